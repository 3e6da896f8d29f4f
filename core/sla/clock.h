// What the engine says of one ticket: its fields, its clocks, its breaches (DESIGN 3.4, "A clock").
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "sla/event.h"
#include "sla/timeline.h"

#include <array>
#include <optional>
#include <vector>

namespace duebell {

enum class ClockState : std::uint8_t {
    Running = 1,
    Paused = 2,
    Met = 3,
    Breached = 4, ///< outranks running, paused and answered late: see `activity`
    Cancelled = 5,
    NotApplicable = 6,
};

/// What the clock does now, whatever its verdict.
enum class Activity : std::uint8_t {
    Counting, ///< running, whether or not it is within open hours at this moment
    WaitingForClient, ///< paused
    WaitingForThirdParty, ///< paused
    PausedByStatus, ///< paused in a status that waits for nobody
    StoppedWhileResolved, ///< goes on when the ticket is reopened
    Ended, ///< answered, cancelled, or never started
};

enum class CancelCause : std::uint8_t {
    None,
    NoReplyNeeded,
    ResolvedByClient, ///< or by a robot: nothing was owed any more
    TicketCancelled,
    Merged,
    Waived,
    NothingPromised, ///< the policy in force promises nothing for this clock
    TicketResolved, ///< ownership of a ticket that was resolved without an owner
};

struct Clock {
    Metric metric = Metric::Resolution;
    Symbol status; ///< TimeInStatus
    int cycle = 1;
    int run = 1;
    ClockState state = ClockState::NotApplicable;
    Activity activity = Activity::Ended;
    CancelCause cancelCause = CancelCause::None;
    const Version* version = nullptr; ///< of the rule in force; null when there is none
    const PolicyRule* policy = nullptr;
    const TargetRule* rule = nullptr;
    Symbol priority; ///< the priority that chose the target
    Seconds target { 0 };
    std::optional<Seconds> internalTarget;
    Instant started {}; ///< of this run
    std::optional<Instant> due; ///< none while paused; a finished or breached clock keeps its own
    Seconds counted { 0 }; ///< open seconds, this run
    Seconds paused { 0 }; ///< open seconds that were paused, this run
    std::optional<Instant> satisfied;
    std::optional<Instant> breached;
    std::optional<Instant> cancelled;
    std::optional<Instant> waitingSince; ///< NextResponse: the client's message, when it is older than `started`
    const WorkCalendar* calendar = nullptr; ///< the calendar that counts now, or counted last
    Instant stretchFrom {}; ///< start of the last stretch without any change
    Seconds countedBefore { 0 }; ///< what was counted up to `stretchFrom`
    std::uint32_t serial = 0; ///< names the clock in TicketResult::stints

    [[nodiscard]] Seconds left() const { return target - counted; }
    [[nodiscard]] bool ended() const { return activity == Activity::Ended; }
    /// The instant at which `amount` will have been counted if nothing happens; nullopt unless counting.
    [[nodiscard]] std::optional<Instant> instantAtCounted(Seconds amount) const;
    /// When the clock turns amber: the internal target or the earliest of `warnAt`; nullopt unless counting or if there
    /// is none.
    [[nodiscard]] std::optional<Instant> atRiskFrom() const;
};

/// A breach that happened, kept even when a change undid it.
struct BreachRecord {
    Metric metric = Metric::Resolution;
    Symbol status;
    int cycle = 1;
    int run = 1;
    Instant breached {};
    Instant due {};
    Seconds target { 0 };
    std::optional<Instant> superseded; ///< when a new target or a waiver undid it
};

/// The ticket's fields at the moment asked for.
struct TicketFields {
    std::array<Symbol, field::kBuiltInCount> builtIn {};
    std::vector<std::pair<FieldId, Symbol>> custom;

    [[nodiscard]] Symbol get(FieldId id) const;
    void set(FieldId id, Symbol value);
    bool operator==(const TicketFields&) const = default;
};

/// The ticket from `at` until the next moment: what every clock's stretch is judged by.
struct Moment {
    Instant at {};
    const Event* event = nullptr; ///< the cause; null for a version or a directory change
    const Version* version = nullptr;
    const PolicyRule* policy = nullptr; ///< null: no policy matched
    Symbol status;
    Symbol priority; ///< as targets see it: a robot's change may be left out
    Symbol assignee;
    Symbol clientCalendar;
    Symbol teamCalendar;
    Symbol assigneeCalendar;
    StatusCategory category = StatusCategory::New;
    WaitsFor waitsFor = WaitsFor::Nobody;
    bool clientWrote = false; ///< since this status was entered
    std::uint32_t facts = 0; ///< bits of MomentFact
};

/// What happened at a moment.
namespace momentfact {
inline constexpr std::uint32_t kCreated = 1u << 0;
inline constexpr std::uint32_t kClientMessage = 1u << 1;
inline constexpr std::uint32_t kAgentReply = 1u << 2;
inline constexpr std::uint32_t kStatusEntered = 1u << 3; ///< another status than before
inline constexpr std::uint32_t kResolved = 1u << 4; ///< entered resolved or closed from elsewhere
inline constexpr std::uint32_t kReopened = 1u << 5; ///< left resolved, closed or cancelled for work
inline constexpr std::uint32_t kCancelled = 1u << 6;
inline constexpr std::uint32_t kByAgent = 1u << 7; ///< an agent, or an unknown actor who resolves or replies
inline constexpr std::uint32_t kAssigned = 1u << 8;
inline constexpr std::uint32_t kUnassigned = 1u << 9;
inline constexpr std::uint32_t kNoReplyNeeded = 1u << 10;
inline constexpr std::uint32_t kWaived = 1u << 11;
inline constexpr std::uint32_t kMerged = 1u << 12;
inline constexpr std::uint32_t kAbsorbed = 1u << 13;
inline constexpr std::uint32_t kVersion = 1u << 14; ///< another version came into force
inline constexpr std::uint32_t kOwedAtCreation = 1u << 15; ///< created by somebody to whom a first response is owed
inline constexpr std::uint32_t kRuleChanged = 1u << 16; ///< another version, policy or priority than before
inline constexpr std::uint32_t kStretchChanged = 1u << 17; ///< anything that pauses or calendars depend on
} // namespace momentfact

/// A part of a clock's life that is counted under one rule; it lasts to the clock's next stint or its end.
struct Stint {
    std::uint32_t clock = 0; ///< Clock::serial
    int run = 1;
    std::uint32_t moment = 0; ///< index of the moment at which it begins
    Instant from {}; ///< earlier than the moment when the ticket took over an older wait
    const TargetRule* rule = nullptr; ///< it is counted under; null: nothing is promised for it
    const TargetRule* ruleThen = nullptr; ///< in force at its time: what that one paused stays paused
    bool fixed = false; ///< what lies before keeps its count when the rule changes later
};

struct TicketResult {
    TicketFields fields;
    const Version* version = nullptr; ///< null when the ticket has no event yet
    const PolicyRule* policy = nullptr; ///< null: no policy matched
    StatusCategory category = StatusCategory::New;
    Instant created {};
    bool exists = false; ///< false: nothing has happened yet at the instant asked for
    bool clientWroteWhileWaiting = false; ///< the status still says waiting, the client has answered
    bool merged = false;
    std::optional<Instant> lastClientMessage;
    std::optional<Instant> lastAgentReply;
    std::optional<Instant> lastEvent;
    std::vector<Clock> clocks; ///< in the order of their start
    std::vector<BreachRecord> breaches; ///< by instant
    std::vector<Moment> moments;
    std::vector<Stint> stints; ///< in the order in which they began; a clock's run may have several
};

} // namespace duebell
