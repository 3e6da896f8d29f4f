// The independent proof of the engine: evaluates one ticket for DESIGN 3.2-3.4 by stepping through time and counting
// everything again from the definition whenever anything changes. Slow, plain, and without any code of core/sla or
// core/calendar: only the plain model types (Agreement, Event, CalendarSpec) and enums are shared.
//
// Grid: time is walked in steps of `grid`; every event, effective time, opening hour, zone offset and target must be a
// multiple of it. The instant asked for need not be.
#pragma once

#include "base/symbols.h"
#include "sla/clock.h"
#include "sla/event.h"
#include "support/naivehistory.h"
#include "support/naivelife.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace duebell::test {

struct NaiveClock {
    Metric metric = Metric::Resolution;
    std::string status;
    int cycle = 1;
    int run = 1;
    ClockState state = ClockState::NotApplicable;
    Activity activity = Activity::Ended;
    CancelCause cancelCause = CancelCause::None;
    int version = 0; ///< number
    std::string policy;
    Seconds target { 0 };
    Instant started {};
    std::optional<Instant> due;
    Seconds counted { 0 };
    Seconds paused { 0 };
    std::optional<Instant> satisfied;
    std::optional<Instant> breached;
    std::optional<Instant> cancelled;
    std::optional<Instant> waitingSince;
    bool operator==(const NaiveClock&) const = default;
};

struct NaiveBreach {
    Metric metric = Metric::Resolution;
    std::string status;
    int cycle = 1;
    int run = 1;
    Instant breached {};
    Instant due {};
    Seconds target { 0 };
    std::optional<Instant> superseded;
    bool operator==(const NaiveBreach&) const = default;
};

struct NaiveResult {
    bool exists = false;
    NaiveFields fields;
    int version = 0;
    std::string policy; ///< empty: none matches
    std::vector<NaiveClock> clocks; ///< by metric, status, cycle
    std::vector<NaiveBreach> breaches; ///< by metric, status, cycle, run, instant
};

class NaiveEvaluator {
public:
    /// Both must outlive the evaluator. `origin` and `memory`: the stretch of time for which open hours are remembered.
    NaiveEvaluator(const NaiveDesk& desk, const SymbolTable& symbols, Seconds grid, Instant origin,
                   Seconds memory = std::chrono::days(90));

    [[nodiscard]] NaiveResult evaluate(std::span<const Event> events, Instant now) const;

private:
    const NaiveDesk& m_desk;
    const SymbolTable& m_symbols;
    NaiveCalendars m_calendars;
};

} // namespace duebell::test
