#include "ui/models/queuesieve.h"

#include <algorithm>
#include <utility>

namespace duebell {

void QueueSieve::reset(const std::vector<LiveTicket>* tickets)
{
    m_tickets = tickets;
    m_foldedTexts.clear();
    m_textKeys.clear();
    m_foldedUpTo = 0;
    m_passes.clear();
    if (tickets)
        grow();
}

void QueueSieve::grow()
{
    const std::size_t before = m_passes.size();
    m_foldedTexts.resize(m_tickets->size());
    m_textKeys.resize(m_tickets->size());
    m_passes.resize(m_tickets->size());
    for (std::size_t ticket = before; ticket < m_passes.size(); ++ticket)
        m_passes[ticket] = ask(ticket) ? 1 : 0;
}

bool QueueSieve::update(const std::vector<std::size_t>& tickets, Instant now)
{
    for (const std::size_t ticket : tickets)
        forgetText(ticket);
    if (setNow(now))
        return true; // all of them were asked
    bool isOther = false;
    for (const std::size_t ticket : tickets) {
        const std::uint8_t before = std::exchange(m_passes[ticket], ask(ticket) ? 1 : 0);
        isOther = isOther || before != m_passes[ticket];
    }
    return isOther;
}

QueueSieve::TextKey QueueSieve::textKeyOf(const TicketSummary& summary)
{
    return { summary.type, summary.client, summary.priority, summary.status, summary.assignee };
}

// Whoever looks back along a month changes every ticket at every step, and the names in their texts hardly ever.
void QueueSieve::forgetText(std::size_t ticket)
{
    const TicketSummary& summary = (*m_tickets)[ticket].summary;
    const bool isThere = summary.created != Instant {};
    if (m_foldedTexts[ticket].isNull() || !isThere || m_textKeys[ticket] == textKeyOf(summary))
        return;
    m_foldedTexts[ticket] = QString();
    m_foldedUpTo = std::min(m_foldedUpTo, ticket);
}

bool QueueSieve::finds(const TicketQuery& query, std::size_t ticket)
{
    static const QString none;
    if (query.isEmpty())
        return true;
    const QueryMatch match = query.match((*m_tickets)[ticket], query.needsText() ? foldedText(ticket) : none, m_now);
    m_until = std::min(m_until, match.until);
    return match.matches;
}

// As of a moment before its creation a ticket does not exist: its summary is empty.
bool QueueSieve::ask(std::size_t ticket)
{
    const TicketSummary& summary = (*m_tickets)[ticket].summary;
    if (summary.created == Instant {})
        return false;
    if (!summary.isUnresolved() && !m_view.asksForDone() && !m_query.asksForDone())
        return false;
    return finds(m_view, ticket) && finds(m_query, ticket);
}

void QueueSieve::askAll()
{
    m_until = kNever;
    for (std::size_t ticket = 0; ticket < m_passes.size(); ++ticket)
        m_passes[ticket] = ask(ticket) ? 1 : 0;
}

void QueueSieve::setQuery(const TicketQuery& query, Instant now)
{
    m_query = query;
    m_now = now;
    askAll();
}

bool QueueSieve::setNow(Instant now)
{
    const bool isOver = now >= m_until || now < m_now; // the clock may have been set back
    m_now = now;
    if (isOver)
        askAll();
    return isOver;
}

void QueueSieve::setView(const TicketQuery& view, Instant now)
{
    m_view = view;
    m_now = now;
    askAll();
}

// Folding the text of 100,000 tickets takes longer than a frame: it is done when a filter asks, or ahead.
const QString& QueueSieve::foldedText(std::size_t ticket)
{
    QString& text = m_foldedTexts[ticket];
    if (text.isNull()) {
        text = m_cells.foldedText((*m_tickets)[ticket]);
        m_textKeys[ticket] = textKeyOf((*m_tickets)[ticket].summary);
    }
    return text;
}

bool QueueSieve::prepare(std::size_t most)
{
    for (; m_foldedUpTo < m_foldedTexts.size() && most > 0; ++m_foldedUpTo) {
        if (!m_foldedTexts[m_foldedUpTo].isNull())
            continue;
        (void)foldedText(m_foldedUpTo);
        --most;
    }
    return m_foldedUpTo < m_foldedTexts.size();
}

} // namespace duebell
