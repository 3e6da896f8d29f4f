// Loads what a desk shows and evaluates it: on any thread, with a store of that thread. A Desk adopts the result.
#pragma once

#include "desk/liveticket.h"
#include "sla/timeline.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace duebell {

struct DeskLoad {
    Instant now {}; ///< the instant that the desk stands at
    std::optional<Instant> knownAt;
    bool isPast = false; ///< what began later does not exist; otherwise it is there, and appears when its time comes
    bool everything = false; ///< closed tickets, too; otherwise those open at `now` or ended within a day
};

struct LoadedDesk {
    std::shared_ptr<const Timeline> timeline; ///< the summaries point into it
    std::vector<LiveTicket> tickets; ///< evaluated at `now`
    Sequence last; ///< of the log when it was read
    Instant now {};
};

/// Errors of EventStore::load; Cancelled when asked to stop.
[[nodiscard]] Result<LoadedDesk> loadDesk(EventStore& store, std::shared_ptr<const Timeline> timeline,
                                          const DeskLoad& load, const std::stop_token& stop = {});

} // namespace duebell
