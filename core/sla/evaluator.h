// evaluate(events, timeline, now): the one implementation of the clock (DESIGN 3). Pure: no database, no threads, no
// clock of its own. The object only keeps buffers between calls; give each thread its own.
#pragma once

#include "sla/clock.h"
#include "sla/event.h"
#include "sla/timeline.h"

#include <memory>
#include <optional>
#include <span>

namespace duebell {

class Evaluator {
public:
    /// Both must outlive the evaluator.
    Evaluator(const Timeline& timeline, const SymbolTable& symbols);
    ~Evaluator();

    /// The ticket's fields and clocks as of `now` (events that happened later do not exist yet), optionally as known at
    /// `knownAt` (events recorded later do not exist either). Events of one ticket in any order; they must outlive the
    /// result, which is valid until the next call.
    const TicketResult& evaluate(std::span<const Event> events, Instant now, std::optional<Instant> knownAt = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace duebell
