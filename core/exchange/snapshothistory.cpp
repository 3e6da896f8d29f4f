#include "exchange/snapshothistory.h"

#include <algorithm>

namespace duebell {

SnapshotHistory::SnapshotHistory(const TicketImportRows& rows, const TicketImportValues& values, const Mapping& mapping,
                                 ImportReport& report)
    : HistoryBuilder(rows, values, mapping, report)
{
}

void SnapshotHistory::read(const ImportedTicket& ticket, std::span<const std::uint32_t> rows)
{
    const std::uint32_t first = rows.front();
    const Instant opened = ticket.opened.value_or(m_rows.row(first).at);
    if (isKnownTicket()) {
        recall(std::max(m_rows.row(first).at, opened));
    } else {
        const Author author = openerOf(ticket);
        create(opened, author, ticket.description, m_values.initialStatus());
        for (const std::size_t slot : otherSlots()) {
            if (const std::optional<Symbol> value = m_values.value(slot, m_rows.cell(first, slot)))
                setInitial(opened, slot, *value, author);
        }
    }
    for (const std::uint32_t row : rows)
        compare(row, opened);
}

void SnapshotHistory::compare(std::uint32_t row, Instant opened)
{
    const Instant at = std::max(m_rows.row(row).at, opened);
    const Author author = authorOf(row);
    for (const std::size_t slot : otherSlots()) {
        if (const std::optional<Symbol> value = m_values.value(slot, m_rows.cell(row, slot)))
            change(at, slot, *value, author);
    }
    // What a row says holds together: it was resolved with that priority, so the status comes last.
    if (const std::optional<Symbol> status = statusIn(row))
        change(at, statusSlot(), *status, author);
}

} // namespace duebell
