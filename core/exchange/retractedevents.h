// What is left of a ticket's events when retracted ones are taken away, whenever that happened. Pure.
#pragma once

#include "sla/event.h"

#include <span>
#include <unordered_set>
#include <vector>

namespace duebell {

/// Without the events that were retracted, and without the retractions. A retraction that is itself retracted takes
/// nothing away. `events` are a ticket's, by sequence.
[[nodiscard]] std::vector<Event> withoutRetracted(std::span<const Event> events);

/// Sequences of the events that are retracted, retractions among them.
[[nodiscard]] std::unordered_set<std::int64_t> retractedSequences(std::span<const Event> events);

} // namespace duebell
