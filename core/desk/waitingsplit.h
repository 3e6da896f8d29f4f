// Who a ticket's life was waiting for (DESIGN 3.5): us, the client, a third party, or nobody, because it was closed
// hours or because the ticket was resolved. Where a resolution clock ran, its ledger is what is summed, so that both
// say the same. Pure.
#pragma once

#include "sla/ledger.h"

#include <array>

namespace duebell {

inline constexpr std::size_t kWaitingCount = 5;

struct WaitingSplit {
    std::array<Seconds, kWaitingCount> lengths {}; ///< wall time, by number of Waiting
    Instant from {}; ///< the ticket's creation
    Instant to {}; ///< its end, or `now` while it is open

    [[nodiscard]] Seconds of(Waiting who) const { return lengths[static_cast<std::size_t>(who)]; }
    [[nodiscard]] Seconds whole() const { return to - from; }
    bool operator==(const WaitingSplit&) const = default;
};

/// `result` was evaluated at `now`. The lengths sum to the whole life; all are 0 when the ticket does not exist yet.
[[nodiscard]] WaitingSplit waitingSplit(const TicketResult& result, Instant now);

} // namespace duebell
