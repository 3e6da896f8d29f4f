// How long a desk goes on holding a ticket that has ended (DESIGN 5, ruling 6).
#pragma once

#include "base/instant.h"

namespace duebell {

inline constexpr Seconds kLiveAfterEnd = std::chrono::hours(24);

} // namespace duebell
