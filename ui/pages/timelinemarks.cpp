#include "ui/pages/timelinemarks.h"

#include <algorithm>

namespace duebell {

std::optional<Instant> instantOfCounted(const std::vector<LedgerRow>& rows, const Clock& clock, Seconds amount)
{
    for (const LedgerRow& row : rows) {
        if (row.run == clock.run && row.kind == RowKind::Counted && row.total >= amount)
            return row.to - (row.total - amount);
    }
    return clock.ended() ? std::nullopt : clock.instantAtCounted(amount);
}

// The same whole seconds as the engine's Clock::atRiskFrom().
static Seconds countedAt(const WarnAt& warning, Seconds target)
{
    if (warning.percent == 0)
        return std::max(target - warning.left, Seconds(0));
    return Seconds(target.count() / 100 * warning.percent + target.count() % 100 * warning.percent / 100);
}

std::vector<TimelineMark> marksOf(const Inspection& inspection, std::size_t number)
{
    const Clock& clock = inspection.result.clocks[number];
    const std::vector<LedgerRow>& rows = inspection.ledgers[number];
    const std::optional<Instant> end = clock.satisfied ? clock.satisfied : clock.cancelled;
    std::vector<TimelineMark> marks;
    const auto add = [&](std::optional<Instant> at, MarkKind kind) {
        if (at && *at != kNever && (!end || *at <= *end || kind == MarkKind::Due))
            marks.push_back({ *at, kind, number });
    };
    if (clock.rule) {
        for (const WarnAt& warning : clock.rule->warnAt)
            add(instantOfCounted(rows, clock, countedAt(warning, clock.target)), MarkKind::Warning);
    }
    if (clock.internalTarget)
        add(instantOfCounted(rows, clock, *clock.internalTarget), MarkKind::Internal);
    add(clock.due, MarkKind::Due);
    add(clock.breached, MarkKind::Breached);
    for (const BreachRecord& breach : inspection.result.breaches) {
        if (breach.superseded && breach.metric == clock.metric && breach.status == clock.status
            && breach.cycle == clock.cycle)
            add(breach.breached, MarkKind::BreachUndone);
    }
    add(clock.satisfied, MarkKind::Satisfied);
    add(clock.cancelled, MarkKind::Cancelled);
    std::ranges::stable_sort(marks, {}, &TimelineMark::at);
    const auto same = std::ranges::unique(marks);
    marks.erase(same.begin(), same.end());
    return marks;
}

} // namespace duebell
