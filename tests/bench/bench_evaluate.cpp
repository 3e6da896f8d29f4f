// B5: evaluating tickets of eight events in memory: all clocks of a policy that promises what most agreements promise
// (first response, next response, resolution), and of one that promises all five metrics. Every ticket is another one.
#include "bench/benchmark.h"
#include "sla/evaluator.h"

#include <random>

using namespace duebell;
using namespace duebell::bench;

namespace {

constexpr Instant kFrom = std::chrono::sys_days(std::chrono::year(2024) / 1 / 1);
constexpr std::int64_t kYears = 2;

TargetDefinition target(Metric metric, int hours, const char* status = "")
{
    TargetDefinition definition;
    definition.metric = metric;
    definition.status = status;
    definition.promised = { { "*", { std::chrono::hours(hours), 0 } } };
    if (metric == Metric::Resolution)
        definition.pausesIn = { "waiting" };
    return definition;
}

Agreement agreement(bool allMetrics)
{
    Agreement desk;
    desk.deskTimeZone = "Europe/Berlin";
    CalendarSpec office { .id = "office", .name = "Office", .timeZone = "Europe/Berlin" };
    for (std::size_t day = 0; day < 5; ++day)
        office.week[day] = { { 9 * 3600, 17 * 3600 } };
    desk.calendars = { office };
    const auto status = [&desk](const char* id, StatusCategory category, WaitsFor waitsFor = WaitsFor::Nobody) {
        StatusDefinition definition;
        definition.id = id;
        definition.category = category;
        definition.waitsFor = waitsFor;
        desk.statuses.push_back(definition);
    };
    status("new", StatusCategory::New);
    status("open", StatusCategory::Open);
    status("pending", StatusCategory::Waiting, WaitsFor::Client);
    status("resolved", StatusCategory::Resolved);
    PolicyDefinition policy;
    policy.calendar = "office";
    policy.targets
        = { target(Metric::FirstResponse, 1), target(Metric::NextResponse, 2), target(Metric::Resolution, 8) };
    if (allMetrics) {
        policy.targets.push_back(target(Metric::Ownership, 1));
        policy.targets.push_back(target(Metric::TimeInStatus, 4, "open"));
    }
    policy.id = "high";
    policy.match
        = ConditionDefinition { .kind = ConditionDefinition::Kind::Field, .field = "priority", .values = { "high" } };
    desk.policies.push_back(policy);
    policy.id = "others";
    policy.match.reset();
    desk.policies.push_back(policy);
    return desk;
}

using Tickets = std::vector<std::vector<Event>>;

Tickets randomTickets(std::size_t count, SymbolTable& symbols)
{
    std::mt19937_64 random(7);
    const auto below = [&random](std::int64_t limit) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
    };
    Tickets tickets(count);
    for (std::vector<Event>& ticket : tickets) {
        Instant at = kFrom + Seconds { below(kYears * 365 * 86400) };
        const auto add = [&](EventKind kind, ActorKind actor, FieldId id = {}, const char* value = "") {
            Event event;
            event.seq.value = static_cast<std::int64_t>(ticket.size()) + 1;
            event.at = at;
            event.kind = kind;
            event.actorKind = actor;
            event.field = id;
            event.value = symbols.intern(value);
            ticket.push_back(event);
            if (kind != EventKind::Created)
                at += Seconds { below(86400) };
        };
        add(EventKind::Created, ActorKind::Client);
        add(EventKind::Initial, ActorKind::Client, field::kPriority, below(2) == 0 ? "high" : "low");
        add(EventKind::Changed, ActorKind::Agent, field::kAssignee, "ann");
        add(EventKind::Changed, ActorKind::Agent, field::kStatus, "open");
        add(EventKind::Reply, ActorKind::Agent);
        add(EventKind::Changed, ActorKind::Agent, field::kStatus, "pending");
        add(EventKind::Reply, ActorKind::Client);
        add(EventKind::Changed, ActorKind::Agent, field::kStatus, below(3) == 0 ? "open" : "resolved");
    }
    return tickets;
}

double costOfEvaluate(const Bench& bench, bool allMetrics)
{
    SymbolTable symbols;
    const Timeline timeline = timelineOf(agreement(allMetrics), symbols).value();
    const Tickets tickets = randomTickets(bench.count(50'000), symbols);
    Evaluator evaluator(timeline, symbols);
    const Instant now = kFrom + std::chrono::days((kYears + 1) * 365);
    return bench.medianCpu(tickets.size(), [&] {
        for (const std::vector<Event>& ticket : tickets)
            keep(evaluator.evaluate(ticket, now).clocks.size());
    });
}

void measureEvaluate(Bench& bench)
{
    bench.report({ "B5", "evaluate 8 events, 3 metrics", costOfEvaluate(bench, false), Unit::Nanoseconds, 500, 250 });
    bench.report({ "B5", "evaluate 8 events, 5 metrics", costOfEvaluate(bench, true), Unit::Nanoseconds, 500, 250 });
}
DUEBELL_BENCH(measureEvaluate)

} // namespace
