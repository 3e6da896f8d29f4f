// What a naive walk says of its clocks at the end.
#include "support/naivewalk.h"

#include <algorithm>

namespace duebell::test {

NaiveClock NaiveWalk::describe(const NaiveLife& life, Instant now) const
{
    NaiveClock clock;
    clock.metric = life.metric;
    clock.status = life.status;
    clock.cycle = std::max(life.cycle, 1);
    clock.run = life.run;
    if (life.notApplicable)
        return clock;
    clock.version = m_desk.versions[life.lastPromise->version].number;
    clock.policy = life.lastPromise->policy->id;
    clock.target = life.target;
    clock.started = life.start;
    clock.counted = life.counted;
    clock.paused = life.paused;
    clock.breached = life.breached;
    clock.due = life.due;
    if (life.waitingSince && *life.waitingSince < life.start)
        clock.waitingSince = life.waitingSince;
    const NaiveMoment& last = m_moments.back();
    const bool pausedNow = life.isLive() && life.promise != nullptr && (life.stopped || life.promise->pauses(last));
    clock.state = life.breached ? ClockState::Breached : pausedNow ? ClockState::Paused : ClockState::Running;
    if (life.promise == nullptr || life.end == NaiveEnd::Cancelled) {
        clock.state = ClockState::Cancelled;
        const bool lost = life.promise == nullptr && life.cause != CancelCause::Waived;
        clock.cancelCause = lost ? CancelCause::NothingPromised : life.cause;
        clock.cancelled = lost ? life.promiseLost : life.ended;
        clock.satisfied = life.satisfiedBeforeWaiver;
    } else if (life.end == NaiveEnd::Satisfied) {
        clock.satisfied = life.ended;
        clock.state = life.breached ? ClockState::Breached : ClockState::Met;
    } else {
        clock.activity = Activity::Counting;
        if (life.stopped)
            clock.activity = Activity::StoppedWhileResolved;
        else if (pausedNow)
            clock.activity = last.status->waitsFor == WaitsFor::Client ? Activity::WaitingForClient
                : last.status->waitsFor == WaitsFor::ThirdParty        ? Activity::WaitingForThirdParty
                                                                       : Activity::PausedByStatus;
        const bool hasDue = life.breached || !pausedNow;
        clock.due = hasDue ? std::optional(m_counter.due(life, now, m_moments.size() - 1)) : std::nullopt;
    }
    if (clock.due == kNever)
        clock.due.reset();
    return clock;
}

std::vector<NaiveClock> NaiveWalk::clocks(Instant now) const
{
    std::vector<NaiveClock> clocks;
    for (const NaiveLife& life : m_lives) {
        if (life.lastPromise != nullptr)
            clocks.push_back(describe(life, now));
    }
    std::sort(clocks.begin(), clocks.end(), [](const NaiveClock& a, const NaiveClock& b) {
        return std::tie(a.metric, a.status, a.cycle) < std::tie(b.metric, b.status, b.cycle);
    });
    return clocks;
}

std::vector<NaiveBreach> NaiveWalk::breaches() const
{
    std::vector<NaiveBreach> records;
    for (const Breach& breach : m_breaches)
        records.push_back(breach.record);
    std::sort(records.begin(), records.end(), [](const NaiveBreach& a, const NaiveBreach& b) {
        return std::tie(a.metric, a.status, a.cycle, a.run, a.breached, a.superseded)
            < std::tie(b.metric, b.status, b.cycle, b.run, b.breached, b.superseded);
    });
    return records;
}

} // namespace duebell::test
