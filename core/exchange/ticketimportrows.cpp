#include "exchange/ticketimportrows.h"

#include "exchange/textencoding.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::int64_t kRowsBetweenProgress = 65536;
    constexpr std::size_t kRowsToEstimate = 4096; // by then a row's usual length is known

    ImportProblem::Kind problemOf(SourceRow::Fault fault)
    {
        switch (fault) {
        case SourceRow::Fault::BrokenQuotes:
            return ImportProblem::Kind::BrokenQuotes;
        case SourceRow::Fault::BrokenJson:
            return ImportProblem::Kind::BrokenJson;
        case SourceRow::Fault::TooLong:
            return ImportProblem::Kind::TooLong;
        case SourceRow::Fault::CellCount:
        case SourceRow::Fault::None:
            break;
        }
        return ImportProblem::Kind::FieldCount;
    }

    void reportWallTime(const Zone::Resolved& time, std::int64_t line, const std::string& column,
                        std::string_view value, ImportReport& report)
    {
        if (time.kind == Zone::WallTime::Repeated)
            report.add({ ImportProblem::Kind::RepeatedHour, line, column, std::string(value), {} });
        else if (time.kind == Zone::WallTime::Skipped)
            report.add({ ImportProblem::Kind::SkippedHour, line, column, std::string(value), {} });
    }

} // namespace

TicketImportRows::TicketImportRows(const Mapping& mapping, TicketImportValues& values,
                                   const std::shared_ptr<const Zone>& zone)
    : m_mapping(&mapping)
    , m_values(&values)
    , m_columns(mapping)
    , m_dates(mapping.dates, zone, mapping.offsetIgnored)
{
    const std::initializer_list<TextColumn> texts { { ImportColumns::DisplayKey, &ImportedTicket::displayKey },
                                                    { ImportColumns::Subject, &ImportedTicket::subject },
                                                    { ImportColumns::Link, &ImportedTicket::link },
                                                    { ImportColumns::Description, &ImportedTicket::description } };
    std::ranges::copy_if(texts, std::back_inserter(m_textColumns),
                         [this](const TextColumn& column) { return m_columns.has(column.slot); });
    const DateReader dates = m_dates;
    for (const auto& [slot, instant] : { std::pair { ImportColumns::Opened, &ImportedTicket::opened },
                                         std::pair { ImportColumns::FirstResponse, &ImportedTicket::firstResponse },
                                         std::pair { ImportColumns::Resolved, &ImportedTicket::resolved },
                                         std::pair { ImportColumns::Closed, &ImportedTicket::closed } }) {
        if (m_columns.has(slot))
            m_instantColumns.push_back({ slot, instant, dates });
    }
}

Result<TicketImportRows> TicketImportRows::make(const Mapping& mapping, TicketImportValues& values)
{
    const Result<std::shared_ptr<const Zone>> zone = Zone::load(mapping.timeZone);
    if (!zone)
        return zone.error();
    return TicketImportRows(mapping, values, *zone);
}

bool TicketImportRows::read(RowSource& source, ImportReport& report, const ReadFunction& progress)
{
    SourceRow row;
    while (source.next(row)) {
        ++report.rows;
        readRow(row, report);
        if (m_rows.size() == kRowsToEstimate)
            reserve(source);
        if (progress && report.rows % kRowsBetweenProgress == 0 && !progress(source))
            return false;
    }
    return true;
}

// Growing by doubling would copy everything again and again, and end with twice the memory.
void TicketImportRows::reserve(const RowSource& source)
{
    const std::size_t perRow = source.position() / m_rows.size() + 1;
    const std::size_t rows = source.size() / perRow * 21 / 20 + kRowsToEstimate;
    m_tickets.reserve(rows * m_tickets.size() / m_rows.size() + kRowsToEstimate);
    m_rows.reserve(rows);
    m_cells.reserve(rows * m_columns.valueCount());
    if (!m_texts.empty())
        m_texts.reserve(rows);
    if (!m_raw.empty())
        m_raw.reserve(rows);
}

void TicketImportRows::readSome(RowSource& source, std::size_t most, ImportReport& report)
{
    SourceRow row;
    while (most-- > 0 && source.next(row)) {
        ++report.rows;
        readRow(row, report);
    }
}

void TicketImportRows::readRow(const SourceRow& row, ImportReport& report)
{
    if (row.fault != SourceRow::Fault::None) {
        report.add({ problemOf(row.fault), row.line, {}, std::to_string(row.found), std::to_string(row.expected) });
        return;
    }
    const std::string_view key = row.cells[ImportColumns::Key];
    const TextIndex::Place place = m_keys.add(key);
    if (place.isNew)
        m_tickets.emplace_back().key = m_values->isMissing(key) ? std::string_view() : key;
    ImportedTicket& ticket = m_tickets[place.number - 1];
    if (ticket.key.empty()) {
        report.add({ ImportProblem::Kind::NoKey, row.line, m_mapping->key, std::string(key), {} });
        return;
    }
    const std::optional<Instant> at = instantOf(row, ticket, report);
    if (!at)
        return;
    readTicketColumns(ticket, row, report);
    keepRow(row, place.number - 1, *at, report);
}

// Rows of shape Ticket need not say when they were written: the ticket's opening stands for it.
std::optional<Instant> TicketImportRows::instantOf(const SourceRow& row, ImportedTicket& ticket, ImportReport& report)
{
    const bool saysNothing = m_values->isMissing(row.cells[ImportColumns::At]);
    if (m_mapping->shape != Mapping::Shape::Ticket || !saysNothing)
        return readInstant(m_dates, ImportColumns::At, row, ImportProblem::Kind::UnreadableDate, report);
    if (!ticket.opened)
        ticket.opened = readInstant(m_dates, ImportColumns::Opened, row, ImportProblem::Kind::UnreadableDate, report);
    return ticket.opened;
}

