// Where things stand in the timeline picture: one lane a metric, its cycles in it. Pure geometry, tested without a
// window.
#pragma once

#include "ui/pages/timelinemarks.h"
#include "ui/pages/timelinezoom.h"

#include <QRectF>

#include <vector>

namespace duebell {

struct TimelineSegment {
    QRectF rect;
    RowKind kind = RowKind::Counted;
    std::size_t lane = 0;
    std::size_t clock = 0;
    std::size_t firstRow = 0; ///< ledger rows that this segment stands for
    std::size_t lastRow = 0;
    bool late = false; ///< counted after the target was used up
};

struct TimelineLane {
    Metric metric = Metric::Resolution;
    Symbol status; ///< TimeInStatus
    QRectF rect; ///< the bar's full extent
    QRectF label;
    std::vector<std::size_t> clocks; ///< its cycles, by start
};

struct PlacedMark {
    TimelineMark mark;
    std::size_t lane = 0;
    qreal x = 0;
};

struct TimelinePlan {
    TimelineRange range;
    QRectF plot;
    bool rightToLeft = false;
    std::vector<TimelineLane> lanes;
    std::vector<TimelineSegment> segments; ///< inside the range
    std::vector<PlacedMark> marks; ///< inside the range
    std::optional<qreal> nowX;

    [[nodiscard]] qreal x(Instant at) const;
    [[nodiscard]] Instant instantAt(qreal x) const;
    [[nodiscard]] std::optional<std::size_t> laneOf(std::size_t clock) const;
};

struct TimelineSizes {
    int labelWidth = 96;
    int laneHeight = 18;
    int laneGap = 8;
    int axisHeight = 36;
    bool operator==(const TimelineSizes&) const = default;
};

/// The whole life of the clocks with something to show, with a little air after the last mark.
[[nodiscard]] TimelineRange lifeOf(const Inspection& inspection);

/// Lays out what `range` shows. No lanes when no clock has a life.
[[nodiscard]] TimelinePlan planTimeline(const Inspection& inspection, const QRectF& area, const TimelineSizes& sizes,
                                        const TimelineRange& range, bool rightToLeft);

/// The height that the picture wants for this ticket; 0 when there is nothing to show.
[[nodiscard]] int timelineHeight(const Inspection& inspection, const TimelineSizes& sizes);

/// One instant of a lane at which something begins or happens, for stepping by key.
struct TimelineEdge {
    Instant at {};
    std::size_t clock = 0; ///< to which it belongs; the last one to begin
    std::optional<RowKind> begins; ///< a piece of the ledger
    std::vector<TimelineMark> marks;
    bool isNow = false;
};
/// By instant, each once.
[[nodiscard]] std::vector<TimelineEdge> edgesOf(const Inspection& inspection, const TimelineLane& lane);

} // namespace duebell
