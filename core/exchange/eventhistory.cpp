#include "exchange/eventhistory.h"

#include <algorithm>

namespace duebell {

EventHistory::EventHistory(const TicketImportRows& rows, const TicketImportValues& values, const Mapping& mapping,
                           ImportReport& report)
    : HistoryBuilder(rows, values, mapping, report)
{
}

const EventHistory::Activity& EventHistory::activityOf(std::uint32_t row) const
{
    return m_values.activity(m_rows.cell(row, m_rows.columns().activity()));
}

EventKind EventHistory::messageKind(std::uint32_t row) const
{
    const Mapping::Activity::Kind kind = activityOf(row).kind;
    if (kind == Mapping::Activity::Kind::Note)
        return EventKind::Note;
    if (kind != Mapping::Activity::Kind::Reply)
        return EventKind::Created;
    return m_values.isPrivate(m_rows.cell(row, m_rows.columns().isPrivate())) ? EventKind::Note : EventKind::Reply;
}

void EventHistory::read(const ImportedTicket& ticket, std::span<const std::uint32_t> rows)
{
    m_kept.clear();
    std::ranges::copy_if(rows, std::back_inserter(m_kept),
                         [this](std::uint32_t row) { return activityOf(row).kind != Mapping::Activity::Kind::Ignore; });
    m_report.rowsIgnored += static_cast<std::int64_t>(rows.size() - m_kept.size());
    if (m_kept.empty())
        return;
    const auto creation = std::ranges::find_if(
        m_kept, [this](std::uint32_t row) { return activityOf(row).kind == Mapping::Activity::Kind::Created; });
    const std::uint32_t openingRow = creation == m_kept.end() ? m_kept.front() : *creation;
    std::span<const std::uint32_t> rest = m_kept;
    Group group = nextGroup(rest);
    const Instant opened = ticket.opened.value_or(m_rows.row(openingRow).at);
    // The first row is the opening itself unless the opening is known to be apart from it.
    const bool isOpening = messageKind(group.front()) == EventKind::Reply && group.front() == openingRow
        && m_rows.row(openingRow).at == (isKnownTicket() ? knownCreation().value_or(opened) : opened);
    open(ticket, group, opened, isOpening);
    apply(group, opened, isOpening);
    while (!rest.empty())
        apply(nextGroup(rest), opened, false);
}

EventHistory::Group EventHistory::nextGroup(std::span<const std::uint32_t>& rows) const
{
    std::size_t size = 1;
    const std::string_view id = m_rows.eventId(rows.front());
    while (!id.empty() && size < rows.size() && m_rows.eventId(rows[size]) == id)
        ++size;
    const Group group = rows.first(size);
    rows = rows.subspan(size);
    return group;
}

std::string EventHistory::bodyOf(Group group) const
{
    std::string body;
    for (const std::uint32_t row : group) {
        const std::string_view text = m_rows.body(row);
        if (!text.empty())
            body.append(body.empty() ? "" : "\n").append(text);
    }
    return body;
}

void EventHistory::open(const ImportedTicket& ticket, Group first, Instant opened, bool isOpening)
{
    const std::uint32_t row = first.front();
    if (isKnownTicket()) {
        recall(std::max(m_rows.row(row).at, opened));
        return;
    }
    const bool isCreation = isOpening || activityOf(row).kind == Mapping::Activity::Kind::Created;
    const Author author = ticket.openedBy == 0 && isCreation ? authorOf(row) : openerOf(ticket);
    std::string description(ticket.description);
    if (description.empty() && isCreation)
        description = bodyOf(first);
    create(opened, author, description, m_values.initialStatus());
    for (const std::size_t slot : otherSlots()) {
        if (const std::uint32_t cell = m_rows.cell(row, slot); cell != 0)
            setInitial(opened, slot, m_values.value(slot, cell).value_or(Symbol {}), author);
    }
}

void EventHistory::apply(Group group, Instant opened, bool isOpening)
{
    const std::uint32_t first = group.front();
    const Instant at = std::max(m_rows.row(first).at, opened);
    const Author author = authorOf(first);
    for (const std::uint32_t row : group)
        applyFields(row, at, author);
    if (const EventKind kind = messageKind(first); kind != EventKind::Created && !isOpening)
        add(at, kind, {}, {}, author, bodyOf(group));
    else if (activityOf(first).kind == Mapping::Activity::Kind::NoReplyNeeded)
        add(at, EventKind::NoReplyNeeded, {}, {}, author);
    for (const std::uint32_t row : group)
        applyStatus(row, at, author);
}

void EventHistory::applyFields(std::uint32_t row, Instant at, const Author& author)
{
    for (const std::size_t slot : otherSlots()) {
        const std::optional<Symbol> value = m_values.value(slot, m_rows.cell(row, slot));
        if (value && *value)
            change(at, slot, *value, author);
    }
    for (const TicketImportValues::Setting& setting : activityOf(row).settings) {
        if (m_values.fieldIds()[setting.slot] != field::kStatus)
            change(at, setting.slot, setting.isActor ? author.actor : setting.value, author);
    }
}

void EventHistory::applyStatus(std::uint32_t row, Instant at, const Author& author)
{
    if (const std::optional<Symbol> status = statusIn(row))
        change(at, statusSlot(), *status, author);
    for (const TicketImportValues::Setting& setting : activityOf(row).settings) {
        if (m_values.fieldIds()[setting.slot] == field::kStatus)
            change(at, setting.slot, setting.value, author);
    }
}

} // namespace duebell
