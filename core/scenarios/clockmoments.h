// The moments at which a clock has something to say: its warnings, in open time. Pure.
#pragma once

#include "sla/clock.h"

#include <vector>

namespace duebell {

/// A warning of a clock.
struct ClockMoment {
    std::int64_t step = 0; ///< builtinscenario.h
    Seconds amount { 0 }; ///< open seconds that are counted then
    /// It was still to come when the clock last changed. Otherwise it was passed before.
    bool wasAhead = false;
    Instant at {}; ///< when it comes if nothing happens; meaningless unless `wasAhead`
};

/// By amount. None unless the clock counts and has not broken its promise: there are no warnings in a pause, and none
/// for a deadline that no longer exists.
[[nodiscard]] std::vector<ClockMoment> momentsOf(const Clock& clock);

/// How much is counted at a step of the warning scenario, by the clock's present target.
[[nodiscard]] Seconds amountOfStep(const Clock& clock, std::int64_t step);

/// When a moment that was passed before the clock last changed was passed: when that much was counted, but not before
/// the rule came into force that put it there. In open time.
[[nodiscard]] Instant passedAt(const TicketResult& result, const Clock& clock, Seconds amount, Instant now);

/// When the promise breaks if nothing happens; kNever unless it can.
[[nodiscard]] Instant breaksAt(const Clock& clock);

} // namespace duebell
