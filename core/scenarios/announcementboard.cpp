#include "scenarios/announcementboard.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::size_t kAloneWithinAMinute = 3;
    constexpr Seconds kMinute { 60 };

    // What is new replaces what was said of the same clock.
    std::vector<Alert> merged(std::vector<Alert> before, std::vector<Alert> alerts)
    {
        for (Alert& old : before) {
            if (std::ranges::none_of(alerts, [&](const Alert& alert) { return isOfOneClock(alert.key, old.key); }))
                alerts.push_back(std::move(old));
        }
        std::ranges::stable_sort(alerts, {}, &Alert::at);
        return alerts;
    }

} // namespace

void AnnouncementBoard::put(AnnouncementId id, std::vector<Alert> alerts)
{
    for (const Alert& alert : alerts)
        m_where.insert_or_assign(alert.key.ticket, id);
    m_up.insert_or_assign(id, Announcement { id, std::move(alerts) });
}

std::vector<Alert> AnnouncementBoard::takeTicket(TicketId ticket)
{
    const auto where = m_where.find(ticket);
    if (where == m_where.end())
        return {};
    Announcement& announcement = m_up.at(where->second);
    m_where.erase(where);
    const auto isOther = [ticket](const Alert& alert) { return alert.key.ticket != ticket; };
    const auto others = std::stable_partition(announcement.alerts.begin(), announcement.alerts.end(), isOther);
    std::vector<Alert> taken(std::make_move_iterator(others), std::make_move_iterator(announcement.alerts.end()));
    announcement.alerts.erase(others, announcement.alerts.end());
    return taken;
}

bool AnnouncementBoard::isCrowded(const Groups& groups, Instant now, bool afterPause)
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
    Change change;
    Groups groups;
    for (Alert& alert : alerts)
        groups[alert.key.ticket].push_back(std::move(alert));
    if (groups.empty())
        return change;
    if (isCrowded(groups, now, afterPause)) {
        m_digestAt = now;
        addToDigest(std::move(groups), change);
        return change;
    }
    for (auto& [ticket, group] : groups) {
        put(ticket.value, merged(takeTicket(ticket), std::move(group)));
        std::erase_if(m_recent, [id = ticket.value](const auto& entry) { return entry.second == id; });
        m_recent.emplace_back(now, ticket.value);
        change.shown.push_back(m_up.at(ticket.value));
    }
    if (const auto digest = m_up.find(kDigestId); digest != m_up.end() && digest->second.alerts.empty()) {
        m_up.erase(digest);
        change.gone.push_back(kDigestId);
    }
    std::ranges::stable_sort(change.shown, {},
                             [](const Announcement& announcement) { return announcement.alerts.front().at; });
    return change;
}

// The tickets that spoke a moment ago go into it, and what it holds already stays until somebody has dealt with it.
void AnnouncementBoard::addToDigest(Groups groups, Change& change)
{
    for (const auto& [at, id] : m_recent) {
        if (m_up.contains(id))
            groups.try_emplace(TicketId { id });
    }
    m_recent.clear();
    std::vector<Alert> alerts;
    for (auto& [ticket, group] : groups) {
        for (Alert& alert : merged(takeTicket(ticket), std::move(group)))
            alerts.push_back(std::move(alert));
        if (m_up.erase(ticket.value) != 0)
            change.gone.push_back(ticket.value);
    }
    if (const auto digest = m_up.find(kDigestId); digest != m_up.end())
        std::ranges::move(digest->second.alerts, std::back_inserter(alerts));
    std::ranges::stable_sort(alerts, {}, &Alert::at);
    put(kDigestId, std::move(alerts));
    change.shown.push_back(m_up.at(kDigestId));
}

std::optional<AnnouncementId> AnnouncementBoard::drop(TicketId ticket, const std::function<bool(const Alert&)>& isOver)
{
    const auto where = m_where.find(ticket);
    if (where == m_where.end())
        return {};
    const auto up = m_up.find(where->second);
    std::vector<Alert>& alerts = up->second.alerts;
    std::erase_if(alerts, [&](const Alert& alert) { return alert.key.ticket == ticket && isOver(alert); });
    if (std::ranges::none_of(alerts, [&](const Alert& alert) { return alert.key.ticket == ticket; }))
        m_where.erase(where);
    if (!alerts.empty())
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
    std::vector<Alert> alerts = std::move(up->second.alerts);
    m_up.erase(up);
    for (const Alert& alert : alerts)
        m_where.erase(alert.key.ticket);
    return alerts;
}

const Announcement* AnnouncementBoard::find(AnnouncementId id) const
{
    const auto up = m_up.find(id);
    return up == m_up.end() ? nullptr : &up->second;
}

std::vector<AnnouncementId> AnnouncementBoard::ids() const
{
    std::vector<AnnouncementId> ids;
    for (const auto& [id, announcement] : m_up)
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
