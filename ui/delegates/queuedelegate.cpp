#include "ui/delegates/queuedelegate.h"

#include "ui/delegates/rowpainter.h"

#include <QPainter>

namespace duebell {

QueueDelegate::QueueDelegate(int mutedRole, const Theme& theme, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_mutedRole(mutedRole)
    , m_theme(theme)
{
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = m_theme.colours();
    paintRowBackground(*painter, option, colours);
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    const QRect box = option.rect.adjusted(space::kSmall, 0, -space::kSmall, 0);
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const int alignment
        = static_cast<int>((rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute)
        | Qt::TextSingleLine;
    const QString second = m_secondLineRole < 0 ? QString() : index.data(m_secondLineRole).toString();
    const QFont secondFont = Theme::secondaryFont();
    const QFontMetrics secondMetrics(secondFont);
    const int firstHeight = option.fontMetrics.height();
    const int height = second.isEmpty() ? box.height() : firstHeight + secondMetrics.height();
    const QRect first(box.left(), box.top() + (box.height() - height) / 2, box.width(),
                      second.isEmpty() ? height : firstHeight);
    painter->setFont(option.font);
    painter->setPen(index.data(m_mutedRole).toBool() ? colours.muted : colours.text);
    painter->drawText(first, alignment, option.fontMetrics.elidedText(text, Qt::ElideRight, box.width()));
    if (second.isEmpty())
        return;
    painter->setFont(secondFont);
    painter->setPen(colours.muted);
    painter->drawText(QRect(box.left(), first.bottom() + 1, box.width(), secondMetrics.height()), alignment,
                      secondMetrics.elidedText(second, Qt::ElideRight, box.width()));
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return { option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * space::kSmall,
             option.fontMetrics.height() + space::kSmall };
}

} // namespace duebell
