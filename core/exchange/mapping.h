// What a ticket file's columns mean: made by the import wizard, used by the command line (DESIGN 4, "Tickets in").
// Plain values; MappingReader reads them from JSON.
#pragma once

#include "exchange/mappingdates.h"
#include "sla/event.h"

#include <map>
#include <string>
#include <vector>

namespace duebell {

struct Mapping {
    enum class Shape {
        Snapshot, ///< a row is the whole ticket after an update; changes are found by comparing rows
    };
    /// A ticket's field and the column that holds it.
    struct FieldColumn {
        std::string field; ///< "status", ..., or a custom field's id
        std::string column;
        bool operator==(const FieldColumn&) const = default;
    };

    Shape shape = Shape::Snapshot;
    std::string source; ///< names the system that the keys come from: a ticket is (source, key)
    char delimiter = 0; ///< 0: found out
    DateFormat dates;
    std::string timeZone;
    std::vector<std::string> missing; ///< values that mean "nothing"; the empty one always does

    std::string key; ///< columns; empty for those that the file does not have
    std::string displayKey;
    std::string subject;
    std::string link;
    std::string opened;
    std::string openedBy;
    std::string at;
    std::string actor;
    std::vector<FieldColumn> fields;

    /// By field: what a value of the file means, as an id, a name or an alias of the agreement. "ignore": as if the row
    /// said nothing of that field.
    std::map<std::string, std::map<std::string, std::string>> values;
    static constexpr const char* kIgnore = "ignore";
    std::map<std::string, ActorKind> actorKinds; ///< by the value in the file
    ActorKind actorKindOtherwise = ActorKind::Unknown;
    std::vector<std::string> ignored; ///< columns left out on purpose: they leak the future, or are somebody's verdict
    std::string json; ///< as it was read: goes into the run
};

} // namespace duebell
