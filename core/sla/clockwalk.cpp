#include "sla/clockwalk.h"

#include "sla/targettime.h"

#include <algorithm>

namespace duebell {

void ClockWalk::reset(TicketResult& result, Metric metric)
{
    m_result = &result;
    m_metric = metric;
    m_phase = Phase::Idle;
    m_clock = -1;
    m_rule = nullptr;
    m_breachRecord = -1;
    m_waived = false;
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
    m_waived = false;
    m_since.reset();
}

void ClockWalk::start(std::uint32_t moment, int cycle, Symbol status)
{
    await(moment, cycle, status);
    const TargetRule* rule = ruleAt(momentAt(moment), m_metric, m_status);
    if (!rule)
        return;
    open(moment);
    setRule(rule, *rule->promised.find(momentAt(moment).priority), moment);
    beginRun(moment);
}

void ClockWalk::markNotApplicable(std::uint32_t moment)
{
    const TargetRule* rule = ruleAt(momentAt(moment), m_metric, {});
    if (!rule)
        return;
    m_cycle = 1;
    open(moment);
    clock().rule = rule;
    clock().run = 1;
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
}

void ClockWalk::beginRun(std::uint32_t moment)
{
    m_runMoment = moment;
    m_runStart = momentAt(moment).at;
    m_runStint = m_result->stints.size();
    m_count = {};
    m_count.from = m_runStart;
    ++clock().run;
    clock().started = m_runStart;
    beginStint(moment, m_rule);
    setTarget();
    setStretch(momentAt(moment));
    m_clientWroteInPause = momentAt(moment).clientWrote;
}

void ClockWalk::beginStint(std::uint32_t moment, const TargetRule* ruleThen, bool fixed)
{
    m_result->stints.push_back({ clock().serial, clock().run, moment, momentAt(moment).at, m_rule, ruleThen, fixed });
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
    clock.target = m_count.target = targetTime(m_span, calendar, m_runStart);
    clock.internalTarget.reset();
    if (const TargetSpan* internal = m_rule->internal.find(clock.priority))
        clock.internalTarget = targetTime(*internal, calendar, m_runStart);
}

void ClockWalk::setStretch(const Moment& moment)
{
    m_mode = stretchMode(*m_rule, nullptr, moment);
    m_calendar = stretchCalendar(*m_rule, moment);
}

void ClockWalk::countTo(Instant at)
{
    const bool wasExceeded = m_count.exceeded.has_value();
    m_count.add(m_mode, *m_calendar, at);
    if (!wasExceeded && m_count.exceeded)
        breach(*m_count.exceeded, *m_count.reached);
}

// The run's whole life again, each stint under its own rule. A breach that is new came at the change, one that is gone
// was undone by it.
void ClockWalk::recount(std::uint32_t moment)
{
    m_count = { .target = clock().target, .from = m_runStart };
    const std::vector<Stint>& stints = m_result->stints;
    std::size_t stint = m_runStint;
    if (m_runStart < momentAt(m_runMoment).at && stints[stint].rule) // a wait taken over from another ticket ran
        m_count.add(StretchMode::Counting, *stretchCalendar(*stints[stint].rule, momentAt(m_runMoment)),
                    momentAt(m_runMoment).at);
    for (std::uint32_t i = m_runMoment; i < moment; ++i) {
        for (std::size_t next = stint + 1; next < stints.size() && stints[next].moment <= i; ++next) {
            if (stints[next].clock == clock().serial)
                stint = next;
        }
        m_count.from = momentAt(i).at;
        if (const TargetRule* rule = stints[stint].rule)
            m_count.add(stretchMode(*rule, stints[stint].ruleThen, momentAt(i)), *stretchCalendar(*rule, momentAt(i)),
                        momentAt(i + 1).at);
    }
    m_count.from = momentAt(moment).at;
    setStretch(momentAt(moment));
    const Instant changed = momentAt(moment).at;
    if (m_count.exceeded && !clock().breached)
        breach(changed, *m_count.reached);
    else if (m_count.exceeded)
        clock().due = m_count.reached;
    else if (clock().breached)
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
    m_result->breaches[static_cast<std::size_t>(m_breachRecord)].superseded = at;
    m_breachRecord = -1;
}

void ClockWalk::backdate(Instant since, std::uint32_t moment)
{
    if (m_phase == Phase::Dormant && !hasClock())
        m_since = std::min(m_since.value_or(since), since);
    if (!isOpen() || !hasClock() || since >= m_runStart)
        return;
    if (m_phase == Phase::Dormant)
        return moveStart(since); // counted when something is promised again
    countTo(momentAt(moment).at);
    moveStart(since);
    setTarget();
    recount(moment);
}

void ClockWalk::moveStart(Instant since)
{
    m_runStart = since;
    m_result->stints[m_runStint].from = since;
    clock().started = since;
}

void ClockWalk::enter(std::uint32_t moment)
{
    if (!isOpen())
        return;
    const std::uint32_t facts = momentAt(moment).facts;
    if ((facts & (momentfact::kRuleChanged | momentfact::kReopened)) != 0)
        adaptRule(moment);
    if (m_phase == Phase::Live && (facts & (momentfact::kStretchChanged | momentfact::kClientMessage)) != 0)
        changeStretch(moment);
}

void ClockWalk::adaptRule(std::uint32_t moment)
{
    const Moment& now = momentAt(moment);
    const TargetRule* rule = ruleAt(now, m_metric, m_status);
    if (!rule)
        return goDormant(moment);
    const TargetSpan& span = *rule->promised.find(now.priority);
    if (m_phase == Phase::Dormant || rule != m_rule || span != m_span)
        changeRule(rule, span, moment);
}

void ClockWalk::goDormant(std::uint32_t moment)
{
    if (m_phase != Phase::Live)
        return;
    const Instant at = momentAt(moment).at;
    countTo(at);
    if (m_rule->breachIsFinal && clock().breached)
        return;
    stop(at);
    clock().state = ClockState::Cancelled;
    clock().cancelCause = CancelCause::NothingPromised;
    clock().cancelled = at;
    m_rule = nullptr;
    beginStint(moment, nullptr);
    m_phase = Phase::Dormant;
}

void ClockWalk::changeRule(const TargetRule* rule, const TargetSpan& span, std::uint32_t moment)
{
    const Moment& now = momentAt(moment);
    const bool byVersion = (now.facts & momentfact::kVersion) != 0;
    const bool fromNow = byVersion && now.version->scope == VersionScope::OpenFromNow;
    const bool fromChange = !byVersion && rule->onChange == OnChange::FromChange;
    if (!hasClock()) // nothing was promised until now
        return startLate(rule, span, fromNow || fromChange ? moment : m_startMoment, moment);
    if (m_phase == Phase::Live) {
        countTo(now.at);
        if (clock().breached && (m_rule->breachIsFinal || fromChange))
            return;
    }
    revive();
    if (fromChange && clock().breached) { // never undone: it goes on under the rule that it broke
        m_rule = clock().rule;
        m_count.from = now.at;
        setStretch(now);
        return beginStint(moment, m_rule);
    }
    setRule(rule, span, moment);
    if (fromChange)
        return beginRun(moment);
    if (!fromNow)
        judgeAnew(rule);
    beginStint(moment, rule, fromNow);
    setTarget();
    recount(moment);
}

void ClockWalk::startLate(const TargetRule* rule, const TargetSpan& span, std::uint32_t from, std::uint32_t moment)
{
    open(from);
    setRule(rule, span, moment);
    beginRun(from);
    if (from == moment)
        return;
    m_result->stints.back().ruleThen = nullptr;
    if (m_since && *m_since < m_runStart)
        moveStart(*m_since);
    setTarget();
    beginStint(moment, rule);
    recount(moment);
}

void ClockWalk::revive()
{
    m_phase = Phase::Live;
    clock().cancelled.reset();
    clock().cancelCause = CancelCause::None;
}

// The run is counted under another rule, back to its start or to where its count was fixed.
void ClockWalk::judgeAnew(const TargetRule* rule)
{
    std::vector<Stint>& stints = m_result->stints;
    for (std::size_t i = stints.size(); i-- > m_runStint;) {
        if (stints[i].clock != clock().serial)
            continue;
        stints[i].rule = rule;
        if (stints[i].fixed)
            return;
    }
}

void ClockWalk::changeStretch(std::uint32_t moment)
{
    const Moment& now = momentAt(moment);
    const StretchMode before = m_mode;
    if (before == StretchMode::PausedForClient && (now.facts & momentfact::kClientMessage) != 0
        && moment != m_runMoment)
        m_clientWroteInPause = true;
    const StretchMode mode = stretchMode(*m_rule, nullptr, now);
    const WorkCalendar* calendar = stretchCalendar(*m_rule, now);
    if (mode == before && calendar == m_calendar)
        return;
    countTo(now.at);
    m_mode = mode;
    m_calendar = calendar;
    const bool clientPauseEnds = before == StretchMode::PausedForClient && mode != StretchMode::PausedForClient;
    if (clientPauseEnds && m_clientWroteInPause && mode != StretchMode::Resolved
        && m_rule->onResume == OnResume::Restart && !clock().breached)
        return beginRun(moment);
    if (before != StretchMode::PausedForClient)
        m_clientWroteInPause = now.clientWrote;
}

// Adds up what is left to count and writes the clock's figures as of `at`.
void ClockWalk::stop(Instant at)
{
    Clock& clock = this->clock();
    clock.stretchFrom = m_count.from;
    clock.countedBefore = m_count.counted;
    countTo(at);
    clock.counted = m_count.counted;
    clock.paused = m_count.paused;
    clock.calendar = m_calendar;
    if (clock.breached)
        return;
    if (m_count.reached)
        clock.due = m_count.reached;
    else if (m_mode == StretchMode::Counting)
        clock.due = m_calendar->add(clock.stretchFrom, clock.target - clock.countedBefore);
    else // after a pause the time left begins at its end
        clock.due = m_calendar->add(at, clock.target - clock.counted);
}

void ClockWalk::satisfy(std::uint32_t moment)
{
    if (m_phase == Phase::Live) {
        stop(momentAt(moment).at);
        clock().activity = Activity::Ended;
        clock().satisfied = momentAt(moment).at;
        clock().state = clock().breached ? ClockState::Breached : ClockState::Met;
    }
    m_phase = Phase::Ended;
}

void ClockWalk::cancel(std::uint32_t moment, CancelCause cause)
{
    if (m_phase == Phase::Live) {
        stop(momentAt(moment).at);
        clock().activity = Activity::Ended;
        clock().cancelled = momentAt(moment).at;
        clock().cancelCause = cause;
        clock().state = ClockState::Cancelled;
    }
    m_phase = Phase::Ended;
}

void ClockWalk::waive(std::uint32_t moment)
{
    m_waived = true;
    if (!hasClock() && m_phase == Phase::Dormant)
        m_phase = Phase::Ended;
    if (!hasClock() || (m_phase == Phase::Ended && clock().state == ClockState::NotApplicable))
        return;
    const Instant at = momentAt(moment).at;
    if (m_phase == Phase::Live)
        stop(at);
    m_phase = Phase::Ended;
    Clock& clock = this->clock();
    clock.activity = Activity::Ended;
    clock.state = ClockState::Cancelled;
    clock.cancelCause = CancelCause::Waived;
    clock.cancelled = clock.cancelled.value_or(at); // one that had ended keeps its end
    if (m_breachRecord < 0)
        return;
    std::optional<Instant>& superseded = m_result->breaches[static_cast<std::size_t>(m_breachRecord)].superseded;
    superseded = superseded.value_or(at);
}

void ClockWalk::reopen(std::uint32_t moment)
{
    if (!hasClock() || clock().cancelCause == CancelCause::NothingPromised) {
        m_phase = Phase::Dormant;
        return;
    }
    revive();
    clock().satisfied.reset();
    if (!clock().breached) {
        clock().due.reset();
        m_count.reached.reset();
    }
    m_count.from = momentAt(moment).at;
    m_clientWroteInPause = momentAt(moment).clientWrote;
    setStretch(momentAt(moment));
}

void ClockWalk::finish(Instant now)
{
    if (m_phase != Phase::Live)
        return;
    stop(now);
    Clock& clock = this->clock();
    switch (m_mode) {
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
        return;
    }
    clock.state = m_mode == StretchMode::Counting ? ClockState::Running : ClockState::Paused;
    if (m_mode != StretchMode::Counting)
        clock.due.reset();
}

} // namespace duebell
