// Paints a view in the sidebar: icon, name, count.
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
    };
    ScopeDelegate(Roles roles, const Theme& theme, const IconSet& icons, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Roles m_roles;
    const Theme& m_theme;
    const IconSet& m_icons;
};

} // namespace duebell
