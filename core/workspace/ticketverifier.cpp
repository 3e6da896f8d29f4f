#include "workspace/ticketverifier.h"

#include "desk/endedclocks.h"
#include "sla/ledger.h"

#include <algorithm>

namespace duebell {

namespace {

    using Kind = VerificationFinding::Kind;

    bool equal(const Clock& a, const Clock& b)
    {
        return a.metric == b.metric && a.status == b.status && a.cycle == b.cycle && a.run == b.run
            && a.state == b.state && a.activity == b.activity && a.target == b.target && a.started == b.started
            && a.due == b.due && a.counted == b.counted && a.paused == b.paused && a.satisfied == b.satisfied
            && a.breached == b.breached && a.cancelled == b.cancelled;
    }

    Seconds sumOf(const std::vector<LedgerRow>& rows, int run, bool paused)
    {
        Seconds sum { 0 };
        for (const LedgerRow& row : rows) {
            const bool isPaused = row.kind == RowKind::PausedForClient || row.kind == RowKind::PausedForThirdParty
                || row.kind == RowKind::PausedByStatus;
            if (row.run == run && (paused ? isPaused : row.kind == RowKind::Counted))
                sum += row.length();
        }
        return sum;
    }

} // namespace

TicketVerifier::TicketVerifier(const Timeline& timeline, const SymbolTable& symbols, Instant now)
    : m_evaluation(timeline, symbols)
    , m_again(timeline, symbols)
    , m_now(now)
{
}

void TicketVerifier::add(Kind kind, const StoredTicket& ticket, std::string where, std::string found,
                         std::string expected)
{
    m_result.findings.push_back(
        { kind, ticket.record.displayKey, std::move(where), std::move(found), std::move(expected) });
}

void TicketVerifier::check(const StoredTicket& ticket)
{
    ++m_result.tickets;
    m_result.events += static_cast<std::int64_t>(ticket.logged.size());
    if (ticket.loaded != ticket.logged)
        add(Kind::LoadedDiffers, ticket, {}, std::to_string(ticket.loaded.size()),
            std::to_string(ticket.logged.size()));
    const TicketResult& result = m_evaluation.evaluate(ticket.logged, m_now);
    checkLedgers(ticket, result, m_now);
    const std::vector<Event> reversed(ticket.logged.rbegin(), ticket.logged.rend()); // arrival order must not matter
    const TicketResult& again = m_again.evaluate(reversed, m_now);
    if (!std::ranges::equal(result.clocks, again.clocks, equal) || result.fields != again.fields)
        add(Kind::ResultDiffers, ticket, {}, {}, {});
    if (ticket.evidence.empty())
        return;
    ++m_result.verdicts;
    Instant latest = m_now; // an event whose time has not come had its part in the evidence
    for (const Event& event : ticket.logged)
        latest = std::max(latest, event.at);
    if (evidenceOf(m_evaluation.evaluate(ticket.logged, latest)) != ticket.evidence)
        add(Kind::VerdictDiffers, ticket, {}, {}, {});
}

void TicketVerifier::checkLedgers(const StoredTicket& ticket, const TicketResult& result, Instant now)
{
    for (const Clock& clock : result.clocks) {
        const std::vector<LedgerRow> rows = ledgerOf(result, clock, now);
        ++m_result.clocks;
        m_result.ledgerRows += static_cast<std::int64_t>(rows.size());
        const Seconds counted = sumOf(rows, clock.run, false);
        const Seconds paused = sumOf(rows, clock.run, true);
        const std::string metric(metricName(clock.metric));
        if (counted != clock.counted)
            add(Kind::LedgerDiffers, ticket, metric, std::to_string(counted.count()),
                std::to_string(clock.counted.count()));
        if (paused != clock.paused)
            add(Kind::LedgerDiffers, ticket, metric + " paused", std::to_string(paused.count()),
                std::to_string(clock.paused.count()));
    }
}

} // namespace duebell
