// What is said at once: one ticket's alerts, or many tickets' as a digest.
#pragma once

#include "scenarios/alertjudge.h"

#include <cstdint>
#include <vector>

namespace duebell {

/// A ticket's number; kDigestId: the one digest. What is announced under an id replaces what was.
using AnnouncementId = std::int64_t;
inline constexpr AnnouncementId kDigestId = 0;

struct Announcement {
    AnnouncementId id = kDigestId;
    std::vector<Alert> alerts; ///< by instant; never empty

    [[nodiscard]] bool isDigest() const { return id == kDigestId; }
    [[nodiscard]] bool hasBreach() const;
    /// Its tickets, each once, in the order of their first alerts.
    [[nodiscard]] std::vector<TicketId> tickets() const;
};

} // namespace duebell
