// Hands the waits of merged tickets to the tickets they went into (DESIGN 3.4, "Merge"): the survivor gets an
// `absorbed` event that says since when the merged ticket's client had waited. Pure.
#pragma once

#include "exchange/eventreader.h"
#include "sla/timeline.h"

namespace duebell {

/// Adds an `absorbed` event for every `merged` one, in the order of the merges, so that chains hand waits on. A merge
/// that is retracted takes its `absorbed` event along.
void addAbsorbedWaits(std::vector<TicketEvents>& tickets, const Timeline& timeline, const SymbolTable& symbols);

} // namespace duebell
