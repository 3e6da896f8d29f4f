// Instants are UTC seconds, durations are seconds. Text form: ISO 8601, always UTC with "Z" on output.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace duebell {

using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

/// Later than every instant a clock can reach: "this never happens".
inline constexpr Instant kNever = Instant::max();

/// "2026-03-21T09:30:00Z". `kNever` has no text; callers write null instead.
[[nodiscard]] std::string toIso(Instant at);

/// Reads "2026-03-21T09:30:00Z", an offset instead of Z ("+02:00", "+0200"), a space instead of T, and ignored
/// fractions of a second. A text without zone or offset is refused: the caller must know the zone.
[[nodiscard]] std::optional<Instant> fromIso(std::string_view text);

} // namespace duebell
