// Paints a view at the side: icon, name, and its count at the trailing edge; headers of sections; views that the desk
// does not understand, muted.
#pragma once

#include "ui/theme/iconset.h"

#include <QAbstractItemDelegate>

namespace duebell {

class ScopeDelegate : public QAbstractItemDelegate {
    Q_OBJECT

public:
    struct Roles {
        int count;
        int icon;
        int state;
        int kind; ///< int: 0 for a header, 1 for a view, 2 for "more"
        int folded; ///< bool for a header that folds
        int problem;
    };

    ScopeDelegate(Roles roles, const Theme& theme, const IconSet& icons, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeader(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                     const QRect& box) const;
    void paintView(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                   const QRect& box) const;

    Roles m_roles;
    const Theme& m_theme;
    const IconSet& m_icons;
};

} // namespace duebell
