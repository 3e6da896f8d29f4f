// The rows of a ticket file, typed and gathered by ticket, whatever their shape and format. Rows that cannot be read
// are reported and left out. Texts point into the source that the rows were read from. One thread.
#pragma once

#include "exchange/importcolumns.h"
#include "exchange/mapping.h"
#include "exchange/rowsource.h"
#include "exchange/textindex.h"
#include "exchange/ticketimportreport.h"
#include "exchange/ticketimportvalues.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace duebell {

/// One row; its cells are TicketImportRows::cell.
struct ImportedRow {
    Instant at {};
    std::uint32_t ticket = 0; ///< index into tickets()
    std::uint32_t line = 0;
    std::uint32_t actor = 0; ///< TicketImportValues::noteActor
};

/// What rows say of the ticket as a whole.
struct ImportedTicket {
    std::string_view key;
    std::string_view displayKey; ///< this and the next two: the last that says something
    std::string_view subject;
    std::string_view link;
    std::string_view description; ///< the first that says something
    std::uint32_t openedBy = 0;
    std::uint32_t rows = 0;
    std::optional<Instant> opened; ///< of the first row that says it
    std::optional<Instant> firstResponse; ///< this and the next two: of the last
    std::optional<Instant> resolved;
    std::optional<Instant> closed;
};

class TicketImportRows {
public:
    /// UnknownTimeZone. All must outlive the rows; new values are noted in `values`.
    [[nodiscard]] static Result<TicketImportRows> make(const Mapping& mapping, TicketImportValues& values);

    /// Called now and then with how far the source was read; false stops.
    using ReadFunction = std::function<bool(const RowSource&)>;
    /// Reads the source to its end; false when it was stopped. Can be called for several sources.
    bool read(RowSource& source, ImportReport& report, const ReadFunction& progress = {});
    /// At most `most` rows, for a preview.
    void readSome(RowSource& source, std::size_t most, ImportReport& report);
    /// Gathers rows by ticket, in the order of time; rows of one instant in the order of the file. Call once, at the
    /// end.
    void finish(ImportReport& report);

    [[nodiscard]] const std::vector<ImportedTicket>& tickets() const { return m_tickets; }
    [[nodiscard]] const ImportColumns& columns() const { return m_columns; }
    [[nodiscard]] std::size_t rowCount() const { return m_rows.size(); }
    /// Behind finish(): a ticket's rows, by number.
    [[nodiscard]] std::span<const std::uint32_t> rowsOf(std::size_t ticket) const
    {
        return std::span(m_order).subspan(m_begins[ticket], m_tickets[ticket].rows);
    }
    [[nodiscard]] const ImportedRow& row(std::uint32_t number) const { return m_rows[number]; }
    /// What stands in a column of values, as a number of TicketImportValues.
    [[nodiscard]] std::uint32_t cell(std::uint32_t row, std::size_t column) const
    {
        return column < m_columns.valueCount() ? m_cells[row * m_columns.valueCount() + column] : 0;
    }
    [[nodiscard]] std::string_view body(std::uint32_t row) const { return m_texts.empty() ? "" : m_texts[row].body; }
    [[nodiscard]] std::string_view eventId(std::uint32_t row) const { return m_texts.empty() ? "" : m_texts[row].id; }

private:
    struct RowTexts {
        std::string_view id;
        std::string_view body;
    };
    struct TextColumn {
        std::size_t slot;
        std::string_view ImportedTicket::*text;
    };
    struct InstantColumn {
        std::size_t slot;
        std::optional<Instant> ImportedTicket::*instant;
        DateReader dates;
    };

    TicketImportRows(const Mapping& mapping, TicketImportValues& values, const std::shared_ptr<const Zone>& zone);
    void reserve(const RowSource& source);
    void readRow(const SourceRow& row, ImportReport& report);
    std::optional<Instant> readInstant(DateReader& dates, std::size_t slot, const SourceRow& row,
                                       ImportProblem::Kind fault, ImportReport& report);
    std::optional<Instant> instantOf(const SourceRow& row, ImportedTicket& ticket, ImportReport& report);
    void readTicketColumns(ImportedTicket& ticket, const SourceRow& row, ImportReport& report);
    void keepRow(const SourceRow& row, std::uint32_t ticket, Instant at, ImportReport& report);
    void dropDuplicates(ImportReport& report);

    const Mapping* m_mapping;
    TicketImportValues* m_values;
    ImportColumns m_columns;
    DateReader m_dates; // of the rows
    std::vector<TextColumn> m_textColumns;
    std::vector<InstantColumn> m_instantColumns;
    TextIndex m_keys;
    std::vector<ImportedTicket> m_tickets; // by the key's number - 1
    std::vector<ImportedRow> m_rows;
    std::vector<std::uint32_t> m_cells;
    std::vector<RowTexts> m_texts; // only when the mapping asks for them
    std::vector<std::string_view> m_raw; // only to find duplicates
    std::vector<std::uint32_t> m_order; // row numbers by ticket
    std::vector<std::uint32_t> m_begins; // where a ticket's rows begin there
};

} // namespace duebell
