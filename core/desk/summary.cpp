#include "desk/summary.h"

#include <algorithm>

namespace duebell {

namespace {

    bool isDone(const TicketResult& result)
    {
        return result.merged || result.category == StatusCategory::Resolved || result.category == StatusCategory::Closed
            || result.category == StatusCategory::Cancelled;
    }

    bool isCounting(const Clock& clock)
    {
        return clock.activity == Activity::Counting;
    }

    bool isBreachedAndOwed(const Clock& clock)
    {
        return clock.state == ClockState::Breached && !clock.ended();
    }

    // A breached clock that is paused keeps the due it broke, so it stands among the running ones and comes first.
    const Clock* clockThatMatters(const std::vector<Clock>& clocks)
    {
        const Clock* running = nullptr;
        const Clock* paused = nullptr;
        for (const Clock& clock : clocks) {
            if (clock.ended())
                continue;
            if (clock.due && (isCounting(clock) || isBreachedAndOwed(clock))) {
                if (!running || *clock.due < *running->due)
                    running = &clock;
            } else if (!paused || clock.left() < paused->left()) {
                paused = &clock;
            }
        }
        return running ? running : paused;
    }

    // Dates of the desk: where "today" ends, and when a day begins.
    class DeskDay {
    public:
        DeskDay(const Zone& zone, Instant now)
            : m_zone(zone)
            , m_today(date(now))
        {
        }

        [[nodiscard]] std::chrono::local_days date(Instant at) const
        {
            return std::chrono::floor<std::chrono::days>(m_zone.toLocal(at));
        }
        [[nodiscard]] bool isToday(Instant at) const { return date(at) == m_today; }
        [[nodiscard]] Instant startOf(std::chrono::local_days day) const { return m_zone.toInstant(day).at; }
        [[nodiscard]] Instant endOfToday() const { return startOf(m_today + std::chrono::days(1)); }

    private:
        const Zone& m_zone;
        std::chrono::local_days m_today;
    };

    Lane laneOf(const TicketSummary& summary, const std::vector<Clock>& clocks, const DeskDay& day)
    {
        std::optional<Instant> lastBreach;
        for (const Clock& clock : clocks) {
            if (isBreachedAndOwed(clock) && clock.breached)
                lastBreach = std::max(lastBreach.value_or(*clock.breached), *clock.breached);
        }
        if (lastBreach)
            return day.isToday(*lastBreach) ? Lane::BreachedToday : Lane::OlderOverdue;
        if (summary.state == RowState::Paused)
            return Lane::Waiting;
        if (summary.state == RowState::AtRisk)
            return Lane::DueSoon;
        const bool dueToday = summary.clock && summary.clock->due && *summary.clock->due < day.endOfToday();
        return dueToday ? Lane::DueSoon : Lane::Later;
    }

    RowState stateOf(const TicketSummary& summary, const std::vector<Clock>& clocks, Instant now)
    {
        if (std::ranges::any_of(clocks, isBreachedAndOwed))
            return RowState::Breached;
        if (!summary.clock)
            return RowState::Calm;
        if (!isCounting(*summary.clock))
            return RowState::Paused;
        return summary.atRiskFrom && *summary.atRiskFrom <= now ? RowState::AtRisk : RowState::Running;
    }

    // At due a clock runs with nothing left; the second after, counted is more than the target.
    Instant breachedFrom(const Clock& clock)
    {
        const Instant opening = clock.due && clock.calendar ? clock.calendar->nextOpen(*clock.due) : kNever;
        return opening == kNever ? kNever : opening + Seconds(1);
    }

    Instant nextTransitionOf(const TicketSummary& summary, const std::vector<Clock>& clocks, const DeskDay& day,
                             Instant now)
    {
        Instant next = kNever;
        const auto consider = [&](Instant at) {
            if (at > now)
                next = std::min(next, at);
        };
        for (const Clock& clock : clocks) {
            if (isCounting(clock) && clock.state != ClockState::Breached)
                consider(breachedFrom(clock));
        }
        if (summary.atRiskFrom)
            consider(*summary.atRiskFrom);
        if (summary.lane == Lane::Later && summary.clock && summary.clock->due && *summary.clock->due != kNever)
            consider(day.startOf(day.date(*summary.clock->due)));
        if (summary.lane == Lane::BreachedToday)
            consider(day.endOfToday());
        return next;
    }

} // namespace

TicketSummary summarize(const TicketResult& result, Instant now)
{
    TicketSummary summary;
    if (!result.exists || !result.version)
        return summary;
    summary.status = result.fields.get(field::kStatus);
    summary.priority = result.fields.get(field::kPriority);
    summary.type = result.fields.get(field::kType);
    summary.client = result.fields.get(field::kClient);
    summary.assignee = result.fields.get(field::kAssignee);
    summary.team = result.fields.get(field::kTeam);
    summary.requester = result.fields.get(field::kRequester);
    summary.project = result.fields.get(field::kProject);
    summary.channel = result.fields.get(field::kChannel);
    summary.labels = result.fields.get(field::kLabels);
    summary.custom = result.fields.custom;
    summary.category = result.category;
    summary.policy = result.policy;
    summary.created = result.created;
    summary.lastEvent = result.lastEvent.value_or(result.created);
    summary.clientWroteWhileWaiting = result.clientWroteWhileWaiting;
    const bool wasLate
        = std::ranges::any_of(result.breaches, [](const BreachRecord& breach) { return !breach.superseded; });
    summary.missedBefore = wasLate && std::ranges::none_of(result.clocks, isBreachedAndOwed);
    if (isDone(result))
        return summary;
    if (!result.policy || result.policy->noAgreement) {
        summary.lane = Lane::NoAgreement;
        summary.state = RowState::NoAgreement;
        return summary;
    }
    if (const Clock* clock = clockThatMatters(result.clocks)) {
        summary.clock = *clock;
        summary.atRiskFrom = clock->atRiskFrom();
    }
    const DeskDay day(*result.version->rules->deskZone, now);
    summary.state = stateOf(summary, result.clocks, now);
    summary.lane = laneOf(summary, result.clocks, day);
    summary.nextTransition = nextTransitionOf(summary, result.clocks, day, now);
    return summary;
}

} // namespace duebell
