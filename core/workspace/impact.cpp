#include "workspace/impact.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace duebell {

namespace {

    // Tickets that a worker takes at once.
    constexpr std::size_t kPortion = 256;

    using ClockKey = std::tuple<Metric, Symbol, int>;

    ClockKey keyOf(const Clock& clock)
    {
        return { clock.metric, clock.status, clock.cycle };
    }

    // Clocks of a ticket are few: the one at the same place is nearly always the one.
    const Clock* counterpart(const std::vector<Clock>& clocks, const Clock& clock, std::size_t place)
    {
        if (place < clocks.size() && keyOf(clocks[place]) == keyOf(clock))
            return &clocks[place];
        const auto found = std::ranges::find_if(clocks, [&](const Clock& each) { return keyOf(each) == keyOf(clock); });
        return found == clocks.end() ? nullptr : &*found;
    }

    bool isOver(const TicketResult& result)
    {
        return result.merged || result.category == StatusCategory::Resolved || result.category == StatusCategory::Closed
            || result.category == StatusCategory::Cancelled;
    }

    // A clock that has no rule, or was never owed, promises nothing.
    bool promises(const Clock* clock)
    {
        return clock && clock->rule && clock->state != ClockState::NotApplicable;
    }

    ClockChange changeOf(const Clock* before, const Clock* after)
    {
        const Clock& any = before ? *before : *after;
        ClockChange change;
        change.metric = any.metric;
        change.status = any.status;
        change.cycle = any.cycle;
        if (promises(before)) {
            change.targetBefore = before->target;
            change.dueBefore = before->due;
            change.breachedBefore = before->state == ClockState::Breached;
        }
        if (promises(after)) {
            change.targetAfter = after->target;
            change.dueAfter = after->due;
            change.breachedAfter = after->state == ClockState::Breached;
        }
        return change;
    }

    auto weight(const ClockChange& change)
    {
        const Seconds shift = change.shift();
        return std::tuple(change.breachAppears()        ? 2
                              : change.breachVanishes() ? 1
                                                        : 0,
                          shift < Seconds { 0 } ? -shift : shift, change.targetBefore != change.targetAfter);
    }

    bool isMoreAffected(const TicketImpact& a, const TicketImpact& b)
    {
        const auto weightA = weight(a.clock);
        const auto weightB = weight(b.clock);
        return weightA != weightB ? weightA > weightB : a.ticket < b.ticket;
    }

} // namespace

Seconds ClockChange::shift() const
{
    if (!dueBefore || !dueAfter || *dueBefore == kNever || *dueAfter == kNever)
        return Seconds { 0 };
    return *dueAfter - *dueBefore;
}

ImpactTally& ImpactTally::operator+=(const ImpactTally& other)
{
    tickets += other.tickets;
    changed += other.changed;
    policyChanges += other.policyChanges;
    targetChanges += other.targetChanges;
    dueChanges += other.dueChanges;
    breachesBefore += other.breachesBefore;
    breachesAfter += other.breachesAfter;
    breachesAppear += other.breachesAppear;
    breachesVanish += other.breachesVanish;
    return *this;
}

// One thread's evaluators and sums.
class ImpactStudy::Worker {
public:
    Worker(const Timeline& before, const Timeline& after, const SymbolTable& symbols, const Scope& scope)
        : m_timeline(after)
        , m_before(before, symbols)
        , m_after(after, symbols)
        , m_at(scope.at)
        , m_which(scope.which)
    {
    }

    void study(const History& history)
    {
        const TicketResult& before = m_before.evaluate(history.events, m_at);
        if (!before.exists || (m_which != Which::All && isOver(before) != (m_which == Which::Ended)))
            return;
        const TicketResult& after = m_after.evaluate(history.events, m_at);
        TicketImpact ticket;
        ticket.ticket = history.ticket;
        ticket.policyBefore = before.policy ? before.policy->id : Symbol {};
        ticket.policyAfter = after.policy ? after.policy->id : Symbol {};
        ticket.tier = m_timeline.directory->value(Directory::Kind::Client, before.fields.get(field::kClient),
                                                  m_timeline.tierAttribute, m_at);
        const ImpactTally tally = compare(before, after, ticket);
        m_byPolicy[ticket.policyBefore] += tally;
        m_byTier[ticket.tier] += tally;
        if (tally.changed != 0)
            keep(ticket);
    }

