// Where things stand in the timeline picture: pure geometry, tested without a window.
#pragma once

#include "desk/desk.h"

#include <QRectF>
#include <QString>

#include <vector>

namespace duebell {

struct TimelineSegment {
    QRectF rect;
    RowKind kind = RowKind::Counted;
    std::size_t clock = 0;
    std::size_t firstRow = 0; ///< ledger rows that this segment stands for
    std::size_t lastRow = 0;
    bool late = false; ///< counted after the target was used up
};

struct TimelineLane {
    QRectF rect; ///< the bar's full extent
    QRectF label;
    std::size_t clock = 0;
    std::optional<qreal> dueX;
    std::optional<qreal> endX; ///< satisfied or cancelled
};

struct TimelineTick {
    qreal x = 0;
    Instant at {};
    bool date = false; ///< a day's beginning, else a time of day
};

struct TimelinePlan {
    Instant from {};
    Instant to {};
    std::vector<TimelineLane> lanes;
    std::vector<TimelineSegment> segments;
    std::vector<TimelineTick> ticks;
    qreal nowX = 0;
    QRectF plot;

    [[nodiscard]] qreal x(Instant at) const;
};

struct TimelineSizes {
    int labelWidth = 96;
    int laneHeight = 18;
    int laneGap = 6;
    int axisHeight = 20;
};

/// Lays out the clocks that have a life to show. Ticks stand at the viewer's local times.
[[nodiscard]] TimelinePlan planTimeline(const Inspection& inspection, const QRectF& area, const TimelineSizes& sizes,
                                        bool rightToLeft);

/// The height that the picture wants for this ticket.
[[nodiscard]] int timelineHeight(const Inspection& inspection, const TimelineSizes& sizes);

} // namespace duebell
