// B6: what another agreement would do: 100,000 open tickets before publishing, 1,000,000 ended ones had the rules
// always been there. Histories are in memory; each ticket is evaluated under both timelines and its clocks are
// compared.
#include "bench/benchmark.h"
#include "workspace/impact.h"

#include <algorithm>
#include <chrono>
#include <random>

using namespace duebell;
using namespace duebell::bench;

namespace {

constexpr Instant kFrom = std::chrono::sys_days(std::chrono::year(2024) / 1 / 1);
constexpr Instant kNow = kFrom + std::chrono::days(730);

TargetDefinition target(Metric metric, int hours, int hoursWhenHigh)
{
    TargetDefinition definition;
    definition.metric = metric;
    definition.promised
        = { { "*", { std::chrono::hours(hours), 0 } }, { "high", { std::chrono::hours(hoursWhenHigh), 0 } } };
    if (metric == Metric::Resolution)
        definition.pausesIn = { "waiting" };
    return definition;
}

// Three policies by tier; `tighter` takes hours off every target of the first.
Agreement agreement(bool tighter)
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
    int hours = 4;
    for (const char* tier : { "gold", "silver", "" }) {
        PolicyDefinition policy;
        policy.id = *tier ? tier : "others";
        policy.calendar = "office";
        const int less = tighter && hours == 4 ? 2 : 0;
        policy.targets = { target(Metric::FirstResponse, hours - less, 2), target(Metric::NextResponse, hours, 2),
                           target(Metric::Resolution, hours * 4 - less, hours * 2 - less) };
        if (*tier)
            policy.match = ConditionDefinition { .kind = ConditionDefinition::Kind::Field,
                                                 .field = "client.tier",
                                                 .values = { tier } };
        desk.policies.push_back(policy);
        hours += 4;
    }
    for (int i = 0; i < 300; ++i) {
        ClientDefinition client;
        client.id = "client-" + std::to_string(i);
        client.tier = i % 3 == 0 ? "gold" : i % 3 == 1 ? "silver" : "bronze";
        desk.directory.clients.push_back(client);
    }
    return desk;
}

using Tickets = std::vector<std::vector<Event>>;

// Eight events each. Open ones are a few days old, ended ones of two years.
Tickets randomTickets(std::size_t count, bool ended, SymbolTable& symbols)
{
    std::mt19937_64 random(7);
    const auto below = [&random](std::int64_t limit) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
    };
    const std::int64_t days = ended ? 700 : 10;
    Tickets tickets(count);
    for (std::vector<Event>& ticket : tickets) {
        Instant at = kNow - std::chrono::days(days + 12) + Seconds { below(days * 86400) };
        const auto add = [&](EventKind kind, ActorKind actor, FieldId id = {}, const std::string& value = {}) {
            Event event;
            event.seq.value = static_cast<std::int64_t>(ticket.size()) + 1;
            event.at = at;
            event.kind = kind;
            event.actorKind = actor;
            event.field = id;
            event.value = symbols.intern(value);
            ticket.push_back(event);
            if (kind != EventKind::Created && kind != EventKind::Initial)
                at += Seconds { below(86400) };
        };
        add(EventKind::Created, ActorKind::Client);
        add(EventKind::Initial, ActorKind::Client, field::kPriority, below(2) == 0 ? "high" : "low");
        add(EventKind::Initial, ActorKind::Client, field::kClient, "client-" + std::to_string(below(300)));
        add(EventKind::Changed, ActorKind::Agent, field::kStatus, "open");
        add(EventKind::Reply, ActorKind::Agent);
        add(EventKind::Changed, ActorKind::Agent, field::kStatus, "pending");
        add(EventKind::Reply, ActorKind::Client);
        add(EventKind::Changed, ActorKind::Agent, field::kStatus, ended ? "resolved" : "open");
    }
    return tickets;
}

struct Sample {
    Sample(std::size_t count, bool isEnded, std::size_t times)
        : ended(isEnded)
    {
        before = timelineOf(agreement(false), symbols).value();
        after = before;
        const Timeline tighter = timelineOf(agreement(true), symbols).value();
        if (ended)
            after = tighter;
        else
            after.versions.push_back({ 2, kNow, kNow, VersionScope::OpenFromStart, tighter.versions.front().rules });
        tickets = randomTickets(count, ended, symbols);
        for (std::size_t time = 0; time < times; ++time) {
            for (const std::vector<Event>& ticket : tickets)
                histories.push_back({ TicketId { static_cast<std::int64_t>(histories.size()) + 1 }, ticket });
        }
    }

    void study(unsigned workers) const
    {
        ImpactStudy study(before, after, symbols,
                          { kNow, ended ? ImpactStudy::Which::Ended : ImpactStudy::Which::Open, workers });
        keep(study.add(histories).ok());
        keep(study.impact().all.changed);
    }

    bool ended;
    SymbolTable symbols;
    Timeline before;
    Timeline after;
    Tickets tickets;
    std::vector<ImpactStudy::History> histories;
};

double wallMilliseconds(const Bench& bench, const std::function<void()>& work)
{
    work();
    std::vector<double> times;
    for (int run = 0; run < (bench.quick() ? 1 : 7); ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2));
    return times[times.size() / 2];
}

void measureImpact(Bench& bench)
{
    constexpr double nanosecondsInMillisecond = 1e6;
    const Sample open(bench.count(100'000), false, 1);
    const double impactCpu = bench.medianCpu(1, [&] { open.study(1); }) / nanosecondsInMillisecond;
    bench.report({ "B6", "impact on 100,000 open tickets, one worker", impactCpu, Unit::Milliseconds, 200, 100 });
    bench.report({ "B6", "the same (wall), all workers", wallMilliseconds(bench, [&] { open.study(0); }),
                   Unit::Milliseconds, 200, 100 });
    // A hundred thousand different histories, each ten times: more than any cache holds.
    const Sample ended(bench.count(100'000), true, 10);
    const double whatIfCpu = bench.medianCpu(1, [&] { ended.study(1); }) / nanosecondsInMillisecond;
    bench.report(
        { "B6", "what-if over 1,000,000 ended tickets, one worker", whatIfCpu, Unit::Milliseconds, 1000, 500 });
    bench.report({ "B6", "the same (wall), all workers", wallMilliseconds(bench, [&] { ended.study(0); }),
                   Unit::Milliseconds, 1000, 500 });
}
DUEBELL_BENCH(measureImpact)

} // namespace
