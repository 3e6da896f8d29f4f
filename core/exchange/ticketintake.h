// Takes in a ticket file piece by piece, while it grows: the same rows, shapes and rules as TicketImport. The caller
// watches the file, cuts it at complete rows, and says how far it was read; the store writes that position in one
// transaction with the last of the events, so that after a crash the same piece is read again and what was committed of
// it is known. One thread, the store's.
//
//     Result<TicketIntake> intake = TicketIntake::open(store, agreement, mapping, firstLineOfTheFile);
//     const std::size_t size = intake->completeRows(bytesReadBehindThePosition);
//     Result<ImportReport> report = intake->take({ bytes.substr(0, size), line, position }, run, now);
#pragma once

#include "desk/eventstore.h"
#include "exchange/mapping.h"
#include "exchange/ticketimportreport.h"
#include "sla/agreement.h"

#include <optional>
#include <string>
#include <string_view>

namespace duebell {

class TicketIntake {
public:
    struct Block {
        std::string bytes; ///< complete rows, without the header; may be empty
        std::int64_t firstLine = 1; ///< number of its first line in the file
        std::optional<IntakePosition> position; ///< how far the file is read with this block
    };

    /// `head` is the file's beginning, at least its first row: of a CSV file that is the header. The first three must
    /// outlive the intake. UnknownKey when the header lacks a column of the mapping, Syntax when there is none,
    /// UnknownReference when the mapping names what the agreement does not have, UnknownTimeZone.
    [[nodiscard]] static Result<TicketIntake> open(EventStore& store, const Agreement& agreement,
                                                   const Mapping& mapping, std::string_view head);

    [[nodiscard]] Mapping::Format format() const { return m_format; }
    /// Bytes of `head` that are the header: the first block begins behind them. 0 for JSON Lines.
    [[nodiscard]] std::size_t headerSize() const { return m_headerSize; }
    /// Lines of the header: the first block's first line is one more.
    [[nodiscard]] std::int64_t headerLines() const { return m_headerLines; }
    /// How many bytes from the beginning are complete rows; `bytes` begins where a row does.
    [[nodiscard]] std::size_t completeRows(std::string_view bytes) const;

    /// Commits what the block brings and the position. Rows that cannot be read are reported and left out: the position
    /// moves behind them. Database and Conflict from the store; the position has not moved then.
    [[nodiscard]] Result<ImportReport> take(Block block, RunId run, Instant now);

private:
    TicketIntake(EventStore& store, const Agreement& agreement, const Mapping& mapping);

    EventStore* m_store;
    const Agreement* m_agreement;
    const Mapping* m_mapping;
    Mapping::Format m_format = Mapping::Format::Csv;
    std::string m_header;
    std::size_t m_headerSize = 0;
    std::int64_t m_headerLines = 0;
};

} // namespace duebell
