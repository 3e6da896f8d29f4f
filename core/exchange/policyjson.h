// Policies of an agreement file (DESIGN 3.4 and 4).
#pragma once

#include "exchange/agreementreferences.h"

namespace duebell {

/// `isLast`: only the last policy may go without conditions.
[[nodiscard]] PolicyDefinition policyFromJson(const JsonValue& value, const std::string& path, bool isLast,
                                              const AgreementReferences& references, ProblemList& problems);
[[nodiscard]] JsonValue policyToJson(const PolicyDefinition& policy);

} // namespace duebell
