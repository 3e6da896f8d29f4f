#include "sla/metricrules.h"

namespace duebell {

using namespace momentfact;

namespace {

    bool has(const Moment& moment, std::uint32_t fact)
    {
        return (moment.facts & fact) != 0;
    }

    bool isOver(StatusCategory category)
    {
        return isDone(category) || category == StatusCategory::Cancelled;
    }

    constexpr std::uint32_t bit(Metric metric)
    {
        return 1u << static_cast<unsigned>(metric);
    }

} // namespace

void MetricRules::run(TicketResult& result, std::uint32_t metrics, Instant now)
{
    m_result = &result;
    m_metrics = metrics;
    m_firstResponse.reset(result, Metric::FirstResponse);
    m_nextResponse.reset(result, Metric::NextResponse);
    m_resolution.reset(result, Metric::Resolution);
    m_ownership.reset(result, Metric::Ownership);
    m_timeInStatus.reset(result, Metric::TimeInStatus);
    m_nextResponseCycle = m_resolutionCycle = m_ownershipCycle = 0;
    m_visits.clear();
    m_wait = {};
    m_firstResponseOver = false;
    for (std::uint32_t moment = 0; moment < result.moments.size(); ++moment)
        step(moment);
    for (ClockWalk* walk : { &m_firstResponse, &m_nextResponse, &m_resolution, &m_ownership, &m_timeInStatus })
        walk->finish(now);
}

// At each moment: ends and reopenings, then another rule or run, then starts.
void MetricRules::step(std::uint32_t moment)
{
    const Moment& now = m_result->moments[moment];
    if (has(now, kMerged))
        return endForGood(moment);
    if (has(now, kWaived))
        waive(moment);
    if (m_metrics & bit(Metric::FirstResponse))
        firstResponse(moment);
    if (m_metrics & bit(Metric::NextResponse))
        nextResponse(moment);
    if (m_metrics & bit(Metric::Resolution))
        resolution(moment);
    if (m_metrics & bit(Metric::Ownership))
        ownership(moment);
    if (m_metrics & bit(Metric::TimeInStatus))
        timeInStatus(moment);
    if (has(now, kAbsorbed))
        absorb(moment);
}

void MetricRules::endForGood(std::uint32_t moment)
{
    for (ClockWalk* walk : { &m_firstResponse, &m_nextResponse, &m_resolution, &m_ownership, &m_timeInStatus })
        walk->cancel(moment, CancelCause::Merged);
}

void MetricRules::waive(std::uint32_t moment)
{
    switch (m_result->moments[moment].event->metric) {
    case Metric::FirstResponse:
        return m_firstResponse.waive(moment);
    case Metric::NextResponse:
        m_wait = {}; // excused; only what the client writes from now on is waited for
        return m_nextResponse.waive(moment);
    case Metric::Resolution:
        return m_resolution.waive(moment);
    case Metric::Ownership:
        return m_ownership.waive(moment);
    case Metric::TimeInStatus:
        return m_timeInStatus.waive(moment);
    }
}

void MetricRules::firstResponse(std::uint32_t moment)
{
    const Moment& now = m_result->moments[moment];
    if (moment == 0) {
        if (has(now, kOwedAtCreation) || (now.policy && now.policy->agentCreatedAsClient))
            m_firstResponse.start(moment, 1);
        else
            m_firstResponse.markNotApplicable(moment);
    }
    if (!m_firstResponse.isOpen())
        return;
    const TargetRule* rule = m_firstResponse.rule();
    if (has(now, kAgentReply))
        m_firstResponse.satisfy(moment);
    else if (has(now, kNoReplyNeeded))
        m_firstResponse.cancel(moment, CancelCause::NoReplyNeeded);
    else if (has(now, kCancelled))
        m_firstResponse.cancel(moment, CancelCause::TicketCancelled);
    else if (has(now, kResolved) && !has(now, kByAgent))
        m_firstResponse.cancel(moment, CancelCause::ResolvedByClient);
    else if (has(now, kResolved) && (!rule || rule->resolveCounts))
        m_firstResponse.satisfy(moment);
    m_firstResponse.enter(moment);
}

bool MetricRules::isFirstResponseOver(const Moment& moment) const
{
    if (has(moment, kAgentReply) || has(moment, kNoReplyNeeded) || has(moment, kCancelled))
        return true;
    if (!has(moment, kResolved))
        return false;
    const TargetRule* rule = ruleAt(moment, Metric::FirstResponse, {});
    return !has(moment, kByAgent) || !rule || rule->resolveCounts;
}

void MetricRules::nextResponse(std::uint32_t moment)
{
    const Moment& now = m_result->moments[moment];
    const bool answered = has(now, kAgentReply) || (has(now, kResolved) && has(now, kByAgent));
    const bool dropped = has(now, kNoReplyNeeded) || has(now, kResolved) || has(now, kCancelled);
    if (m_nextResponse.isOpen() && answered)
        m_nextResponse.satisfy(moment);
    else if (m_nextResponse.isOpen() && dropped)
        m_nextResponse.cancel(moment,
                              has(now, kNoReplyNeeded)   ? CancelCause::NoReplyNeeded
                                  : has(now, kCancelled) ? CancelCause::TicketCancelled
                                                         : CancelCause::ResolvedByClient);
    if (answered || dropped)
        m_wait = {};
    noteMessages(moment);
    m_nextResponse.enter(moment);
    if (!m_nextResponse.isOpen())
        startNextResponse(moment);
    if (m_wait.since && m_nextResponse.hasClock() && *m_wait.since < m_nextResponse.clock().started)
        m_nextResponse.clock().waitingSince = m_wait.since;
}

void MetricRules::noteMessages(std::uint32_t moment)
{
    const Moment& now = m_result->moments[moment];
    if (moment == 0)
        m_firstResponseOver = !has(now, kOwedAtCreation) && !(now.policy && now.policy->agentCreatedAsClient);
    m_firstResponseOver = m_firstResponseOver || isFirstResponseOver(now);
    if (has(now, kClientMessage) && isOver(now.category) && !m_wait.whileResolved) {
        m_wait.whileResolved = true;
        m_wait.whileResolvedAt = now.at;
    } else if (has(now, kClientMessage) && !isOver(now.category)) {
        if (!m_wait.any)
            m_wait.anyMoment = moment;
        m_wait.any = true;
        if (m_firstResponseOver && moment > 0) {
            if (!m_wait.later)
                m_wait.laterMoment = moment;
            m_wait.later = true;
        }
    }
    if (has(now, kReopened) && m_wait.whileResolved) {
        m_wait.any = true;
        m_wait.later = m_firstResponseOver;
        m_wait.anyMoment = m_wait.laterMoment = moment;
        m_wait.since = m_wait.whileResolvedAt;
        m_wait.whileResolved = false;
    }
}

void MetricRules::startNextResponse(std::uint32_t moment)
{
    const TargetRule* rule = ruleAt(m_result->moments[moment], Metric::NextResponse, {});
    const bool countsOpening = rule && rule->countsOpening;
    if (countsOpening ? !m_wait.any : !m_wait.later)
        return;
    const std::uint32_t from = countsOpening ? m_wait.anyMoment : m_wait.laterMoment;
    ++m_nextResponseCycle;
    if (from == moment) {
        m_nextResponse.start(moment, m_nextResponseCycle);
    } else { // only now a policy counts this wait
        m_nextResponse.await(from, m_nextResponseCycle);
        m_nextResponse.enter(moment);
    }
}

void MetricRules::resolution(std::uint32_t moment)
{
    const Moment& now = m_result->moments[moment];
    if (moment == 0) {
        m_resolution.start(moment, m_resolutionCycle = 1);
    } else if (has(now, kReopened) && m_resolution.phase() == ClockWalk::Phase::Ended) {
        const TargetRule* rule = ruleAt(now, Metric::Resolution, {});
        const CancelCause cause
            = m_resolution.hasClock() ? m_resolution.clock().cancelCause : CancelCause::NothingPromised;
        const bool wasCancelled = cause == CancelCause::TicketCancelled
            || (cause == CancelCause::NothingPromised
                && m_result->moments[moment - 1].category == StatusCategory::Cancelled);
        if (!rule && m_resolution.hasClock())
            rule = m_resolution.clock().rule; // nothing is promised now: what was agreed of its verdict holds
        const OnReopen onReopen = rule ? rule->onReopen : OnReopen::Resume;
        if ((wasCancelled || onReopen == OnReopen::Resume) && !m_resolution.isWaived())
            m_resolution.reopen(moment);
        else if (onReopen == OnReopen::Restart)
            m_resolution.start(moment, ++m_resolutionCycle);
    }
    if (!m_resolution.isOpen())
        return;
    if (has(now, kResolved))
        m_resolution.satisfy(moment);
    else if (has(now, kCancelled))
        m_resolution.cancel(moment, CancelCause::TicketCancelled);
    m_resolution.enter(moment);
}

void MetricRules::ownership(std::uint32_t moment)
{
    const Moment& now = m_result->moments[moment];
    if (m_ownership.isOpen()) {
        if (now.assignee)
            m_ownership.satisfy(moment);
        else if (has(now, kResolved))
            m_ownership.cancel(moment, CancelCause::TicketResolved);
        else if (has(now, kCancelled))
            m_ownership.cancel(moment, CancelCause::TicketCancelled);
        m_ownership.enter(moment);
        return;
    }
    const bool asked = moment == 0 || has(now, kUnassigned) || has(now, kReopened);
    if (asked && !now.assignee && !isOver(now.category))
        m_ownership.start(moment, ++m_ownershipCycle);
}

void MetricRules::timeInStatus(std::uint32_t moment)
{
    const Moment& now = m_result->moments[moment];
    if (has(now, kStatusEntered)) {
        m_timeInStatus.satisfy(moment);
        m_timeInStatus.start(moment, nextVisit(now.status), now.status);
    }
    m_timeInStatus.enter(moment);
}

int MetricRules::nextVisit(Symbol status)
{
    for (auto& [known, visits] : m_visits) {
        if (known == status)
            return ++visits;
    }
    m_visits.emplace_back(status, 1);
    return 1;
}

// The ticket takes over the wait of one that was merged into it.
void MetricRules::absorb(std::uint32_t moment)
{
    const Moment& now = m_result->moments[moment];
    const Instant since = now.event->since;
    m_firstResponse.backdate(since, moment);
    const bool firstIsLive = m_firstResponse.phase() == ClockWalk::Phase::Live;
    if (isOver(now.category)) { // waited for from the reopening on, unless the first response is still owed
        if (!firstIsLive && (!m_wait.whileResolved || since < m_wait.whileResolvedAt))
            m_wait.whileResolvedAt = since;
        m_wait.whileResolved = m_wait.whileResolved || !firstIsLive;
        return;
    }
    if (!m_nextResponse.isOpen() && !firstIsLive && (m_metrics & bit(Metric::NextResponse))) {
        m_wait.any = m_wait.later = true;
        m_wait.anyMoment = m_wait.laterMoment = moment;
        m_nextResponse.start(moment, ++m_nextResponseCycle);
    }
    m_nextResponse.backdate(since, moment);
}

} // namespace duebell
