#include "ui/delegates/scopedelegate.h"

#include "desk/summary.h"

#include <QLocale>
#include <QPainter>

namespace duebell {

ScopeDelegate::ScopeDelegate(Roles roles, const Theme& theme, const IconSet& icons, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_roles(roles)
    , m_theme(theme)
    , m_icons(icons)
{
}

void ScopeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = m_theme.colours();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect box = option.rect.adjusted(space::kSmall, 1, -space::kSmall, -1);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? colours.selection : colours.band);
        painter->drawRoundedRect(box, space::kCorner, space::kCorner);
        painter->restore();
    }
    const auto placed
        = [&option](const QRect& part) { return QStyle::visualRect(option.direction, option.rect, part); };
    const int count = index.data(m_roles.count).toInt();
    const QVariant state = index.data(m_roles.state);
    const QColor hue
        = state.isValid() && count > 0 ? colours.ofState(static_cast<RowState>(state.toInt())) : colours.muted;
    const QRect icon(box.left() + space::kSmall, box.center().y() - space::kIcon / 2 + 1, space::kIcon, space::kIcon);
    painter->drawPixmap(
        placed(icon).topLeft(),
        m_icons.pixmap(index.data(m_roles.icon).toString(), hue, space::kIcon, painter->device()->devicePixelRatioF()));
    const QString number = QLocale().toString(count);
    const QFontMetrics metrics(option.font);
    const int numberWidth = metrics.horizontalAdvance(number);
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const int leading
        = static_cast<int>((rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute);
    const QRect name(icon.right() + 1 + space::kSmall, box.top(),
                     box.right() - icon.right() - numberWidth - 3 * space::kSmall, box.height());
    painter->setFont(option.font);
    painter->setPen(count > 0 ? colours.text : colours.muted);
    painter->drawText(placed(name), leading, metrics.elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    painter->setPen(colours.muted);
    painter->drawText(
        placed(QRect(box.right() - space::kSmall - numberWidth, box.top(), numberWidth + 2, box.height())), leading,
        number);
}

QSize ScopeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { 180, option.fontMetrics.height() + space::kMedium + 2 };
}

} // namespace duebell
