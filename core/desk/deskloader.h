// Loads what a desk shows and evaluates it: on any thread, with a store of that thread. A Desk adopts the result.
#pragma once

#include "desk/liveticket.h"
#include "sla/timeline.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace duebell {

/// Instants between which a desk as of one of them can be moved without being loaded again.
struct DeskReach {
    Instant from {};
    Instant to {};
    bool operator==(const DeskReach&) const = default;
};

struct DeskLoad {
    Instant now {}; ///< the instant that the desk stands at
    std::optional<Instant> knownAt;
    bool isPast = false; ///< what began later does not exist; otherwise it is there, and appears when its time comes
    bool everything = false; ///< closed tickets, too; otherwise those open at `now` or ended within a day
    std::optional<DeskReach> reach; ///< also those that are live at any instant in it
};

using TicketIndex = std::unordered_map<TicketId, std::size_t>;

struct LoadedDesk {
    std::shared_ptr<const Timeline> timeline; ///< the summaries point into it
    std::vector<LiveTicket> tickets; ///< evaluated at `now`
    TicketIndex index; ///< places among them
    Sequence last; ///< of the log when it was read
    Instant now {};
};

/// Called now and then with the tickets read so far, on the loading thread.
using LoadProgress = std::function<void(std::int64_t tickets)>;

/// Errors of EventStore::load; Cancelled when asked to stop.
[[nodiscard]] Result<LoadedDesk> loadDesk(EventStore& store, std::shared_ptr<const Timeline> timeline,
                                          const DeskLoad& load, const std::stop_token& stop = {},
                                          const LoadProgress& progress = {});

} // namespace duebell
