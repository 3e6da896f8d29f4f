// One metric's clock while the engine walks through a ticket's moments: it counts, breaks, restarts, is counted again
// when its rule changes, and ends. Knows nothing of what starts or ends a metric; that is MetricRules.
#pragma once

#include "sla/clock.h"
#include "sla/runcount.h"
#include "sla/stretch.h"

#include <cstdint>

namespace duebell {

class ClockWalk {
public:
    enum class Phase {
        Idle, ///< not started yet
        Live,
        Dormant, ///< started, but nothing is promised for it at the moment
        Ended,
    };

    /// A new walk through `result`'s moments.
    void reset(TicketResult& result, Metric metric);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] bool isOpen() const { return m_phase == Phase::Live || m_phase == Phase::Dormant; }
    [[nodiscard]] const TargetRule* rule() const { return m_rule; }
    [[nodiscard]] bool isWaived() const { return m_waived; }
    [[nodiscard]] bool hasClock() const { return m_clock >= 0; }
    [[nodiscard]] Clock& clock() { return m_result->clocks[static_cast<std::size_t>(m_clock)]; }

    /// Starts the next cycle at `moment`; it stays dormant when nothing is promised there.
    void start(std::uint32_t moment, int cycle, Symbol status = {});
    /// Starts the next cycle at an earlier `moment` without a promise: the next enter() decides from when it counts.
    void await(std::uint32_t moment, int cycle, Symbol status = {});
    /// Lists the clock as not applicable.
    void markNotApplicable(std::uint32_t moment);
    /// Moves the start of the run back to `since`, as a change at `moment`.
    void backdate(Instant since, std::uint32_t moment);
    /// After ends and reopenings of `moment` are dealt with: applies another rule, pauses, resumes or restarts.
    void enter(std::uint32_t moment);

    void satisfy(std::uint32_t moment);
    void cancel(std::uint32_t moment, CancelCause cause);
    /// A waiver undoes breach and verdict of the live clock or, when it has ended, of the last one.
    void waive(std::uint32_t moment);
    /// Goes on where it ended: the ticket was reopened.
    void reopen(std::uint32_t moment);

    /// Counts up to `now` and writes what is left to say.
    void finish(Instant now);

private:
    [[nodiscard]] const Moment& momentAt(std::uint32_t index) const { return m_result->moments[index]; }
    void open(std::uint32_t moment);
    void beginRun(std::uint32_t moment);
    void beginStint(std::uint32_t moment, const TargetRule* ruleThen, bool fixed = false);
    void setRule(const TargetRule* rule, const TargetSpan& span, std::uint32_t moment);
    void setTarget();
    void setStretch(const Moment& moment);
    void countTo(Instant at);
    void moveStart(Instant since);
    void recount(std::uint32_t moment);
    void breach(Instant at, Instant due);
    void supersede(Instant at);
    void adaptRule(std::uint32_t moment);
    void changeRule(const TargetRule* rule, const TargetSpan& span, std::uint32_t moment);
    void startLate(const TargetRule* rule, const TargetSpan& span, std::uint32_t from, std::uint32_t moment);
    void revive();
    void judgeAnew(const TargetRule* rule);
    void goDormant(std::uint32_t moment);
    void changeStretch(std::uint32_t moment);
    void stop(Instant at);

    TicketResult* m_result = nullptr;
    Metric m_metric = Metric::Resolution;
    Symbol m_status;
    Phase m_phase = Phase::Idle;
    std::int32_t m_clock = -1; // index into result.clocks
    int m_cycle = 0;
    std::uint32_t m_startMoment = 0;
    std::uint32_t m_runMoment = 0;
    std::optional<Instant> m_since; // of an older wait taken over before anything was promised
    Instant m_runStart {};
    std::size_t m_runStint = 0; // index of the run's first stint
    const TargetRule* m_rule = nullptr;
    TargetSpan m_span;
    RunCount m_count;
    StretchMode m_mode = StretchMode::Counting; // of the stretch since m_count.from
    const WorkCalendar* m_calendar = nullptr;
    bool m_clientWroteInPause = false; // matters while m_mode is PausedForClient
    bool m_waived = false;
    std::int32_t m_breachRecord = -1;
};

} // namespace duebell
