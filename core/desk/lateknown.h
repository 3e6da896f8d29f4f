// Which events the desk learned of late: it already knew of later ones of the same ticket. An import of a whole history
// makes none; a row that was backdated, or that came with a second import, is one (DESIGN 3.2).
#pragma once

#include "sla/event.h"

#include <set>
#include <span>

namespace duebell {

/// Numbers of those among a ticket's events, in any order.
[[nodiscard]] std::set<Sequence> lateKnown(std::span<const Event> events);

} // namespace duebell
