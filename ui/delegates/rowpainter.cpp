#include "ui/delegates/rowpainter.h"

namespace duebell {

void paintRowBackground(QPainter& painter, const QStyleOptionViewItem& option, const Colours& colours)
{
    const QColor& fill = option.state.testFlag(QStyle::State_Selected) ? colours.selection : colours.base;
    painter.fillRect(option.rect, fill);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colours.line);
}

} // namespace duebell
