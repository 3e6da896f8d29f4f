// Arithmetic of spans within one day: sorted, disjoint, not touching, from < to. Pure functions.
#pragma once

#include "calendar/calendarspec.h"

#include <vector>

namespace duebell {

using Spans = std::vector<DaySpan>;

inline constexpr int kDaySeconds = 86400;

/// Sorted; empty ones dropped; overlapping and touching ones joined.
[[nodiscard]] Spans merged(Spans spans);
/// What of `spans` lies outside `closed`. Both merged.
[[nodiscard]] Spans without(const Spans& spans, const Spans& closed);
/// The parts of written spans that lie on the date they are written for: over midnight they end at midnight.
[[nodiscard]] Spans ownPart(const Spans& written);
/// The parts of written spans that lie on the date after: what runs on past midnight.
[[nodiscard]] Spans nextDatePart(const Spans& written);
/// Whether both ends of every written span are inside 0..86400.
[[nodiscard]] bool insideDay(const Spans& written);

} // namespace duebell
