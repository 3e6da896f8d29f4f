#include "desk/openwait.h"

#include "sla/evaluator.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace duebell {

Instant openWaitBefore(std::span<const Event> events, Instant at, const Timeline& timeline, const SymbolTable& symbols)
{
    // Events of the merge's own second that stand before it have happened; the merge itself, which ends every clock,
    // has not.
    std::vector<Event> before;
    std::copy_if(events.begin(), events.end(), std::back_inserter(before),
                 [](const Event& event) { return event.kind != EventKind::Merged; });
    Evaluator evaluator(timeline, symbols);
    std::optional<Instant> earliest;
    for (const Clock& clock : evaluator.evaluate(before, at).clocks) {
        const bool isResponse = clock.metric == Metric::FirstResponse || clock.metric == Metric::NextResponse;
        if (!isResponse || clock.ended())
            continue;
        const Instant since = clock.waitingSince.value_or(clock.started);
        earliest = earliest ? std::min(*earliest, since) : since;
    }
    return earliest.value_or(Instant {});
}

} // namespace duebell
