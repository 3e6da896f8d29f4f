#include "ui/pages/timelinepicture.h"

#include "ui/models/moments.h"
#include "ui/pages/timelinetext.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace duebell {

static constexpr double kZoomStep = 1.6;
static constexpr qreal kMarkReach = 6; // how far from a mark the pointer may be

TimelinePicture::TimelinePicture(const NameBook& names, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_names(names)
    , m_theme(theme)
{
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Left and right step from edge to edge, up and down change the lane, plus and minus "
                                "zoom, 0 shows everything."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelinePicture::show(const Inspection& inspection, std::size_t chosen, bool same)
{
    m_inspection = &inspection;
    m_chosen = chosen;
    QFont bold = Theme::secondaryFont();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    m_sizes.axisHeight = 2 * metrics.height() + space::kTiny;
    m_sizes.labelWidth = 0;
    m_zoom.setWhole(lifeOf(inspection));
    if (!same) {
        m_zoom.fit();
        m_cursor.reset();
    }
    m_plan = planTimeline(*m_inspection, rect(), m_sizes, m_zoom.visible(), false);
    for (const TimelineLane& lane : m_plan.lanes)
        m_sizes.labelWidth
            = std::max(m_sizes.labelWidth, metrics.horizontalAdvance(TimelineText::lane(lane, m_names)) + 12);
    m_sizes.labelWidth = std::min(m_sizes.labelWidth, 132);
    replan();
    setVisible(!m_plan.lanes.empty());
    updateGeometry();
}

void TimelinePicture::clear()
{
    m_inspection = nullptr;
    m_zoom = {};
    m_plan = {};
    m_axis.clear();
    setVisible(false);
}

QSize TimelinePicture::sizeHint() const
{
    const int lanes = m_inspection ? timelineHeight(*m_inspection, m_sizes) : 0;
    return { 320, lanes + TimelinePainter::kLegendHeight };
}

QSize TimelinePicture::minimumSizeHint() const
{
    return { 240, sizeHint().height() };
}

void TimelinePicture::replan()
{
    if (!m_inspection)
        return;
    const QRectF area = QRectF(rect()).adjusted(2, 2, -2, -TimelinePainter::kLegendHeight);
    m_plan = planTimeline(*m_inspection, area, m_sizes, m_zoom.visible(), layoutDirection() == Qt::RightToLeft);
    const QFontMetricsF metrics(Theme::secondaryFont());
    const WordsContext words = Moments::context(m_inspection->now);
    m_axis = planAxis({ m_plan.range, m_plan.plot.left(), m_plan.plot.width(), words.zone, words.locale,
                        [&metrics](const QString& text) { return metrics.horizontalAdvance(text); } });
    update();
}

void TimelinePicture::resizeEvent(QResizeEvent*)
{
    replan();
}

void TimelinePicture::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        replan();
    QWidget::changeEvent(event);
}

void TimelinePicture::paintEvent(QPaintEvent*)
{
    if (m_plan.lanes.empty() || !m_inspection)
        return;
    QPainter painter(this);
    const TimelinePainter::Scene scene { &m_plan, &m_axis, &m_names, m_chosen, hasFocus() ? m_cursor : std::nullopt,
                                         size() };
    TimelinePainter(scene, m_theme.colours()).paint(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_theme.colours().accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kTiny, space::kTiny);
    }
}

void TimelinePicture::zoomAt(double factor, Instant at)
{
    m_zoom.zoom(factor, at);
    replan();
}

Instant TimelinePicture::anchor() const
{
    const TimelineRange& seen = m_zoom.visible();
    if (m_cursor && seen.contains(*m_cursor))
        return *m_cursor;
    return seen.contains(m_inspection->now) ? m_inspection->now : seen.from + seen.length() / 2;
}

void TimelinePicture::zoomBy(double factor)
{
    zoomAt(factor, anchor());
}

void TimelinePicture::zoomFit()
{
    m_zoom.fit();
    replan();
}

void TimelinePicture::pan(int direction)
{
    m_zoom.pan(m_zoom.visible().length() / 5 * direction);
    replan();
}

void TimelinePicture::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier) && turned.y() != 0) {
        zoomAt(std::pow(kZoomStep, turned.y() / 120.0), m_plan.instantAt(event->position().x()));
    } else if (turned.x() != 0 && !m_zoom.isWhole()) {
        const bool later = (turned.x() < 0) != m_plan.rightToLeft;
        pan(later ? 1 : -1);
    } else {
        event->ignore();
        return;
    }
    event->accept();
}

std::vector<TimelineEdge> TimelinePicture::edges() const
{
    const std::optional<std::size_t> lane = m_plan.laneOf(m_chosen);
    return lane ? edgesOf(*m_inspection, m_plan.lanes[*lane]) : std::vector<TimelineEdge>();
}

void TimelinePicture::step(int direction)
{
    const std::vector<TimelineEdge> all = edges();
    if (all.empty())
        return;
    const Instant from = m_cursor.value_or(direction > 0 ? Instant::min() : Instant::max());
    const auto after = std::ranges::upper_bound(all, from, {}, &TimelineEdge::at);
    const auto before = std::ranges::lower_bound(all, from, {}, &TimelineEdge::at);
    if (direction > 0)
        stepTo(after == all.end() ? all.back() : *after);
    else
        stepTo(before == all.begin() ? all.front() : *std::prev(before));
}

