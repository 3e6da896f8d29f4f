// An agreement compiled for clocks: ids are symbols, calendars are compiled, conditions are trees of integer tests.
// Immutable after compiling; shared by every version of the timeline that uses it. Any thread.
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/symbols.h"
#include "calendar/workcalendar.h"
#include "sla/agreement.h"
#include "sla/event.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace duebell {

struct StatusRule {
    Symbol name; ///< the id or one of its aliases
    Symbol id;
    StatusCategory category = StatusCategory::Open;
    WaitsFor waitsFor = WaitsFor::Nobody;
};

/// The bit of Rulebook::fieldsInConditions that stands for every custom or client field.
inline constexpr std::uint64_t kCustomOrClientBit = std::uint64_t { 1 } << 63;

/// Spans by priority symbol; `Symbol{}` is "*".
struct SpanTable {
    std::vector<std::pair<Symbol, TargetSpan>> rows;
    [[nodiscard]] const TargetSpan* find(Symbol priority) const
    {
        const TargetSpan* other = nullptr;
        for (const auto& [symbol, span] : rows) {
            if (symbol == priority)
                return &span;
            if (!symbol)
                other = &span;
        }
        return other;
    }
};

struct CalendarRule {
    CalendarChoice::Kind kind = CalendarChoice::Kind::Policy;
    const WorkCalendar* fixed = nullptr; ///< the calendar, or the fallback of Client, Team and Assignee; never null
};

struct TargetRule {
    Metric metric = Metric::Resolution;
    Symbol status; ///< TimeInStatus
    SpanTable promised;
    SpanTable internal;
    CalendarRule calendar;
    std::uint32_t pausesInCategories = 0; ///< bit per StatusCategory number
    std::vector<Symbol> pausesInStatuses;
    PauseEnds pauseEnds = PauseEnds::ClientReply;
    OnResume onResume = OnResume::Resume;
    OnReopen onReopen = OnReopen::Resume;
    OnChange onChange = OnChange::FromStart;
    bool breachIsFinal = false;
    bool resolveCounts = true;
    bool countsOpening = false;
    std::vector<WarnAt> warnAt;
    const struct Rulebook* book = nullptr; ///< the rulebook that holds this rule
};

struct ConditionRule {
    ConditionDefinition::Kind kind = ConditionDefinition::Kind::All;
    std::vector<ConditionRule> parts;
    bool ofClient = false; ///< the field is one of the client's, read from the directory
    FieldId field; ///< ofClient: kFirstCustomField + the symbol of the client field's id ("tier" included)
    ConditionDefinition::Operator op = ConditionDefinition::Operator::Is;
    std::vector<Symbol> values;
    std::vector<std::string> texts; ///< the same as text, for Contains, StartsWith and explanations
    const WorkCalendar* calendar = nullptr;
};

struct PolicyRule {
    Symbol id;
    std::string name;
    bool isDefault = false;
    bool noAgreement = false;
    ConditionRule match;
    Instant validFrom = Instant::min();
    Instant validTo = kNever; ///< half-open
    bool agentCreatedAsClient = false;
    bool retargetOnAutomation = false;
    Consequence agreedConsequence;
    std::vector<TargetRule> targets;
    std::array<std::int16_t, 8> targetOfMetric {
        -1, -1, -1, -1, -1, -1, -1, -1
    }; ///< index into targets by Metric number

    /// The target of a metric (and, for time in status, of that status); null when nothing is promised.
    [[nodiscard]] const TargetRule* target(Metric metric, Symbol status = {}) const
    {
        if (metric == Metric::TimeInStatus)
            return statusTarget(status);
        const std::int16_t index = targetOfMetric[static_cast<std::size_t>(metric)];
        return index < 0 ? nullptr : &targets[static_cast<std::size_t>(index)];
    }

private:
    [[nodiscard]] const TargetRule* statusTarget(Symbol status) const;
};

struct Rulebook {
    /// UnknownTimeZone or OutOfRange of a calendar, UnknownReference for an id that names nothing.
    /// Interns every id of the agreement into `symbols`. Calendars equal in content to one of `shared` are not compiled
    /// again.
    [[nodiscard]] static Result<std::shared_ptr<const Rulebook>>
    compile(const Agreement& agreement, SymbolTable& symbols,
            const std::vector<std::shared_ptr<const WorkCalendar>>& shared = {});

    std::shared_ptr<const Zone> deskZone;
    std::shared_ptr<const WorkCalendar> always;
    std::vector<std::pair<Symbol, std::shared_ptr<const WorkCalendar>>> calendars;
    std::vector<StatusRule> statuses; ///< by `name`
    Symbol initialStatus;
    std::vector<PolicyRule> policies;
    std::uint32_t metricsWithTargets = 0; ///< bit per Metric number
    std::uint64_t fieldsInConditions = 0; ///< bit per built-in field number, and kCustomOrClientBit

    [[nodiscard]] const StatusRule* status(Symbol name) const; ///< aliases included; null for an unknown status
    [[nodiscard]] const WorkCalendar* calendar(Symbol id) const; ///< null for an unknown one

    Rulebook() = default;
    Rulebook(const Rulebook&) = delete; // rules point into it
    Rulebook& operator=(const Rulebook&) = delete;
};

} // namespace duebell
