// What a person does to a ticket. A command becomes event drafts, is committed, and only then applied.
#pragma once

#include "base/ids.h"
#include "base/instant.h"

#include <optional>
#include <string>
#include <variant>

namespace duebell {

struct MarkAnswered { }; ///< a public reply was sent elsewhere
struct SetStatus {
    Symbol status;
};
struct Assign {
    Symbol assignee; ///< `Symbol{}`: nobody
};

struct Command {
    TicketId ticket;
    Sequence basedOn; ///< the ticket's last sequence as the person saw it; another one is a Conflict unless it commutes
    Symbol actor; ///< who is at the desk
    std::variant<MarkAnswered, SetStatus, Assign> what;
};

/// Whether the command means the same whatever others did to the ticket meanwhile. One that sets something does not.
[[nodiscard]] inline bool commutes(const Command& command)
{
    return std::holds_alternative<MarkAnswered>(command.what);
}

} // namespace duebell
