#include "support/naivewalk.h"

#include <algorithm>

namespace duebell::test {

NaiveWalk::NaiveWalk(const NaiveDesk& desk, const NaiveCalendars& calendars, const std::vector<NaiveMoment>& moments)
    : m_desk(desk)
    , m_calendars(calendars)
    , m_moments(moments)
    , m_counter(calendars, moments)
{
}

void NaiveWalk::run(Instant now)
{
    for (m_current = 0; m_current < m_moments.size(); ++m_current) {
        if (moment().created) {
            create();
        } else if (!moment().over) {
            endByEvent();
            waive();
            goOnAfterReopening();
            reviewPromises();
            restartAfterPause();
            startByEvent();
            absorb();
        }
        const bool isLast = m_current + 1 == m_moments.size();
        const Instant until = isLast ? now : m_moments[m_current + 1].at;
        for (const NaiveStep& step : m_counter.stepsOf(moment().at, until, m_current)) {
            for (NaiveLife& life : m_lives) {
                if (life.isLive() && !life.stopped)
                    stepOn(life, step);
            }
        }
    }
    m_current = m_moments.size() - 1;
}

// The breach is at the first step that counts when the target is used up already.
void NaiveWalk::stepOn(NaiveLife& life, const NaiveStep& step)
{
    life.steps.push_back(step);
    life.steps.back().inForce = life.promise;
    if (life.promise == nullptr)
        return;
    const NaiveJudgement judged = m_counter.judge(life.steps.back(), *life.promise);
    if (!judged.open)
        return;
    if (judged.paused) {
        life.paused += step.length;
        return;
    }
    if (life.counted == life.target && !life.breached)
        breach(life, step.at);
    life.counted += step.length;
}

void NaiveWalk::create()
{
    NaiveLife& firstResponse = start(Metric::FirstResponse);
    const bool asClient = moment().policy != nullptr && moment().policy->agentCreatedAsClient;
    if (moment().agentCreated && !asClient) {
        firstResponse.notApplicable = true;
        m_firstResponseEnded = true;
    }
    if (moment().clientCreated)
        start(Metric::NextResponse, {}, true);
    start(Metric::Resolution);
    if (moment().field("assignee").empty())
        start(Metric::Ownership);
    start(Metric::TimeInStatus, moment().status->id);
}

// Answers, resolving, cancelling, leaving a status, being assigned, being merged.
void NaiveWalk::endByEvent()
{
    if (moment().merged) {
        for (NaiveLife& life : m_lives) {
            if (life.isLive())
                end(life, NaiveEnd::Cancelled, CancelCause::Merged);
        }
        return;
    }
    if (moment().agentReply || moment().is(EventKind::NoReplyNeeded)) {
        const NaiveEnd how = moment().agentReply ? NaiveEnd::Satisfied : NaiveEnd::Cancelled;
        const CancelCause cause = moment().agentReply ? CancelCause::None : CancelCause::NoReplyNeeded;
        endLive(Metric::FirstResponse, how, cause);
        endLive(Metric::NextResponse, how, cause);
        m_firstResponseEnded = true;
        m_unansweredWhileDone.reset();
    }
    if (moment().assigned)
        endLive(Metric::Ownership, NaiveEnd::Satisfied);
    if (moment().statusChanged)
        endLive(Metric::TimeInStatus, NaiveEnd::Satisfied);
    if (moment().resolved)
        endByResolving();
    if (moment().cancelled) {
        m_firstResponseEnded = true; // nothing is owed any more
        m_unansweredWhileDone.reset();
        for (NaiveLife& life : m_lives) {
            if (life.isLive())
                end(life, NaiveEnd::Cancelled, CancelCause::TicketCancelled);
        }
    }
}

void NaiveWalk::endByResolving()
{
    endLive(Metric::Resolution, NaiveEnd::Satisfied);
    endLive(Metric::Ownership, NaiveEnd::Cancelled, CancelCause::TicketResolved);
    m_unansweredWhileDone.reset();
    if (!moment().byAgent) {
        endLive(Metric::FirstResponse, NaiveEnd::Cancelled, CancelCause::ResolvedByClient);
        endLive(Metric::NextResponse, NaiveEnd::Cancelled, CancelCause::ResolvedByClient);
        m_firstResponseEnded = true;
        return;
    }
    endLive(Metric::NextResponse, NaiveEnd::Satisfied);
    NaiveLife* firstResponse = live(Metric::FirstResponse);
    if (firstResponse != nullptr && firstResponse->promise != nullptr
        && !firstResponse->promise->target->resolveCounts) {
        firstResponse->stopped = true;
        return;
    }
    endLive(Metric::FirstResponse, NaiveEnd::Satisfied);
    m_firstResponseEnded = true;
}

void NaiveWalk::waive()
{
    if (!moment().is(EventKind::Waived))
        return;
    const Metric metric = moment().event->metric;
    NaiveLife* life = live(metric);
    if (life == nullptr || life->lastPromise == nullptr)
        life = latest(metric);
    if (life == nullptr || life->notApplicable)
        return;
    const bool hadEndedCancelled = !life->isLive() && life->end == NaiveEnd::Cancelled;
    if (life->isLive())
        end(*life, NaiveEnd::Cancelled, CancelCause::Waived);
    if (life->end == NaiveEnd::Satisfied && life->promise != nullptr)
        life->satisfiedBeforeWaiver = life->ended;
    if (metric == Metric::NextResponse)
        m_unansweredWhileDone.reset();
    life->end = NaiveEnd::Cancelled;
    life->cause = CancelCause::Waived;
    if (life->promise == nullptr && life->promiseLost)
        life->ended = *life->promiseLost;
    else if (!hadEndedCancelled)
        life->ended = moment().at;
    supersede(*life);
}

void NaiveWalk::goOnAfterReopening()
{
    if (!moment().reopened)
        return;
    for (NaiveLife& life : m_lives)
        life.stopped = false;
    NaiveLife* resolution = latest(Metric::Resolution);
    if (resolution == nullptr)
        return;
    const NaivePromisePointer now = promiseFor(*resolution);
    const NaivePromisePointer promise = now != nullptr ? now : resolution->lastPromise;
    const OnReopen onReopen = promise != nullptr ? promise->target->onReopen : OnReopen::Resume;
    const bool wasCancelled
        = resolution->end == NaiveEnd::Cancelled && resolution->cause == CancelCause::TicketCancelled;
    if (wasCancelled || (resolution->end == NaiveEnd::Satisfied && onReopen == OnReopen::Resume)) {
        resolution->end = NaiveEnd::None;
        resolution->cause = CancelCause::None;
    } else if (onReopen == OnReopen::Restart && !resolution->isLive()) {
        start(Metric::Resolution);
    }
}

void NaiveWalk::reviewPromises()
{
    for (NaiveLife& life : m_lives) {
        if (life.isLive())
            review(life);
    }
}

// A pause that waited for the client has ended, by the client's message or by leaving the status after one.
void NaiveWalk::restartAfterPause()
{
    const bool wrote = moment().clientMessage || (moment().statusChanged && before().clientWroteInVisit);
    if (!wrote || !moment().isWork() || before().status->waitsFor != WaitsFor::Client)
        return;
    for (NaiveLife& life : m_lives) {
        const bool isCandidate = life.isLive() && !life.stopped && life.promise != nullptr && !life.breached;
        if (!isCandidate || life.startMoment == m_current)
            continue;
        const TargetDefinition& target = *life.promise->target;
        const bool endsSo = moment().clientMessage || target.pauseEnds == PauseEnds::StatusChange;
        const bool ended = moment().statusChanged || !life.promise->pauses(moment());
        if (target.onResume == OnResume::Restart && endsSo && life.promise->pauses(before()) && ended)
            newRun(life, life.promise);
    }
}

bool NaiveWalk::countsOpening() const
{
    NaiveLife opening;
    opening.metric = Metric::NextResponse;
    opening.opening = true;
    return promiseFor(opening) != nullptr;
}

void NaiveWalk::startByEvent()
{
    const NaiveMoment& now = moment();
    if (now.clientMessage && live(Metric::NextResponse) == nullptr) {
        // Before the first response ended a message is a wait of its own only where the opening would be one.
        if (now.isWork())
            start(Metric::NextResponse, {}, !m_firstResponseEnded);
        else if (!m_unansweredWhileDone && (m_firstResponseEnded || countsOpening()))
            m_unansweredWhileDone = now.at;
    }
    if (now.reopened && m_unansweredWhileDone) {
        start(Metric::NextResponse).waitingSince = m_unansweredWhileDone;
        m_unansweredWhileDone.reset();
    }
    const bool isUnassigned = now.field("assignee").empty();
    if (isUnassigned && now.isWork() && (now.unassigned || now.reopened))
        start(Metric::Ownership);
    if (now.statusChanged && !now.cancelled)
        start(Metric::TimeInStatus, now.status->id);
    else if (now.statusChanged)
        ++m_cycles[{ Metric::TimeInStatus, now.status->id }];
}

void NaiveWalk::absorb()
{
    if (!moment().is(EventKind::Absorbed) || moment().event->since == Instant {})
        return;
    const Instant since = moment().event->since;
    NaiveLife* nextResponse = live(Metric::NextResponse);
    if (nextResponse != nullptr && nextResponse->opening)
        nextResponse = nullptr;
    bool waited = false;
    for (NaiveLife* life : { live(Metric::FirstResponse), nextResponse }) {
        if (life == nullptr)
            continue;
        waited = waited || life->promise != nullptr;
        startEarlier(*life, since);
    }
    if (waited)
        return;
    if (!moment().isWork()) {
        m_unansweredWhileDone = std::min(since, m_unansweredWhileDone.value_or(since));
        return;
    }
    if (nextResponse == nullptr)
        endLive(Metric::NextResponse, NaiveEnd::Cancelled); // an opening request to which nothing was promised
    NaiveLife& life = nextResponse != nullptr ? *nextResponse : start(Metric::NextResponse);
    startEarlier(life, since);
}

NaiveLife& NaiveWalk::start(Metric metric, const std::string& status, bool opening)
{
    NaiveLife& life = m_lives.emplace_back();
    life.metric = metric;
    life.status = status;
    life.opening = opening;
    life.start = moment().at;
    life.startMoment = m_current;
    if (!opening)
        life.cycle = ++m_cycles[{ metric, status }];
    keepPromise(life, promiseFor(life));
    return life;
}

// The clock's promise from now on, counted over all its steps.
void NaiveWalk::keepPromise(NaiveLife& life, NaivePromisePointer promise)
{
    life.promise = promise;
    if (promise == nullptr)
        return;
    if (life.opening)
        life.cycle = ++m_cycles[{ life.metric, life.status }];
    life.opening = false; // an opening request that counts once goes on counting
    life.lastPromise = promise;
    life.promiseLost.reset();
    life.target = m_counter.targetSeconds(life);
    m_counter.recount(life);
}

void NaiveWalk::newRun(NaiveLife& life, NaivePromisePointer promise)
{
    if (life.lastPromise != nullptr)
        ++life.run;
    life.start = moment().at;
    life.startMoment = m_current;
    life.steps.clear();
    keepPromise(life, std::move(promise));
}

NaivePromisePointer NaiveWalk::promiseFor(const NaiveLife& life) const
{
    const NaiveMoment& now = moment();
    if (now.policy == nullptr || now.policy->noAgreement)
        return nullptr;
    for (const TargetDefinition& target : now.policy->targets) {
        if (target.metric != life.metric || target.status != life.status || (life.opening && !target.countsOpening))
            continue;
        const auto priority = now.seen.find("priority");
        auto span = priority == now.seen.end() ? target.promised.end() : target.promised.find(priority->second);
        span = span == target.promised.end() ? target.promised.find("*") : span;
        if (span == target.promised.end())
            return nullptr;
        const Agreement& agreement = m_desk.versions[now.version].agreement;
        return std::make_shared<NaivePromise>(
            NaivePromise { now.version, &agreement, now.policy, &target, span->second });
    }
    return nullptr;
}

// Is another rule in force for this clock, and what does that change?
void NaiveWalk::review(NaiveLife& life)
{
    const NaivePromisePointer promise = promiseFor(life);
    if (promise == life.promise || (promise != nullptr && life.promise != nullptr && *promise == *life.promise))
        return;
    if (life.breached && life.promise != nullptr && life.promise->target->breachIsFinal)
        return;
    if (promise == nullptr) {
        life.due = m_counter.due(life, moment().at, m_current - 1);
        life.promiseLost = moment().at;
        life.stepsAtLoss = life.steps.size();
        life.promise = nullptr;
        return;
    }
    const bool isVersion = moment().versionSwitch.has_value();
    const bool onward = isVersion && *moment().versionSwitch == VersionScope::OpenFromNow;
    if ((!isVersion && promise->target->onChange == OnChange::FromChange) || (onward && life.lastPromise == nullptr)) {
        if (!life.breached)
            newRun(life, promise);
        else if (life.promise == nullptr)
            reviveBreached(life);
        return;
    }
    if (onward)
        m_counter.fixSteps(life);
    keepPromise(life, promise);
    judgeAfterChange(life);
}

// A breached clock ignores a fresh target: it lives again under the rule it broke, without the time in between.
void NaiveWalk::reviveBreached(NaiveLife& life)
{
    m_counter.fixSteps(life);
    keepPromise(life, life.lastPromise);
}

void NaiveWalk::judgeAfterChange(NaiveLife& life)
{
    if (life.counted > life.target && !life.breached)
        breach(life, moment().at);
    if (life.counted <= life.target && life.breached)
        supersede(life);
    life.breached = life.counted > life.target ? life.breached : std::nullopt;
}

void NaiveWalk::breach(NaiveLife& life, Instant at)
{
    life.breached = at;
    const Instant due = m_counter.due(life, at, m_current);
    m_breaches.push_back(
        { &life, { life.metric, life.status, life.cycle, life.run, at, due, life.target, std::nullopt } });
}

void NaiveWalk::supersede(const NaiveLife& life)
{
    for (Breach& breach : m_breaches) {
        if (breach.life == &life && !breach.record.superseded)
            breach.record.superseded = moment().at;
    }
}

// The time before the old start runs, whatever the ticket's status was then.
void NaiveWalk::startEarlier(NaiveLife& life, Instant since)
{
    if (since >= life.start)
        return;
    std::vector<NaiveStep> earlier = m_counter.stepsOf(since, life.start, m_current);
    for (NaiveStep& step : earlier)
        step.alwaysRuns = true;
    life.steps.insert(life.steps.begin(), earlier.begin(), earlier.end());
    life.start = since;
    life.startMoment = m_current;
    keepPromise(life, life.promise != nullptr ? life.promise : promiseFor(life));
    if (life.promise != nullptr)
        judgeAfterChange(life);
}

void NaiveWalk::endLive(Metric metric, NaiveEnd how, CancelCause cause)
{
    for (NaiveLife& life : m_lives) {
        if (life.metric == metric && life.isLive())
            end(life, how, cause);
    }
}

// A finished clock keeps its due; a paused one gets what was left added to its end.
void NaiveWalk::end(NaiveLife& life, NaiveEnd how, CancelCause cause)
{
    if (life.promise != nullptr)
        life.due = m_counter.due(life, moment().at, m_current - 1);
    life.end = how;
    life.cause = cause;
    life.ended = moment().at;
    life.stopped = false;
}

NaiveLife* NaiveWalk::latest(Metric metric)
{
    const auto found = std::find_if(m_lives.rbegin(), m_lives.rend(),
                                    [metric](const NaiveLife& life) { return life.metric == metric; });
    return found == m_lives.rend() ? nullptr : &*found;
}

NaiveLife* NaiveWalk::live(Metric metric)
{
    NaiveLife* life = latest(metric);
    return life != nullptr && life->isLive() ? life : nullptr;
}

} // namespace duebell::test
