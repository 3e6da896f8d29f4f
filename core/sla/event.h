// One thing that happened to a ticket, as narrow as the log stores it (DESIGN 3.2). Enum numbers are stored: never
// reuse one. Texts and people's names are not here; they live in erasable tables.
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "sla/metric.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace duebell {

enum class EventKind : std::uint8_t {
    Created = 1,
    Initial = 2, ///< a field's value at creation: follows its Created, is no change
    Changed = 3,
    Reply = 4, ///< public
    Note = 5, ///< internal
    Acknowledged = 6,
    NoReplyNeeded = 7,
    Waived = 8,
    BreachReason = 9,
    Merged = 10, ///< this ticket went into `reference`
    Absorbed = 11, ///< `reference` went into this ticket; its client has waited since `since`
    Retracted = 12, ///< the event with sequence `reference` is skipped from then on
};

enum class ActorKind : std::uint8_t {
    Unknown = 0,
    Client = 1,
    Agent = 2,
    System = 3, ///< robots and scenarios
    ThirdParty = 4,
};

/// A ticket's field. Built-in ones have fixed numbers; a custom field is kFirstCustomField + its id's symbol.
using FieldId = StrongId<struct FieldTag, std::int32_t>;

namespace field {
    inline constexpr FieldId kStatus { 1 };
    inline constexpr FieldId kPriority { 2 };
    inline constexpr FieldId kType { 3 };
    inline constexpr FieldId kClient { 4 };
    inline constexpr FieldId kProject { 5 };
    inline constexpr FieldId kChannel { 6 };
    inline constexpr FieldId kAssignee { 7 };
    inline constexpr FieldId kTeam { 8 };
    inline constexpr FieldId kRequester { 9 };
    inline constexpr FieldId kLabels { 10 }; ///< the whole set, sorted, joined by ","
    inline constexpr int kBuiltInCount = 11; ///< one more than the highest built-in number
    inline constexpr FieldId kFirstCustomField { 64 };
} // namespace field

/// "status", "priority", ...; empty for a custom field.
[[nodiscard]] std::string_view builtInFieldName(FieldId id);
[[nodiscard]] std::optional<FieldId> builtInField(std::string_view name);
[[nodiscard]] std::string_view eventKindName(EventKind kind);
[[nodiscard]] std::optional<EventKind> eventKindFromName(std::string_view name);
[[nodiscard]] std::string_view actorKindName(ActorKind kind);
[[nodiscard]] std::optional<ActorKind> actorKindFromName(std::string_view name);

struct Event {
    Sequence seq;
    TicketId ticket;
    Instant at {}; ///< when it happened
    Instant recorded {}; ///< when the desk learned of it
    std::int64_t reference = 0; ///< Retracted: a sequence; Merged, Absorbed: a ticket
    Instant since {}; ///< Absorbed: since when that ticket's client has waited; unset (epoch 0) for "did not wait"
    RunId run;
    std::int32_t order = 0; ///< within its source, for events of one second
    FieldId field; ///< Initial, Changed
    Symbol actor;
    Symbol value; ///< Initial, Changed; BreachReason: the code
    EventKind kind = EventKind::Created;
    ActorKind actorKind = ActorKind::Unknown;
    Metric metric = Metric::Resolution; ///< Acknowledged, Waived, BreachReason

    bool operator==(const Event&) const = default;
};

/// Fold order: (happened, order in its source, sequence); arrival never matters.
[[nodiscard]] bool foldsBefore(const Event& a, const Event& b);

} // namespace duebell
