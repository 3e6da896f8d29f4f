// What differs between two agreements, place by place. Things that have ids are compared by id, wherever they stand;
// everything else by its place. Holds no sentence for people: ui/words makes them. Any thread.
#pragma once

#include "exchange/jsonvalue.h"
#include "sla/agreement.h"

#include <string>
#include <vector>

namespace duebell {

struct AgreementDifference {
    enum class Kind {
        Added,
        Removed,
        Changed,
        Moved, ///< in a list whose order means something: statuses, priorities, policies
    };
    /// One step from the document's root towards the place.
    struct Step {
        std::string key; ///< of an object, or the place in a list
        std::string id; ///< of a thing in a list of things with ids
        std::string name; ///< what people call it
        bool operator==(const Step&) const = default;
    };

    Kind kind = Kind::Changed;
    std::string pointer; ///< JSON Pointer: into the second document; of what was removed, into the first
    std::vector<Step> steps;
    std::string before; ///< JSON on one line; empty when added. Moved: the place, from 0
    std::string after; ///< empty when removed
    bool operator==(const AgreementDifference&) const = default;
};

/// In the order of an agreement file. Empty when a desk would promise and know the same under both. A client, person or
/// team that one side describes by one entry without `since` is compared with what the other says of it last.
[[nodiscard]] std::vector<AgreementDifference> differences(const Agreement& first, const Agreement& second);

} // namespace duebell
