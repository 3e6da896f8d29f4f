// Instants that somebody who looks back over a desk wants to go to. Pure; walks over every event.
#pragma once

#include "desk/liveticket.h"

#include <optional>
#include <vector>

namespace duebell {

/// The first instant after `at` at which anything happened to one of the tickets.
[[nodiscard]] std::optional<Instant> nextEvent(const std::vector<LiveTicket>& tickets, Instant at);
/// The last one before `at`.
[[nodiscard]] std::optional<Instant> previousEvent(const std::vector<LiveTicket>& tickets, Instant at);
/// The first deadline after `at`, as far as the tickets' rows know.
[[nodiscard]] std::optional<Instant> nextDeadline(const std::vector<LiveTicket>& tickets, Instant at);

} // namespace duebell
