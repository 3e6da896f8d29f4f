#include "scenarios/announcement.h"

#include "scenarios/builtinscenario.h"

#include <algorithm>
#include <unordered_set>

namespace duebell {

bool Announcement::hasBreach() const
{
    return std::ranges::any_of(alerts,
                               [](const Alert& alert) { return alert.key.scenario == builtinscenario::kBreach; });
}

std::vector<TicketId> Announcement::tickets() const
{
    std::vector<TicketId> ids;
    std::unordered_set<TicketId> seen;
    for (const Alert& alert : alerts) {
        if (seen.insert(alert.key.ticket).second)
            ids.push_back(alert.key.ticket);
    }
    return ids;
}

} // namespace duebell
