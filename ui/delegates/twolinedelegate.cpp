#include "ui/delegates/twolinedelegate.h"

#include "ui/delegates/rowpainter.h"

namespace duebell {

TwoLineDelegate::TwoLineDelegate(int secondLineRole, const Theme& theme, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_secondLineRole(secondLineRole)
    , m_theme(theme)
{
}

void TwoLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintRowBackground(*painter, option, m_theme.colours());
    const TabularText first(option.font);
    const TabularText second(Theme::secondaryFont());
    const QString under = index.data(m_secondLineRole).toString();
    const QRect inner = option.rect.adjusted(space::kSmall, 0, -space::kSmall, 0);
    const int height = first.lineHeight() + (under.isEmpty() ? 0 : second.lineHeight());
    const int top = inner.top() + (inner.height() - height) / 2;
    painter->setPen(m_theme.colours().text);
    first.draw(*painter, QRect(inner.left(), top, inner.width(), first.lineHeight()), index.data().toString(),
               option.direction);
    if (under.isEmpty())
        return;
    painter->setPen(m_theme.colours().muted);
    second.draw(*painter, QRect(inner.left(), top + first.lineHeight(), inner.width(), second.lineHeight()), under,
                option.direction);
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { 120, option.fontMetrics.height() + QFontMetrics(Theme::secondaryFont()).height() + space::kSmall };
}

} // namespace duebell
