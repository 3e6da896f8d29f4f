#include "workspace/alerts.h"

#include <algorithm>
#include <functional>

namespace duebell {

namespace {

    // Whatever comes next: a machine that slept or whose clock was set is noticed within this time.
    constexpr Seconds kLongestSleep { 30 };
    constexpr Seconds kPause { 90 };
    // What comes in one go is often several commits.
    constexpr Seconds kGather { 1 };
    constexpr std::chrono::milliseconds kSlice { 4 };
    // Rows of a transaction: some milliseconds, the disk's included.
    constexpr std::size_t kRecordedAtOnce = 1000;

} // namespace

Alerts::Alerts(Desk& desk, TimeSource& time, AlertListener listener)
    : m_desk(desk)
    , m_time(time)
    , m_listener(std::move(listener))
{
    if (desk.isAsOf())
        return;
    connect(&desk, &Desk::changed, this, &Alerts::markChanged);
    connect(&desk, &Desk::added, this, [this](std::size_t first) {
        for (std::size_t i = first; i < m_desk.tickets().size(); ++i)
            mark(i);
        wakeBy(m_desk.now() + kGather);
    });
    connect(&desk, &Desk::reset, this, &Alerts::startOver);
    startOver();
}

Alerts::~Alerts()
{
    m_time.wakeAt(kNever, {});
    while (!m_settled.isEmpty())
        writeSettledSlice(); // or the next program says it once more
}

void Alerts::listen(AlertListener listener)
{
    const bool isAnother = listener.receiver.person != m_listener.receiver.person || listener.scope != m_listener.scope;
    m_listener = std::move(listener);
    if (isAnother) {
        const std::vector<AnnouncementId> before = m_board.ids();
        m_board.clear();
        for (const AnnouncementId id : before)
            Q_EMIT withdrawn(id);
    }
    startOver();
}

// The desk's tickets are others, or others are heard of. What is on the screen stays until its ticket is judged.
void Alerts::startOver()
{
    m_lookedAt = m_desk.now();
    m_afterPause = true;
    m_unspoken.clear(); // who looks in a minute finds what was recorded but not said
    m_news.clear();
    m_recorded.clear();
    m_again.clear();
    m_unspokenAt = m_lookedAt;
    markAll();
}

void Alerts::markAll()
{
    const std::size_t count = m_desk.tickets().size();
    m_marked.clear();
    m_moments.clear();
    m_isMarked.assign(count, false);
    m_next.assign(count, kNever);
    for (std::size_t i = 0; i < count; ++i)
        mark(i);
    wakeBy(m_lookedAt);
}

void Alerts::mark(std::size_t index)
{
    if (m_isMarked.size() <= index) {
        m_isMarked.resize(index + 1, false);
        m_next.resize(index + 1, kNever);
    }
    if (m_isMarked[index])
        return;
    m_isMarked[index] = true;
    m_marked.push_back(index);
}

void Alerts::markChanged(const std::vector<std::size_t>& indices)
{
    for (const std::size_t index : indices)
        mark(index);
    wakeBy(m_desk.now() + kGather);
}

void Alerts::wakeBy(Instant at)
{
    if (at >= m_wakeAt)
        return;
    m_wakeAt = at;
    m_time.wakeAt(at, [this] { look(); });
}

void Alerts::look()
{
    m_wakeAt = kNever;
    const Instant now = m_desk.now();
    if (now < m_lookedAt) {
        // The clock was set back: what had come may be ahead again. What was said is not said twice.
        m_lookedAt = now;
        markAll();
    }
    m_afterPause = m_afterPause || now - m_lookedAt >= kPause;
    m_lookedAt = now;
    while (!m_moments.empty() && m_moments.front().at <= now) {
        const Moment moment = m_moments.front();
        std::ranges::pop_heap(m_moments, std::greater());
        m_moments.pop_back();
        if (m_next[moment.index] == moment.at)
            mark(moment.index);
    }
    if (m_moments.size() > 4 * m_next.size() + 1000)
        forgetVoidMoments();
    writeSettledSlice();
    if (!m_settled.isEmpty() || !judgeSlice(now)) {
        wakeBy(now);
        return;
    }
    if (m_desk.isLoading()) { // what waits to be said may be of tickets that are not there yet
        wakeBy(now + kLongestSleep);
        return;
    }
    if (m_unspokenAt <= now)
        takeUnspoken(now);
    if (!judgeUnspokenSlice(now) || !recordSlice(now)) {
        wakeBy(now);
        return;
    }
    say(now);
    if (!m_settled.isEmpty())
        wakeBy(now);
    wakeBy(std::min({ now + (m_marked.empty() ? kLongestSleep : kGather), m_unspokenAt,
                      m_moments.empty() ? kNever : m_moments.front().at }));
}

void Alerts::forgetVoidMoments()
{
    m_moments.clear();
    for (std::size_t i = 0; i < m_next.size(); ++i) {
        if (m_next[i] != kNever)
            m_moments.push_back({ m_next[i], i });
    }
    std::ranges::make_heap(m_moments, std::greater());
}

bool Alerts::judgeSlice(Instant now)
{
    const auto end = m_time.steadyNow() + kSlice;
    while (!m_marked.empty()) {
        const std::size_t index = m_marked.front();
        m_marked.pop_front();
        m_isMarked[index] = false;
        judgeTicket(index, now);
        if (m_time.steadyNow() >= end)
            break;
    }
    return m_marked.empty();
}

bool Alerts::judgeUnspokenSlice(Instant now)
{
    const auto end = m_time.steadyNow() + kSlice;
    while (!m_unspoken.empty()) {
        const FiringKey key = m_unspoken.front();
        m_unspoken.pop_front();
        judgeUnspoken(key, now);
        if (m_time.steadyNow() >= end)
            break;
    }
    return m_unspoken.empty();
}

bool Alerts::isHeardOf(const LiveTicket& ticket) const
{
    const TicketSummary& summary = ticket.summary;
    return isHeard(m_listener.receiver, m_listener.scope, summary.assignee, summary.team);
}

void Alerts::judgeTicket(std::size_t index, Instant now)
{
    const LiveTicket& ticket = m_desk.tickets()[index];
    m_next[index] = kNever;
    m_news.erase(ticket.record.id); // found anew
    const bool isOpen = ticket.summary.isUnresolved() && ticket.summary.lane != Lane::NoAgreement;
    const bool isHeardHere = isOpen && isHeardOf(ticket);
    const bool isOnScreen = m_board.concerns(ticket.record.id) || m_recorded.contains(ticket.record.id);
    if (!isHeardHere && !isOnScreen)
        return;
    const TicketResult& result = m_desk.evaluate(ticket);
    if (isHeardHere) {
        Judgement judgement = judge(result, ticket.events, now, { m_listener.receiver.person, m_listener.enabledAt });
        m_next[index] = judgement.next;
        if (judgement.next != kNever) {
            m_moments.push_back({ judgement.next, index });
            std::ranges::push_heap(m_moments, std::greater());
        }
        takeNews(ticket.record.id, std::move(judgement.alerts));
    }
    if (isOnScreen)
        review(ticket, result, now);
}

void Alerts::takeNews(TicketId ticket, std::vector<Alert> alerts)
{
    if (alerts.empty())
        return;
    const Result<std::vector<Firing>> earlier = m_desk.store().firingsOf(ticket, m_listener.receiver.person);
    if (!earlier)
        Q_EMIT failed(earlier.error());
    for (Alert& alert : alerts) {
        if (!m_unrecorded.contains(alert.key) && (!earlier || isNews(alert, *earlier)))
            m_news[ticket].push_back(std::move(alert));
    }
}

// What is on the screen, or about to be, and not owed any more goes from there, unless something new of its clock is
// about to replace it.
void Alerts::review(const LiveTicket& ticket, const TicketResult& result, Instant now)
{
    const bool isHeardHere = isHeardOf(ticket);
    const auto news = m_news.find(ticket.record.id);
    const auto isOver = [&](const Alert& alert) {
        if (news != m_news.end()
            && std::ranges::any_of(news->second, [&](const Alert& each) { return isOfOneClock(each.key, alert.key); }))
            return false;
        const Judgement owed = stillOwed(alert.key, result, ticket.events, now);
        return !isHeardHere || (owed.alerts.empty() && owed.next == kNever);
    };
    if (const std::optional<AnnouncementId> empty = m_board.drop(ticket.record.id, isOver))
        Q_EMIT withdrawn(*empty);
    const auto recorded = m_recorded.find(ticket.record.id);
    if (recorded == m_recorded.end())
        return;
    const auto over = std::ranges::partition(recorded->second, std::not_fn(isOver));
    settle({ over.begin(), over.end() }, FiringOutcome::Void);
    recorded->second.erase(over.begin(), over.end());
    if (recorded->second.empty())
        m_recorded.erase(recorded);
}

void Alerts::takeUnspoken(Instant now)
{
    const Result<EventStore::UnspokenFirings> unspoken
        = m_desk.store().takeUnspokenFirings(m_listener.receiver.person, now);
    if (!unspoken) {
        m_unspokenAt = now + kFiringAbandonedAfter;
        Q_EMIT failed(unspoken.error());
        return;
    }
    m_unspokenAt = unspoken->next;
    for (const Firing& firing : unspoken->taken)
        m_unspoken.push_back(firing.key);
}

void Alerts::judgeUnspoken(const FiringKey& key, Instant now)
{
    const std::optional<std::size_t> index = m_desk.indexOf(key.ticket);
    const LiveTicket* ticket = index ? &m_desk.tickets()[*index] : nullptr;
    if (!ticket || !isHeardOf(*ticket)) {
        m_settled.add(key, FiringOutcome::Void);
        return;
    }
    Judgement owed = stillOwed(key, m_desk.evaluate(*ticket), ticket->events, now);
    if (!owed.alerts.empty()) {
        m_again.push_back(std::move(owed.alerts.front()));
    } else if (owed.next != kNever) {
        m_settled.add(key, FiringOutcome::Snoozed, owed.next); // closed hours
        m_unspokenAt = std::min(m_unspokenAt, owed.next);
    } else {
        m_settled.add(key, FiringOutcome::Void);
    }
}

bool Alerts::recordSlice(Instant now)
{
    std::vector<FiringKey> keys;
    auto end = m_news.begin();
    for (; end != m_news.end() && keys.size() < kRecordedAtOnce; ++end) {
        for (const Alert& alert : end->second)
            keys.push_back(alert.key);
    }
    if (keys.empty())
        return true;
    const Result<std::vector<FiringKey>> recorded = m_desk.store().recordFirings(keys, now);
    if (!recorded) {
        for (auto& [ticket, alerts] : m_news) {
            for (const Alert& alert : alerts)
                m_unrecorded.insert(alert.key);
        }
        for (auto& [ticket, alerts] : std::exchange(m_news, {}))
            std::ranges::move(alerts, std::back_inserter(m_recorded[ticket]));
        Q_EMIT failed(recorded.error());
        return true;
    }
    const std::set<FiringKey> own(recorded->begin(), recorded->end());
    for (auto entry = m_news.begin(); entry != end; entry = m_news.erase(entry)) {
        for (Alert& alert : entry->second) {
            if (own.contains(alert.key))
                m_recorded[entry->first].push_back(std::move(alert));
            else if (const auto index = m_desk.indexOf(entry->first); index && m_board.concerns(entry->first))
                mark(*index); // another program says it; what is said of it here is out of date
        }
    }
    return m_news.empty();
}

void Alerts::say(Instant now)
{
    const auto isSaidAnyway = [this](const Alert& again) {
        const auto found = m_recorded.find(again.key.ticket);
        return found != m_recorded.end() && std::ranges::any_of(found->second, [&](const Alert& alert) {
                   return isOfOneClock(alert.key, again.key);
               });
    };
    std::vector<Alert> again = std::exchange(m_again, {});
    const auto over = std::ranges::partition(again, std::not_fn(isSaidAnyway));
    settle({ over.begin(), over.end() }, FiringOutcome::Void);
    again.erase(over.begin(), over.end());
    for (Alert& alert : again)
        m_recorded[alert.key.ticket].push_back(std::move(alert));
    const AnnouncementBoard::Change change = m_board.addTickets(std::exchange(m_recorded, {}), now, m_afterPause);
    m_afterPause = false;
    for (const AnnouncementId id : change.gone)
        Q_EMIT withdrawn(id);
    for (const Announcement& announcement : change.shown)
        Q_EMIT announced(announcement);
}

void Alerts::settle(const std::vector<Alert>& alerts, FiringOutcome outcome, Instant until)
{
    for (const Alert& alert : alerts)
        m_settled.add(alert.key, outcome, until);
}

// A storm is written in slices. A program that dies before has it said once more by the next.
void Alerts::writeSettled()
{
    while (!m_settled.isEmpty()) {
        if (m_settled.count() > SettledFirings::kAtOnce)
            return wakeBy(m_desk.now());
        writeSettledSlice();
    }
}

void Alerts::writeSettledSlice()
{
    if (const Status written = m_settled.writeSome(m_desk.store()); !written)
        Q_EMIT failed(written.error());
}

void Alerts::withdraw(AnnouncementId id)
{
    (void)m_board.take(id);
    Q_EMIT withdrawn(id);
}

void Alerts::delivered(AnnouncementId id)
{
    if (const Announcement* announcement = m_board.find(id))
        settle(announcement->alerts, FiringOutcome::Delivered);
    writeSettled();
}

void Alerts::undeliverable(AnnouncementId id)
{
    settle(m_board.take(id), FiringOutcome::Failed);
    writeSettled();
}

void Alerts::handled(AnnouncementId id)
{
    (void)m_board.take(id);
}

void Alerts::snooze(AnnouncementId id)
{
    const Announcement* announcement = m_board.find(id);
    if (!announcement)
        return;
    const Instant until = m_desk.now() + kSnooze;
    settle(announcement->alerts, FiringOutcome::Snoozed, until);
    writeSettled();
    m_unspokenAt = std::min(m_unspokenAt, until);
    withdraw(id);
    wakeBy(until);
}

Status Alerts::acknowledge(AnnouncementId id)
{
    const Announcement* announcement = m_board.find(id);
    if (!announcement)
        return Done {};
    const std::vector<Alert> alerts = announcement->alerts;
    std::set<std::pair<TicketId, Metric>> phases;
    std::vector<Command> commands;
    for (const Alert& alert : alerts) {
        if (phases.emplace(alert.key.ticket, alert.key.metric).second)
            commands.push_back(
                { alert.key.ticket, m_desk.appliedThrough(), m_listener.actor, Acknowledge { alert.key.metric, {} } });
    }
    // The events come first: an alert that is marked as answered but is not would never be heard again.
    if (const auto done = m_desk.execute(commands); !done)
        return done.error();
    settle(alerts, FiringOutcome::Acknowledged);
    writeSettled();
    withdraw(id);
    return Done {};
}

} // namespace duebell
