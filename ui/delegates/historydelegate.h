// Paints an entry of the history: a message with its body, or a change as a compact line. Bodies are plain text.
// Heights are remembered, so that thousands of entries scroll.
#pragma once

#include "ui/models/historymodel.h"
#include "ui/theme/iconset.h"

#include <QAbstractItemDelegate>
#include <QHash>
#include <QModelIndex>

namespace duebell {

/// Where the parts of one entry stand, left to right, in a row that begins at (0, 0).
struct HistoryRowPlan {
    QRect bar; ///< at the leading edge: a message's, by who wrote it
    QRect icon; ///< an alert's
    QRect head; ///< who and what
    QRect time;
    QRect remark; ///< late or taken back; empty when there is none
    QRect body;
    QRect more; ///< "Show all"; empty when nothing is folded
    int height = 0;
};

class HistoryDelegate : public QAbstractItemDelegate {
    Q_OBJECT

public:
    /// References must outlive the delegate.
    HistoryDelegate(const Theme& theme, const IconSet& icons, QObject* parent = nullptr);

    /// Rows are this wide from now on.
    void setWidth(int width);
    /// What was measured is void: the model shows something else, or the fonts are others.
    void forget() { m_heights.clear(); }
    [[nodiscard]] HistoryRowPlan plan(const QModelIndex& index) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    [[nodiscard]] static QString moreText(const QModelIndex& index);
    [[nodiscard]] static QString remarkOf(const HistoryEntry& entry);

private:
    [[nodiscard]] QColor barColour(const HistoryEntry& entry) const;
    void paintHead(QPainter& painter, const HistoryEntry& entry, const QRect& head, const QRect& time, Instant now,
                   Qt::LayoutDirection direction) const;
    void paintBody(QPainter& painter, const HistoryEntry& entry, const QString& text, const QRect& body) const;

    const Theme& m_theme;
    const IconSet& m_icons;
    int m_width = 320;
    mutable QHash<quint64, int> m_heights;
};

} // namespace duebell
