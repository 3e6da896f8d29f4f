#include "ui/models/querycounts.h"

#include <algorithm>

namespace duebell {

// So many tickets are counted at once, whatever happens: a millisecond or two.
static constexpr std::size_t kAtOnce = 2000;

void QueryCounts::reset(const std::vector<LiveTicket>* tickets, Instant now)
{
    m_tickets = tickets;
    m_now = now;
    for (Tally& tally : m_tallies)
        tally.clear();
    const std::size_t count = tickets ? tickets->size() : 0;
    m_values.assign(count, {});
    for (Asked& asked : m_asked)
        asked = { std::move(asked.query), std::vector<std::uint8_t>(count), {}, {}, 0 };
    countAnew();
}

void QueryCounts::countAnew()
{
    m_countedUpTo = 0;
    for (Asked& asked : m_asked) {
        asked.untils.clear();
        asked.reminders.clear();
    }
    if (m_values.size() <= kAtOnce)
        (void)countSome(kAtOnce);
}

bool QueryCounts::countSome(std::size_t most)
{
    const std::size_t end = std::min(m_values.size(), m_countedUpTo + most);
    for (; m_countedUpTo < end; ++m_countedUpTo) {
        count(m_countedUpTo);
        for (Asked& asked : m_asked)
            ask(asked, m_countedUpTo);
    }
    return !isComplete();
}

void QueryCounts::grow(Instant now)
{
    (void)advance(now);
    m_values.resize(m_tickets->size());
    for (Asked& asked : m_asked) {
        asked.answers.resize(m_values.size());
        if (!asked.untils.empty())
            asked.untils.resize(m_values.size(), kNever);
    }
    if (m_values.size() - m_countedUpTo <= kAtOnce)
        (void)countSome(kAtOnce);
}

void QueryCounts::update(const std::vector<std::size_t>& indices, Instant now)
{
    if (indices.size() > kAtOnce) {
        m_now = now;
        countAnew();
        return;
    }
    (void)advance(now);
    for (const std::size_t ticket : indices) {
        count(ticket);
        for (Asked& asked : m_asked)
            ask(asked, ticket);
    }
}

bool QueryCounts::advance(Instant now)
{
    const bool isBack = now < m_now; // the clock was set back: what was over may hold again
    m_now = now;
    if (isBack) {
        countAnew();
        return true;
    }
    bool isAsked = false;
    for (Asked& entry : m_asked) {
        while (!entry.reminders.empty() && entry.reminders.front().at <= now) {
            const Reminder reminder = entry.reminders.front();
            std::ranges::pop_heap(entry.reminders, std::greater());
            entry.reminders.pop_back();
            if (entry.untils[reminder.ticket] != reminder.at)
                continue;
            ask(entry, reminder.ticket);
            isAsked = true;
        }
    }
    return isAsked;
}

void QueryCounts::setQueries(std::vector<TicketQuery> queries, Instant now)
{
    m_now = now;
    m_asked.clear();
    for (TicketQuery& query : queries)
        m_asked.push_back({ std::move(query), std::vector<std::uint8_t>(m_values.size()), {}, {}, 0 });
    countAnew();
}

void QueryCounts::ask(Asked& asked, std::size_t ticket)
{
    static const QString none;
    const LiveTicket& live = (*m_tickets)[ticket];
    const bool isShown = live.summary.isUnresolved() || asked.query.asksForDone();
    QueryMatch match { false, kNever };
    if (isShown)
        match = asked.query.match(live, asked.query.needsText() ? m_textOf(ticket) : none, m_now);
    std::uint8_t& answer = asked.answers[ticket];
    asked.count += (match.matches ? 1 : 0) - answer;
    answer = match.matches ? 1 : 0;
    if (match.until == kNever && asked.untils.empty())
        return;
    if (asked.untils.empty())
        asked.untils.assign(m_values.size(), kNever);
    if (asked.untils[ticket] == match.until)
        return;
    asked.untils[ticket] = match.until;
    if (match.until == kNever)
        return;
    asked.reminders.push_back({ match.until, static_cast<std::uint32_t>(ticket) });
    std::ranges::push_heap(asked.reminders, std::greater());
}

QueryCounts::Values QueryCounts::valuesOf(const TicketSummary& summary)
{
    if (!summary.isUnresolved())
        return {};
    return { summary.team, summary.tier, summary.client, summary.type, summary.assignee };
}

void QueryCounts::count(std::size_t ticket)
{
    const Values now = valuesOf((*m_tickets)[ticket].summary);
    for (std::size_t field = 0; field < kTallyFields; ++field) {
        const Symbol before = m_values[ticket][field];
        if (before == now[field])
            continue;
        Tally& tally = m_tallies[field];
        if (before && --tally[before] == 0)
            tally.erase(before);
        if (now[field])
            ++tally[now[field]];
    }
    m_values[ticket] = now;
}

} // namespace duebell
