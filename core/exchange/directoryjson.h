// Clients, people and teams of an agreement file. An id may stand there several times with different `since`: what it
// became then.
#pragma once

#include "exchange/agreementreferences.h"

namespace duebell {

/// Reads the object; adds the ids of teams and people to `references`.
[[nodiscard]] DirectoryDefinition directoryFromJson(const JsonValue& value, const std::string& path,
                                                    AgreementReferences& references, ProblemList& problems);
[[nodiscard]] JsonValue directoryToJson(const DirectoryDefinition& directory);

} // namespace duebell
