#include "ui/pages/timelinepicture.h"

#include "ui/models/moments.h"
#include "words/names.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace duebell {

static constexpr int kLegendHeight = 20;

TimelinePicture::TimelinePicture(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Timeline"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelinePicture::show(const Inspection& inspection, std::size_t chosen)
{
    m_inspection = inspection;
    m_chosen = chosen;
    QFont bold = Theme::secondaryFont();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    m_sizes.labelWidth = 0;
    for (const Clock& clock : inspection.result.clocks)
        m_sizes.labelWidth = std::max(m_sizes.labelWidth, metrics.horizontalAdvance(Names::metric(clock.metric)) + 12);
    m_sizes.axisHeight = metrics.height() + space::kTiny;
    plan();
    setVisible(timelineHeight(inspection, m_sizes) > 0);
    updateGeometry();
    update();
}

void TimelinePicture::clear()
{
    m_inspection = {};
    m_plan = {};
    setVisible(false);
}

QSize TimelinePicture::sizeHint() const
{
    return { 320, timelineHeight(m_inspection, m_sizes) + kLegendHeight };
}

QSize TimelinePicture::minimumSizeHint() const
{
    return { 240, sizeHint().height() };
}

void TimelinePicture::plan()
{
    m_plan = planTimeline(m_inspection, QRectF(rect()).adjusted(0, 0, 0, -kLegendHeight), m_sizes,
                          layoutDirection() == Qt::RightToLeft);
}

void TimelinePicture::resizeEvent(QResizeEvent*)
{
    plan();
}

// Each kind has a texture of its own beside its colour.
QBrush TimelinePicture::brushOf(const TimelineSegment& segment) const
{
    const Colours& colours = m_theme.colours();
    switch (segment.kind) {
    case RowKind::Counted:
        return segment.late ? colours.breached : colours.running;
    case RowKind::OutsideHours:
        return colours.closed;
    case RowKind::Holiday:
        return QBrush(colours.muted, Qt::Dense6Pattern);
    case RowKind::PausedForClient:
    case RowKind::PausedForThirdParty:
    case RowKind::PausedByStatus:
        return QBrush(colours.paused, Qt::BDiagPattern);
    case RowKind::Resolved:
        break;
    }
    return QBrush(colours.calm, Qt::HorPattern);
}

void TimelinePicture::paintAxis(QPainter& painter) const
{
    const Colours& colours = m_theme.colours();
    const QFontMetrics metrics(Theme::secondaryFont());
    painter.setFont(Theme::secondaryFont());
    qreal lastRight = -1000;
    qreal lastLeft = 100000;
    const QLocale locale;
    for (const TimelineTick& tick : m_plan.ticks) {
        painter.setPen(colours.line);
        painter.drawLine(QPointF(tick.x, m_plan.plot.top() - 2), QPointF(tick.x, m_plan.plot.bottom() + 3));
        const QDateTime local = QDateTime::fromSecsSinceEpoch(tick.at.time_since_epoch().count());
        const QString text
            = tick.date ? locale.toString(local.date(), QStringLiteral("d MMM")) : Moments::time(tick.at);
        const int width = metrics.horizontalAdvance(text);
        const qreal left = std::clamp(tick.x - width / 2.0, 0.0, static_cast<qreal>(this->width() - width));
        if (left < lastRight + 8 && left + width > lastLeft - 8)
            continue;
        lastRight = left + width;
        lastLeft = left;
        painter.setPen(colours.muted);
        painter.drawText(QPointF(left, m_plan.plot.bottom() + 3 + metrics.ascent()), text);
    }
}

void TimelinePicture::paintLane(QPainter& painter, const TimelineLane& lane) const
{
    const Colours& colours = m_theme.colours();
    const Clock& clock = m_inspection.result.clocks[lane.clock];
    const bool chosen = lane.clock == m_chosen;
    QFont font = Theme::secondaryFont();
    font.setWeight(chosen ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(chosen ? colours.text : colours.muted);
    const Qt::Alignment side = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(lane.label, static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter),
                     Names::metric(clock.metric));
    for (const TimelineSegment& segment : m_plan.segments) {
        if (segment.clock != lane.clock)
            continue;
        const QRectF bar = segment.rect.adjusted(0, 2, 0, -2);
        if (segment.kind == RowKind::PausedForClient || segment.kind == RowKind::PausedForThirdParty
            || segment.kind == RowKind::PausedByStatus)
            painter.fillRect(bar, colours.tint(RowState::Paused));
        painter.fillRect(bar, brushOf(segment));
    }
    if (lane.endX) {
        painter.setPen(QPen(colours.text, 2));
        painter.drawLine(QPointF(*lane.endX, lane.rect.top()), QPointF(*lane.endX, lane.rect.bottom()));
    }
    if (lane.dueX) {
        const qreal x = *lane.dueX;
        const qreal y = lane.rect.center().y();
        const QPolygonF diamond { QPointF(x, y - 6), QPointF(x + 6, y), QPointF(x, y + 6), QPointF(x - 6, y) };
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours.base, 1.5));
        painter.setBrush(colours.text);
        painter.drawPolygon(diamond);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void TimelinePicture::paintLegend(QPainter& painter) const
{
    const Colours& colours = m_theme.colours();
    const QFontMetrics metrics(Theme::secondaryFont());
    painter.setFont(Theme::secondaryFont());
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    int x = 0;
    const int y = height() - kLegendHeight / 2 + 1;
    std::vector<std::pair<TimelineSegment, QString>> entries;
    const auto add = [&](RowKind kind, bool late, const QString& text) {
        const bool occurs
            = std::any_of(m_plan.segments.begin(), m_plan.segments.end(),
                          [&](const TimelineSegment& segment) { return segment.kind == kind && segment.late == late; });
        if (occurs)
            entries.emplace_back(TimelineSegment { {}, kind, 0, 0, 0, late }, text);
    };
    add(RowKind::Counted, false, tr("counted", "legend"));
    add(RowKind::Counted, true, tr("late", "legend"));
    add(RowKind::OutsideHours, false, tr("closed", "legend"));
    add(RowKind::Holiday, false, tr("holiday", "legend"));
    add(RowKind::PausedForClient, false, tr("client", "legend: waiting for the client"));
    add(RowKind::PausedForThirdParty, false, tr("third party", "legend: waiting for a third party"));
    add(RowKind::PausedByStatus, false, tr("paused", "legend"));
    add(RowKind::Resolved, false, tr("resolved", "legend"));
    for (const auto& [segment, text] : entries) {
        const int width = metrics.horizontalAdvance(text);
        const QRect swatch(rightToLeft ? this->width() - x - 12 : x, y - 5, 12, 10);
        painter.fillRect(swatch, brushOf(segment));
        painter.setPen(colours.muted);
        painter.drawText(rightToLeft ? this->width() - x - 16 - width : x + 16, y + metrics.ascent() / 2 - 1, text);
        x += 16 + width + space::kMedium;
    }
}

void TimelinePicture::paintEvent(QPaintEvent*)
{
    if (m_plan.lanes.empty())
        return;
    QPainter painter(this);
    paintAxis(painter);
    for (const TimelineLane& lane : m_plan.lanes)
        paintLane(painter, lane);
    painter.setPen(QPen(m_theme.colours().accent, 1.5, Qt::DashLine));
    if (m_plan.nowX >= m_plan.plot.left() && m_plan.nowX <= m_plan.plot.right())
        painter.drawLine(QPointF(m_plan.nowX, m_plan.plot.top() - 4), QPointF(m_plan.nowX, m_plan.plot.bottom()));
    paintLegend(painter);
}

void TimelinePicture::mousePressEvent(QMouseEvent* event)
{
    for (const TimelineLane& lane : m_plan.lanes) {
        if (lane.rect.contains(event->position()) || lane.label.contains(event->position())) {
            Q_EMIT clockClicked(lane.clock);
            return;
        }
    }
}

QString TimelinePicture::tipAt(const QPointF& position) const
{
    for (const TimelineSegment& segment : m_plan.segments) {
        if (!segment.rect.contains(position))
            continue;
        const std::vector<LedgerRow>& rows = m_inspection.ledgers[segment.clock];
        const LedgerRow& first = rows[segment.firstRow];
        const LedgerRow& last = rows[segment.lastRow];
        return tr("%1\n%2 to %3", "what, from, to")
            .arg(Names::rowKind(segment.kind), Moments::full(first.from), Moments::full(last.to));
    }
    return {};
}

bool TimelinePicture::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace duebell
