#include "exchange/tickethistory.h"

#include <algorithm>

namespace duebell {

TicketHistory::TicketHistory(const TicketImportRows& rows, const TicketImportValues& values, const Mapping& mapping,
                             Instant now, ImportReport& report)
    : HistoryBuilder(rows, values, mapping, report)
    , m_now(now)
{
}

void TicketHistory::read(const ImportedTicket& ticket, std::span<const std::uint32_t> rows)
{
    const std::uint32_t row = rows.back(); // the newest
    const Instant opened = ticket.opened.value_or(m_rows.row(row).at);
    const std::vector<Ending> endings = endingsOf(ticket, row);
    const bool wasKnown = isKnownTicket();
    const bool isDated = m_rows.columns().has(ImportColumns::At);
    const Instant changed = isDated ? std::max(m_rows.row(row).at, opened) : m_now;
    if (!wasKnown)
        open(ticket, row, opened, !endings.empty());
    else
        recall(isDated ? changed + Seconds(1) : Instant::max()); // compared with how the ticket was then, or is now
    if (ticket.firstResponse)
        add(std::max(*ticket.firstResponse, opened), EventKind::Reply, {}, {}, { {}, ActorKind::Agent });
    if (wasKnown || isDated)
        update(row, changed);
    const Author author = authorOf(row);
    const std::optional<Symbol> status = statusIn(row);
    if (!endings.empty()) {
        state(statusSlot()) = statusBefore(endings.front().at);
        for (const Ending& ending : endings)
            change(std::max(ending.at, opened), statusSlot(), ending.status, author);
    } else if (status && isDated) {
        change(changed, statusSlot(), *status, author);
    } else if (status && wasKnown && *status != state(statusSlot())) {
        if (hasEnded(*status))
            report(ImportProblem::Kind::EndedWithoutInstant, row);
        else
            change(changed, statusSlot(), *status, author);
    }
}

bool TicketHistory::hasEnded(Symbol status) const
{
    return m_values.categoryOf(status).value_or(StatusCategory::Open) >= StatusCategory::Resolved;
}

// Empty when the ticket is open, or nothing says when it ended.
std::vector<TicketHistory::Ending> TicketHistory::endingsOf(const ImportedTicket& ticket, std::uint32_t row) const
{
    const std::optional<Symbol> status = statusIn(row);
    std::vector<Ending> endings;
    if (ticket.resolved)
        endings.push_back({ *ticket.resolved, m_values.statusOf(StatusCategory::Resolved) });
    if (ticket.closed)
        endings.push_back({ *ticket.closed, m_values.statusOf(StatusCategory::Closed) });
    if (status && !hasEnded(*status)) {
        if (!endings.empty())
            report(ImportProblem::Kind::OpenWithInstant, row);
        return {};
    }
    std::ranges::stable_sort(endings, {}, &Ending::at);
    if (status && !endings.empty())
        endings.back().status = *status;
    std::erase_if(endings, [](const Ending& ending) { return !ending.status; });
    return endings;
}

void TicketHistory::open(const ImportedTicket& ticket, std::uint32_t row, Instant opened, bool isEnding)
{
    const Author author = openerOf(ticket);
    const bool isDated = m_rows.columns().has(ImportColumns::At);
    Symbol status = m_values.initialStatus();
    if (const std::optional<Symbol> now = statusIn(row); now && !isEnding && !isDated) {
        if (hasEnded(*now))
            report(ImportProblem::Kind::EndedWithoutInstant, row);
        else
            status = *now;
    }
    create(opened, author, ticket.description, status);
    for (const std::size_t slot : otherSlots())
        setInitial(opened, slot, m_values.value(slot, m_rows.cell(row, slot)).value_or(Symbol {}), author);
}

void TicketHistory::update(std::uint32_t row, Instant at)
{
    const Author author = authorOf(row);
    for (const std::size_t slot : otherSlots()) {
        if (const std::optional<Symbol> value = m_values.value(slot, m_rows.cell(row, slot)))
            change(at, slot, *value, author);
    }
}

void TicketHistory::report(ImportProblem::Kind kind, std::uint32_t row) const
{
    const ImportedTicket& ticket = m_rows.tickets()[m_rows.row(row).ticket];
    m_report.add({ kind, m_rows.row(row).line, {}, std::string(ticket.key), {} });
}

} // namespace duebell
