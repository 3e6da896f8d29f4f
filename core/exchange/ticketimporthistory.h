// From a ticket's snapshots to its events: what changed from row to row, without what the desk knows already. Pure.
#pragma once

#include "desk/eventstore.h"
#include "exchange/ticketimportvalues.h"

#include <span>
#include <vector>

namespace duebell {

struct ImportedHistory {
    std::vector<EventDraft> news;
    std::int64_t known = 0; ///< events that were there already
};

/// `existing` are the ticket's committed events, by sequence; empty for a new ticket. The first row's values are the
/// ticket's from its creation on, but for the status: a ticket begins in the agreement's first one. An event is known
/// when the ticket has as many of the same instant, kind, field and value (DESIGN 4, "Re-import key").
[[nodiscard]] ImportedHistory importedHistory(const SnapshotTicket& rows, TicketId ticket,
                                              std::span<const Event> existing, const TicketImportValues& values,
                                              const Mapping& mapping);

} // namespace duebell
