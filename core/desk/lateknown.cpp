#include "desk/lateknown.h"

#include <algorithm>
#include <vector>

namespace duebell {

std::set<Sequence> lateKnown(std::span<const Event> events)
{
    std::vector<const Event*> latestFirst;
    latestFirst.reserve(events.size());
    for (const Event& event : events)
        latestFirst.push_back(&event);
    std::ranges::sort(latestFirst, std::ranges::greater(), [](const Event* event) { return event->at; });
    std::set<Sequence> late;
    Instant known = kNever; // when the first event later than the ones at hand was recorded
    for (std::size_t i = 0; i < latestFirst.size();) {
        Instant knownOfThese = known;
        std::size_t end = i;
        for (; end < latestFirst.size() && latestFirst[end]->at == latestFirst[i]->at; ++end) {
            if (latestFirst[end]->recorded > known)
                late.insert(latestFirst[end]->seq);
            knownOfThese = std::min(knownOfThese, latestFirst[end]->recorded);
        }
        known = knownOfThese;
        i = end;
    }
    return late;
}

} // namespace duebell
