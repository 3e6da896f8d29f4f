// Keeps, behind the log, what makes a desk open quickly: each ticket's history as one value, when it ended, and the
// verdicts of its ended clocks as evidence. Works in slices short enough that others can write between them. Belongs to
// the thread of its store; several processes may keep at once.
#pragma once

#include "desk/eventstore.h"
#include "desk/ticketevaluation.h"

#include <functional>

namespace duebell {

class HistoryKeeper {
public:
    /// Both must outlive the keeper.
    HistoryKeeper(EventStore& store, const Timeline& timeline);

    /// Keeps what the next events of the log brought; false when everything is kept. Errors of the store: nothing is
    /// lost by them, since the log is the truth.
    [[nodiscard]] Result<bool> keepSlice(Instant now);
    /// Slice after slice, until everything is kept or `progress` returns false.
    [[nodiscard]] Status keepAll(Instant now, const std::function<bool()>& progress = {});

private:
    EventStore::KeptHistory kept(std::vector<Event> events, Instant now);

    EventStore& m_store;
    TicketEvaluation m_evaluation;
};

} // namespace duebell
