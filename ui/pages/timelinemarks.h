// The instants that matter in a clock's life: warnings, the internal target, due, the breach, its end. Pure.
#pragma once

#include "desk/desk.h"

#include <optional>
#include <vector>

namespace duebell {

enum class MarkKind {
    Warning,
    Internal, ///< the stricter target: amber, never a breach
    Due,
    Breached,
    BreachUndone, ///< a breach that a new target or a waiver undid
    Satisfied,
    Cancelled,
};

struct TimelineMark {
    Instant at {};
    MarkKind kind = MarkKind::Due;
    std::size_t clock = 0; ///< of result.clocks
    bool operator==(const TimelineMark&) const = default;
};

/// When the clock had counted `amount` in its present run, or will have if nothing happens; nullopt when it never did
/// and does not count now. `rows` is the clock's ledger.
[[nodiscard]] std::optional<Instant> instantOfCounted(const std::vector<LedgerRow>& rows, const Clock& clock,
                                                      Seconds amount);

/// By instant. What lies after the clock's end is left out, but for its due.
[[nodiscard]] std::vector<TimelineMark> marksOf(const Inspection& inspection, std::size_t clock);

} // namespace duebell
