// A ticket's events as one value of bytes, for packed_history: differences from event to event as varints, what is
// seldom there behind a flag. When they were recorded is not in it: the log's recordings say so. Pure.
#pragma once

#include "sla/event.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duebell {

/// Raised with every change of the bytes; histories of another format are read from the log instead.
inline constexpr int kPackedFormat = 1;

/// `events` of one ticket, by sequence.
[[nodiscard]] std::string packEvents(std::span<const Event> events);
/// Appends the events to `events`; false when the bytes are damaged, `events` is of no use then.
[[nodiscard]] bool unpackEvents(std::string_view bytes, TicketId ticket, std::vector<Event>& events);

} // namespace duebell
