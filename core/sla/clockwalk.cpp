#include "sla/clockwalk.h"

#include "sla/targettime.h"

#include <algorithm>

namespace duebell {

void ClockWalk::reset(TicketResult& result, Metric metric)
{
    *this = ClockWalk {};
    m_result = &result;
    m_metric = metric;
}

void ClockWalk::await(std::uint32_t moment, int cycle, Symbol status)
{
    m_status = status;
    m_cycle = cycle;
    m_clock = -1;
    m_startMoment = moment;
    m_rule = nullptr;
    m_phase = Phase::Dormant;
    m_breachRecord = -1;
}

void ClockWalk::start(std::uint32_t moment, int cycle, Symbol status)
{
    await(moment, cycle, status);
    const TargetRule* rule = ruleAt(momentAt(moment), m_metric, m_status);
    const TargetSpan* span = rule ? rule->promised.find(momentAt(moment).priority) : nullptr;
    if (!span)
        return;
    open(moment);
    setRule(rule, *span, moment);
    beginRun(moment);
}

void ClockWalk::markNotApplicable(std::uint32_t moment)
{
    const TargetRule* rule = ruleAt(momentAt(moment), m_metric, {});
    if (!rule || !rule->promised.find(momentAt(moment).priority))
        return;
    m_cycle = 1;
    open(moment);
    clock().rule = rule;
    clock().state = ClockState::NotApplicable;
    clock().activity = Activity::Ended;
    m_phase = Phase::Ended;
}

void ClockWalk::open(std::uint32_t moment)
{
    Clock& clock = m_result->clocks.emplace_back();
    m_clock = static_cast<std::int32_t>(m_result->clocks.size()) - 1;
    clock.serial = static_cast<std::uint32_t>(m_clock);
    clock.metric = m_metric;
    clock.status = m_status;
    clock.cycle = m_cycle;
    clock.run = 0;
    clock.version = momentAt(moment).version;
    clock.policy = momentAt(moment).policy;
    clock.priority = momentAt(moment).priority;
    clock.started = momentAt(moment).at;
    m_phase = Phase::Live;
    m_inPause = false;
    m_clientWroteInPause = false;
}

void ClockWalk::beginRun(std::uint32_t moment)
{
    m_runMoment = moment;
    m_runStart = momentAt(moment).at;
    m_runStint = m_result->stints.size();
    m_cursorMoment = moment;
    m_count = {};
    m_count.stretchFrom = m_runStart;
    ++clock().run;
    clock().started = m_runStart;
    beginStint(moment, m_runStart);
    setTarget();
}

void ClockWalk::beginStint(std::uint32_t moment, Instant from)
{
    m_result->stints.push_back({ clock().serial, clock().run, moment, from, m_rule });
}

void ClockWalk::setRule(const TargetRule* rule, const TargetSpan& span, std::uint32_t moment)
{
    m_rule = rule;
    m_span = span;
    Clock& clock = this->clock();
    clock.rule = rule;
    clock.version = momentAt(moment).version;
    clock.policy = momentAt(moment).policy;
    clock.priority = momentAt(moment).priority;
}

// Spans become open seconds on the calendar in force when the run starts.
void ClockWalk::setTarget()
{
    const WorkCalendar& calendar = *stretchCalendar(*m_rule, momentAt(m_runMoment));
    Clock& clock = this->clock();
    clock.target = targetTime(m_span, calendar, m_runStart);
    clock.internalTarget.reset();
    if (const TargetSpan* internal = m_rule->internal.find(clock.priority))
        clock.internalTarget = targetTime(*internal, calendar, m_runStart);
}

void ClockWalk::countStretch(Count& count, const TargetRule& rule, const Moment& moment, Instant from, Instant to) const
{
    const StretchMode mode = stretchMode(rule, moment);
    count.stretchFrom = from;
    count.countedBefore = count.counted;
    if (mode == StretchMode::Resolved || to <= from)
        return;
    const WorkCalendar& calendar = *stretchCalendar(rule, moment);
    const Seconds open = calendar.between(from, to);
    if (mode != StretchMode::Counting) {
        count.paused += open;
        if (!count.exceeded)
            count.reached.reset(); // there is no deadline inside a pause
        return;
    }
    const Seconds target = m_result->clocks[static_cast<std::size_t>(m_clock)].target;
    if (!count.exceeded && count.counted + open >= target) {
        if (!count.reached)
            count.reached = calendar.add(from, target - count.counted);
        if (count.counted + open > target)
            count.exceeded = calendar.nextOpen(std::max(*count.reached, from));
    }
    count.counted += open;
}

void ClockWalk::advance(std::uint32_t moment)
{
    if (m_phase != Phase::Live || moment == m_cursorMoment)
        return;
    const bool wasExceeded = m_count.exceeded.has_value();
    countStretch(m_count, *m_rule, momentAt(m_cursorMoment), momentAt(m_cursorMoment).at, momentAt(moment).at);
    m_cursorMoment = moment;
    if (!wasExceeded && m_count.exceeded)
        breach(*m_count.exceeded, *m_count.reached);
}

// The run's whole life again, each stint under its own rule.
void ClockWalk::recount(std::uint32_t moment)
{
    m_count = {};
    m_count.stretchFrom = m_runStart;
    const std::vector<Stint>& stints = m_result->stints;
    std::size_t stint = m_runStint;
    const auto nextStint = [&](std::size_t after) {
        while (++after < stints.size() && stints[after].clock != clock().serial) { }
        return after;
    };
    if (m_runStart < momentAt(m_runMoment).at)
        countStretch(m_count, *stints[stint].rule, momentAt(m_runMoment), m_runStart, momentAt(m_runMoment).at);
    for (std::uint32_t i = m_runMoment; i < moment; ++i) {
        for (std::size_t next = nextStint(stint); next < stints.size() && stints[next].moment <= i;
             next = nextStint(stint))
            stint = next;
        if (stints[stint].rule)
            countStretch(m_count, *stints[stint].rule, momentAt(i), momentAt(i).at, momentAt(i + 1).at);
    }
    m_cursorMoment = moment;
    takeVerdict(momentAt(moment).at);
}

// After a recount: a breach that is new came at the change, one that is gone was undone by it.
void ClockWalk::takeVerdict(Instant changed)
{
    const bool wasBreached = clock().breached.has_value();
    if (m_count.exceeded && !wasBreached)
        breach(changed, *m_count.reached);
    else if (m_count.exceeded)
        clock().due = m_count.reached;
    else if (wasBreached)
        supersede(changed);
}

void ClockWalk::breach(Instant at, Instant due)
{
    Clock& clock = this->clock();
    clock.breached = at;
    clock.due = due;
    m_breachRecord = static_cast<std::int32_t>(m_result->breaches.size());
    m_result->breaches.push_back({ m_metric, m_status, clock.cycle, clock.run, at, due, clock.target, std::nullopt });
}

void ClockWalk::supersede(Instant at)
{
    Clock& clock = this->clock();
    clock.breached.reset();
    clock.due.reset();
    if (m_breachRecord >= 0)
        m_result->breaches[static_cast<std::size_t>(m_breachRecord)].superseded = at;
    m_breachRecord = -1;
}

void ClockWalk::backdate(Instant since, std::uint32_t moment)
{
    if (m_phase != Phase::Live || since >= m_runStart)
        return;
    m_runStart = since;
    m_result->stints[m_runStint].from = since;
    clock().started = since;
    setTarget();
    recount(moment);
}

void ClockWalk::adapt(std::uint32_t moment)
{
    if (!isOpen())
        return;
    const Moment& now = momentAt(moment);
    const TargetRule* rule = ruleAt(now, m_metric, m_status);
    const TargetSpan* span = rule ? rule->promised.find(now.priority) : nullptr;
    if (!span)
        goDormant(moment);
    else if (m_phase == Phase::Dormant || rule != m_rule || *span != m_span)
        changeRule(rule, span, moment);
    if (m_phase == Phase::Live)
        restartAfterPause(moment);
}

void ClockWalk::goDormant(std::uint32_t moment)
{
    if (m_phase != Phase::Live || (m_rule->breachIsFinal && clock().breached))
        return;
    end(moment);
    clock().state = ClockState::Cancelled;
    clock().cancelCause = CancelCause::NothingPromised;
    clock().cancelled = momentAt(moment).at;
    m_rule = nullptr;
    beginStint(moment, momentAt(moment).at);
    m_phase = Phase::Dormant;
}

void ClockWalk::changeRule(const TargetRule* rule, const TargetSpan* span, std::uint32_t moment)
{
    const Moment& now = momentAt(moment);
    const bool byVersion = (now.facts & momentfact::kVersion) != 0;
    const bool fromNow = byVersion && now.version->scope == VersionScope::OpenFromNow;
    const bool fromChange = !byVersion && rule->onChange == OnChange::FromChange;
    if (!hasClock()) { // nothing was promised until now
        const std::uint32_t from = fromNow || fromChange ? moment : m_startMoment;
        open(from);
        setRule(rule, *span, moment);
        beginRun(from);
        if (from != moment)
            recount(moment);
        return;
    }
    Clock& clock = this->clock();
    if (m_phase == Phase::Live && clock.breached && (m_rule->breachIsFinal || fromChange))
        return;
    if (m_phase == Phase::Dormant) {
        m_phase = Phase::Live;
        clock.cancelled.reset();
        clock.cancelCause = CancelCause::None;
    }
    setRule(rule, *span, moment);
    if (fromChange) {
        if (clock.breached)
            setTarget();
        else
            beginRun(moment);
        m_cursorMoment = moment;
        return;
    }
    if (fromNow)
        beginStint(moment, now.at);
    else
        judgeAnew(rule);
    setTarget();
    recount(moment);
}

// The last stint's time is counted under another rule; a stint without a promise joins the one before it.
void ClockWalk::judgeAnew(const TargetRule* rule)
{
    std::vector<Stint>& stints = m_result->stints;
    std::size_t last = stints.size() - 1;
    while (stints[last].clock != clock().serial || (!stints[last].rule && last != m_runStint)) {
        if (stints[last].clock == clock().serial)
            stints.erase(stints.begin() + static_cast<std::ptrdiff_t>(last));
        --last;
    }
    stints[last].rule = rule;
}

void ClockWalk::restartAfterPause(std::uint32_t moment)
{
    const Moment& now = momentAt(moment);
    if (moment > 0 && m_inPause && momentAt(moment - 1).waitsFor == WaitsFor::Client)
        m_clientWroteInPause
            = m_clientWroteInPause || momentAt(moment - 1).clientWrote || (now.facts & momentfact::kClientMessage) != 0;
    const StretchMode mode = stretchMode(*m_rule, now);
    const bool resumes = m_inPause && mode == StretchMode::Counting;
    if (resumes && m_clientWroteInPause && m_rule->onResume == OnResume::Restart && !clock().breached)
        beginRun(moment);
    m_inPause = isPaused(mode);
    m_clientWroteInPause = m_inPause && m_clientWroteInPause;
}

// The due instant of a clock that stops or is asked at `at`, when `moment` is the last moment before.
std::optional<Instant> ClockWalk::dueAfter(std::uint32_t moment, Instant at) const
{
    const Clock& clock = m_result->clocks[static_cast<std::size_t>(m_clock)];
    if (m_count.exceeded || m_count.reached)
        return m_count.reached;
    const Moment& last = momentAt(moment);
    const WorkCalendar& calendar = *stretchCalendar(*m_rule, last);
    if (stretchMode(*m_rule, last) == StretchMode::Counting)
        return calendar.add(m_count.stretchFrom, clock.target - m_count.countedBefore);
    return calendar.add(at, clock.target - m_count.counted);
}

void ClockWalk::end(std::uint32_t moment)
{
    Clock& clock = this->clock();
    clock.activity = Activity::Ended;
    clock.counted = m_count.counted;
    clock.paused = m_count.paused;
    clock.stretchFrom = m_count.stretchFrom;
    clock.countedBefore = m_count.countedBefore;
    const std::uint32_t before = moment > m_runMoment ? moment - 1 : moment;
    clock.calendar = stretchCalendar(*m_rule, momentAt(before));
    if (!clock.breached)
        clock.due = dueAfter(before, momentAt(moment).at);
}

void ClockWalk::satisfy(std::uint32_t moment)
{
    if (m_phase == Phase::Live) {
        end(moment);
        clock().satisfied = momentAt(moment).at;
        clock().state = clock().breached ? ClockState::Breached : ClockState::Met;
    }
    m_phase = Phase::Ended;
}

void ClockWalk::cancel(std::uint32_t moment, CancelCause cause)
{
    if (m_phase == Phase::Live) {
        end(moment);
        clock().cancelled = momentAt(moment).at;
        clock().cancelCause = cause;
        clock().state = ClockState::Cancelled;
    }
    m_phase = Phase::Ended;
}

void ClockWalk::waive(std::uint32_t moment)
{
    if (!hasClock() || clock().state == ClockState::NotApplicable)
        return;
    if (m_phase == Phase::Live)
        end(moment);
    m_phase = Phase::Ended;
    Clock& clock = this->clock();
    clock.state = ClockState::Cancelled;
    clock.cancelCause = CancelCause::Waived;
    clock.cancelled = momentAt(moment).at;
    if (m_breachRecord >= 0)
        m_result->breaches[static_cast<std::size_t>(m_breachRecord)].superseded = momentAt(moment).at;
}

void ClockWalk::reopen(std::uint32_t moment)
{
    if (!hasClock() || clock().cancelCause == CancelCause::NothingPromised) {
        m_phase = Phase::Dormant;
        return;
    }
    m_cursorMoment = moment;
    m_count.stretchFrom = momentAt(moment).at;
    m_count.countedBefore = m_count.counted;
    m_inPause = false;
    Clock& clock = this->clock();
    clock.satisfied.reset();
    clock.cancelled.reset();
    clock.cancelCause = CancelCause::None;
    if (!clock.breached) {
        clock.due.reset();
        m_count.reached.reset();
    }
    m_phase = Phase::Live;
}

void ClockWalk::finish(Instant now)
{
    if (m_phase != Phase::Live)
        return;
    const std::uint32_t last = static_cast<std::uint32_t>(m_result->moments.size()) - 1;
    const Moment& moment = momentAt(last);
    const bool wasExceeded = m_count.exceeded.has_value();
    countStretch(m_count, *m_rule, moment, moment.at, now);
    if (!wasExceeded && m_count.exceeded)
        breach(*m_count.exceeded, *m_count.reached);
    Clock& clock = this->clock();
    clock.counted = m_count.counted;
    clock.paused = m_count.paused;
    clock.stretchFrom = m_count.stretchFrom;
    clock.countedBefore = m_count.countedBefore;
    clock.calendar = stretchCalendar(*m_rule, moment);
    const StretchMode mode = stretchMode(*m_rule, moment);
    switch (mode) {
    case StretchMode::Counting:
        clock.activity = Activity::Counting;
        break;
    case StretchMode::PausedForClient:
        clock.activity = Activity::WaitingForClient;
        break;
    case StretchMode::PausedForThirdParty:
        clock.activity = Activity::WaitingForThirdParty;
        break;
    case StretchMode::PausedByStatus:
        clock.activity = Activity::PausedByStatus;
        break;
    case StretchMode::Resolved:
        clock.activity = Activity::StoppedWhileResolved;
        break;
    }
    if (clock.breached) {
        clock.state = ClockState::Breached;
    } else if (mode == StretchMode::Counting) {
        clock.state = ClockState::Running;
        clock.due = dueAfter(last, now);
    } else {
        clock.state = ClockState::Paused;
        clock.due.reset();
    }
}

} // namespace duebell
