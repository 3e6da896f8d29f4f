#include "desk/desktimes.h"

#include <algorithm>

namespace duebell {

namespace {

    void takeEarlier(std::optional<Instant>& best, Instant at)
    {
        best = best ? std::min(*best, at) : at;
    }

} // namespace

std::optional<Instant> nextEvent(const std::vector<LiveTicket>& tickets, Instant at)
{
    std::optional<Instant> next;
    for (const LiveTicket& ticket : tickets) {
        for (const Event& event : ticket.events) {
            if (event.at > at)
                takeEarlier(next, event.at);
        }
    }
    return next;
}

std::optional<Instant> previousEvent(const std::vector<LiveTicket>& tickets, Instant at)
{
    std::optional<Instant> previous;
    for (const LiveTicket& ticket : tickets) {
        for (const Event& event : ticket.events) {
            if (event.at < at)
                previous = previous ? std::max(*previous, event.at) : event.at;
        }
    }
    return previous;
}

std::optional<Instant> nextDeadline(const std::vector<LiveTicket>& tickets, Instant at)
{
    std::optional<Instant> next;
    for (const LiveTicket& ticket : tickets) {
        const std::optional<Clock>& clock = ticket.summary.clock;
        if (clock && clock->due && *clock->due > at && *clock->due != kNever)
            takeEarlier(next, *clock->due);
    }
    return next;
}

} // namespace duebell
