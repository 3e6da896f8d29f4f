// One walk of the naive evaluator through a ticket's moments: which clocks start, end, stop, go on and change
// (DESIGN 3.3 and 3.4). Counting is NaiveCounter's.
#pragma once

#include "support/naiveevaluator.h"

#include <deque>

namespace duebell::test {

class NaiveWalk {
public:
    NaiveWalk(const NaiveDesk& desk, const NaiveCalendars& calendars, const std::vector<NaiveMoment>& moments);

    /// Call once: everything up to `now`.
    void run(Instant now);
    [[nodiscard]] std::vector<NaiveClock> clocks(Instant now) const;
    [[nodiscard]] std::vector<NaiveBreach> breaches() const;

private:
    struct Breach {
        const NaiveLife* life = nullptr;
        NaiveBreach record;
    };

    // What a moment does, in this order.
    void create();
    void endByEvent();
    void endByResolving();
    void goOnAfterReopening();
    void absorb();
    void waive();
    void reviewPromises();
    void restartAfterPause();
    void startByEvent();

    // Lives.
    NaiveLife& start(Metric metric, const std::string& status = {}, bool opening = false);
    void end(NaiveLife& life, NaiveEnd how, CancelCause cause = CancelCause::None);
    void endLive(Metric metric, NaiveEnd how, CancelCause cause = CancelCause::None);
    void review(NaiveLife& life);
    void reviveBreached(NaiveLife& life);
    void keepPromise(NaiveLife& life, NaivePromisePointer promise);
    void newRun(NaiveLife& life, NaivePromisePointer promise);
    void startEarlier(NaiveLife& life, Instant since);
    void judgeAfterChange(NaiveLife& life);
    void breach(NaiveLife& life, Instant at);
    void supersede(const NaiveLife& life);
    void stepOn(NaiveLife& life, const NaiveStep& step);
    [[nodiscard]] bool countsOpening() const;
    [[nodiscard]] NaivePromisePointer promiseFor(const NaiveLife& life) const;
    [[nodiscard]] NaiveLife* latest(Metric metric);
    [[nodiscard]] NaiveLife* live(Metric metric);
    [[nodiscard]] NaiveClock describe(const NaiveLife& life, Instant now) const;

    [[nodiscard]] const NaiveMoment& moment() const { return m_moments[m_current]; }
    [[nodiscard]] const NaiveMoment& before() const { return m_moments[m_current == 0 ? 0 : m_current - 1]; }

    const NaiveDesk& m_desk;
    const NaiveCalendars& m_calendars;
    const std::vector<NaiveMoment>& m_moments;
    NaiveCounter m_counter;
    std::size_t m_current = 0;
    std::deque<NaiveLife> m_lives; // stable addresses
    std::vector<Breach> m_breaches;
    std::map<std::pair<Metric, std::string>, int> m_cycles; // how many began, promised or not
    bool m_firstResponseEnded = false;
    std::optional<Instant> m_unansweredWhileDone; // the first client message that nobody answered since resolving
};

} // namespace duebell::test
