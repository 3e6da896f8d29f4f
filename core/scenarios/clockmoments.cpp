#include "scenarios/clockmoments.h"

#include "scenarios/builtinscenario.h"
#include "sla/ledger.h"

#include <algorithm>

namespace duebell {

namespace {

    bool canBreak(const Clock& clock)
    {
        return clock.activity == Activity::Counting && clock.state == ClockState::Running && clock.calendar;
    }

    // When the rule came into force under which the clock counts.
    Instant ruledSince(const TicketResult& result, const Clock& clock)
    {
        for (auto stint = result.stints.rbegin(); stint != result.stints.rend(); ++stint) {
            if (stint->clock == clock.serial)
                return result.moments[stint->moment].at;
        }
        return clock.started;
    }

} // namespace

Seconds amountOfStep(const Clock& clock, std::int64_t step)
{
    if (step >= builtinscenario::kTimeLeft)
        return std::max(clock.target - Seconds(step - builtinscenario::kTimeLeft), Seconds(0));
    if (step == builtinscenario::kInternalTarget)
        return clock.internalTarget.value_or(clock.target);
    const std::int64_t target = clock.target.count();
    return Seconds(target / 100 * step + target % 100 * step / 100); // targets may be too long for a product
}

std::vector<ClockMoment> momentsOf(const Clock& clock)
{
    std::vector<ClockMoment> moments;
    if (!canBreak(clock) || !clock.rule)
        return moments;
    const auto add = [&](std::int64_t step) {
        ClockMoment moment { step, amountOfStep(clock, step), false, {} };
        moment.wasAhead = moment.amount > clock.countedBefore;
        if (moment.wasAhead)
            moment.at = clock.calendar->add(clock.stretchFrom, moment.amount - clock.countedBefore);
        moments.push_back(moment);
    };
    if (clock.internalTarget)
        add(builtinscenario::kInternalTarget);
    for (const WarnAt& warning : clock.rule->warnAt)
        add(warning.percent != 0 ? builtinscenario::stepOfPercent(warning.percent)
                                 : builtinscenario::stepOfLeft(warning.left));
    std::ranges::stable_sort(moments, {}, &ClockMoment::amount);
    return moments;
}

Instant passedAt(const TicketResult& result, const Clock& clock, Seconds amount, Instant now)
{
    const Instant ruled = ruledSince(result, clock);
    Instant counted = clock.started;
    for (const LedgerRow& row : ledgerOf(result, clock, now)) {
        if (row.run != clock.run || row.kind != RowKind::Counted)
            continue;
        counted = amount == Seconds(0) ? row.from : row.to - (row.total - amount);
        if (row.total >= amount)
            break;
    }
    return counted > ruled ? counted : clock.calendar->nextOpen(ruled);
}

Instant breaksAt(const Clock& clock)
{
    if (!canBreak(clock) || !clock.due || *clock.due == kNever)
        return kNever;
    // At due it runs with nothing left; the second after, counted is more than the target.
    const Instant opening = clock.calendar->nextOpen(*clock.due);
    return opening == kNever ? kNever : opening + Seconds(1);
}

} // namespace duebell
