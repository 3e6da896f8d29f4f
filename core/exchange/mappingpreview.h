// What a ticket file's first rows would become by a mapping, and what is wrong with them: as an import would see them,
// but nothing is stored. Pure; any thread.
#pragma once

#include "base/symbols.h"
#include "exchange/mapping.h"
#include "exchange/ticketimportreport.h"
#include "sla/agreement.h"
#include "sla/event.h"

#include <string>
#include <vector>

namespace duebell {

struct MappingPreview {
    struct Ticket {
        std::string key;
        std::string subject;
        std::vector<Event> events; ///< in their order; values are `symbols`
    };
    std::vector<Ticket> tickets;
    SymbolTable symbols;
    ImportReport report; ///< of the rows that were looked at
};

/// `head` is the file's beginning (FilePreview::kBytes are enough), `rows` how many of its rows to look at. Errors as
/// TicketImport::run.
[[nodiscard]] Result<MappingPreview> previewMapping(std::string head, bool isWhole, const Mapping& mapping,
                                                    const Agreement& agreement, std::size_t rows);

} // namespace duebell
