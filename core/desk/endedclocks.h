// The verdicts of a ticket that has ended, as evidence: kept with its packed history, and compared with what is
// computed later, so that no verdict moves unnoticed (DESIGN 5, ruling 5). Pure.
#pragma once

#include "sla/clock.h"

#include <string>

namespace duebell {

/// Since when the ticket is resolved, closed, cancelled or merged; nullopt while it is open or does not exist.
[[nodiscard]] std::optional<Instant> endedSince(const TicketResult& result);
/// Every ended clock with its verdict and figures, as bytes; two are equal when the verdicts are.
[[nodiscard]] std::string evidenceOf(const TicketResult& result);

} // namespace duebell
