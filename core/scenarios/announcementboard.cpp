#include "scenarios/announcementboard.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::size_t kAloneWithinAMinute = 3;
    constexpr Seconds kMinute { 60 };

    // What is new replaces what was said of the same clock.
    std::vector<Alert> merged(std::vector<Alert> before, std::vector<Alert> alerts)
    {
        if (before.empty() && alerts.size() < 2)
            return alerts;
        for (Alert& old : before) {
            if (std::ranges::none_of(alerts, [&](const Alert& alert) { return isOfOneClock(alert.key, old.key); }))
                alerts.push_back(std::move(old));
        }
        std::ranges::stable_sort(alerts, {}, &Alert::at);
        return alerts;
    }

} // namespace

void AnnouncementBoard::put(AnnouncementId id, TicketId ticket, std::vector<Alert> alerts)
{
    Up& up = m_up[id];
    up.whole.reset();
    up.tickets.insert_or_assign(ticket, std::move(alerts));
    m_where.insert_or_assign(ticket, id);
}

std::vector<Alert> AnnouncementBoard::takeTicket(TicketId ticket)
{
    const auto where = m_where.find(ticket);
    if (where == m_where.end())
        return {};
    Up& up = m_up.at(where->second);
    m_where.erase(where);
    up.whole.reset();
    return std::move(up.tickets.extract(ticket).mapped());
}

const Announcement& AnnouncementBoard::wholeOf(AnnouncementId id, const Up& up)
{
    if (up.whole)
        return *up.whole;
    std::vector<const Alert*> order; // an alert is large, and a storm has 20,000
    for (const auto& [ticket, alerts] : up.tickets) {
        for (const Alert& alert : alerts)
            order.push_back(&alert);
    }
    std::ranges::stable_sort(order, {}, &Alert::at);
    up.whole = Announcement { id, {} };
    up.whole->alerts.reserve(order.size());
    for (const Alert* alert : order)
        up.whole->alerts.push_back(*alert);
    return *up.whole;
}

bool AnnouncementBoard::isCrowded(const ByTicket& groups, Instant now, bool afterPause)
{
    // A clock that was set back is no reason to keep them for hours.
    std::erase_if(m_recent, [&](const auto& entry) { return entry.first <= now - kMinute || entry.first > now; });
    if (m_digestAt && (*m_digestAt <= now - kMinute || *m_digestAt > now))
        m_digestAt.reset();
    if (m_digestAt && m_up.contains(kDigestId))
        return true; // the same wave
    std::size_t alone = groups.size();
    for (const auto& [at, id] : m_recent)
        alone += groups.contains(TicketId { id }) ? 0 : 1;
    return alone > kAloneWithinAMinute || (afterPause && groups.size() > 1);
}

AnnouncementBoard::Change AnnouncementBoard::add(std::vector<Alert> alerts, Instant now, bool afterPause)
{
    ByTicket groups;
    for (Alert& alert : alerts)
        groups[alert.key.ticket].push_back(std::move(alert));
    return addTickets(std::move(groups), now, afterPause);
}

AnnouncementBoard::Change AnnouncementBoard::addTickets(ByTicket groups, Instant now, bool afterPause)
{
    Change change;
    if (groups.empty())
        return change;
    if (isCrowded(groups, now, afterPause)) {
        m_digestAt = now;
        addToDigest(std::move(groups), change);
        return change;
    }
    for (auto& [ticket, group] : groups) {
        put(ticket.value, ticket, merged(takeTicket(ticket), std::move(group)));
        std::erase_if(m_recent, [id = ticket.value](const auto& entry) { return entry.second == id; });
        m_recent.emplace_back(now, ticket.value);
        change.shown.push_back(*find(ticket.value));
    }
    if (const auto digest = m_up.find(kDigestId); digest != m_up.end() && digest->second.tickets.empty()) {
        m_up.erase(digest);
        change.gone.push_back(kDigestId);
    }
    std::ranges::stable_sort(change.shown, {},
                             [](const Announcement& announcement) { return announcement.alerts.front().at; });
    return change;
}

// The tickets that spoke a moment ago go into it, and what it holds already stays until somebody has dealt with it.
void AnnouncementBoard::addToDigest(ByTicket groups, Change& change)
{
    for (const auto& [at, id] : m_recent) {
        if (m_up.contains(id))
            groups.try_emplace(TicketId { id });
    }
    m_recent.clear();
    for (auto& [ticket, group] : groups) {
        std::vector<Alert> alerts = merged(takeTicket(ticket), std::move(group));
        if (m_up.erase(ticket.value) != 0)
            change.gone.push_back(ticket.value);
        put(kDigestId, ticket, std::move(alerts));
    }
    change.shown.push_back(*find(kDigestId));
}

std::optional<AnnouncementId> AnnouncementBoard::drop(TicketId ticket, const std::function<bool(const Alert&)>& isOver)
{
    const auto where = m_where.find(ticket);
    if (where == m_where.end())
        return {};
    const auto up = m_up.find(where->second);
    std::vector<Alert>& alerts = up->second.tickets.at(ticket);
    std::erase_if(alerts, isOver);
    up->second.whole.reset();
    if (!alerts.empty())
        return {};
    up->second.tickets.erase(ticket);
    m_where.erase(where);
    if (!up->second.tickets.empty())
        return {};
    const AnnouncementId id = up->first;
    m_up.erase(up);
    return id;
}

std::vector<Alert> AnnouncementBoard::take(AnnouncementId id)
{
    const auto up = m_up.find(id);
    if (up == m_up.end())
        return {};
    (void)wholeOf(id, up->second);
    std::vector<Alert> alerts = std::move(up->second.whole->alerts);
    m_up.erase(up);
    for (const Alert& alert : alerts)
        m_where.erase(alert.key.ticket);
    return alerts;
}

const Announcement* AnnouncementBoard::find(AnnouncementId id) const
{
    const auto up = m_up.find(id);
    return up == m_up.end() ? nullptr : &wholeOf(id, up->second);
}

std::vector<AnnouncementId> AnnouncementBoard::ids() const
{
    std::vector<AnnouncementId> ids;
    for (const auto& [id, up] : m_up)
        ids.push_back(id);
    return ids;
}

void AnnouncementBoard::clear()
{
    m_up.clear();
    m_where.clear();
    m_recent.clear();
    m_digestAt.reset();
}

} // namespace duebell
