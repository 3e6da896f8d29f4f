// The rows of a snapshot log, read by a mapping and gathered by ticket. Rows that cannot be read are reported and left
// out. Holds the file's text: rows point into it.
#pragma once

#include "calendar/zone.h"
#include "exchange/csvreader.h"
#include "exchange/mapping.h"
#include "exchange/ticketimportreport.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duebell {

/// One snapshot. `values` are the mapping's fields in their order, as they stand in the file.
struct SnapshotRow {
    std::int64_t line = 0;
    Instant at {};
    std::string_view actor;
    std::vector<std::string_view> values;
};

struct SnapshotTicket {
    std::string_view key;
    std::string_view displayKey;
    std::string_view subject; ///< the last one that says something
    std::string_view link;
    std::string_view openedBy;
    std::optional<Instant> opened;
    std::vector<SnapshotRow> rows; ///< by time; rows of one instant in the order of the file
};

class TicketImportRows {
public:
    /// UnknownKey when the header lacks a column of the mapping (`value`), UnknownTimeZone, TooLarge, Syntax when there
    /// is no header.
    [[nodiscard]] static Result<TicketImportRows> read(std::string bytes, const Mapping& mapping, ImportReport& report);

    [[nodiscard]] const std::vector<SnapshotTicket>& tickets() const { return m_tickets; }

private:
    struct Columns;
    explicit TicketImportRows(CsvReader reader);
    Result<Columns> readHeader(const Mapping& mapping, ImportReport& report);
    void readRow(const CsvRow& row, const Columns& columns, const Mapping& mapping, const Zone& zone,
                 ImportReport& report);
    SnapshotTicket& ticketOf(std::string_view key);
    void readTicketColumns(SnapshotTicket& ticket, const CsvRow& row, const Columns& columns, const Mapping& mapping,
                           const Zone& zone, ImportReport& report);

    CsvReader m_reader;
    std::vector<SnapshotTicket> m_tickets;
    std::unordered_map<std::string_view, std::size_t> m_index;
};

} // namespace duebell
