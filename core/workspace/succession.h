// What a new agreement leaves of the one before it: nothing that old tickets refer to may vanish (DESIGN 3.4,
// "Directory": immutable ids; retiring sets a flag). Pure.
#pragma once

#include "base/symbols.h"
#include "sla/agreement.h"
#include "sla/directory.h"

#include <string>
#include <vector>

namespace duebell {

/// Something that the new agreement does not mention and that stays all the same.
struct Retirement {
    std::string list; ///< "statuses", "priorities", "types", "tiers", "fields", "calendars"
    std::string id;
    std::string name;
    bool operator==(const Retirement&) const = default;
};

/// `next`, with the statuses, priorities, types, tiers and custom fields of `current` that it leaves out and no alias
/// stands for, retired; and with the calendars that it leaves out and `usedCalendars` names. What was retired before is
/// not listed again. Policies may vanish: versions that had them are kept.
/// Both without their directories.
[[nodiscard]] Agreement succeed(const Agreement& current, Agreement next, const std::vector<std::string>& usedCalendars,
                                std::vector<Retirement>& retired);

/// The directory after the change.
struct DirectorySuccession {
    DirectoryDefinition whole;
    DirectoryDefinition changed; ///< all entries of those clients, people and teams whose entries change
    std::vector<Directory::Fact> facts; ///< new ones
};

/// `next` over `current`; who is not mentioned stays, and so does what an entry does not mention. An entry with `since`
/// says what holds from then on. One without `since`, of somebody known, says what holds from `effective` on; of
/// somebody new, since always. Who became somebody's alias is retired. `known` are the facts so far; symbols are
/// interned.
[[nodiscard]] DirectorySuccession succeed(const DirectoryDefinition& current, const DirectoryDefinition& next,
                                          const Directory& known, Instant effective, SymbolTable& symbols);

} // namespace duebell
