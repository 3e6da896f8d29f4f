#include "ui/pages/timelinelayout.h"

#include <algorithm>
#include <map>

namespace duebell {

qreal TimelinePlan::x(Instant at) const
{
    const auto whole = static_cast<qreal>(std::max<std::int64_t>(1, range.length().count()));
    const qreal share = static_cast<qreal>((at - range.from).count()) / whole;
    return rightToLeft ? plot.right() - plot.width() * share : plot.left() + plot.width() * share;
}

Instant TimelinePlan::instantAt(qreal where) const
{
    const qreal way = rightToLeft ? plot.right() - where : where - plot.left();
    const qreal share = plot.width() > 0 ? std::clamp(way / plot.width(), 0.0, 1.0) : 0.0;
    return range.from + Seconds(static_cast<std::int64_t>(share * static_cast<qreal>(range.length().count())));
}

std::optional<std::size_t> TimelinePlan::laneOf(std::size_t clock) const
{
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        if (std::ranges::find(lanes[lane].clocks, clock) != lanes[lane].clocks.end())
            return lane;
    }
    return std::nullopt;
}

// Lanes in the order in which their first cycles began.
static std::vector<TimelineLane> lanesOf(const Inspection& inspection)
{
    std::vector<TimelineLane> lanes;
    for (std::size_t number = 0; number < inspection.ledgers.size(); ++number) {
        if (inspection.ledgers[number].empty())
            continue;
        const Clock& clock = inspection.result.clocks[number];
        auto lane = std::ranges::find_if(lanes, [&clock](const TimelineLane& other) {
            return other.metric == clock.metric && other.status == clock.status;
        });
        if (lane == lanes.end())
            lane = lanes.insert(lanes.end(), TimelineLane { clock.metric, clock.status, {}, {}, {} });
        lane->clocks.push_back(number);
    }
    return lanes;
}

int timelineHeight(const Inspection& inspection, const TimelineSizes& sizes)
{
    const auto lanes = static_cast<int>(lanesOf(inspection).size());
    return lanes == 0 ? 0 : lanes * (sizes.laneHeight + sizes.laneGap) + sizes.axisHeight + sizes.laneGap;
}

TimelineRange lifeOf(const Inspection& inspection)
{
    TimelineRange range { Instant::max(), Instant::min() };
    bool alive = false;
    for (const TimelineLane& lane : lanesOf(inspection)) {
        for (const std::size_t clock : lane.clocks) {
            range.from = std::min(range.from, inspection.ledgers[clock].front().from);
            range.to = std::max(range.to, inspection.ledgers[clock].back().to);
            for (const TimelineMark& mark : marksOf(inspection, clock))
                range.to = std::max(range.to, mark.at);
            alive = alive || !inspection.result.clocks[clock].ended();
        }
    }
    if (range.from > range.to)
        return {};
    if (alive)
        range.to = std::max(range.to, inspection.now);
    const Seconds length = std::max(Seconds(600), range.length());
    range.to = range.from + length + length / 40;
    return range;
}

namespace {

    class SegmentWriter {
    public:
        SegmentWriter(const Inspection& inspection, TimelinePlan& plan)
            : m_inspection(inspection)
            , m_plan(plan)
        {
        }

        void write(std::size_t lane, std::size_t clock)
        {
            m_lane = lane;
            m_clock = clock;
            m_begun = false;
            const std::vector<LedgerRow>& rows = m_inspection.ledgers[clock];
            const Seconds target = m_inspection.result.clocks[clock].target;
            for (std::size_t number = 0; number < rows.size(); ++number) {
                const LedgerRow& row = rows[number];
                const bool late = row.kind == RowKind::Counted && row.total > target;
                if (late && row.total - row.length() < target) { // the target was used up inside this row
                    const Instant border = row.to - (row.total - target);
                    add(row.from, border, row.kind, number, false);
                    add(border, row.to, row.kind, number, true);
                } else {
                    add(row.from, row.to, row.kind, number, late);
                }
            }
        }

