// One ticket's evaluation as the JSON line that DESIGN 4 describes.
#pragma once

#include "base/symbols.h"
#include "exchange/jsonvalue.h"
#include "sla/clock.h"

namespace duebell::ctl {

struct EvaluationOptions {
    Instant now {};
    bool ledger = false;
};

[[nodiscard]] JsonValue evaluationToJson(const std::string& ticket, const TicketResult& result,
                                         const SymbolTable& symbols, const EvaluationOptions& options);

/// "running", "paused", "met", "breached", "cancelled", "not_applicable".
[[nodiscard]] const char* clockStateName(ClockState state);

} // namespace duebell::ctl
