// A stretch is the time from one moment to the next. What it is for a clock - counted, paused, resolved - and on which
// calendar, is a pure function of the clock's rule and the moment: counting, recounting and the ledger all ask here.
#pragma once

#include "sla/clock.h"

namespace duebell {

enum class StretchMode : std::uint8_t {
    Counting,
    PausedForClient,
    PausedForThirdParty,
    PausedByStatus,
    Resolved, ///< resolved, closed or cancelled: nobody is owed anything
};

[[nodiscard]] constexpr bool isPaused(StretchMode mode)
{
    return mode == StretchMode::PausedForClient || mode == StretchMode::PausedForThirdParty
        || mode == StretchMode::PausedByStatus;
}

/// Resolved or closed.
[[nodiscard]] constexpr bool isDone(StatusCategory category)
{
    return category == StatusCategory::Resolved || category == StatusCategory::Closed;
}

/// The target of the policy in force at a moment, for this metric; null when it promises nothing for the priority then.
[[nodiscard]] const TargetRule* ruleAt(const Moment& moment, Metric metric, Symbol status);

/// What the stretch after `moment` is under `rule`. Time that `ruleThen`, the clock's rule at that time, paused stays
/// paused under any other (DESIGN 3.4, "On change"); it may be null.
[[nodiscard]] StretchMode stretchMode(const TargetRule& rule, const TargetRule* ruleThen, const Moment& moment);

/// The calendar on which the stretch after `moment` counts under `rule`; never null.
[[nodiscard]] const WorkCalendar* stretchCalendar(const TargetRule& rule, const Moment& moment);

} // namespace duebell
