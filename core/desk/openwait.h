// Since when a ticket's client waits, for the ticket that it is merged into (DESIGN 3.4, "Merge"). Pure.
#pragma once

#include "sla/event.h"
#include "sla/timeline.h"

#include <span>

namespace duebell {

/// The earliest response that the ticket owed just before `at`; epoch 0 when it owed none.
[[nodiscard]] Instant openWaitBefore(std::span<const Event> events, Instant at, const Timeline& timeline,
                                     const SymbolTable& symbols);

} // namespace duebell
