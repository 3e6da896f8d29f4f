// A promised span in open seconds (DESIGN 3.1, "Targets").
#pragma once

#include "calendar/workcalendar.h"
#include "sla/agreement.h"

namespace duebell {

/// What a day target becomes on a calendar that has not that many days left: a clock never counts so far.
inline constexpr Seconds kEndlessTarget { std::int64_t { 1 } << 40 };

[[nodiscard]] inline Seconds targetTime(const TargetSpan& span, const WorkCalendar& calendar, Instant start)
{
    if (span.days == 0)
        return span.seconds;
    const Instant end = calendar.addWorkingDays(start, span.days);
    return end == kNever ? kEndlessTarget : calendar.between(start, end);
}

} // namespace duebell
