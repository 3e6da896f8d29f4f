// The opening hours that a desk is known by: those that most promises count. Pure.
#pragma once

#include "sla/rulebook.h"

namespace duebell {

/// The calendar of most targets, of equals the one that comes first; the always-open one only when there is no other.
/// Null when nothing is promised at all.
[[nodiscard]] const WorkCalendar* mainCalendar(const Rulebook& rules);

} // namespace duebell
