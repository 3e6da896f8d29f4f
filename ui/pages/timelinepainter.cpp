#include "ui/pages/timelinepainter.h"

#include "ui/pages/timekindpainter.h"
#include "ui/pages/timelinetext.h"

#include <algorithm>

namespace duebell {

TimelinePainter::TimelinePainter(const Scene& scene, const Colours& colours)
    : m_scene(scene)
    , m_plan(*scene.plan)
    , m_colours(colours)
{
}

void TimelinePainter::paint(QPainter& painter) const
{
    paintAxis(painter);
    for (std::size_t lane = 0; lane < m_plan.lanes.size(); ++lane)
        paintLane(painter, lane);
    paintChosen(painter);
    for (const PlacedMark& placed : m_plan.marks) {
        const QRectF& bar = m_plan.lanes[placed.lane].rect;
        paintMark(painter, placed.mark.kind, { placed.x, bar.center().y() }, bar.height());
    }
    paintNow(painter);
    paintLegend(painter);
}

void TimelinePainter::paintAxis(QPainter& painter) const
{
    const QFont font = Theme::secondaryFont();
    const QFontMetrics metrics(font);
    painter.setFont(font);
    const qreal bottom = m_plan.plot.bottom();
    const auto flipped = [this](qreal x) { return m_plan.plot.left() + m_plan.plot.right() - x; };
    for (const AxisLabel& label : *m_scene.axis) {
        const qreal x = m_plan.rightToLeft ? flipped(label.x) : label.x;
        const qreal left = m_plan.rightToLeft ? flipped(label.left + label.width) : label.left;
        if (label.hasLine) {
            painter.setPen(QPen(m_colours.line, label.isContext ? 1.5 : 1));
            painter.drawLine(QPointF(x, m_plan.plot.top() - 2), QPointF(x, bottom + 3));
        }
        painter.setPen(m_colours.muted);
        const qreal base = bottom + 3 + metrics.ascent() + (label.isContext ? metrics.height() : 0);
        painter.drawText(QPointF(left, base), label.text);
    }
}

void TimelinePainter::paintLane(QPainter& painter, std::size_t number) const
{
    const TimelineLane& lane = m_plan.lanes[number];
    const bool chosen = std::ranges::find(lane.clocks, m_scene.chosenClock) != lane.clocks.end();
    QFont font = Theme::secondaryFont();
    font.setWeight(chosen ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(chosen ? m_colours.text : m_colours.muted);
    const Qt::Alignment side = m_plan.rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const QString caption = QFontMetrics(font).elidedText(TimelineText::lane(lane, *m_scene.names), Qt::ElideRight,
                                                          qFloor(lane.label.width()));
    painter.drawText(lane.label, static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter), caption);
    for (const TimelineSegment& segment : m_plan.segments) {
        if (segment.lane == number)
            paintTimeKind(painter, segment.rect.adjusted(0, 2, 0, -2), segment.kind, segment.late, m_colours);
    }
}

// Of several cycles in one lane, the one that is explained is underlined.
void TimelinePainter::paintChosen(QPainter& painter) const
{
    const std::optional<std::size_t> lane = m_plan.laneOf(m_scene.chosenClock);
    if (!lane || m_plan.lanes[*lane].clocks.size() < 2)
        return;
    QRectF extent;
    for (const TimelineSegment& segment : m_plan.segments) {
        if (segment.clock == m_scene.chosenClock)
            extent = extent.united(segment.rect);
    }
    if (!extent.isEmpty())
        painter.fillRect(QRectF(extent.left(), extent.bottom(), extent.width(), 2), m_colours.accent);
}

void TimelinePainter::paintMark(QPainter& painter, MarkKind kind, const QPointF& at, qreal height) const
{
    const qreal x = at.x();
    const qreal y = at.y();
    const qreal half = height / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_colours.base, 1.5));
    switch (kind) {
    case MarkKind::Due:
        painter.setBrush(m_colours.text);
        painter.drawPolygon(QPolygonF { { x, y - 6 }, { x + 6, y }, { x, y + 6 }, { x - 6, y } });
        break;
    case MarkKind::Internal:
        painter.setPen(QPen(m_colours.atRisk, 2));
        painter.setBrush(m_colours.base);
        painter.drawPolygon(QPolygonF { { x, y - 5 }, { x + 5, y }, { x, y + 5 }, { x - 5, y } });
        break;
    case MarkKind::Warning:
        painter.setBrush(m_colours.atRisk);
        painter.drawPolygon(QPolygonF { { x - 5, y - half - 1 }, { x + 5, y - half - 1 }, { x, y - half + 7 } });
        break;
    case MarkKind::Breached:
    case MarkKind::BreachUndone:
        painter.setPen(QPen(m_colours.breached, 2, kind == MarkKind::Breached ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(QPointF(x - 4, y - half - 2), QPointF(x + 4, y - half + 6));
        painter.drawLine(QPointF(x + 4, y - half - 2), QPointF(x - 4, y - half + 6));
        break;
    case MarkKind::Satisfied:
        painter.setPen(QPen(m_colours.text, 2));
        painter.drawLine(QPointF(x, y - half), QPointF(x, y + half));
        break;
    case MarkKind::Cancelled:
        painter.setPen(QPen(m_colours.muted, 2, Qt::DotLine));
        painter.drawLine(QPointF(x, y - half), QPointF(x, y + half));
        break;
    }
    painter.restore();
}

void TimelinePainter::paintNow(QPainter& painter) const
{
    const qreal top = m_plan.plot.top() - 4;
    if (m_plan.nowX) {
        painter.setPen(QPen(m_colours.accent, 1.5, Qt::DashLine));
        painter.drawLine(QPointF(*m_plan.nowX, top), QPointF(*m_plan.nowX, m_plan.plot.bottom()));
    }
    if (m_scene.cursor && m_plan.range.contains(*m_scene.cursor)) {
        const qreal x = m_plan.x(*m_scene.cursor);
        painter.setPen(QPen(m_colours.text, 1));
        painter.drawLine(QPointF(x, top), QPointF(x, m_plan.plot.bottom() + 4));
        painter.setBrush(m_colours.text);
        painter.drawPolygon(QPolygonF { { x - 3, top - 1 }, { x + 3, top - 1 }, { x, top + 3 } });
    }
}

// Only what occurs: a legend of what is not there explains nothing.
std::vector<TimelinePainter::LegendEntry> TimelinePainter::legend() const
{
    std::vector<LegendEntry> entries;
    for (const auto& [kind, late] :
         { std::pair(RowKind::Counted, false), std::pair(RowKind::Counted, true),
           std::pair(RowKind::OutsideHours, false), std::pair(RowKind::Holiday, false),
           std::pair(RowKind::PausedForClient, false), std::pair(RowKind::PausedForThirdParty, false),
           std::pair(RowKind::PausedByStatus, false), std::pair(RowKind::Resolved, false) }) {
        const bool occurs
            = std::ranges::any_of(m_plan.segments, [&, wanted = kind, isLate = late](const auto& segment) {
                  return segment.kind == wanted && segment.late == isLate;
              });
        if (occurs)
            entries.push_back({ kind, late, {}, TimelineText::legend(kind, late) });
    }
    for (const MarkKind kind : { MarkKind::Due, MarkKind::Internal, MarkKind::Warning, MarkKind::Breached }) {
        const bool occurs
            = std::ranges::any_of(m_plan.marks, [kind](const PlacedMark& placed) { return placed.mark.kind == kind; });
        if (occurs)
            entries.push_back({ {}, false, kind, TimelineText::mark(kind).toLower() });
    }
    return entries;
}

// Marks that stand at the lane's upper edge, so that they do not cover the others.
static bool isAtTop(MarkKind kind)
{
    return kind == MarkKind::Warning || kind == MarkKind::Breached || kind == MarkKind::BreachUndone;
}

void TimelinePainter::paintLegend(QPainter& painter) const
{
    const QFont font = Theme::secondaryFont();
    const QFontMetrics metrics(font);
    painter.setFont(font);
    constexpr int swatch = 14;
    const int width = m_scene.size.width();
    const int y = m_scene.size.height() - kLegendHeight / 2 + 1;
    int x = 0;
    for (const LegendEntry& entry : legend()) {
        const int text = metrics.horizontalAdvance(entry.text);
        const int whole = swatch + space::kTiny + text;
        if (x + whole > width)
            return; // hovering says it, too
        const QRectF box(m_plan.rightToLeft ? width - x - swatch : x, y - 6, swatch, 12);
        if (entry.mark)
            paintMark(painter, *entry.mark, box.center() + QPointF(0, isAtTop(*entry.mark) ? 4 : 0), box.height());
        else
            paintTimeKind(painter, box, entry.kind, entry.late, m_colours);
        painter.setPen(m_colours.muted);
        const int left = m_plan.rightToLeft ? width - x - whole : x + swatch + space::kTiny;
        painter.drawText(left, y + metrics.ascent() / 2 - 1, entry.text);
        x += whole + space::kMedium;
    }
}

} // namespace duebell
