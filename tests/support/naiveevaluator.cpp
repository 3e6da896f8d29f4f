#include "support/naiveevaluator.h"

#include "support/naivewalk.h"

namespace duebell::test {

NaiveEvaluator::NaiveEvaluator(const NaiveDesk& desk, const SymbolTable& symbols, Seconds grid, Instant origin,
                               Seconds memory)
    : m_desk(desk)
    , m_symbols(symbols)
    , m_calendars(grid, origin, memory)
{
}

NaiveResult NaiveEvaluator::evaluate(std::span<const Event> events, Instant now) const
{
    const std::vector<NaiveMoment> moments = naiveHistory(m_desk, m_symbols, events, now);
    NaiveResult result;
    if (moments.empty())
        return result;
    result.exists = true;
    result.fields = moments.back().fields;
    std::erase_if(result.fields, [](const auto& entry) { return entry.second.empty(); });
    result.version = m_desk.versions[moments.back().version].number;
    result.policy = moments.back().policy != nullptr ? moments.back().policy->id : std::string();
    NaiveWalk walk(m_desk, m_calendars, moments);
    walk.run(now);
    result.clocks = walk.clocks(now);
    result.breaches = walk.breaches();
    return result;
}

} // namespace duebell::test
