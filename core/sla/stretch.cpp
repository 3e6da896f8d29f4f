#include "sla/stretch.h"

#include <algorithm>

namespace duebell {

namespace {

    bool pauses(const TargetRule& rule, const Moment& moment)
    {
        const bool listed = (rule.pausesInCategories >> static_cast<unsigned>(moment.category) & 1u) != 0
            || std::find(rule.pausesInStatuses.begin(), rule.pausesInStatuses.end(), moment.status)
                != rule.pausesInStatuses.end();
        const bool clientAnswered
            = rule.pauseEnds == PauseEnds::ClientReply && moment.waitsFor == WaitsFor::Client && moment.clientWrote;
        return listed && !clientAnswered;
    }

    StretchMode pauseMode(WaitsFor waitsFor)
    {
        switch (waitsFor) {
        case WaitsFor::Client:
            return StretchMode::PausedForClient;
        case WaitsFor::ThirdParty:
            return StretchMode::PausedForThirdParty;
        case WaitsFor::Nobody:
            break;
        }
        return StretchMode::PausedByStatus;
    }

} // namespace

const TargetRule* ruleAt(const Moment& moment, Metric metric, Symbol status)
{
    const TargetRule* rule = moment.policy ? moment.policy->target(metric, status) : nullptr;
    return rule && rule->promised.find(moment.priority) ? rule : nullptr;
}

StretchMode stretchMode(const TargetRule& rule, const TargetRule* ruleThen, const Moment& moment)
{
    const bool over = isDone(moment.category) || moment.category == StatusCategory::Cancelled;
    if (over && rule.metric != Metric::TimeInStatus)
        return StretchMode::Resolved;
    if (pauses(rule, moment) || (ruleThen && ruleThen != &rule && pauses(*ruleThen, moment)))
        return pauseMode(moment.waitsFor);
    return StretchMode::Counting;
}

const WorkCalendar* stretchCalendar(const TargetRule& rule, const Moment& moment)
{
    Symbol own;
    switch (rule.calendar.kind) {
    case CalendarChoice::Kind::Policy:
    case CalendarChoice::Kind::Named:
    case CalendarChoice::Kind::Always:
        return rule.calendar.fixed;
    case CalendarChoice::Kind::Client:
        own = moment.clientCalendar;
        break;
    case CalendarChoice::Kind::Team:
        own = moment.teamCalendar;
        break;
    case CalendarChoice::Kind::Assignee:
        own = moment.assigneeCalendar;
        break;
    }
    const WorkCalendar* calendar = rule.book->calendar(own);
    return calendar ? calendar : rule.calendar.fixed;
}

} // namespace duebell
