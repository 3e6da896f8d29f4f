#include "ui/pages/timelinelayout.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace duebell {

qreal TimelinePlan::x(Instant when) const
{
    const auto whole = static_cast<qreal>(std::max<std::int64_t>(1, (to - from).count()));
    return plot.left() + plot.width() * static_cast<qreal>((when - from).count()) / whole;
}

static std::vector<std::size_t> clocksWithALife(const Inspection& inspection)
{
    std::vector<std::size_t> clocks;
    for (std::size_t clock = 0; clock < inspection.ledgers.size(); ++clock) {
        if (!inspection.ledgers[clock].empty())
            clocks.push_back(clock);
    }
    return clocks;
}

int timelineHeight(const Inspection& inspection, const TimelineSizes& sizes)
{
    const auto lanes = static_cast<int>(clocksWithALife(inspection).size());
    return lanes == 0 ? 0 : lanes * (sizes.laneHeight + sizes.laneGap) + sizes.axisHeight + sizes.laneGap;
}

static void spanOf(const Inspection& inspection, const std::vector<std::size_t>& clocks, TimelinePlan& plan)
{
    plan.from = Instant::max();
    plan.to = Instant::min();
    for (const std::size_t clock : clocks) {
        plan.from = std::min(plan.from, inspection.ledgers[clock].front().from);
        plan.to = std::max(plan.to, inspection.ledgers[clock].back().to);
        const std::optional<Instant> due = inspection.result.clocks[clock].due;
        if (due && *due != kNever)
            plan.to = std::max(plan.to, *due);
    }
    const bool alive = std::any_of(clocks.begin(), clocks.end(), [&inspection](std::size_t clock) {
        return !inspection.result.clocks[clock].ended();
    });
    if (alive)
        plan.to = std::max(plan.to, inspection.now);
    const Seconds length = std::max(Seconds(60), plan.to - plan.from);
    plan.to = plan.from + length + length / 40; // a little air after the last mark
}

// Rows narrower than a pixel join their neighbour of the same kind, so that a year of nights stays paintable.
static void addSegments(const Inspection& inspection, std::size_t clock, const QRectF& bar, TimelinePlan& plan)
{
    const std::vector<LedgerRow>& rows = inspection.ledgers[clock];
    const Seconds target = inspection.result.clocks[clock].target;
    for (std::size_t number = 0; number < rows.size(); ++number) {
        const LedgerRow& row = rows[number];
        const qreal left = plan.x(row.from);
        const qreal right = plan.x(row.to);
        const bool late = row.kind == RowKind::Counted && row.total > target;
        if (right - left < 1.0 && !plan.segments.empty()) {
            TimelineSegment& before = plan.segments.back();
            if (before.clock == clock && right - before.rect.left() < 1.5) {
                before.rect.setRight(right);
                before.lastRow = number;
                continue;
            }
        }
        plan.segments.push_back(
            { QRectF(left, bar.top(), right - left, bar.height()), row.kind, clock, number, number, late });
        if (late && row.total - row.length() < target) { // the target was used up inside this row
            TimelineSegment& whole = plan.segments.back();
            const qreal border = plan.x(row.to - (row.total - target));
            TimelineSegment rest = whole;
            whole.late = false;
            whole.rect.setRight(border);
            rest.rect.setLeft(border);
            plan.segments.push_back(rest);
        }
    }
}

static void addTicks(TimelinePlan& plan)
{
    constexpr qreal kWanted = 64; // distance at which two captions do not touch
    const auto length = (plan.to - plan.from).count();
    const qreal perPixel = plan.plot.width() > 0 ? static_cast<qreal>(length) / plan.plot.width() : 0;
    const auto wanted = static_cast<std::int64_t>(perPixel * kWanted);
    static constexpr std::array<std::int64_t, 8> kSteps { 300, 900, 1800, 3600, 7200, 10800, 21600, 43200 };
    const QDateTime first = QDateTime::fromSecsSinceEpoch(plan.from.time_since_epoch().count());
    if (wanted <= kSteps.back()) {
        const std::int64_t step = *std::lower_bound(kSteps.begin(), kSteps.end(), wanted);
        for (QDateTime day = first.date().startOfDay(); day.toSecsSinceEpoch() < plan.to.time_since_epoch().count();
             day = day.date().addDays(1).startOfDay()) {
            const qint64 end = day.date().addDays(1).startOfDay().toSecsSinceEpoch();
            for (qint64 at = day.toSecsSinceEpoch(); at < end; at += step) {
                const Instant when { Seconds(at) };
                if (when >= plan.from && when <= plan.to)
                    plan.ticks.push_back({ plan.x(when), when, at == day.toSecsSinceEpoch() });
            }
        }
        return;
    }
    const qint64 days = std::max<qint64>(1, (wanted + 86399) / 86400);
    for (QDate date = first.date().addDays(1);; date = date.addDays(days)) {
        const Instant when { Seconds(date.startOfDay().toSecsSinceEpoch()) };
        if (when > plan.to)
            break;
        plan.ticks.push_back({ plan.x(when), when, true });
    }
}

// Right-to-left desktops read time from the right.
static void mirror(TimelinePlan& plan, const QRectF& area)
{
    const auto flip = [&area](const QRectF& rect) {
        return QRectF(area.left() + area.right() - rect.right(), rect.top(), rect.width(), rect.height());
    };
    const auto flipX = [&area](qreal x) { return area.left() + area.right() - x; };
    for (TimelineLane& lane : plan.lanes) {
        lane.rect = flip(lane.rect);
        lane.label = flip(lane.label);
        if (lane.dueX)
            lane.dueX = flipX(*lane.dueX);
        if (lane.endX)
            lane.endX = flipX(*lane.endX);
    }
    for (TimelineSegment& segment : plan.segments)
        segment.rect = flip(segment.rect);
    for (TimelineTick& tick : plan.ticks)
        tick.x = flipX(tick.x);
    plan.nowX = flipX(plan.nowX);
    plan.plot = flip(plan.plot);
}

TimelinePlan planTimeline(const Inspection& inspection, const QRectF& area, const TimelineSizes& sizes,
                          bool rightToLeft)
{
    TimelinePlan plan;
    const std::vector<std::size_t> clocks = clocksWithALife(inspection);
    if (clocks.empty())
        return plan;
    plan.plot = area.adjusted(sizes.labelWidth, sizes.laneGap, 0, -sizes.axisHeight);
    spanOf(inspection, clocks, plan);
    qreal top = plan.plot.top();
    for (const std::size_t clock : clocks) {
        const Clock& verdict = inspection.result.clocks[clock];
        TimelineLane lane;
        lane.clock = clock;
        lane.label = QRectF(area.left(), top, sizes.labelWidth - 8, sizes.laneHeight);
        lane.rect = QRectF(plan.plot.left(), top, plan.plot.width(), sizes.laneHeight);
        if (verdict.due && *verdict.due != kNever)
            lane.dueX = plan.x(*verdict.due);
        if (const std::optional<Instant> end = verdict.satisfied ? verdict.satisfied : verdict.cancelled)
            lane.endX = plan.x(*end);
        addSegments(inspection, clock, lane.rect, plan);
        plan.lanes.push_back(lane);
        top += sizes.laneHeight + sizes.laneGap;
    }
    plan.nowX = plan.x(inspection.now);
    addTicks(plan);
    if (rightToLeft)
        mirror(plan, area);
    return plan;
}

} // namespace duebell
