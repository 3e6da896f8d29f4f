#include "ui/pages/statechip.h"

#include "desk/summary.h"

#include <QPainter>
#include <QStyle>

namespace duebell {

StateChip::StateChip(const Theme& theme, const IconSet& icons, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void StateChip::show(RowState state, const QString& text)
{
    m_state = state;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    const QFontMetrics metrics(Theme::strongFont());
    return { metrics.horizontalAdvance(m_text) + space::kIcon + 3 * space::kSmall, metrics.height() + space::kSmall };
}

void StateChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = m_theme.colours();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.tint(m_state));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    const auto placed = [this](const QRect& box) { return style()->visualRect(layoutDirection(), rect(), box); };
    const QRect icon(space::kSmall, (height() - space::kIcon) / 2, space::kIcon, space::kIcon);
    painter.drawPixmap(placed(icon).topLeft(), m_icons.state(m_state, space::kIcon, devicePixelRatioF()));
    painter.setFont(Theme::strongFont());
    painter.setPen(colours.ofState(m_state));
    const QRect text(icon.right() + 1 + space::kTiny, 0, width() - icon.right() - space::kTiny, height());
    const Qt::Alignment side = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(placed(text), static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter), m_text);
}

} // namespace duebell
