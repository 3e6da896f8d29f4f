// What clocks use of clients, people and teams (facts) is what the directory says of them (entries): recomputed from
// the entries and compared.
#pragma once

#include "base/symbols.h"
#include "sla/directory.h"
#include "workspace/verification.h"

namespace duebell {

/// Findings of kind DirectoryDiffers: one for each attribute whose last fact is not what the last entry says.
[[nodiscard]] std::vector<VerificationFinding> verifyDirectory(const DirectoryDefinition& definition,
                                                               const Directory& facts, const SymbolTable& symbols);

} // namespace duebell