    void addTo(Impact& impact) const
    {
        for (const auto& [policy, tally] : m_byPolicy) {
            impact.byPolicy[policy] += tally;
            impact.all += tally;
        }
        for (const auto& [tier, tally] : m_byTier)
            impact.byTier[tier] += tally;
        impact.mostAffected.insert(impact.mostAffected.end(), m_kept.begin(), m_kept.end());
    }

private:
    static ImpactTally compare(const TicketResult& before, const TicketResult& after, TicketImpact& ticket)
    {
        ImpactTally tally;
        tally.tickets = 1;
        tally.policyChanges = ticket.policyBefore != ticket.policyAfter ? 1 : 0;
        bool isFirst = true;
        const auto add = [&](const Clock* was, const Clock* becomes) {
            const ClockChange change = changeOf(was, becomes);
            tally.breachesBefore += change.breachedBefore ? 1 : 0;
            tally.breachesAfter += change.breachedAfter ? 1 : 0;
            tally.breachesAppear += change.breachAppears() ? 1 : 0;
            tally.breachesVanish += change.breachVanishes() ? 1 : 0;
            tally.targetChanges |= change.targetBefore != change.targetAfter ? 1 : 0;
            tally.dueChanges |= change.dueBefore != change.dueAfter ? 1 : 0;
            if (std::exchange(isFirst, false) || weight(change) > weight(ticket.clock))
                ticket.clock = change;
        };
        for (std::size_t i = 0; i < before.clocks.size(); ++i)
            add(&before.clocks[i], counterpart(after.clocks, before.clocks[i], i));
        for (std::size_t i = 0; i < after.clocks.size(); ++i) {
            if (!counterpart(before.clocks, after.clocks[i], i))
                add(nullptr, &after.clocks[i]);
        }
        ticket.breachAppears = tally.breachesAppear != 0;
        ticket.breachVanishes = tally.breachesVanish != 0;
        tally.changed
            = tally.policyChanges + tally.targetChanges + tally.dueChanges + tally.breachesAppear + tally.breachesVanish
                != 0
            ? 1
            : 0;
        return tally;
    }

    void keep(const TicketImpact& ticket)
    {
        if (m_kept.size() == Impact::kMostAffected && !isMoreAffected(ticket, m_kept.back()))
            return;
        m_kept.insert(std::ranges::upper_bound(m_kept, ticket, isMoreAffected), ticket);
        if (m_kept.size() > Impact::kMostAffected)
            m_kept.pop_back();
    }

    const Timeline& m_timeline;
    Evaluator m_before;
    Evaluator m_after;
    Instant m_at;
    Which m_which;
    std::unordered_map<Symbol, ImpactTally> m_byPolicy;
    std::unordered_map<Symbol, ImpactTally> m_byTier;
    std::vector<TicketImpact> m_kept; // the most affected first
};

ImpactStudy::ImpactStudy(const Timeline& before, const Timeline& after, const SymbolTable& symbols, const Scope& scope)
{
    const unsigned count = scope.workers != 0 ? scope.workers : std::max(1u, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i)
        m_workers.push_back(std::make_unique<Worker>(before, after, symbols, scope));
}

ImpactStudy::~ImpactStudy() = default;

Status ImpactStudy::add(std::span<const History> histories, const std::stop_token& stop)
{
    std::atomic<std::size_t> next { 0 };
    const auto work = [&](Worker& worker) {
        while (!stop.stop_requested()) {
            const std::size_t from = next.fetch_add(kPortion);
            if (from >= histories.size())
                return;
            for (const History& history : histories.subspan(from, std::min(kPortion, histories.size() - from)))
                worker.study(history);
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < m_workers.size() && i * kPortion < histories.size(); ++i)
            threads.emplace_back([&work, worker = m_workers[i].get()] { work(*worker); });
        work(*m_workers.front());
    }
    return stop.stop_requested() ? Status(Error { ErrorCode::Cancelled, {}, {}, {} }) : Status(Done {});
}

Impact ImpactStudy::impact() const
{
    Impact impact;
    for (const auto& worker : m_workers)
        worker->addTo(impact);
    std::ranges::sort(impact.mostAffected, isMoreAffected);
    if (impact.mostAffected.size() > Impact::kMostAffected)
        impact.mostAffected.resize(Impact::kMostAffected);
    return impact;
}

} // namespace duebell
