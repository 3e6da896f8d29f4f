#include "support/storyterms.h"

#include "support/storytime.h"

#include <cstdio>
#include <cstdlib>

namespace duebell::test {

namespace {

    TargetSpan spanOf(std::string_view text)
    {
        const auto span = targetSpanFromText(text);
        if (!span) {
            std::fprintf(stderr, "no target: \"%.*s\"\n", static_cast<int>(text.size()), text.data());
            std::abort();
        }
        return *span;
    }

} // namespace

TargetStory::TargetStory(Metric metric, std::string_view promised, std::string_view status)
{
    m_definition.metric = metric;
    m_definition.status = status;
    if (!promised.empty())
        m_definition.promised["*"] = spanOf(promised);
    if (metric == Metric::Resolution)
        m_definition.pausesIn = { "waiting" };
}

TargetStory& TargetStory::forPriority(const std::string& priority, std::string_view promised)
{
    m_definition.promised[priority] = spanOf(promised);
    return *this;
}

TargetStory& TargetStory::internal(std::string_view span, const std::string& priority)
{
    m_definition.internal[priority] = spanOf(span);
    return *this;
}

TargetStory& TargetStory::hoursOf(CalendarChoice::Kind kind, const std::string& calendar)
{
    m_definition.calendar = { kind, calendar };
    return *this;
}

TargetStory& TargetStory::pausesIn(std::vector<std::string> statuses)
{
    m_definition.pausesIn = std::move(statuses);
    return *this;
}

TargetStory& TargetStory::pauseEndsByStatus()
{
    m_definition.pauseEnds = PauseEnds::StatusChange;
    return *this;
}

TargetStory& TargetStory::restarts()
{
    m_definition.onResume = OnResume::Restart;
    return *this;
}

TargetStory& TargetStory::onReopen(OnReopen how)
{
    m_definition.onReopen = how;
    return *this;
}

TargetStory& TargetStory::fromChange()
{
    m_definition.onChange = OnChange::FromChange;
    return *this;
}

TargetStory& TargetStory::breachIsFinal()
{
    m_definition.breachIsFinal = true;
    return *this;
}

TargetStory& TargetStory::resolveDoesNotCount()
{
    m_definition.resolveCounts = false;
    return *this;
}

TargetStory& TargetStory::countsOpening()
{
    m_definition.countsOpening = true;
    return *this;
}

TargetStory& TargetStory::warnAtPercent(int percent)
{
    m_definition.warnAt.push_back({ percent, Seconds { 0 } });
    return *this;
}

TargetStory& TargetStory::warnAtLeft(Seconds left)
{
    m_definition.warnAt.push_back({ 0, left });
    return *this;
}

TargetStory firstResponse(std::string_view promised)
{
    return TargetStory(Metric::FirstResponse, promised);
}
TargetStory nextResponse(std::string_view promised)
{
    return TargetStory(Metric::NextResponse, promised);
}
TargetStory resolution(std::string_view promised)
{
    return TargetStory(Metric::Resolution, promised);
}
TargetStory ownership(std::string_view promised)
{
    return TargetStory(Metric::Ownership, promised);
}
TargetStory timeInStatus(std::string_view status, std::string_view promised)
{
    return TargetStory(Metric::TimeInStatus, promised, status);
}

ConditionDefinition is(std::string field, std::string value)
{
    return having(std::move(field), ConditionDefinition::Operator::Is, { std::move(value) });
}

ConditionDefinition having(std::string field, ConditionDefinition::Operator op, std::vector<std::string> values)
{
    ConditionDefinition condition;
    condition.kind = ConditionDefinition::Kind::Field;
    condition.field = std::move(field);
    condition.op = op;
    condition.values = std::move(values);
    return condition;
}

static ConditionDefinition group(ConditionDefinition::Kind kind, std::vector<ConditionDefinition> parts)
{
    ConditionDefinition condition;
    condition.kind = kind;
    condition.parts = std::move(parts);
    return condition;
}

ConditionDefinition all(std::vector<ConditionDefinition> parts)
{
    return group(ConditionDefinition::Kind::All, std::move(parts));
}

ConditionDefinition any(std::vector<ConditionDefinition> parts)
{
    return group(ConditionDefinition::Kind::Any, std::move(parts));
}

ConditionDefinition none(std::vector<ConditionDefinition> parts)
{
    return group(ConditionDefinition::Kind::None, std::move(parts));
}

ConditionDefinition createdInside(std::string calendar)
{
    ConditionDefinition condition;
    condition.kind = ConditionDefinition::Kind::CreatedInside;
    condition.calendar = std::move(calendar);
    return condition;
}

ConditionDefinition createdOutside(std::string calendar)
{
    ConditionDefinition condition = createdInside(std::move(calendar));
    condition.kind = ConditionDefinition::Kind::CreatedOutside;
    return condition;
}

PolicyStory::PolicyStory(const std::string& id, std::vector<TargetStory> targets)
{
    m_definition.id = id;
    m_definition.name = id;
    m_definition.calendar = "office";
    for (const TargetStory& target : targets)
        m_definition.targets.push_back(target.definition());
}

PolicyStory& PolicyStory::when(ConditionDefinition condition)
{
    m_definition.match = std::move(condition);
    return *this;
}

PolicyStory& PolicyStory::on(const std::string& calendar)
{
    m_definition.calendar = calendar;
    return *this;
}

PolicyStory& PolicyStory::noAgreement()
{
    m_definition.noAgreement = true;
    return *this;
}

PolicyStory& PolicyStory::valid(std::string_view from, std::string_view to)
{
    if (!from.empty())
        m_definition.validFrom = dateOf(from);
    if (!to.empty())
        m_definition.validTo = dateOf(to);
    return *this;
}

PolicyStory& PolicyStory::agentCreatedAsClient()
{
    m_definition.agentCreatedAsClient = true;
    return *this;
}

PolicyStory& PolicyStory::retargetsOnAutomation()
{
    m_definition.retargetOnAutomation = true;
    return *this;
}

CalendarSpec calendarOf(const std::string& id, const std::string& zone, int days,
                        const std::vector<std::pair<int, int>>& minutes)
{
    CalendarSpec spec;
    spec.id = id;
    spec.name = id;
    spec.timeZone = zone;
    for (int day = 0; day < days; ++day) {
        for (const auto& [from, to] : minutes)
            spec.week[static_cast<std::size_t>(day)].push_back({ from * 60, to * 60 });
    }
    return spec;
}

Holiday holidayOn(std::string_view date, const std::string& name)
{
    Holiday holiday;
    holiday.first = dateOf(date);
    holiday.last = holiday.first;
    holiday.name = name;
    return holiday;
}

std::chrono::local_days dateOf(std::string_view text)
{
    const Instant midnight = storyTime(std::string(text) + "T00:00:00Z");
    return std::chrono::local_days(std::chrono::floor<std::chrono::days>(midnight).time_since_epoch());
}

} // namespace duebell::test
