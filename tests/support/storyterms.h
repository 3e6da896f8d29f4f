// The terms of an agreement as stories write them: targets, conditions, policies, calendars.
#pragma once

#include "sla/agreement.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duebell::test {

/// A target under construction; converts to its definition.
class TargetStory {
public:
    TargetStory(Metric metric, std::string_view promised, std::string_view status = {});

    TargetStory& forPriority(const std::string& priority, std::string_view promised);
    TargetStory& internal(std::string_view span, const std::string& priority = "*");
    TargetStory& hoursOf(CalendarChoice::Kind kind, const std::string& calendar = {});
    TargetStory& pausesIn(std::vector<std::string> statuses);
    TargetStory& pauseEndsByStatus();
    TargetStory& restarts();
    TargetStory& onReopen(OnReopen how);
    TargetStory& fromChange();
    TargetStory& breachIsFinal();
    TargetStory& resolveDoesNotCount();
    TargetStory& countsOpening();
    TargetStory& warnAtPercent(int percent);
    TargetStory& warnAtLeft(Seconds left);

    [[nodiscard]] const TargetDefinition& definition() const { return m_definition; }

private:
    TargetDefinition m_definition;
};

[[nodiscard]] TargetStory firstResponse(std::string_view promised);
[[nodiscard]] TargetStory nextResponse(std::string_view promised);
/// Pauses in `waiting`, as it does by default.
[[nodiscard]] TargetStory resolution(std::string_view promised);
[[nodiscard]] TargetStory ownership(std::string_view promised);
[[nodiscard]] TargetStory timeInStatus(std::string_view status, std::string_view promised);

[[nodiscard]] ConditionDefinition is(std::string field, std::string value);
[[nodiscard]] ConditionDefinition having(std::string field, ConditionDefinition::Operator op,
                                         std::vector<std::string> values);
[[nodiscard]] ConditionDefinition all(std::vector<ConditionDefinition> parts);
[[nodiscard]] ConditionDefinition any(std::vector<ConditionDefinition> parts);
[[nodiscard]] ConditionDefinition none(std::vector<ConditionDefinition> parts);
[[nodiscard]] ConditionDefinition createdInside(std::string calendar);
[[nodiscard]] ConditionDefinition createdOutside(std::string calendar);

/// A policy under construction, on the office calendar unless it says otherwise.
class PolicyStory {
public:
    explicit PolicyStory(const std::string& id, std::vector<TargetStory> targets = {});

    PolicyStory& when(ConditionDefinition condition);
    PolicyStory& on(const std::string& calendar);
    PolicyStory& noAgreement();
    /// Dates as "2026-03-02"; an empty text leaves that side open.
    PolicyStory& valid(std::string_view from, std::string_view to);
    PolicyStory& agentCreatedAsClient();
    PolicyStory& retargetsOnAutomation();

    [[nodiscard]] const PolicyDefinition& definition() const { return m_definition; }

private:
    PolicyDefinition m_definition;
};

/// Hours of whole minutes of a local day ({ 9 * 60, 17 * 60 }) on the first `days` days of the week.
[[nodiscard]] CalendarSpec calendarOf(const std::string& id, const std::string& zone, int days,
                                      const std::vector<std::pair<int, int>>& minutes);
[[nodiscard]] Holiday holidayOn(std::string_view date, const std::string& name = {});
/// "2026-03-02".
[[nodiscard]] std::chrono::local_days dateOf(std::string_view text);

} // namespace duebell::test
