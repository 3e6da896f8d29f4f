#include "sla/event.h"

#include <array>
#include <tuple>
#include <utility>

namespace duebell {

namespace {

    template <typename Value, std::size_t Count>
    using Names = std::array<std::pair<Value, std::string_view>, Count>;

    constexpr Names<FieldId, 10> kFields { {
        { field::kStatus, "status" },
        { field::kPriority, "priority" },
        { field::kType, "type" },
        { field::kClient, "client" },
        { field::kProject, "project" },
        { field::kChannel, "channel" },
        { field::kAssignee, "assignee" },
        { field::kTeam, "team" },
        { field::kRequester, "requester" },
        { field::kLabels, "labels" },
    } };

    constexpr Names<EventKind, 12> kEventKinds { {
        { EventKind::Created, "created" },
        { EventKind::Initial, "initial" },
        { EventKind::Changed, "changed" },
        { EventKind::Reply, "reply" },
        { EventKind::Note, "note" },
        { EventKind::Acknowledged, "acknowledged" },
        { EventKind::NoReplyNeeded, "no_reply_needed" },
        { EventKind::Waived, "waived" },
        { EventKind::BreachReason, "breach_reason" },
        { EventKind::Merged, "merged" },
        { EventKind::Absorbed, "absorbed" },
        { EventKind::Retracted, "retracted" },
    } };

    constexpr Names<ActorKind, 5> kActorKinds { {
        { ActorKind::Unknown, "unknown" },
        { ActorKind::Client, "client" },
        { ActorKind::Agent, "agent" },
        { ActorKind::System, "system" },
        { ActorKind::ThirdParty, "third_party" },
    } };

    template <typename Value, std::size_t Count>
    std::string_view nameIn(const Names<Value, Count>& names, Value value)
    {
        for (const auto& [known, name] : names) {
            if (known == value)
                return name;
        }
        return {};
    }

    template <typename Value, std::size_t Count>
    std::optional<Value> valueIn(const Names<Value, Count>& names, std::string_view name)
    {
        for (const auto& [value, known] : names) {
            if (known == name)
                return value;
        }
        return std::nullopt;
    }

} // namespace

std::string_view builtInFieldName(FieldId id)
{
    return nameIn(kFields, id);
}

std::optional<FieldId> builtInField(std::string_view name)
{
    return valueIn(kFields, name);
}

std::string_view eventKindName(EventKind kind)
{
    return nameIn(kEventKinds, kind);
}

std::optional<EventKind> eventKindFromName(std::string_view name)
{
    return valueIn(kEventKinds, name);
}

std::string_view actorKindName(ActorKind kind)
{
    return nameIn(kActorKinds, kind);
}

std::optional<ActorKind> actorKindFromName(std::string_view name)
{
    return valueIn(kActorKinds, name);
}

bool foldsBefore(const Event& a, const Event& b)
{
    return std::tie(a.at, a.order, a.seq) < std::tie(b.at, b.order, b.seq);
}

} // namespace duebell
