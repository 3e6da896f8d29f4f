// One target of a policy (DESIGN 3.4 and 4): what is promised and by which rules its clock runs.
#pragma once

#include "exchange/agreementreferences.h"

namespace duebell {

struct TargetContext {
    const AgreementReferences& references;
    ProblemList& problems;
    bool policyHasFirstResponse = false; ///< without one, next response counts the opening request by default
};

[[nodiscard]] TargetDefinition targetFromJson(Metric metric, const JsonValue& value, const std::string& path,
                                              const TargetContext& context);
/// Leaves out what is as the reader would default it.
[[nodiscard]] JsonValue targetToJson(const TargetDefinition& target, bool policyHasFirstResponse);

/// A calendar's id, "always", or {"of": "client"|"team"|"assignee", "fallback": id}.
[[nodiscard]] CalendarChoice calendarChoiceFromJson(const JsonValue& value, const std::string& path,
                                                    const AgreementReferences& references, ProblemList& problems);
[[nodiscard]] JsonValue calendarChoiceToJson(const CalendarChoice& choice);

} // namespace duebell
