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
    ticket.summary = summarize(evaluate(ticket.events, now), now);
    ticket.summary.tier
        = m_timeline.directory->value(Directory::Kind::Client, ticket.summary.client, m_timeline.tierAttribute, now);
    ticket.summary.nextTransition = std::min(ticket.summary.nextTransition, nextOutsideChange(ticket, now));
}

Instant TicketEvaluation::nextOutsideChange(const LiveTicket& ticket, Instant now) const
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
    const TicketSummary& summary = ticket.summary;
    return std::min({ next, directory.nextChange(Directory::Kind::Client, summary.client, now),
                      directory.nextChange(Directory::Kind::Team, summary.team, now),
                      directory.nextChange(Directory::Kind::Person, summary.assignee, now) });
}

} // namespace duebell
