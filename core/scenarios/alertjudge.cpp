#include "scenarios/alertjudge.h"

#include "scenarios/builtinscenario.h"
#include "scenarios/clockmoments.h"

#include <algorithm>

namespace duebell {

namespace {

    // A warning that falls on closing time is heard then, not at the next opening.
    constexpr Seconds kJustNow { 60 };

    class TicketJudge {
    public:
        TicketJudge(const TicketResult& result, std::span<const Event> events, Instant now)
            : m_result(result)
            , m_events(events)
            , m_now(now)
        {
        }

        [[nodiscard]] std::optional<Alert> breachOf(const Clock& clock) const;
        /// The highest warning that has passed. `next` becomes when there is more to say, if that is earlier.
        [[nodiscard]] std::optional<Alert> warningOf(const Clock& clock, Instant& next) const;
        [[nodiscard]] bool isWarningAcknowledged(const Clock& clock, const std::vector<ClockMoment>& moments) const;
        [[nodiscard]] Instant firstRecorded() const;

    private:
        [[nodiscard]] Alert alertOf(const Clock& clock, std::int32_t scenario, std::int64_t step, Instant at,
                                    Instant deadline) const;
        [[nodiscard]] Instant instantOf(const Clock& clock, const ClockMoment& moment) const;
        [[nodiscard]] bool isAcknowledged(Metric metric, Instant since) const;
        [[nodiscard]] bool isRetracted(const Event& event) const;

        const TicketResult& m_result;
        std::span<const Event> m_events;
        Instant m_now;
    };

    Instant TicketJudge::firstRecorded() const
    {
        Instant first = kNever;
        for (const Event& event : m_events)
            first = std::min(first, event.recorded);
        return first;
    }

    bool TicketJudge::isRetracted(const Event& event) const
    {
        return std::ranges::any_of(m_events, [&](const Event& other) {
            return other.kind == EventKind::Retracted && other.reference == event.seq.value && other.at <= m_now;
        });
    }

    bool TicketJudge::isAcknowledged(Metric metric, Instant since) const
    {
        return std::ranges::any_of(m_events, [&](const Event& event) {
            return event.kind == EventKind::Acknowledged && event.metric == metric && event.at >= since
                && event.at <= m_now && !isRetracted(event);
        });
    }

    Instant TicketJudge::instantOf(const Clock& clock, const ClockMoment& moment) const
    {
        return moment.wasAhead ? moment.at : passedAt(m_result, clock, moment.amount, m_now);
    }

    bool TicketJudge::isWarningAcknowledged(const Clock& clock, const std::vector<ClockMoment>& moments) const
    {
        const auto isOfClock
            = [&](const Event& event) { return event.kind == EventKind::Acknowledged && event.metric == clock.metric; };
        // The phase begins with the earliest warning.
        return std::ranges::any_of(m_events, isOfClock)
            && isAcknowledged(clock.metric, moments.empty() ? clock.started : instantOf(clock, moments.front()));
    }

    Alert TicketJudge::alertOf(const Clock& clock, std::int32_t scenario, std::int64_t step, Instant at,
                               Instant deadline) const
    {
        Alert alert;
        alert.key.scenario = scenario;
        alert.key.step = step;
        alert.key.ticket = m_events.front().ticket;
        alert.key.metric = clock.metric;
        alert.key.status = clock.status;
        alert.key.cycle = clock.cycle;
        alert.key.deadline = deadline;
        alert.at = at;
        alert.clock = clock;
        return alert;
    }

    std::optional<Alert> TicketJudge::breachOf(const Clock& clock) const
    {
        if (clock.state != ClockState::Breached || clock.ended() || clock.activity == Activity::StoppedWhileResolved)
            return {};
        const auto isOfClock = [&](const BreachRecord& breach) {
            return breach.metric == clock.metric && breach.status == clock.status && breach.cycle == clock.cycle
                && breach.run == clock.run && !breach.superseded;
        };
        const auto breach = std::ranges::find_if(m_result.breaches, isOfClock);
        if (breach == m_result.breaches.end() || isAcknowledged(clock.metric, breach->breached))
            return {};
        // The due that was broken: a later change may move the clock's own, but it is one breach.
        return alertOf(clock, builtinscenario::kBreach, 0, breach->breached, breach->due);
    }

