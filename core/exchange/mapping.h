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
        Event, ///< a row is one thing that happened; an empty cell says nothing
        Ticket, ///< a row is a ticket as it is now, with the instants that it knows
    };
    enum class Format {
        Auto,
        Csv,
        JsonLines, ///< an object a line; columns are keys, those of nested objects joined by dots
    };
    enum class Duplicates {
        Keep,
        Drop, ///< a row that equals one before it of the same ticket, to the last byte, is passed over
    };
    /// A ticket's field and the column that holds it.
    struct FieldColumn {
        std::string field; ///< "status", ..., or a custom field's id
        std::string column;
        bool operator==(const FieldColumn&) const = default;
    };
    /// What a row of shape Event reports.
    struct Activity {
        enum class Kind {
            Update, ///< nothing but what `set` and the columns of fields say
            Created,
            Reply,
            Note,
            NoReplyNeeded,
            Ignore, ///< as if the row were not there
        };
        Kind kind = Kind::Update;
        std::map<std::string, std::string> set; ///< by field: an id, name or alias; "" for none; kActor
        bool operator==(const Activity&) const = default;
    };
    static constexpr const char* kIgnore = "ignore";
    static constexpr const char* kActor = "@actor"; ///< in Activity::set: who did it

    Shape shape = Shape::Snapshot;
    Format format = Format::Auto;
    std::string source; ///< names the system that the keys come from: a ticket is (source, key)
    char delimiter = 0; ///< 0: found out
    DateFormat dates;
    bool offsetIgnored = false; ///< an offset that is written there is wrong: the wall time holds, in `timeZone`
    std::string timeZone;
    std::vector<std::string> missing; ///< values that mean "nothing"; the empty one always does
    Duplicates duplicates = Duplicates::Keep;

    // Columns; empty for those that the file does not have.
    std::string key;
    std::string displayKey;
    std::string subject;
    std::string description;
    std::string link;
    std::string opened;
    std::string openedBy;
    std::string firstResponse; ///< Ticket
    std::string resolved; ///< Ticket
    std::string closed; ///< Ticket
    std::string at;
    std::string actor;
    std::string role; ///< what the actor is there: `roles`
    std::string activity; ///< Event
    std::string isPrivate; ///< Event: a reply of such a row is a note
    std::string body; ///< Event: text of a reply or note
    std::string eventId; ///< Event: rows of a ticket that agree in it are one event; their bodies are joined
    std::vector<FieldColumn> fields;

    /// By field: what a value of the file means, as an id, a name or an alias of the agreement. "ignore": as if the row
    /// said nothing of that field.
    std::map<std::string, std::map<std::string, std::string>> values;
    std::map<std::string, Activity> activities; ///< by the value in the file
    Activity::Kind activityOtherwise = Activity::Kind::Update; ///< without a column of activities
    std::map<std::string, ActorKind> actorKinds; ///< by the value in the file
    std::map<std::string, ActorKind> roles; ///< by the value in the file
    ActorKind actorKindOtherwise = ActorKind::Unknown;
    ActorKind openerKind = ActorKind::Unknown; ///< of whom `actorKinds` does not know
    std::vector<std::string> privateValues { "true", "True", "1", "1.0", "yes" };
    std::vector<std::string> ignored; ///< columns left out on purpose: they leak the future, or are somebody's verdict
    std::string json; ///< as it was read: goes into the run
};

} // namespace duebell