    private:
        // Rows narrower than a pixel join their neighbour, so that a year of nights stays paintable.
        void add(Instant from, Instant to, RowKind kind, std::size_t row, bool late)
        {
            const Instant first = std::max(from, m_plan.range.from);
            const Instant last = std::min(to, m_plan.range.to);
            if (last <= first)
                return;
            const qreal a = m_plan.x(first);
            const qreal b = m_plan.x(last);
            QRectF rect = m_plan.lanes[m_lane].rect;
            rect.setLeft(std::min(a, b));
            rect.setRight(std::max(a, b));
            if (m_begun && rect.width() < 1.0) {
                TimelineSegment& before = m_plan.segments.back();
                const QRectF joined = before.rect.united(rect);
                if (joined.width() < 1.5) {
                    before.rect = joined;
                    before.lastRow = row;
                    return;
                }
            }
            m_plan.segments.push_back({ rect, kind, m_lane, m_clock, row, row, late });
            m_begun = true;
        }

        const Inspection& m_inspection;
        TimelinePlan& m_plan;
        std::size_t m_lane = 0;
        std::size_t m_clock = 0;
        bool m_begun = false;
    };

} // namespace

TimelinePlan planTimeline(const Inspection& inspection, const QRectF& area, const TimelineSizes& sizes,
                          const TimelineRange& range, bool rightToLeft)
{
    TimelinePlan plan;
    plan.lanes = lanesOf(inspection);
    if (plan.lanes.empty())
        return plan;
    plan.range = range;
    plan.rightToLeft = rightToLeft;
    const int label = sizes.labelWidth;
    plan.plot = area.adjusted(rightToLeft ? 0 : label, sizes.laneGap, rightToLeft ? -label : 0, -sizes.axisHeight);
    SegmentWriter segments(inspection, plan);
    qreal top = plan.plot.top();
    for (std::size_t number = 0; number < plan.lanes.size(); ++number) {
        TimelineLane& lane = plan.lanes[number];
        lane.rect = QRectF(plan.plot.left(), top, plan.plot.width(), sizes.laneHeight);
        lane.label = QRectF(rightToLeft ? plan.plot.right() + 8 : area.left(), top, label - 8, sizes.laneHeight);
        for (const std::size_t clock : lane.clocks) {
            segments.write(number, clock);
            for (const TimelineMark& mark : marksOf(inspection, clock)) {
                if (range.contains(mark.at))
                    plan.marks.push_back({ mark, number, plan.x(mark.at) });
            }
        }
        top += sizes.laneHeight + sizes.laneGap;
    }
    if (range.contains(inspection.now))
        plan.nowX = plan.x(inspection.now);
    return plan;
}

std::vector<TimelineEdge> edgesOf(const Inspection& inspection, const TimelineLane& lane)
{
    std::map<Instant, TimelineEdge> edges;
    const auto at = [&edges](Instant when, std::size_t clock) -> TimelineEdge& {
        TimelineEdge& edge = edges[when];
        edge.at = when;
        edge.clock = clock;
        return edge;
    };
    for (const std::size_t clock : lane.clocks) {
        std::optional<RowKind> before;
        for (const LedgerRow& row : inspection.ledgers[clock]) {
            if (before != row.kind)
                at(row.from, clock).begins = row.kind;
            before = row.kind;
        }
        for (const TimelineMark& mark : marksOf(inspection, clock))
            at(mark.at, clock).marks.push_back(mark);
    }
    if (!lane.clocks.empty() && !inspection.result.clocks[lane.clocks.back()].ended())
        at(inspection.now, lane.clocks.back()).isNow = true;
    std::vector<TimelineEdge> sorted;
    sorted.reserve(edges.size());
    for (auto& [when, edge] : edges)
        sorted.push_back(std::move(edge));
    return sorted;
}

} // namespace duebell