    std::optional<Alert> TicketJudge::warningOf(const Clock& clock, Instant& next) const
    {
        const std::vector<ClockMoment> moments = momentsOf(clock);
        const ClockMoment* highest = nullptr;
        for (const ClockMoment& moment : moments) {
            if (moment.wasAhead && moment.at > m_now)
                next = std::min(next, moment.at);
            else
                highest = &moment;
        }
        if (!highest)
            return {};
        const Instant at = instantOf(clock, *highest);
        if (at > m_now) {
            next = std::min(next, at); // counted from the next opening on
            return {};
        }
        if (!clock.calendar->isOpen(m_now) && m_now - at >= kJustNow) {
            next = std::min(next, clock.calendar->nextOpen(m_now));
            return {};
        }
        if (isWarningAcknowledged(clock, moments))
            return {};
        Alert alert = alertOf(clock, builtinscenario::kWarning, highest->step, at, clock.due.value_or(kNever));
        alert.wasAhead = highest->wasAhead;
        return alert;
    }

} // namespace

Judgement judge(const TicketResult& result, std::span<const Event> events, Instant now, const AlertBounds& bounds)
{
    Judgement judgement;
    if (!result.exists || events.empty())
        return judgement;
    const TicketJudge ticket(result, events, now);
    std::optional<Instant> known; // looked for only when there is something to say
    for (const Clock& clock : result.clocks) {
        if (clock.ended())
            continue;
        judgement.next = std::min(judgement.next, breaksAt(clock));
        std::optional<Alert> alert = ticket.breachOf(clock);
        if (!alert)
            alert = ticket.warningOf(clock, judgement.next);
        if (!alert)
            continue;
        if (!known)
            known = std::max(ticket.firstRecorded(), bounds.enabledAt);
        if (alert->at < *known)
            continue;
        alert->key.receiver = bounds.receiver;
        judgement.alerts.push_back(std::move(*alert));
    }
    std::ranges::stable_sort(judgement.alerts, {}, &Alert::at);
    return judgement;
}

bool isOfOneClock(const FiringKey& a, const FiringKey& b)
{
    return a.ticket == b.ticket && a.metric == b.metric && a.status == b.status && a.cycle == b.cycle;
}

bool isNews(const Alert& alert, std::span<const Firing> earlier)
{
    const FiringKey& key = alert.key;
    const bool isBreach = key.scenario == builtinscenario::kBreach;
    return std::ranges::none_of(earlier, [&](const Firing& firing) {
        const FiringKey& other = firing.key;
        if (other == key)
            return true;
        if (isBreach || !isOfOneClock(other, key))
            return false;
        const bool isHigher = other.scenario == builtinscenario::kBreach
            || amountOfStep(alert.clock, other.step) >= amountOfStep(alert.clock, key.step);
        return isHigher && (other.deadline == key.deadline || !alert.wasAhead);
    });
}

Judgement stillOwed(const FiringKey& key, const TicketResult& result, std::span<const Event> events, Instant now)
{
    Judgement judgement;
    if (!result.exists || events.empty())
        return judgement;
    const TicketJudge ticket(result, events, now);
    const bool isBreach = key.scenario == builtinscenario::kBreach;
    for (const Clock& clock : result.clocks) {
        if (clock.metric != key.metric || clock.status != key.status || clock.cycle != key.cycle || clock.ended())
            continue;
        if (!isBreach && !momentsOf(clock).empty() && !clock.calendar->isOpen(now)) {
            judgement.next = clock.calendar->nextOpen(now);
            return judgement;
        }
        Instant next = kNever;
        std::optional<Alert> alert = isBreach ? ticket.breachOf(clock) : ticket.warningOf(clock, next);
        if (!alert || (!isBreach && amountOfStep(clock, alert->key.step) < amountOfStep(clock, key.step)))
            return judgement;
        alert->key = key;
        judgement.alerts.push_back(std::move(*alert));
        return judgement;
    }
    return judgement;
}

} // namespace duebell
