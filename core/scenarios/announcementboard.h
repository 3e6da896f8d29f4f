// What is on the screen, grouped so that nobody is flooded (DESIGN 3.6): up to three tickets speak by themselves within
// a minute, more become one digest; after a pause (start, sleep) two are a digest already. A ticket stands in one
// announcement, and what is said of it later replaces what was said before. Pure.
#pragma once

#include "scenarios/announcement.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>

namespace duebell {

class AnnouncementBoard {
public:
    using ByTicket = std::map<TicketId, std::vector<Alert>>;
    struct Change {
        std::vector<Announcement> shown; ///< to be shown, or shown anew
        std::vector<AnnouncementId> gone; ///< to be taken from the screen
    };
    /// `afterPause`: nobody looked for a while.
    [[nodiscard]] Change addTickets(ByTicket alerts, Instant now, bool afterPause);
    [[nodiscard]] Change add(std::vector<Alert> alerts, Instant now, bool afterPause);

    /// Whether anything of the ticket is on the screen.
    [[nodiscard]] bool concerns(TicketId ticket) const { return m_where.contains(ticket); }
    /// Takes away the ticket's alerts that are over, however many others are in the same announcement. The result is
    /// the announcement that has nothing left by that.
    [[nodiscard]] std::optional<AnnouncementId> drop(TicketId ticket, const std::function<bool(const Alert&)>& isOver);
    /// Takes an announcement away, with its alerts; none when it is not there any more.
    [[nodiscard]] std::vector<Alert> take(AnnouncementId id);
    /// Null when it is not there any more. Valid until the next change.
    [[nodiscard]] const Announcement* find(AnnouncementId id) const;
    [[nodiscard]] std::vector<AnnouncementId> ids() const;
    void clear();

private:
    struct Up {
        ByTicket tickets;
        mutable std::optional<Announcement> whole; // made when somebody asks for it
    };

    [[nodiscard]] bool isCrowded(const ByTicket& groups, Instant now, bool afterPause);
    void addToDigest(ByTicket groups, Change& change);
    void put(AnnouncementId id, TicketId ticket, std::vector<Alert> alerts);
    [[nodiscard]] static const Announcement& wholeOf(AnnouncementId id, const Up& up);
    [[nodiscard]] std::vector<Alert> takeTicket(TicketId ticket);

    std::map<AnnouncementId, Up> m_up;
    std::unordered_map<TicketId, AnnouncementId> m_where;
    std::deque<std::pair<Instant, AnnouncementId>> m_recent; // tickets that spoke by themselves
    std::optional<Instant> m_digestAt; // when the digest was last added to
};

} // namespace duebell
