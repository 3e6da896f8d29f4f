// Conditions of policies (DESIGN 3.4): {"all": [...]}, {"any": [...]}, {"none": [...]}, {"field": F, "is": v} and the
// other operators, {"has_label": v}, {"created": "inside", "calendar": id}.
#pragma once

#include "exchange/agreementreferences.h"

namespace duebell {

[[nodiscard]] ConditionDefinition conditionFromJson(const JsonValue& value, const std::string& path,
                                                    const AgreementReferences& references, ProblemList& problems);
[[nodiscard]] JsonValue conditionToJson(const ConditionDefinition& condition);

} // namespace duebell
