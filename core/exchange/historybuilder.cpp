#include "exchange/historybuilder.h"

#include "exchange/eventhistory.h"
#include "exchange/retractedevents.h"
#include "exchange/snapshothistory.h"
#include "exchange/tickethistory.h"

#include <algorithm>

namespace duebell {

std::unique_ptr<HistoryBuilder> HistoryBuilder::make(const TicketImportRows& rows, const TicketImportValues& values,
                                                     const Mapping& mapping, Instant now, ImportReport& report)
{
    switch (mapping.shape) {
    case Mapping::Shape::Event:
        return std::make_unique<EventHistory>(rows, values, mapping, report);
    case Mapping::Shape::Ticket:
        return std::make_unique<TicketHistory>(rows, values, mapping, now, report);
    case Mapping::Shape::Snapshot:
        break;
    }
    return std::make_unique<SnapshotHistory>(rows, values, mapping, report);
}

HistoryBuilder::HistoryBuilder(const TicketImportRows& rows, const TicketImportValues& values, const Mapping& mapping,
                               ImportReport& report)
    : m_rows(rows)
    , m_values(values)
    , m_mapping(mapping)
    , m_report(report)
    , m_state(values.fieldIds().size())
{
    const std::vector<FieldId>& fields = values.fieldIds();
    m_statusSlot = static_cast<std::size_t>(std::ranges::find(fields, field::kStatus) - fields.begin());
    for (std::size_t slot = 0; slot < mapping.fields.size(); ++slot) {
        if (slot != m_statusSlot)
            m_otherSlots.push_back(slot);
    }
}

std::int64_t HistoryBuilder::build(std::size_t ticket, TicketId id, std::span<const Event> existing,
                                   std::vector<EventDraft>& news)
{
    m_ticket = id;
    m_news = &news;
    m_knownCount = 0;
    learn(existing);
    std::ranges::fill(m_state, Symbol {});
    const std::span<const std::uint32_t> rows = m_rows.rowsOf(ticket);
    if (!rows.empty())
        read(m_rows.tickets()[ticket], rows);
    return m_knownCount;
}

void HistoryBuilder::learn(std::span<const Event> existing)
{
    m_order = 0;
    m_existing.clear();
    m_known.clear();
    m_used.clear();
    if (existing.empty())
        return;
    for (const Event& event : existing)
        m_order = std::max(m_order, event.order + 1);
    m_existing = withoutRetracted(existing);
    std::ranges::sort(m_existing, foldsBefore);
    for (const Event& event : m_existing)
        m_known.push_back({ event.at, event.kind, event.field, event.value });
    std::ranges::sort(m_known);
    m_used.assign(m_known.size(), false);
}

bool HistoryBuilder::takeKnown(const Event& event)
{
    if (m_known.empty())
        return false;
    const Known key { event.at, event.kind, event.field, event.value };
    for (auto at = std::ranges::lower_bound(m_known, key); at != m_known.end() && *at == key; ++at) {
        const auto place = static_cast<std::size_t>(at - m_known.begin());
        if (!m_used[place]) {
            m_used[place] = true;
            return true;
        }
    }
    return false;
}

HistoryBuilder::Author HistoryBuilder::authorOf(std::uint32_t row) const
{
    const std::uint32_t actor = m_rows.row(row).actor;
    return { m_values.actor(actor),
             m_values.actorKind(actor, m_rows.cell(row, m_rows.columns().role()), m_mapping.actorKindOtherwise) };
}

HistoryBuilder::Author HistoryBuilder::openerOf(const ImportedTicket& ticket) const
{
    return { m_values.actor(ticket.openedBy), m_values.actorKind(ticket.openedBy, 0, m_mapping.openerKind) };
}

std::optional<Instant> HistoryBuilder::knownCreation() const
{
    const auto created = std::ranges::find(m_existing, EventKind::Created, &Event::kind);
    return created == m_existing.end() ? std::nullopt : std::optional(created->at);
}

std::optional<Symbol> HistoryBuilder::statusIn(std::uint32_t row) const
{
    return m_statusSlot < m_mapping.fields.size() ? m_values.value(m_statusSlot, m_rows.cell(row, m_statusSlot))
                                                  : std::nullopt;
}

void HistoryBuilder::create(Instant at, const Author& author, std::string_view description, Symbol status)
{
    add(at, EventKind::Created, {}, {}, author, description);
    setInitial(at, m_statusSlot, status, author);
}

void HistoryBuilder::setInitial(Instant at, std::size_t slot, Symbol value, const Author& author)
{
    if (!value)
        return;
    m_state[slot] = value;
    add(at, EventKind::Initial, m_values.fieldIds()[slot], value, author);
}

void HistoryBuilder::recall(Instant first)
{
    const std::vector<FieldId>& fields = m_values.fieldIds();
    for (const Event& event : m_existing) {
        if (event.kind == EventKind::Created || event.kind == EventKind::Initial)
            ++m_knownCount;
        if (event.kind != EventKind::Initial && (event.kind != EventKind::Changed || event.at >= first))
            continue;
        const auto slot = std::ranges::find(fields, event.field);
        if (slot != fields.end())
            m_state[static_cast<std::size_t>(slot - fields.begin())] = event.value;
    }
}

Symbol HistoryBuilder::statusBefore(Instant at) const
{
    Symbol status = m_values.initialStatus();
    for (const Event& event : m_existing) {
        if (event.field == field::kStatus
            && (event.kind == EventKind::Initial || (event.kind == EventKind::Changed && event.at < at)))
            status = event.value;
    }
    return status;
}

void HistoryBuilder::change(Instant at, std::size_t slot, Symbol value, const Author& author)
{
    if (m_state[slot] == value)
        return;
    m_state[slot] = value;
    add(at, EventKind::Changed, m_values.fieldIds()[slot], value, author);
}

void HistoryBuilder::add(Instant at, EventKind kind, FieldId field, Symbol value, const Author& author,
                         std::string_view body)
{
    Event event;
    event.ticket = m_ticket;
    event.at = at;
    event.kind = kind;
    event.field = field;
    event.value = value;
    event.actor = author.actor;
    event.actorKind = author.kind;
    if (takeKnown(event)) {
        ++m_knownCount;
        return;
    }
    event.order = m_order++;
    m_news->push_back({ event, std::string(body) });
}

} // namespace duebell
