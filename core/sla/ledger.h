// A clock's life, second by second, folded to rows (DESIGN 3.5). Counted rows of a run sum to the clock's counted time:
// rows and verdict come from the same walk.
#pragma once

#include "sla/clock.h"

#include <string_view>
#include <vector>

namespace duebell {

enum class RowKind : std::uint8_t {
    Counted = 1,
    OutsideHours = 2,
    Holiday = 3,
    PausedForClient = 4,
    PausedForThirdParty = 5,
    PausedByStatus = 6,
    Resolved = 7,
};
/// "counted", "outside_hours", "holiday", "paused_client", "paused_third_party", "paused", "resolved".
[[nodiscard]] std::string_view rowKindName(RowKind kind);

/// Who the row's time was waiting for.
enum class Waiting {
    Us,
    Client,
    ThirdParty,
    Nobody, ///< closed hours
    Resolved,
};
[[nodiscard]] Waiting waitingFor(RowKind kind);

struct LedgerRow {
    Instant from {};
    Instant to {};
    RowKind kind = RowKind::Counted;
    Seconds total { 0 }; ///< counted in the run up to `to`
    int run = 1;
    std::uint32_t moment = 0; ///< index of the moment whose stretch this is a part of: the cause
    std::string_view holiday; ///< valid while the timeline lives

    [[nodiscard]] Seconds length() const { return to - from; }
};

/// Rows of every run of the clock, without gaps from its start to its end or to `now`.
[[nodiscard]] std::vector<LedgerRow> ledgerOf(const TicketResult& result, const Clock& clock, Instant now);

} // namespace duebell
