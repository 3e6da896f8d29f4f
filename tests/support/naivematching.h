// First policy that matches, read from the plain agreement (DESIGN 3.4). Shares no code with core/sla.
#pragma once

#include "support/naivehistory.h"

namespace duebell::test {

/// Null when none matches. `seen` are the ticket's fields as policies see them.
[[nodiscard]] const PolicyDefinition* naivePolicy(const NaiveDesk& desk, const Agreement& agreement,
                                                  const NaiveFields& seen, Instant created, Instant at);

} // namespace duebell::test
