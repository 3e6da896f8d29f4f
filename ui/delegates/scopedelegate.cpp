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
    if (index.data(m_roles.kind).toInt() == 0)
        paintHeader(*painter, option, index, box);
    else
        paintView(*painter, option, index, box);
}

static int leadingOf(const QStyleOptionViewItem& option)
{
    return static_cast<int>((option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter
                            | Qt::AlignAbsolute);
}

void ScopeDelegate::paintHeader(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                                const QRect& box) const
{
    const QColor& muted = m_theme.colours().muted;
    const auto placed
        = [&option](const QRect& part) { return QStyle::visualRect(option.direction, option.rect, part); };
    const QVariant folded = index.data(m_roles.folded);
    if (folded.isValid()) {
        const bool rightToLeft = option.direction == Qt::RightToLeft;
        const char* chevron = !folded.toBool() ? "chevron-down" : rightToLeft ? "chevron-left" : "chevron-right";
        const QRect icon(box.left() + space::kSmall, box.center().y() - space::kIcon / 2 + 1, space::kIcon,
                         space::kIcon);
        painter.drawPixmap(
            placed(icon).topLeft(),
            m_icons.pixmap(QLatin1String(chevron), muted, space::kIcon, painter.device()->devicePixelRatioF()));
    }
    const int indent = folded.isValid() ? space::kIcon + 2 * space::kSmall : space::kSmall;
    const QRect name(box.left() + indent, box.top(), box.width() - indent - space::kSmall, box.height());
    const QFont font = Theme::secondaryFont();
    painter.setFont(font);
    painter.setPen(muted);
    painter.drawText(placed(name), leadingOf(option),
                     QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, name.width()));
}

void ScopeDelegate::paintView(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                              const QRect& box) const
{
    const Colours& colours = m_theme.colours();
    const auto placed
        = [&option](const QRect& part) { return QStyle::visualRect(option.direction, option.rect, part); };
    const QVariant count = index.data(m_roles.count);
    const QVariant state = index.data(m_roles.state);
    const bool hasTickets = count.toInt() > 0;
    const QColor hue
        = state.isValid() && hasTickets ? colours.ofState(static_cast<RowState>(state.toInt())) : colours.muted;
    const QRect icon(box.left() + space::kSmall, box.center().y() - space::kIcon / 2 + 1, space::kIcon, space::kIcon);
    if (const QString iconName = index.data(m_roles.icon).toString(); !iconName.isEmpty())
        painter.drawPixmap(placed(icon).topLeft(),
                           m_icons.pixmap(iconName, hue, space::kIcon, painter.device()->devicePixelRatioF()));
    const bool isBroken = !index.data(m_roles.problem).toString().isEmpty();
    const QString number = isBroken ? QStringLiteral("?")
        : count.isValid()           ? QLocale().toString(count.toInt())
                                    : QString();
    const QFontMetrics metrics(option.font);
    const int numberWidth = metrics.horizontalAdvance(number);
    const QRect name(icon.right() + 1 + space::kSmall, box.top(),
                     box.right() - icon.right() - numberWidth - 3 * space::kSmall, box.height());
    painter.setFont(option.font);
    painter.setPen(hasTickets ? colours.text : colours.muted);
    painter.drawText(placed(name), leadingOf(option),
                     metrics.elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    painter.setPen(colours.muted);
    painter.drawText(placed(QRect(box.right() - space::kSmall - numberWidth, box.top(), numberWidth + 2, box.height())),
                     leadingOf(option), number);
}

QSize ScopeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { 180, option.fontMetrics.height() + space::kMedium + 2 };
}

} // namespace duebell
