// Splits a span of time by what a calendar says of it, holidays by name: for ledgers and pictures, not for counting.
#pragma once

#include "calendar/schedule.h"
#include "calendar/workcalendar.h"

namespace duebell {

/// What WorkCalendar::pieces promises.
void writePieces(const Schedule& schedule, const Zone& zone, Instant from, Instant to,
                 const std::function<void(const HoursPiece&)>& piece);

} // namespace duebell
