// Evaluates tickets for the desk: the one evaluator plus what a row says of it and when that changes by time alone.
// Keeps buffers: one object a thread.
#pragma once

#include "desk/liveticket.h"
#include "sla/evaluator.h"

#include <optional>

namespace duebell {

class TicketEvaluation {
public:
    /// Both must outlive the object. `knownAt`: events recorded later do not exist.
    TicketEvaluation(const Timeline& timeline, const SymbolTable& symbols, std::optional<Instant> knownAt = {});

    /// Brings the ticket's summary to `now`, with the instant of its next change by time: a clock's, an event's whose
    /// time has not come, a version's or a directory fact's that comes into force.
    void refresh(LiveTicket& ticket, Instant now);
    /// What refresh() would make of it.
    [[nodiscard]] TicketSummary summaryOf(const LiveTicket& ticket, Instant now);
    /// Valid until the next call; refers to `events`.
    const TicketResult& evaluate(std::span<const Event> events, Instant now);

private:
    [[nodiscard]] Instant nextOutsideChange(const LiveTicket& ticket, const TicketSummary& summary, Instant now) const;

    const Timeline& m_timeline;
    std::optional<Instant> m_knownAt;
    Evaluator m_evaluator;
};

} // namespace duebell
