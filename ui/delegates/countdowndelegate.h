// Paints the clock cell: the state's icon, the time to due and which promise it is about, and beneath it
// when that is, or what is left of open time.
#pragma once

#include "ui/delegates/countdown.h"
#include "ui/delegates/tabulartext.h"
#include "ui/theme/iconset.h"

#include <QAbstractItemDelegate>

#include <functional>

namespace duebell {

class CountdownDelegate : public QAbstractItemDelegate {
    Q_OBJECT

public:
    /// Which roles of the model hold the clock (const Clock*), the row's state (int) and the mark of past misses
    /// (bool).
    struct Roles {
        int clock;
        int state;
        int missed;
        bool named = true; ///< says which promise it is about
    };
    /// `now` is asked at every painting. Theme and icons must outlive the delegate.
    CountdownDelegate(Roles roles, std::function<Instant()> now, const Theme& theme, const IconSet& icons,
                      QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] CountdownContent contentOf(const QModelIndex& index) const;
    /// Fonts change with the theme and the desktop.
    void takeFonts();

private:
    void paintMetric(QPainter& painter, const QRect& line, int primaryWidth, const QString& metric,
                     Qt::LayoutDirection direction) const;

    Roles m_roles;
    std::function<Instant()> m_now;
    const Theme& m_theme;
    const IconSet& m_icons;
    TabularText m_primary;
    TabularText m_secondary;
};

} // namespace duebell
