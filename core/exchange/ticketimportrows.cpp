#include "exchange/ticketimportrows.h"

#include <algorithm>

namespace duebell {

/// Where the mapping's columns stand in a row; kNone for those that are not mapped.
struct TicketImportRows::Columns {
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::size_t count = 0;
    std::size_t key = kNone;
    std::size_t displayKey = kNone;
    std::size_t subject = kNone;
    std::size_t link = kNone;
    std::size_t opened = kNone;
    std::size_t openedBy = kNone;
    std::size_t at = kNone;
    std::size_t actor = kNone;
    std::vector<std::size_t> fields;

    [[nodiscard]] static std::string_view value(const CsvRow& row, std::size_t column)
    {
        return column == kNone ? std::string_view() : row.fields[column];
    }
};

namespace {

    bool isMissing(const Mapping& mapping, std::string_view value)
    {
        return value.empty() || std::ranges::find(mapping.missing, value) != mapping.missing.end();
    }

    std::string_view trimmed(std::string_view text)
    {
        const std::size_t from = text.find_first_not_of(" \t");
        if (from == std::string_view::npos)
            return {};
        return text.substr(from, text.find_last_not_of(" \t") - from + 1);
    }

    std::optional<ImportProblem::Kind> faultOf(const CsvRow& row, std::size_t expected)
    {
        switch (row.fault) {
        case CsvRow::Fault::OpenQuote:
        case CsvRow::Fault::TextAfterQuote:
            return ImportProblem::Kind::BrokenQuotes;
        case CsvRow::Fault::TooManyFields:
        case CsvRow::Fault::FieldTooLong:
            return ImportProblem::Kind::TooLong;
        case CsvRow::Fault::None:
            break;
        }
        return row.fields.size() == expected ? std::nullopt : std::optional(ImportProblem::Kind::FieldCount);
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

TicketImportRows::TicketImportRows(CsvReader reader)
    : m_reader(std::move(reader))
{
}

Result<TicketImportRows> TicketImportRows::read(std::string bytes, const Mapping& mapping, ImportReport& report)
{
    const Result<std::shared_ptr<const Zone>> zone = Zone::load(mapping.timeZone);
    if (!zone)
        return zone.error();
    Result<CsvReader> reader = CsvReader::open(std::move(bytes), mapping.delimiter);
    if (!reader)
        return reader.error();
    report.wasLatin1 = reader->wasLatin1();
    TicketImportRows rows(std::move(*reader));
    const Result<Columns> columns = rows.readHeader(mapping, report);
    if (!columns)
        return columns.error();
    CsvRow row;
    while (rows.m_reader.next(row)) {
        ++report.rows;
        rows.readRow(row, *columns, mapping, **zone, report);
    }
    for (SnapshotTicket& ticket : rows.m_tickets) {
        const auto isEarlier = [](const SnapshotRow& a, const SnapshotRow& b) { return a.at < b.at; };
        for (std::size_t i = 1; i < ticket.rows.size(); ++i)
            report.rowsBackwards += isEarlier(ticket.rows[i], ticket.rows[i - 1]) ? 1 : 0;
        std::ranges::stable_sort(ticket.rows, isEarlier);
    }
    report.tickets = static_cast<std::int64_t>(rows.m_tickets.size());
    return rows;
}

Result<TicketImportRows::Columns> TicketImportRows::readHeader(const Mapping& mapping, ImportReport& report)
{
    CsvRow header;
    if (!m_reader.next(header) || header.fault != CsvRow::Fault::None)
        return Error { ErrorCode::Syntax, "line 1", {}, "header" };
    std::vector<bool> used(header.fields.size(), false);
    std::string lacking;
    const auto find = [&](const std::string& name) {
        if (name.empty())
            return Columns::kNone;
        const auto found
            = std::ranges::find_if(header.fields, [&](std::string_view field) { return trimmed(field) == name; });
        if (found == header.fields.end()) {
            lacking = name;
            return Columns::kNone;
        }
        const auto index = static_cast<std::size_t>(found - header.fields.begin());
        used[index] = true;
        return index;
    };
    Columns columns;
    columns.count = header.fields.size();
    columns.key = find(mapping.key);
    columns.displayKey = find(mapping.displayKey);
    columns.subject = find(mapping.subject);
    columns.link = find(mapping.link);
    columns.opened = find(mapping.opened);
    columns.openedBy = find(mapping.openedBy);
    columns.at = find(mapping.at);
    columns.actor = find(mapping.actor);
    for (const Mapping::FieldColumn& field : mapping.fields)
        columns.fields.push_back(find(field.column));
    if (!lacking.empty()) {
        std::string known;
        for (const std::string_view field : header.fields)
            known.append(known.empty() ? "" : "|").append(trimmed(field));
        return Error { ErrorCode::UnknownKey, "line 1", lacking, known };
    }
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const std::string name(trimmed(header.fields[i]));
        if (!used[i] && std::ranges::find(mapping.ignored, name) == mapping.ignored.end())
            report.unmappedColumns.push_back(name);
    }
    return columns;
}

void TicketImportRows::readRow(const CsvRow& row, const Columns& columns, const Mapping& mapping, const Zone& zone,
                               ImportReport& report)
{
    if (const std::optional<ImportProblem::Kind> fault = faultOf(row, columns.count)) {
        report.add({ *fault, row.line, {}, std::to_string(row.fields.size()), std::to_string(columns.count) });
        return;
    }
    const std::string_view key = trimmed(Columns::value(row, columns.key));
    if (isMissing(mapping, key)) {
        report.add({ ImportProblem::Kind::NoKey, row.line, mapping.key, std::string(key), {} });
        return;
    }
    const std::string_view when = trimmed(Columns::value(row, columns.at));
    const std::optional<Zone::Resolved> at = mapping.dates.read(when, zone);
    if (!at) {
        report.add(
            { ImportProblem::Kind::UnreadableDate, row.line, mapping.at, std::string(when), mapping.dates.text() });
        return;
    }
    reportWallTime(*at, row.line, mapping.at, when, report);
    SnapshotTicket& ticket = ticketOf(key);
    readTicketColumns(ticket, row, columns, mapping, zone, report);
    SnapshotRow snapshot;
    snapshot.line = row.line;
    snapshot.at = at->at;
    if (const std::string_view actor = trimmed(Columns::value(row, columns.actor)); !isMissing(mapping, actor))
        snapshot.actor = actor;
    snapshot.values.reserve(columns.fields.size());
    for (const std::size_t column : columns.fields) {
        const std::string_view value = trimmed(row.fields[column]);
        snapshot.values.push_back(isMissing(mapping, value) ? std::string_view() : value);
    }
    if (ticket.opened && snapshot.at < *ticket.opened)
        ++report.rowsBeforeOpening;
    ticket.rows.push_back(std::move(snapshot));
}

SnapshotTicket& TicketImportRows::ticketOf(std::string_view key)
{
    const auto [entry, isNew] = m_index.try_emplace(key, m_tickets.size());
    if (isNew)
        m_tickets.emplace_back().key = key;
    return m_tickets[entry->second];
}

void TicketImportRows::readTicketColumns(SnapshotTicket& ticket, const CsvRow& row, const Columns& columns,
                                         const Mapping& mapping, const Zone& zone, ImportReport& report)
{
    const auto keep = [&](std::string_view& into, std::size_t column) {
        const std::string_view value = trimmed(Columns::value(row, column));
        if (!isMissing(mapping, value))
            into = value;
    };
    keep(ticket.subject, columns.subject);
    keep(ticket.link, columns.link);
    keep(ticket.displayKey, columns.displayKey);
    if (!ticket.rows.empty())
        return;
    keep(ticket.openedBy, columns.openedBy);
    const std::string_view opened = trimmed(Columns::value(row, columns.opened));
    if (isMissing(mapping, opened))
        return;
    if (const std::optional<Zone::Resolved> at = mapping.dates.read(opened, zone)) {
        reportWallTime(*at, row.line, mapping.opened, opened, report);
        ticket.opened = at->at;
    } else {
        report.add({ ImportProblem::Kind::UnreadableOpening, row.line, mapping.opened, std::string(opened),
                     mapping.dates.text() });
    }
}

} // namespace duebell
