#include "ui/delegates/choicedelegate.h"

#include <QIcon>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace duebell {

ChoiceDelegate::ChoiceDelegate(Roles roles, const Theme& theme, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_roles(roles)
    , m_theme(theme)
{
}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = m_theme.colours();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool possible = index.data(m_roles.whyNot).toString().isEmpty();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || (possible && option.state.testFlag(QStyle::State_MouseOver))) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? colours.selection : colours.hover);
        painter->drawRoundedRect(option.rect.adjusted(space::kTiny, 1, -space::kTiny, -1), space::kCorner,
                                 space::kCorner);
    }
    const auto placed
        = [&option](const QRect& part) { return QStyle::visualRect(option.direction, option.rect, part); };
    QRect box = option.rect.adjusted(space::kMedium, 0, -space::kMedium, 0);
    const QRect icon(box.left(), box.center().y() - space::kIcon / 2 + 1, space::kIcon, space::kIcon);
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, placed(icon), Qt::AlignCenter, possible ? QIcon::Normal : QIcon::Disabled);
    box.setLeft(icon.right() + space::kSmall);
    const QString keys = index.data(m_roles.keys).toString();
    if (!keys.isEmpty()) {
        const int width = option.fontMetrics.horizontalAdvance(keys);
        painter->setFont(option.font);
        painter->setPen(colours.muted);
        painter->drawText(placed(QRect(box.right() - width, box.top(), width + 1, box.height())), Qt::AlignCenter,
                          keys);
        box.setRight(box.right() - width - space::kLarge);
    }
    paintText(*painter, option, index, box);
    painter->restore();
}

void ChoiceDelegate::paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                               QRect box) const
{
    const Colours& colours = m_theme.colours();
    const QString whyNot = index.data(m_roles.whyNot).toString();
    const QString text = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, box.width());
    QTextLayout layout(text, option.font);
    QList<QTextLayout::FormatRange> stressed;
    for (const QVariant& place : index.data(m_roles.places).toList()) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        if (place.toInt() < text.size())
            stressed.append({ place.toInt(), 1, format });
    }
    layout.setFormats(stressed);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width());
    layout.endLayout();
    const int width = static_cast<int>(line.naturalTextWidth()) + 1;
    const QRect textBox
        = QStyle::visualRect(option.direction, option.rect, QRect(box.left(), box.top(), width, box.height()));
    painter.setPen(whyNot.isEmpty() ? colours.text : colours.muted);
    layout.draw(&painter, QPointF(textBox.left(), textBox.top() + (box.height() - line.height()) / 2));
    const QString detail = whyNot.isEmpty() ? index.data(m_roles.detail).toString() : whyNot;
    const QRect rest(box.left() + width + space::kMedium, box.top(), box.width() - width - space::kMedium,
                     box.height());
    if (detail.isEmpty() || rest.width() < 3 * space::kLarge)
        return;
    painter.setFont(option.font);
    painter.setPen(colours.muted);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, rest),
                     static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)
                                      | Qt::AlignAbsolute),
                     option.fontMetrics.elidedText(detail, Qt::ElideRight, rest.width()));
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { 320, option.fontMetrics.height() + space::kMedium };
}

} // namespace duebell
