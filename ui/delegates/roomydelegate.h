// The usual delegate with a little more height: rows that can be read all day.
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace duebell {

class RoomyDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem inset(option);
        inset.rect.adjust(0, 0, -space::kSmall, 0); // air at the trailing edge of right-aligned columns
        QStyledItemDelegate::paint(painter, option.state.testFlag(QStyle::State_Selected) ? option : inset, index);
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, space::kSmall);
    }
};

} // namespace duebell