std::optional<Instant> TicketImportRows::readInstant(DateReader& dates, std::size_t slot, const SourceRow& row,
                                                     ImportProblem::Kind fault, ImportReport& report)
{
    const std::string_view text = row.cells[slot];
    const std::optional<Zone::Resolved> at = dates.read(text);
    const std::string& column = m_columns.names()[slot];
    if (!at) {
        report.add({ fault, row.line, column, std::string(text), dates.format().text() });
        return std::nullopt;
    }
    if (at->kind != Zone::WallTime::Unique)
        reportWallTime(*at, row.line, column, text, report);
    return at->at;
}

void TicketImportRows::readTicketColumns(ImportedTicket& ticket, const SourceRow& row, ImportReport& report)
{
    for (const TextColumn& column : m_textColumns) {
        const std::string_view text = row.cells[column.slot];
        std::string_view& kept = ticket.*column.text;
        if (!m_values->isMissing(text) && (column.slot != ImportColumns::Description || kept.empty()))
            kept = text;
    }
    for (InstantColumn& column : m_instantColumns) {
        std::optional<Instant>& kept = ticket.*column.instant;
        const bool isOpening = column.slot == ImportColumns::Opened;
        if ((isOpening && (kept || ticket.rows != 0)) || m_values->isMissing(row.cells[column.slot]))
            continue;
        const auto fault = isOpening ? ImportProblem::Kind::UnreadableOpening : ImportProblem::Kind::UnreadableInstant;
        if (const std::optional<Instant> at = readInstant(column.dates, column.slot, row, fault, report))
            kept = at;
    }
    if (ticket.openedBy == 0 && m_columns.has(ImportColumns::OpenedBy) && ticket.rows == 0)
        ticket.openedBy = m_values->noteActor(row.cells[ImportColumns::OpenedBy]);
}

void TicketImportRows::keepRow(const SourceRow& row, std::uint32_t ticket, Instant at, ImportReport& report)
{
    ++m_tickets[ticket].rows;
    if (m_tickets[ticket].opened && at < *m_tickets[ticket].opened)
        ++report.rowsBeforeOpening;
    m_rows.push_back(
        { at, ticket, static_cast<std::uint32_t>(row.line), m_values->noteActor(row.cells[ImportColumns::Actor]) });
    const std::size_t count = m_columns.valueCount();
    for (std::size_t column = 0; column < count; ++column)
        m_cells.push_back(m_values->note(column, row.cells[ImportColumns::valueSlot(column)], row.line, report));
    if (m_columns.has(ImportColumns::Body) || m_columns.has(ImportColumns::EventId))
        m_texts.push_back({ row.cells[ImportColumns::EventId], row.cells[ImportColumns::Body] });
    if (m_mapping->duplicates == Mapping::Duplicates::Drop)
        m_raw.push_back(row.raw);
}

void TicketImportRows::finish(ImportReport& report)
{
    m_begins.resize(m_tickets.size() + 1);
    for (std::size_t ticket = 0; ticket < m_tickets.size(); ++ticket)
        m_begins[ticket + 1] = m_begins[ticket] + m_tickets[ticket].rows;
    m_order.resize(m_rows.size());
    std::vector<std::uint32_t> next(m_begins.begin(), m_begins.end());
    for (std::uint32_t row = 0; row < m_rows.size(); ++row)
        m_order[next[m_rows[row].ticket]++] = row;
    if (m_mapping->duplicates == Mapping::Duplicates::Drop)
        dropDuplicates(report);
    const auto isEarlier = [this](std::uint32_t a, std::uint32_t b) { return m_rows[a].at < m_rows[b].at; };
    for (std::size_t ticket = 0; ticket < m_tickets.size(); ++ticket) {
        const std::span<std::uint32_t> rows = std::span(m_order).subspan(m_begins[ticket], m_tickets[ticket].rows);
        report.tickets += rows.empty() ? 0 : 1;
        if (std::ranges::is_sorted(rows, isEarlier))
            continue;
        for (std::size_t i = 1; i < rows.size(); ++i)
            report.rowsBackwards += isEarlier(rows[i], rows[i - 1]) ? 1 : 0;
        std::ranges::stable_sort(rows, isEarlier);
    }
    m_values->finish(report);
}

// Of rows that agree to the last byte the first one stays.
void TicketImportRows::dropDuplicates(ImportReport& report)
{
    const auto isLess = [this](std::uint32_t a, std::uint32_t b) {
        const int order = m_raw[a].compare(m_raw[b]);
        return order < 0 || (order == 0 && a < b);
    };
    const auto isSame = [this](std::uint32_t a, std::uint32_t b) { return m_raw[a] == m_raw[b]; };
    for (std::size_t ticket = 0; ticket < m_tickets.size(); ++ticket) {
        const std::span<std::uint32_t> rows = std::span(m_order).subspan(m_begins[ticket], m_tickets[ticket].rows);
        std::ranges::sort(rows, isLess);
        const auto left = static_cast<std::uint32_t>(std::ranges::unique(rows, isSame).begin() - rows.begin());
        report.rowsDuplicate += static_cast<std::int64_t>(rows.size()) - left;
        m_tickets[ticket].rows = left;
        std::ranges::sort(rows.first(left));
    }
}

} // namespace duebell
