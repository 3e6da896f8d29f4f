// A desk in numbers, at one instant: what `duebellctl list --stats` prints. Counted from the same evaluation that the
// queue shows; the denominators are part of the figures.
#pragma once

#include "desk/desk.h"

#include <map>

namespace duebell {

/// Clocks of one metric. Every clock is in exactly one of met, breached, running, paused, cancelled, notApplicable.
struct ClockTally {
    std::int64_t clocks = 0;
    std::int64_t met = 0;
    std::int64_t breached = 0;
    std::int64_t running = 0;
    std::int64_t paused = 0;
    std::int64_t cancelled = 0;
    std::int64_t notApplicable = 0;
    std::int64_t leftWithinHour = 0; ///< of running: an hour of open time left or less
    std::int64_t breachedAndOwed = 0; ///< of breached: not answered or resolved yet
    std::int64_t breachedAndWaiting = 0; ///< of breachedAndOwed: paused now
    Seconds counted { 0 };
    Seconds pausedTime { 0 };

    void add(const Clock& clock);
    bool operator==(const ClockTally&) const = default;
};

struct MetricFigures {
    ClockTally all;
    std::map<Symbol, ClockTally> byPriority; ///< the priority that chose the target
};

struct DeskFigures {
    std::int64_t tickets = 0; ///< created by then
    std::int64_t unresolved = 0;
    std::int64_t noAgreement = 0; ///< of unresolved
    std::int64_t reopened = 0; ///< at least once
    std::int64_t everWaited = 0; ///< were in a waiting status at some time
    std::map<Metric, MetricFigures> metrics;
    std::map<FieldId, std::int64_t> changes; ///< events that changed the field
};

/// Reads every ticket of the desk's store, one after another: memory does not grow with the desk.
[[nodiscard]] Result<DeskFigures> figuresOf(Desk& desk);

} // namespace duebell
