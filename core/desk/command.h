// What a person does to a ticket. A command becomes event drafts, is committed, and only then applied. Texts go to the
// erasable side of the log as the body of the command's event.
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "sla/event.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace duebell {

/// Bytes of UTF-8: what comes from a clipboard may be anything. Longer texts are refused with TooLarge.
namespace textlimit {
    inline constexpr std::size_t kSubject = 1000;
    inline constexpr std::size_t kLink = 2000;
    inline constexpr std::size_t kReason = 4000;
    inline constexpr std::size_t kBody = std::size_t { 64 } * 1024;
} // namespace textlimit

/// A public reply was sent elsewhere; when not now, at `at`.
struct MarkAnswered {
    std::optional<Instant> at;
};
/// An internal note.
struct AddNote {
    std::string text;
};
struct SetField {
    FieldId field;
    Symbol value; ///< `Symbol{}`: nothing, nobody. Labels: the sorted set, joined by ","
};
/// A change of status to one of category waiting that was forgotten: it happened at `since`.
struct WaitingSince {
    Symbol status;
    Instant since {};
    std::string reason;
};
/// Ends the current phase of a metric's warnings.
struct Acknowledge {
    Metric metric = Metric::Resolution;
    std::string reason;
};
/// The client's last message wants no answer.
struct NoReplyNeeded {
    std::string reason;
};
/// The clock is cancelled and its breach taken back.
struct Waive {
    Metric metric = Metric::Resolution;
    std::string reason;
};
struct GiveBreachReason {
    Metric metric = Metric::Resolution;
    Symbol code;
    std::string comment;
};
/// This ticket goes into another one, which takes over its open wait. Both get an event.
struct MergeInto {
    TicketId survivor;
};
/// A ticket that somebody asked for elsewhere, by phone for instance. See Desk::open().
struct NewTicket {
    Symbol requester; ///< `Symbol{}`: a client whose name is not known
    Instant at {}; ///< when it was asked for; not in the future
    std::vector<std::pair<FieldId, Symbol>> fields; ///< what it begins with
    std::string text; ///< the requester's words
};

using CommandWhat = std::variant<MarkAnswered, AddNote, SetField, WaitingSince, Acknowledge, NoReplyNeeded, Waive,
                                 GiveBreachReason, MergeInto, NewTicket>;

struct Command {
    TicketId ticket;
    /// The last number of the log that the person had seen, or the ticket's: what others did to the ticket after it
    /// makes a command that does not commute ask again.
    Sequence basedOn;
    Symbol actor; ///< who is at the desk
    CommandWhat what;
};

/// Whether the command means the same whatever others did to the ticket meanwhile. One that sets something does not.
[[nodiscard]] inline bool commutes(const CommandWhat& what)
{
    return std::holds_alternative<MarkAnswered>(what) || std::holds_alternative<AddNote>(what)
        || std::holds_alternative<Acknowledge>(what);
}

} // namespace duebell
