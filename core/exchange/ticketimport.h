// Brings a file of tickets into the store: read by a mapping, compared with what is there, committed in slices short
// enough that others can work beside it. Runs on the store's thread and touches nothing but the store: a window imports
// on a thread of its own, with a store of its own.
#pragma once

#include "desk/eventstore.h"
#include "exchange/importwriter.h"
#include "exchange/mapping.h"
#include "exchange/ticketimportreport.h"
#include "sla/agreement.h"

#include <string>

namespace duebell {

class TicketImport {
public:
    using Progress = ImportProgress;
    using ProgressFunction = ImportProgressFunction;

    struct File {
        std::string name; ///< as people know it: goes into the run
        std::string bytes;
        std::string account; ///< the operating system's
    };

    /// All must outlive the import.
    TicketImport(EventStore& store, const Agreement& agreement, const Mapping& mapping);

    /// UnknownReference when the mapping names what the agreement does not have, UnknownTimeZone, UnknownKey when the
    /// header lacks a column of the mapping (`value`), Syntax when there is no header, TooLarge; nothing is written
    /// then. Database and Conflict from the store, after which committed slices stay. `now` is when the desk learns of
    /// the events. Cancelled while the file is read, nothing is written and the report has no run.
    [[nodiscard]] Result<ImportReport> run(File file, Instant now, const ProgressFunction& progress = {});

private:
    EventStore& m_store;
    const Agreement& m_agreement;
    const Mapping& m_mapping;
};

} // namespace duebell
