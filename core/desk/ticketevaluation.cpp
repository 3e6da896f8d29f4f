#include "desk/ticketevaluation.h"

#include <algorithm>

namespace duebell {

TicketEvaluation::TicketEvaluation(const Timeline& timeline, const SymbolTable& symbols, std::optional<Instant> knownAt)
    : m_timeline(timeline)
    , m_knownAt(knownAt)
    , m_evaluator(timeline, symbols)
{
}

const TicketResult& TicketEvaluation::evaluate(std::span<const Event> events, Instant now)
{
    return m_evaluator.evaluate(events, now, m_knownAt);
}

void TicketEvaluation::refresh(LiveTicket& ticket, Instant now)
{
    ticket.summary = summaryOf(ticket, now);
}

TicketSummary TicketEvaluation::summaryOf(const LiveTicket& ticket, Instant now)
{
    TicketSummary summary = summarize(evaluate(ticket.events, now), now);
    summary.tier
        = m_timeline.directory->value(Directory::Kind::Client, summary.client, m_timeline.tierAttribute, now);
    summary.nextTransition = std::min(summary.nextTransition, nextOutsideChange(ticket, summary, now));
    return summary;
}

Instant TicketEvaluation::nextOutsideChange(const LiveTicket& ticket, const TicketSummary& summary, Instant now) const
{
    Instant next = kNever;
    for (const Version& version : m_timeline.versions) {
        if (version.effective > now)
            next = std::min(next, version.effective);
    }
    for (const Event& event : ticket.events) {
        if (event.at > now)
            next = std::min(next, event.at);
    }
    const Directory& directory = *m_timeline.directory;
    return std::min({ next, directory.nextChange(Directory::Kind::Client, summary.client, now),
                      directory.nextChange(Directory::Kind::Team, summary.team, now),
                      directory.nextChange(Directory::Kind::Person, summary.assignee, now) });
}

} // namespace duebell
