#include "desk/ticketquery.h"

#include <algorithm>

namespace duebell {

namespace {

    bool asksForDoneTickets(const QueryTerm& term)
    {
        if (term.negated)
            return false;
        if (const auto* word = std::get_if<QueryWordTerm>(&term.what))
            return word->word == QueryWord::Done;
        const auto* value = std::get_if<QueryValueTerm>(&term.what);
        return value && value->meansDone;
    }

} // namespace

TicketQuery::TicketQuery(QString text, std::vector<QueryTerm> terms)
    : m_text(std::move(text))
    , m_terms(std::move(terms))
    , m_needsText(std::ranges::any_of(
          m_terms, [](const QueryTerm& term) { return std::holds_alternative<QueryTextTerm>(term.what); }))
    , m_asksForDone(std::ranges::any_of(m_terms, asksForDoneTickets))
{
    std::ranges::stable_sort(m_terms, {}, [](const QueryTerm& term) { return term.what.index(); });
}

// One term that does not hold is enough, for as long as it does not.
QueryMatch TicketQuery::match(const LiveTicket& ticket, const QString& foldedText, Instant now) const
{
    if (ticket.summary.created == Instant {})
        return { false, ticket.summary.nextTransition }; // as of a moment before its creation it does not exist
    QueryMatch all;
    for (const QueryTerm& term : m_terms) {
        const QueryMatch match = term.judge(ticket, foldedText, now);
        if (!match.matches)
            return match;
        all.until = std::min(all.until, match.until);
    }
    return all;
}

} // namespace duebell
