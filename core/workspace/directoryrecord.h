// The directory as the store keeps it: an entry for what each client, person or team is called and was from some
// instant on. One entry is one object of an agreement file's directory.
#pragma once

#include "base/symbols.h"
#include "desk/eventstore.h"
#include "exchange/jsonvalue.h"
#include "sla/agreement.h"

#include <vector>

namespace duebell {

/// The entries of a definition; all ids must be in `symbols`.
[[nodiscard]] std::vector<DirectoryEntry> entriesOf(const DirectoryDefinition& directory, const SymbolTable& symbols);
/// The "directory" of an agreement file. Of entries with one id and one `since`, the last counts.
[[nodiscard]] JsonValue directoryOf(const std::vector<DirectoryEntry>& entries);
/// Interns every id.
void internIds(const DirectoryDefinition& directory, SymbolTable& symbols);

} // namespace duebell
