// What warned whom of which deadline: rows of table `firing`. The key makes every warning happen once, whatever
// crashes, restarts or runs beside (DESIGN 3.6). Numbers are stored; never reuse one.
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "sla/metric.h"

#include <compare>
#include <cstdint>

namespace duebell {

enum class FiringChannel : std::uint8_t {
    Desktop = 1, ///< the desktop's notifications, or the window where there are none
};

/// How a warning's delivery ended.
enum class FiringOutcome : std::uint8_t {
    Pending = 1, ///< recorded, not yet spoken. Older than kFiringAbandonedAfter: its program died in between
    Delivered = 2,
    Failed = 3, ///< no way to speak was left
    Acknowledged = 4, ///< somebody answered it by its button
    Snoozed = 5, ///< speaks again at Firing::at
    Void = 6, ///< not spoken: when its time came nothing was owed any more
};

/// A Pending warning that nobody spoke within this time is spoken by whoever looks next.
inline constexpr Seconds kFiringAbandonedAfter { 60 };

struct FiringKey {
    std::int32_t scenario = 0; ///< the built-in ones: scenarios/builtinscenario.h
    std::int64_t step = 0; ///< of the scenario
    TicketId ticket;
    Metric metric = Metric::Resolution;
    Symbol status; ///< TimeInStatus
    std::int32_t cycle = 1;
    Instant deadline {}; ///< the due that it warned of
    Symbol receiver; ///< a person; none: whoever sits at the desk
    FiringChannel channel = FiringChannel::Desktop;

    auto operator<=>(const FiringKey&) const = default;
};

struct Firing {
    FiringKey key;
    Instant at {}; ///< when it was recorded or taken over; of a Snoozed one, when it speaks again
    FiringOutcome outcome = FiringOutcome::Pending;
    bool operator==(const Firing&) const = default;
};

} // namespace duebell
