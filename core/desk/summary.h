// What a queue row says of a ticket, derived from its evaluation: the clock that matters now and the lane it stands in.
// Pure functions of a TicketResult; nothing here is stored.
#pragma once

#include "sla/clock.h"

#include <optional>
#include <utility>
#include <vector>

namespace duebell {

/// Default lanes of the queue, in the order in which they stand (DESIGN 6).
enum class Lane : std::uint8_t {
    DueSoon = 0, ///< due, or at risk, within the day in the desk's zone
    BreachedToday = 1,
    Later = 2,
    OlderOverdue = 3,
    Waiting = 4,
    NoAgreement = 5,
    Done = 6, ///< resolved, closed, cancelled or merged: not in the queue
};

/// The state that a row shows as icon, word and colour.
enum class RowState : std::uint8_t {
    Running,
    AtRisk,
    Breached, ///< still owed
    Paused,
    Calm, ///< open, nothing owed at the moment
    NoAgreement,
    Done,
};

struct TicketSummary {
    Symbol status;
    Symbol priority;
    Symbol type;
    Symbol client;
    Symbol assignee;
    Symbol team;
    Symbol requester;
    Symbol project;
    Symbol channel;
    Symbol labels; ///< the whole set, sorted, joined by ","
    Symbol tier; ///< the client's, in force when the ticket was evaluated
    StatusCategory category = StatusCategory::New;
    const PolicyRule* policy = nullptr;
    Lane lane = Lane::Done;
    RowState state = RowState::Done;
    bool clientWroteWhileWaiting = false;
    bool missedBefore = false; ///< a promise was broken, but nothing is late now
    Instant created {};
    Instant lastEvent {};
    std::optional<Clock>
        clock; ///< the earliest running clock; else the paused one with the least left; none when nothing is owed
    std::optional<Instant> atRiskFrom; ///< of `clock`
    Instant nextTransition = kNever; ///< when `state` or `lane` changes by time alone
    std::vector<std::pair<FieldId, Symbol>> custom; ///< the ticket's own fields

    [[nodiscard]] bool isUnresolved() const { return lane != Lane::Done; }
    /// `Symbol{}` when the ticket has no value for it.
    [[nodiscard]] Symbol customValue(FieldId field) const
    {
        for (const auto& [id, value] : custom) {
            if (id == field)
                return value;
        }
        return {};
    }
};

/// `now` is the instant the result was evaluated at. "Today" and "the day" are dates in the desk's zone. The tier is
/// left out: TicketEvaluation knows the directory.
[[nodiscard]] TicketSummary summarize(const TicketResult& result, Instant now);

} // namespace duebell
