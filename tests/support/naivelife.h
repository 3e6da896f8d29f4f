// One clock of the naive evaluator: the list of all its steps of time, and sums over them. Whatever changes, the sums
// are taken again from the definition (DESIGN 3.4, "On change"). Shares no code with core/sla.
#pragma once

#include "sla/clock.h"
#include "support/naivecalendar.h"
#include "support/naivehistory.h"

#include <memory>
#include <optional>

namespace duebell::test {

/// The rule in force for one clock: which target of which policy of which version, and the span for the priority.
struct NaivePromise {
    std::size_t version = 0;
    const Agreement* agreement = nullptr;
    const PolicyDefinition* policy = nullptr;
    const TargetDefinition* target = nullptr;
    TargetSpan span;

    [[nodiscard]] bool pauses(const NaiveMoment& moment) const;
    [[nodiscard]] std::string calendarId(const NaiveMoment& moment) const;
    bool operator==(const NaivePromise&) const = default;
};
using NaivePromisePointer = std::shared_ptr<const NaivePromise>;

/// Calendars by version and id, each made once, shared by all evaluations of a desk.
class NaiveCalendars {
public:
    NaiveCalendars(Seconds grid, Instant origin, Seconds memory);
    [[nodiscard]] const NaiveCalendar& of(const NaivePromise& promise, const NaiveMoment& moment) const;
    [[nodiscard]] Seconds grid() const { return m_grid; }
    /// The next instant at which something may change by itself.
    [[nodiscard]] Instant stepAfter(Instant at) const;

private:
    Seconds m_grid;
    Instant m_origin;
    Seconds m_memory;
    mutable std::map<std::pair<std::size_t, std::string>, std::unique_ptr<NaiveCalendar>> m_calendars;
};

/// A piece of a clock's life, at most one step of the grid long.
struct NaiveStep {
    Instant at {};
    Seconds length { 0 };
    std::size_t moment = 0;
    NaivePromisePointer inForce; ///< the clock's rule then; null when nothing was promised
    bool alwaysRuns = false; ///< a merged ticket's wait before this clock's own start: never paused
    bool fixed = false; ///< counted under an earlier version and kept: the next two say how
    bool open = false;
    bool paused = false;
};

struct NaiveJudgement {
    bool open = false;
    bool paused = false;
};

enum class NaiveEnd {
    None,
    Satisfied,
    Cancelled,
};

struct NaiveLife {
    Metric metric = Metric::Resolution;
    std::string status;
    int cycle = 1; ///< also counts those to which nothing was promised
    int run = 1;
    bool opening = false; ///< NextResponse: begun by the opening request, which does not count yet
    bool notApplicable = false;
    bool stopped = false; ///< FirstResponse while resolved
    Instant start {};
    std::size_t startMoment = 0;
    std::vector<NaiveStep> steps; ///< of this run
    NaivePromisePointer promise; ///< null: nothing is promised now
    NaivePromisePointer lastPromise; ///< null: nothing was ever promised
    Seconds target { 0 };
    Seconds counted { 0 };
    Seconds paused { 0 };
    NaiveEnd end = NaiveEnd::None;
    CancelCause cause = CancelCause::None;
    Instant ended {};
    std::optional<Instant> promiseLost;
    std::size_t stepsAtLoss = 0; ///< how many steps there were when the promise was lost
    std::optional<Instant> breached;
    std::optional<Instant> satisfiedBeforeWaiver;
    std::optional<Instant> waitingSince;
    std::optional<Instant> due; ///< of an ended clock

    [[nodiscard]] bool isLive() const { return end == NaiveEnd::None && !notApplicable; }
};

/// Counting over a life's steps. Refers to the ticket's moments.
class NaiveCounter {
public:
    NaiveCounter(const NaiveCalendars& calendars, const std::vector<NaiveMoment>& moments);

    [[nodiscard]] NaiveJudgement judge(const NaiveStep& step, const NaivePromise& promise) const;
    /// Takes counted and paused again, over all steps.
    void recount(NaiveLife& life) const;
    /// The target in seconds for a run that starts at `life.start`.
    [[nodiscard]] Seconds targetSeconds(const NaiveLife& life) const;
    /// Every step so far keeps what it counted under the rule that counted it.
    void fixSteps(NaiveLife& life) const;
    /// When the target is used up if from `from` on time goes on as in `moment`, ignoring a pause of it. A clock
    /// beyond its target: when it was used up. kNever when that is more than two months away.
    [[nodiscard]] Instant due(const NaiveLife& life, Instant from, std::size_t moment) const;
    /// Steps from `from` to `to`, cut at the grid.
    [[nodiscard]] std::vector<NaiveStep> stepsOf(Instant from, Instant to, std::size_t moment) const;

private:
    const NaiveCalendars& m_calendars;
    const std::vector<NaiveMoment>& m_moments;
};

} // namespace duebell::test
