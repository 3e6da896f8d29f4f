// A ticket that the desk holds, with everything that happened to it and what its row says.
#pragma once

#include "desk/eventstore.h"
#include "desk/summary.h"

#include <vector>

namespace duebell {

struct LiveTicket {
    TicketRecord record;
    TicketTexts texts;
    std::vector<Event> events; ///< by sequence
    Sequence lastSequence;
    TicketSummary summary;
};

} // namespace duebell
