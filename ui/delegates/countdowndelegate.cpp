#include "ui/delegates/countdowndelegate.h"

#include "desk/summary.h"
#include "ui/delegates/rowpainter.h"

#include <QPainter>
#include <QStyle>
#include <QtMath>

namespace duebell {

CountdownDelegate::CountdownDelegate(Roles roles, std::function<Instant()> now, const Theme& theme,
                                     const IconSet& icons, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_roles(roles)
    , m_now(std::move(now))
    , m_theme(theme)
    , m_icons(icons)
{
    takeFonts();
}

void CountdownDelegate::takeFonts()
{
    m_primary = TabularText(Theme::strongFont());
    m_secondary = TabularText(Theme::secondaryFont());
}

CountdownContent CountdownDelegate::contentOf(const QModelIndex& index) const
{
    const auto* clock = index.data(m_roles.clock).value<const Clock*>();
    return countdownOf(clock, static_cast<RowState>(index.data(m_roles.state).toInt()), m_now());
}

// The time may not be cut off: the promise's name has what room is left, on the same baseline.
void CountdownDelegate::paintMetric(QPainter& painter, const QRect& line, int primaryWidth, const QString& metric,
                                    Qt::LayoutDirection direction) const
{
    const int before = primaryWidth + space::kSmall;
    if (line.width() <= before + space::kHuge)
        return;
    const int drop
        = qRound((m_primary.ascent() - m_secondary.ascent()) - (line.height() - m_secondary.lineHeight()) / 2.0);
    const QRect rest(line.left() + before, line.top() + drop, line.width() - before, line.height());
    painter.setPen(m_theme.colours().muted);
    m_secondary.draw(painter, QStyle::visualRect(direction, line, rest), metric, direction);
}

void CountdownDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = m_theme.colours();
    paintRowBackground(*painter, option, colours);
    const QVariant state = index.data(m_roles.state);
    if (!state.isValid())
        return; // a lane's header: its text is painted over the whole row
    const CountdownContent content = contentOf(index);
    const bool missed = m_roles.missed >= 0 && index.data(m_roles.missed).toBool();
    const int markRoom = missed ? space::kHuge - space::kSmall : 0;
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const QRect cell = option.rect.adjusted(rightToLeft ? markRoom : 0, 0, rightToLeft ? 0 : -markRoom, 0);
    const CountdownGeometry geometry = countdownGeometry(cell, m_primary.lineHeight(), m_secondary.lineHeight(),
                                                         !content.secondary.isEmpty(), option.direction);
    const qreal scale = painter->device()->devicePixelRatioF();
    painter->drawPixmap(geometry.icon.topLeft(), m_icons.state(content.state, space::kIcon, scale));
    painter->setPen(colours.ofState(content.state));
    m_primary.draw(*painter, geometry.primary, content.primary, option.direction);
    if (m_roles.named && !content.metric.isEmpty())
        paintMetric(*painter, geometry.primary, qCeil(m_primary.width(content.primary)), content.metric,
                    option.direction);
    if (!content.secondary.isEmpty()) {
        painter->setPen(colours.muted);
        m_secondary.draw(*painter, geometry.secondary, content.secondary, option.direction);
    }
    if (missed) {
        const QRect mark(option.rect.right() - space::kSmall - 10, option.rect.center().y() - 5, 10, 10);
        painter->drawPixmap(QStyle::visualRect(option.direction, option.rect, mark).topLeft(),
                            m_icons.pixmap(QStringLiteral("missed-mark"), colours.muted, 10, scale));
    }
}

QSize CountdownDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 232, m_primary.lineHeight() + m_secondary.lineHeight() + space::kSmall };
}

} // namespace duebell
