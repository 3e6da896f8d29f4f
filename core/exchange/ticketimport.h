// Brings a file of tickets into the store: read by a mapping, compared with what is there, committed in slices short
// enough that others can work beside it. Runs on the store's thread.
#pragma once

#include "desk/eventstore.h"
#include "exchange/mapping.h"
#include "exchange/ticketimportreport.h"
#include "sla/agreement.h"

#include <functional>
#include <span>
#include <string>

namespace duebell {

class TicketImportRows;
class TicketImportValues;
struct SnapshotTicket;

class TicketImport {
public:
    struct Progress {
        std::size_t ticketsDone = 0;
        std::size_t ticketsTotal = 0;
        std::int64_t eventsAdded = 0;
    };
    /// Called after every slice; false cancels: committed slices stay.
    using ProgressFunction = std::function<bool(const Progress&)>;

    struct File {
        std::string name; ///< as people know it: goes into the run
        std::string bytes;
        std::string account; ///< the operating system's
    };

    /// All must outlive the import.
    TicketImport(EventStore& store, const Agreement& agreement, const Mapping& mapping);

    /// Errors as TicketImportRows::read and TicketImportValues::resolve; Database and Conflict from the store, after
    /// which committed slices stay. `now` is when the desk learns of the events.
    [[nodiscard]] Result<ImportReport> run(File file, Instant now, const ProgressFunction& progress = {});

private:
    using Slice = std::span<const SnapshotTicket>;
    Status commitSlices(const TicketImportRows& rows, const TicketImportValues& values, Instant now,
                        const ProgressFunction& progress, ImportReport& report);
    Status commitSlice(Slice slice, const TicketImportValues& values, Instant now, ImportReport& report);
    Result<std::vector<TicketId>> ticketsOf(Slice slice, const TicketImportValues& values);

    EventStore& m_store;
    const Agreement& m_agreement;
    const Mapping& m_mapping;
};

} // namespace duebell
