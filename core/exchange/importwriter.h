// Commits the rows of an import in slices short enough that others can work beside it. One thread, the store's.
#pragma once

#include "desk/eventstore.h"
#include "exchange/historybuilder.h"
#include "exchange/ticketimportreport.h"
#include "exchange/ticketimportrows.h"

#include <functional>
#include <optional>

namespace duebell {

struct ImportProgress {
    std::size_t bytesRead = 0; ///< while the file is read; tickets are known behind that
    std::size_t bytesTotal = 0;
    std::size_t ticketsDone = 0;
    std::size_t ticketsTotal = 0;
    std::int64_t eventsAdded = 0;
};
/// Called now and then, at the latest after every slice; false cancels: committed slices stay.
using ImportProgressFunction = std::function<bool(const ImportProgress&)>;

class ImportWriter {
public:
    /// How long a slice may hold the database's only write lock: what another process may have to wait.
    static constexpr int kSliceMilliseconds = 200;

    /// All must outlive the writer; rows are finished, values stored.
    ImportWriter(EventStore& store, const TicketImportRows& rows, const TicketImportValues& values,
                 const Mapping& mapping, ImportReport& report);

    /// Adds what the store does not know yet. `intake` is written with the last slice. Database and Conflict from the
    /// store, after which committed slices stay. `now` is when the desk learns of the events.
    [[nodiscard]] Status write(RunId run, Instant now, const std::optional<IntakePosition>& intake,
                               const ImportProgressFunction& progress);

private:
    /// Tickets [from, to).
    struct Slice {
        std::size_t from = 0;
        std::size_t to = 0;
    };
    [[nodiscard]] Slice nextSlice(std::size_t from) const;
    Status writeSlice(Slice slice, bool isLast);
    Status enterTickets(Slice slice);
    Status loadKnown();
    Status commit();

    EventStore& m_store;
    const TicketImportRows& m_rows;
    const TicketImportValues& m_values;
    ImportReport& m_report;
    const Mapping& m_mapping;
    std::unique_ptr<HistoryBuilder> m_builder;
    RunId m_run;
    Instant m_now {};
    std::optional<IntakePosition> m_intake;
    std::size_t m_sliceRows;

    // Of the slice at work; kept for their memory.
    std::vector<std::size_t> m_tickets;
    std::vector<EventStore::TicketDraft> m_drafts;
    std::vector<EventStore::TicketEntry> m_entries;
    std::vector<std::vector<Event>> m_existing; // by m_entries
    Batch m_batch;
};

} // namespace duebell
