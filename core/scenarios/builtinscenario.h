// Numbers of the scenarios that every desk has, and of their steps, as they stand in table `firing`. They name what
// they mean, so that a step keeps its number when an agreement's warnings are put in another order. Never reuse one.
#pragma once

#include "base/instant.h"

#include <cstdint>

namespace duebell::builtinscenario {

inline constexpr std::int32_t kWarning = 1; ///< a target's internal target and `warn_at`
inline constexpr std::int32_t kBreach = 2; ///< a promise was broken; its only step is 0

/// Steps of kWarning: 1 to 100 are percent of the target.
inline constexpr std::int64_t kInternalTarget = 101;
inline constexpr std::int64_t kTimeLeft = 1000; ///< plus the seconds of open time left

[[nodiscard]] constexpr std::int64_t stepOfPercent(int percent)
{
    return percent;
}
[[nodiscard]] constexpr std::int64_t stepOfLeft(Seconds left)
{
    return kTimeLeft + left.count();
}

} // namespace duebell::builtinscenario
