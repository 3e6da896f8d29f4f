// The agreement as people write it: DESIGN 3.4 and 4. Plain values with string ids, read and written by `exchange`,
// edited by the window. Rulebook is the compiled form that clocks run on.
#pragma once

#include "base/instant.h"
#include "calendar/calendarspec.h"
#include "sla/metric.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace duebell {

enum class StatusCategory : std::uint8_t {
    New = 1,
    Open = 2,
    Waiting = 3,
    Resolved = 4,
    Closed = 5,
    Cancelled = 6,
};

enum class WaitsFor : std::uint8_t {
    Nobody = 0,
    Client = 1,
    ThirdParty = 2,
};

/// What every configured object has: an immutable id, a name that may change, ids merged into it, a retired flag.
struct Identity {
    std::string id;
    std::string name;
    std::vector<std::string> aliases;
    bool retired = false;
    bool operator==(const Identity&) const = default;
};

struct StatusDefinition : Identity {
    StatusCategory category = StatusCategory::Open;
    WaitsFor waitsFor = WaitsFor::Nobody; ///< in category Waiting; files that say nothing mean Client
    std::string owner; ///< a role or team; may be empty
    bool operator==(const StatusDefinition&) const = default;
};

/// A custom field of tickets or of clients.
struct FieldDefinition : Identity {
    enum class Type {
        Text,
        Number,
        Date,
        Choice,
        Flag,
    };
    Type type = Type::Text;
    bool ofClient = false;
    std::vector<std::string> choices;
    bool operator==(const FieldDefinition&) const = default;
};

/// "2h", "1h30m" are open seconds; "3d" are working days (DESIGN 3.1).
struct TargetSpan {
    Seconds seconds { 0 };
    int days = 0; ///< when not 0, `seconds` is 0
    bool operator==(const TargetSpan&) const = default;
};
/// "30s", "15m", "2h", "1h30m", "3d"; nothing else, not zero, at most ten years.
[[nodiscard]] std::optional<TargetSpan> targetSpanFromText(std::string_view text);
[[nodiscard]] std::string targetSpanText(const TargetSpan& span);

/// Targets by priority id; "*" is every other priority.
using SpanByPriority = std::map<std::string, TargetSpan>;

/// Whose hours a target counts.
struct CalendarChoice {
    enum class Kind {
        Policy, ///< the policy's own calendar
        Named, ///< the calendar `id`
        Client,
        Team,
        Assignee,
        Always,
    };
    Kind kind = Kind::Policy;
    std::string id; ///< Named: the calendar. Client, Team, Assignee: the fallback for when there is none
    bool operator==(const CalendarChoice&) const = default;
};

enum class PauseEnds {
    ClientReply,
    StatusChange,
};
enum class OnResume {
    Resume,
    Restart,
};
enum class OnReopen {
    Resume,
    Restart,
    Never,
};
enum class OnChange {
    FromStart,
    FromChange,
};

/// "80%" of the target counted, or "30m" open time left.
struct WarnAt {
    int percent = 0; ///< 1..100, or 0 when `left` says it
    Seconds left { 0 };
    bool operator==(const WarnAt&) const = default;
};

struct TargetDefinition {
    Metric metric = Metric::Resolution;
    std::string status; ///< TimeInStatus: which status
    SpanByPriority promised;
    SpanByPriority internal; ///< stricter, never a breach; may be empty
    CalendarChoice calendar;
    std::vector<std::string> pausesIn; ///< status ids or category names; default: "waiting" for resolution, else none
    PauseEnds pauseEnds = PauseEnds::ClientReply; ///< only statuses that wait for the client end by a reply
    OnResume onResume = OnResume::Resume;
    OnReopen onReopen = OnReopen::Resume;
    OnChange onChange = OnChange::FromStart;
    bool breachIsFinal = false; ///< a breached clock ignores later changes
    bool resolveCounts = true; ///< FirstResponse: an agent's resolve answers
    bool countsOpening = false; ///< NextResponse: the opening request is waited for too
    std::vector<WarnAt> warnAt;
    bool operator==(const TargetDefinition&) const = default;
};

/// A test of one field, a test of when the ticket was created, or a group of conditions.
struct ConditionDefinition {
    enum class Kind {
        All,
        Any,
        None,
        Field,
        CreatedInside, ///< `calendar` was open when the ticket was created
        CreatedOutside,
    };
    enum class Operator {
        Is,
        IsNot,
        In,
        Contains,
        StartsWith,
        HasLabel,
    };
    Kind kind = Kind::All;
    std::vector<ConditionDefinition> parts; ///< groups
    std::string field; ///< "priority", "client", "client.tier", "client.<custom>", "<custom>"
    Operator op = Operator::Is;
    std::vector<std::string> values; ///< one, but for In
    std::string calendar;
    bool operator==(const ConditionDefinition&) const = default;
};

/// What the client gets when the promise is not met: free text and an amount, shown, never computed with.
struct Consequence {
    std::string text;
    std::string amount;
    bool operator==(const Consequence&) const = default;
};

struct PolicyDefinition : Identity {
    std::optional<ConditionDefinition> match; ///< none: the default policy, allowed last only
    bool noAgreement = false; ///< no clocks; counted apart
    std::optional<std::chrono::local_days> validFrom; ///< for tickets created on these dates, desk zone, both included
    std::optional<std::chrono::local_days> validTo;
    Consequence consequence;
    std::string calendar = kAlwaysCalendarId;
    bool agentCreatedAsClient = false; ///< first response is owed for tickets that an agent opened, too
    bool retargetOnAutomation = false; ///< a robot's change moves the target like a person's
    std::vector<TargetDefinition> targets;
    bool operator==(const PolicyDefinition&) const = default;
};

/// The people and organisations that a ticket refers to; effective from `since` on.
struct ClientDefinition : Identity {
    std::string tier;
    std::string calendar;
    std::map<std::string, std::string> fields; ///< custom
    std::optional<Instant> since; ///< none: always
    bool operator==(const ClientDefinition&) const = default;
};
struct PersonDefinition : Identity {
    std::string calendar; ///< own schedule
    std::string team;
    std::string email;
    std::string role;
    std::optional<Instant> since;
    bool operator==(const PersonDefinition&) const = default;
};
struct TeamDefinition : Identity {
    std::string calendar;
    std::string lead;
    std::optional<Instant> since;
    bool operator==(const TeamDefinition&) const = default;
};

struct DirectoryDefinition {
    std::vector<ClientDefinition> clients;
    std::vector<PersonDefinition> people;
    std::vector<TeamDefinition> teams;
    bool operator==(const DirectoryDefinition&) const = default;
};

struct Agreement {
    std::string deskName;
    std::string deskTimeZone; ///< mandatory: reports, "today" and the always-open calendar
    std::vector<CalendarSpec> calendars;
    std::vector<StatusDefinition> statuses; ///< the first is where a ticket starts when its events do not say
    std::vector<Identity> priorities; ///< most important first
    std::vector<Identity> types;
    std::vector<Identity> tiers;
    std::vector<FieldDefinition> fields;
    std::vector<PolicyDefinition> policies;
    DirectoryDefinition directory;
    std::string scenariosJson; ///< kept as written until the part that reads them exists; "[]" or empty
    std::string objectivesJson;
    bool operator==(const Agreement&) const = default;
};

[[nodiscard]] std::string_view categoryName(StatusCategory category);
[[nodiscard]] std::optional<StatusCategory> categoryFromName(std::string_view name);

} // namespace duebell
