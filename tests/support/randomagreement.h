// Random agreements for property tests: policies, targets, calendars in several zones around DST days.
#pragma once

#include "sla/agreement.h"
#include "support/randomsource.h"

namespace duebell::test {

/// Every opening hour, target and event of random desks is a multiple of this.
inline constexpr Seconds kRandomGrid { 300 };

/// Statuses, priorities, fields and people are the same in all of them; `start` is where the tickets' story begins.
[[nodiscard]] Agreement randomAgreement(RandomSource& random, Instant start);

/// Another version of an agreement: some targets, calendars and rules of it are changed.
[[nodiscard]] Agreement changedAgreement(RandomSource& random, const Agreement& agreement);

} // namespace duebell::test
