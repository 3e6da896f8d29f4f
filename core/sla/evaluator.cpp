#include "sla/evaluator.h"

#include "sla/fold.h"
#include "sla/metricrules.h"

#include <algorithm>

namespace duebell {

struct Evaluator::Private {
    Private(const Timeline& timeline, const SymbolTable& symbols)
        : fold(timeline, symbols)
    {
        for (const Version& version : timeline.versions)
            metrics |= version.rules->metricsWithTargets;
    }

    void clear()
    {
        // Vectors keep their memory between tickets.
        result.fields.builtIn.fill({});
        result.fields.custom.clear();
        result.version = nullptr;
        result.policy = nullptr;
        result.category = StatusCategory::New;
        result.created = {};
        result.exists = result.clientWroteWhileWaiting = result.merged = false;
        result.lastClientMessage.reset();
        result.lastAgentReply.reset();
        result.lastEvent.reset();
        result.clocks.clear();
        result.breaches.clear();
        result.moments.clear();
        result.stints.clear();
    }

    Fold fold;
    MetricRules rules;
    TicketResult result;
    std::uint32_t metrics = 0; // that any version promises
};

Evaluator::Evaluator(const Timeline& timeline, const SymbolTable& symbols)
    : d(std::make_unique<Private>(timeline, symbols))
{
}

Evaluator::~Evaluator() = default;

const TicketResult& Evaluator::evaluate(std::span<const Event> events, Instant now, std::optional<Instant> knownAt)
{
    d->clear();
    d->fold.run(events, now, knownAt, d->result);
    if (d->result.exists)
        d->rules.run(d->result, d->metrics, now);
    const auto earlier = [](const BreachRecord& a, const BreachRecord& b) { return a.breached < b.breached; };
    if (!std::is_sorted(d->result.breaches.begin(), d->result.breaches.end(), earlier))
        std::stable_sort(d->result.breaches.begin(), d->result.breaches.end(), earlier);
    return d->result;
}

} // namespace duebell
