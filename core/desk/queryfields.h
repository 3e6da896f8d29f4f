// What a query can speak of: fields that have values, measures that are compared, words for states. English, the same
// in every language, as ids are: a saved query means the same everywhere.
#pragma once

#include "sla/event.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>

namespace duebell {

enum class QuerySubject : std::uint8_t {
    Client,
    Tier,
    Type,
    Priority,
    TicketStatus,
    Category,
    Assignee,
    Team,
    Requester,
    Project,
    Channel,
    Label,
    Key,
    Lane,
    Policy,
    Metric,
    TicketField, ///< a custom field of tickets
    ClientField, ///< a custom field of clients
};

/// A field of a query: "client:acme".
struct QueryField {
    QString name; ///< as it is typed
    QuerySubject subject = QuerySubject::Client;
    std::size_t index = 0; ///< its place among the vocabulary's fields
    bool isOpen = false; ///< any text is a value, compared as it stands; else only known names are
    FieldId custom; ///< TicketField; ClientField: kFirstCustomField + the symbol of the field's id
};

/// A measure of a query: "due<1h".
enum class QueryMeasure : std::uint8_t {
    Due, ///< wall time until the row's clock is due; negative once it is past
    Left, ///< open time left of the row's clock; negative once it is overdue
    Age, ///< wall time since the ticket was created
    Idle, ///< wall time since anything happened to it
};

/// A word of a query that stands by itself: "breached". The first seven are states of the row, as it shows them.
enum class QueryWord : std::uint8_t {
    Running,
    AtRisk,
    Breached,
    Paused,
    Calm,
    NoAgreement,
    Done,
    Waiting, ///< the status's category
    Unassigned,
    Mine,
    Missed, ///< a promise was broken before, nothing is late now
    Today, ///< due on today's date in the desk's zone
    Flagged, ///< the client wrote while the status waits for them
};

template <typename Kind>
struct QueryNameOf {
    const char16_t* name;
    Kind kind;
};

inline constexpr std::array kQueryMeasures {
    QueryNameOf<QueryMeasure> { u"due", QueryMeasure::Due },
    QueryNameOf<QueryMeasure> { u"left", QueryMeasure::Left },
    QueryNameOf<QueryMeasure> { u"age", QueryMeasure::Age },
    QueryNameOf<QueryMeasure> { u"idle", QueryMeasure::Idle },
};

inline constexpr std::array kQueryWords {
    QueryNameOf<QueryWord> { u"breached", QueryWord::Breached },
    QueryNameOf<QueryWord> { u"overdue", QueryWord::Breached },
    QueryNameOf<QueryWord> { u"atrisk", QueryWord::AtRisk },
    QueryNameOf<QueryWord> { u"running", QueryWord::Running },
    QueryNameOf<QueryWord> { u"paused", QueryWord::Paused },
    QueryNameOf<QueryWord> { u"waiting", QueryWord::Waiting },
    QueryNameOf<QueryWord> { u"calm", QueryWord::Calm },
    QueryNameOf<QueryWord> { u"today", QueryWord::Today },
    QueryNameOf<QueryWord> { u"mine", QueryWord::Mine },
    QueryNameOf<QueryWord> { u"unassigned", QueryWord::Unassigned },
    QueryNameOf<QueryWord> { u"flagged", QueryWord::Flagged },
    QueryNameOf<QueryWord> { u"missed", QueryWord::Missed },
    QueryNameOf<QueryWord> { u"noagreement", QueryWord::NoAgreement },
    QueryNameOf<QueryWord> { u"done", QueryWord::Done },
};

/// "has:client": the field has a value.
inline constexpr const char16_t* kQueryHas = u"has";
/// "client:none": it has none.
inline constexpr const char16_t* kQueryNone = u"none";
/// "assignee:me".
inline constexpr const char16_t* kQueryMe = u"me";

/// Upper and lower case do not matter; nor do "-" and "_" in words: "at-risk", "at_risk", "AtRisk".
[[nodiscard]] std::optional<QueryMeasure> queryMeasure(const QString& name);
[[nodiscard]] std::optional<QueryWord> queryWord(const QString& name);
/// Ids of lanes, as the command line prints them: "due_soon"; by the lane's number.
[[nodiscard]] const QStringList& queryLaneIds();

} // namespace duebell
