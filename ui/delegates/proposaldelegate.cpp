#include "ui/delegates/proposaldelegate.h"

#include <QPainter>
#include <QStyle>

namespace duebell {

ProposalDelegate::ProposalDelegate(int hintRole, const Theme& theme, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_hintRole(hintRole)
    , m_theme(theme)
{
}

void ProposalDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = m_theme.colours();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, selected ? colours.selection : colours.hover);
    const QRect inside = option.rect.adjusted(space::kSmall, 0, -space::kSmall, 0);
    const QFontMetrics metrics(option.font);
    const QString text = index.data().toString();
    const int textWidth = std::min(metrics.horizontalAdvance(text) + space::kTiny, inside.width());
    const int leading = static_cast<int>((option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft)
                                         | Qt::AlignVCenter | Qt::AlignAbsolute);
    const auto draw = [&](const QRect& part, const QString& words, const QColor& colour) {
        painter->setPen(colour);
        painter->drawText(QStyle::visualRect(option.direction, option.rect, part), leading,
                          metrics.elidedText(words, Qt::ElideRight, part.width()));
    };
    painter->setFont(option.font);
    draw(QRect(inside.left(), inside.top(), textWidth, inside.height()), text, colours.text);
    // Hints stand in a column of their own where the text leaves it free.
    const int column = inside.left() + std::max(textWidth + space::kMedium, inside.width() * 2 / 5);
    if (column < inside.right() - metrics.averageCharWidth() * 4)
        draw(QRect(column, inside.top(), inside.right() - column + 1, inside.height()),
             index.data(m_hintRole).toString(), colours.muted);
}

QSize ProposalDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { 320, option.fontMetrics.height() + space::kSmall };
}

} // namespace duebell
