// Adds up one run of a clock, stretch by stretch, and notices the second at which its target is used up (DESIGN 3.4,
// "Verdict").
#pragma once

#include "sla/stretch.h"

#include <optional>

namespace duebell {

struct RunCount {
    Seconds target { 0 };
    Seconds counted { 0 };
    Seconds paused { 0 }; ///< open seconds
    Instant from {}; ///< everything before is added up
    std::optional<Instant> reached; ///< when `counted` became equal to the target: the due instant
    std::optional<Instant> exceeded; ///< the first instant after that which counted: the breach

    /// Adds [from, to), a stretch of one kind on one calendar.
    void add(StretchMode mode, const WorkCalendar& calendar, Instant to);
};

} // namespace duebell
