#include "exchange/retractedevents.h"

#include <algorithm>

namespace duebell {

std::unordered_set<std::int64_t> retractedSequences(std::span<const Event> events)
{
    std::unordered_set<std::int64_t> gone;
    for (auto event = events.rbegin(); event != events.rend(); ++event) { // what retracts comes behind
        if (event->kind == EventKind::Retracted && !gone.contains(event->seq.value))
            gone.insert(event->reference);
    }
    return gone;
}

std::vector<Event> withoutRetracted(std::span<const Event> events)
{
    std::vector<Event> left(events.begin(), events.end());
    if (std::ranges::none_of(events, [](const Event& event) { return event.kind == EventKind::Retracted; }))
        return left;
    const std::unordered_set<std::int64_t> gone = retractedSequences(events);
    std::erase_if(
        left, [&](const Event& event) { return event.kind == EventKind::Retracted || gone.contains(event.seq.value); });
    return left;
}

} // namespace duebell
