// A row of a chooser: icon, text with the matched letters stressed, quiet detail, and the shortcut at the far end.
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractItemDelegate>

namespace duebell {

class ChoiceDelegate : public QAbstractItemDelegate {
    Q_OBJECT

public:
    struct Roles {
        int detail = 0;
        int keys = 0;
        int whyNot = 0;
        int places = 0;
    };
    ChoiceDelegate(Roles roles, const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, QRect box) const;

    Roles m_roles;
    const Theme& m_theme;
};

} // namespace duebell