void TimelinePicture::stepToEnd(bool last)
{
    const std::vector<TimelineEdge> all = edges();
    if (!all.empty())
        stepTo(last ? all.back() : all.front());
}

void TimelinePicture::stepTo(const TimelineEdge& edge)
{
    m_cursor = edge.at;
    if (!m_zoom.isWhole())
        m_zoom.reveal(edge.at);
    replan();
    announce(TimelineText::edge(*m_inspection, edge), TimelineText::edgeExactly(*m_inspection, edge),
             m_plan.x(edge.at));
    if (edge.clock != m_chosen)
        Q_EMIT clockClicked(edge.clock);
}

void TimelinePicture::changeLane(int direction)
{
    const auto lane = static_cast<int>(m_plan.laneOf(m_chosen).value_or(0)) + direction;
    if (lane < 0 || lane >= static_cast<int>(m_plan.lanes.size()))
        return;
    const TimelineLane& next = m_plan.lanes[static_cast<std::size_t>(lane)];
    announce(TimelineText::lane(next, m_names), {}, 0);
    Q_EMIT clockClicked(next.clocks.back());
}

// A screen reader says the name when it changes.
void TimelinePicture::announce(const QString& text, const QString& tip, qreal x)
{
    m_announcement = text;
    setAccessibleName(tr("Timeline. %1", "where somebody is in it").arg(text));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(mapToGlobal(QPoint(qRound(x), qRound(m_plan.plot.bottom()))), tip, this);
}

void TimelinePicture::keyPressEvent(QKeyEvent* event)
{
    if (!m_inspection)
        return QWidget::keyPressEvent(event);
    const bool pans = event->modifiers().testFlag(Qt::ShiftModifier);
    const int right = m_plan.rightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(kZoomStep);
    case Qt::Key_Minus:
        return zoomBy(1 / kZoomStep);
    case Qt::Key_0:
        return zoomFit();
    case Qt::Key_Left:
        return pans ? pan(-right) : step(-right);
    case Qt::Key_Right:
        return pans ? pan(right) : step(right);
    case Qt::Key_Up:
        return changeLane(-1);
    case Qt::Key_Down:
        return changeLane(1);
    case Qt::Key_Home:
        return stepToEnd(false);
    case Qt::Key_End:
        return stepToEnd(true);
    default:
        QWidget::keyPressEvent(event);
    }
}

std::optional<std::size_t> TimelinePicture::clockAt(const QPointF& position) const
{
    for (const TimelineSegment& segment : m_plan.segments) {
        if (segment.rect.contains(position))
            return segment.clock;
    }
    for (const TimelineLane& lane : m_plan.lanes) {
        if (lane.rect.contains(position) || lane.label.contains(position))
            return lane.clocks.back();
    }
    return std::nullopt;
}

void TimelinePicture::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    if (!m_zoom.isWhole() && m_plan.plot.contains(event->position())) {
        m_dragX = event->position().x();
        setCursor(Qt::ClosedHandCursor);
    }
    if (const std::optional<std::size_t> clock = clockAt(event->position()))
        Q_EMIT clockClicked(*clock);
}

void TimelinePicture::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragX)
        return QWidget::mouseMoveEvent(event);
    const qreal x = event->position().x();
    const qreal way = m_plan.rightToLeft ? x - *m_dragX : *m_dragX - x;
    const qreal seconds = way / std::max(1.0, m_plan.plot.width()) * static_cast<qreal>(m_plan.range.length().count());
    m_zoom.pan(Seconds(static_cast<std::int64_t>(seconds)));
    m_dragX = x;
    replan();
}

void TimelinePicture::mouseReleaseEvent(QMouseEvent* event)
{
    m_dragX.reset();
    unsetCursor();
    QWidget::mouseReleaseEvent(event);
}

void TimelinePicture::mouseDoubleClickEvent(QMouseEvent*)
{
    zoomFit();
}

void TimelinePicture::focusInEvent(QFocusEvent* event)
{
    update();
    QWidget::focusInEvent(event);
}

void TimelinePicture::focusOutEvent(QFocusEvent* event)
{
    setAccessibleName(tr("Timeline"));
    update();
    QWidget::focusOutEvent(event);
}

QString TimelinePicture::tipAt(const QPointF& position) const
{
    for (const PlacedMark& placed : m_plan.marks) {
        const QRectF& bar = m_plan.lanes[placed.lane].rect;
        if (std::abs(placed.x - position.x()) <= kMarkReach && position.y() >= bar.top()
            && position.y() <= bar.bottom())
            return TimelineText::mark(*m_inspection, placed.mark);
    }
    for (const TimelineSegment& segment : m_plan.segments) {
        if (segment.rect.contains(position))
            return TimelineText::segment(*m_inspection, segment);
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
    // Plus and minus are this picture's while it has the keyboard, whatever the window does with them.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        constexpr std::array zoomKeys { Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus, Qt::Key_0 };
        if (plain && std::ranges::find(zoomKeys, key->key()) != zoomKeys.end())
            event->accept();
    }
    return QWidget::event(event);
}

} // namespace duebell
