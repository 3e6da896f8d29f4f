// The opening hours that a desk is known by: those that most promises count. Pure.
#pragma once

#include "sla/rulebook.h"

#include <string_view>

namespace duebell {

/// The calendar of most targets, of equals the one in the desk's own zone, then the one that comes first; the
/// always-open one only when there is no other. Null when nothing is promised at all.
[[nodiscard]] const WorkCalendar* mainCalendar(const Rulebook& rules, std::string_view zone);

} // namespace duebell
