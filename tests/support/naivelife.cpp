#include "support/naivelife.h"

#include <algorithm>

namespace duebell::test {

namespace {

    constexpr Seconds kFarthestDue = std::chrono::days(60);

    std::string_view nameOf(StatusCategory category)
    {
        switch (category) {
        case StatusCategory::New:
            return "new";
        case StatusCategory::Open:
            return "open";
        case StatusCategory::Waiting:
            return "waiting";
        case StatusCategory::Resolved:
            return "resolved";
        case StatusCategory::Closed:
            return "closed";
        case StatusCategory::Cancelled:
            return "cancelled";
        }
        return {};
    }

} // namespace

bool NaivePromise::pauses(const NaiveMoment& moment) const
{
    const StatusDefinition& status = *moment.status;
    const bool listed = std::any_of(target->pausesIn.begin(), target->pausesIn.end(), [&](const std::string& name) {
        return name == status.id || name == nameOf(status.category);
    });
    const bool clientAnswered = status.waitsFor == WaitsFor::Client && moment.clientWrote;
    return listed && !(target->pauseEnds == PauseEnds::ClientReply && clientAnswered);
}

std::string NaivePromise::calendarId(const NaiveMoment& moment) const
{
    using Kind = CalendarChoice::Kind;
    const CalendarChoice& choice = target->calendar;
    const auto orFallback = [&](const std::string& own) {
        if (!own.empty() && hasCalendar(*agreement, own))
            return own;
        return choice.id.empty() ? policy->calendar : choice.id;
    };
    switch (choice.kind) {
    case Kind::Policy:
        return policy->calendar;
    case Kind::Named:
        return choice.id;
    case Kind::Client:
        return orFallback(moment.clientCalendar);
    case Kind::Team:
        return orFallback(moment.teamCalendar);
    case Kind::Assignee:
        return orFallback(moment.assigneeCalendar);
    case Kind::Always:
        return kAlwaysCalendarId;
    }
    return {};
}

NaiveCalendars::NaiveCalendars(Seconds grid, Instant origin, Seconds memory)
    : m_grid(grid)
    , m_origin(origin)
    , m_memory(memory)
{
}

const NaiveCalendar& NaiveCalendars::of(const NaivePromise& promise, const NaiveMoment& moment) const
{
    const std::string id = promise.calendarId(moment);
    std::unique_ptr<NaiveCalendar>& calendar = m_calendars[{ promise.version, id }];
    if (calendar == nullptr)
        calendar
            = std::make_unique<NaiveCalendar>(naiveCalendarSpec(*promise.agreement, id), m_grid, m_origin, m_memory);
    return *calendar;
}

Instant NaiveCalendars::stepAfter(Instant at) const
{
    return at + m_grid - at.time_since_epoch() % m_grid;
}

NaiveCounter::NaiveCounter(const NaiveCalendars& calendars, const std::vector<NaiveMoment>& moments)
    : m_calendars(calendars)
    , m_moments(moments)
{
}

NaiveJudgement NaiveCounter::judge(const NaiveStep& step, const NaivePromise& promise) const
{
    if (step.fixed)
        return { step.open, step.paused };
    const NaiveMoment& moment = m_moments[step.moment];
    const bool pausedThen = step.inForce != nullptr && step.inForce->pauses(moment);
    const bool paused = !step.alwaysRuns && (pausedThen || promise.pauses(moment));
    return { m_calendars.of(promise, moment).isOpen(step.at), paused };
}

void NaiveCounter::recount(NaiveLife& life) const
{
    life.counted = Seconds(0);
    life.paused = Seconds(0);
    for (const NaiveStep& step : life.steps) {
        const NaiveJudgement judged = judge(step, *life.promise);
        if (judged.open)
            (judged.paused ? life.paused : life.counted) += step.length;
    }
}

Seconds NaiveCounter::targetSeconds(const NaiveLife& life) const
{
    const TargetSpan& span = life.promise->span;
    if (span.days == 0)
        return span.seconds;
    const NaiveCalendar& calendar = m_calendars.of(*life.promise, m_moments[life.startMoment]);
    return calendar.between(life.start, calendar.addWorkingDays(life.start, span.days));
}

void NaiveCounter::fixSteps(NaiveLife& life) const
{
    for (std::size_t i = 0; i < life.steps.size(); ++i) {
        NaiveStep& step = life.steps[i];
        if (step.fixed)
            continue;
        // Steps without a promise count only when a promise is counted from the start.
        const bool wasCounted = life.promise != nullptr || i < life.stepsAtLoss;
        const NaiveJudgement judged = wasCounted ? judge(step, *life.lastPromise) : NaiveJudgement {};
        step.fixed = true;
        step.open = judged.open;
        step.paused = judged.paused;
    }
}

std::vector<NaiveStep> NaiveCounter::stepsOf(Instant from, Instant to, std::size_t moment) const
{
    std::vector<NaiveStep> steps;
    for (Instant at = from; at < to; at = m_calendars.stepAfter(at)) {
        NaiveStep step;
        step.at = at;
        step.length = std::min(m_calendars.stepAfter(at), to) - at;
        step.moment = moment;
        steps.push_back(step);
    }
    return steps;
}

// The step at which the clock counts beyond its target decides; due is then when the target was used up within the
// same uninterrupted stretch: at closing rather than at the next opening, but not before a pause that has ended.
Instant NaiveCounter::due(const NaiveLife& life, Instant from, std::size_t moment) const
{
    const NaivePromise& promise = *life.promise;
    Seconds sum { 0 };
    std::optional<Instant> usedUp;
    std::optional<Instant> previousEnd;
    const auto goesBeyond = [&](const NaiveStep& step, NaiveJudgement judged) {
        if (judged.paused || previousEnd != step.at)
            usedUp.reset();
        previousEnd = judged.paused ? std::nullopt : std::optional(step.at + step.length);
        if (judged.paused)
            return false;
        if (sum == life.target && !usedUp)
            usedUp = step.at;
        if (!judged.open)
            return false;
        if (sum == life.target)
            return true;
        sum += step.length;
        return false;
    };
    for (const NaiveStep& step : life.steps) {
        if (goesBeyond(step, judge(step, promise)))
            return usedUp.value_or(kNever);
    }
    const NaiveCalendar& calendar = m_calendars.of(promise, m_moments[moment]);
    NaiveStep step;
    for (step.at = from; step.at < from + kFarthestDue; step.at += step.length) {
        step.length = m_calendars.stepAfter(step.at) - step.at;
        if (goesBeyond(step, { calendar.isOpen(step.at), false }))
            return usedUp.value_or(kNever);
    }
    return kNever;
}

} // namespace duebell::test
