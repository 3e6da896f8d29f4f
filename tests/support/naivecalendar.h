// A working calendar straight from its definition (DESIGN 3.1): the wall clock is read at every step of a grid and
// compared with the day's intervals. Shares no code with core/calendar; only the plain CalendarSpec is common.
#pragma once

#include "base/instant.h"
#include "calendar/calendarspec.h"

#include <QTimeZone>

#include <vector>

namespace duebell::test {

/// Every opening hour, zone offset and question must be a multiple of the grid: then nothing changes inside a step.
class NaiveCalendar {
public:
    /// Answers for `memory` from `origin` on are remembered; others are worked out each time.
    NaiveCalendar(CalendarSpec spec, Seconds grid, Instant origin, Seconds memory);

    [[nodiscard]] bool isOpen(Instant at) const;
    [[nodiscard]] Seconds between(Instant from, Instant to) const;
    /// Where a target of `days` working days ends; kNever when there is no such day within half a year.
    [[nodiscard]] Instant addWorkingDays(Instant from, int days) const;

private:
    [[nodiscard]] std::chrono::local_seconds wall(Instant at) const;
    [[nodiscard]] bool openByDefinition(Instant at) const;
    [[nodiscard]] Instant instantOf(std::chrono::local_seconds wallTime) const;

    CalendarSpec m_spec;
    QTimeZone m_zone;
    Seconds m_grid;
    Instant m_origin;
    mutable std::vector<signed char> m_memory; // -1 unknown, 0 closed, 1 open
};

} // namespace duebell::test
