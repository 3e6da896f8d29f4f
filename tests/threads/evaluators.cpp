// One timeline, many threads: each evaluates with an evaluator of its own and finds what a single one finds.
#include "sla/evaluator.h"
#include "sla/ledger.h"
#include "support/testmain.h"

#include <QTest>

#include <thread>

using namespace duebell;

namespace {

const Instant kStart = std::chrono::sys_days(std::chrono::year(2026) / 3 / 16) + std::chrono::hours(8);

Agreement office()
{
    Agreement agreement;
    agreement.deskName = "Office";
    agreement.deskTimeZone = "Europe/Berlin";
    CalendarSpec calendar;
    calendar.id = "office";
    calendar.timeZone = "Europe/Berlin";
    for (std::size_t day = 0; day < 5; ++day)
        calendar.week[day] = { { 9 * 3600, 17 * 3600 } };
    agreement.calendars = { calendar };
    const auto status = [&](const char* id, StatusCategory category) {
        StatusDefinition definition;
        definition.id = id;
        definition.category = category;
        agreement.statuses.push_back(definition);
    };
    status("new", StatusCategory::New);
    status("pending", StatusCategory::Waiting);
    status("resolved", StatusCategory::Resolved);
    agreement.statuses[1].waitsFor = WaitsFor::Client;
    PolicyDefinition policy;
    policy.id = "everybody";
    policy.calendar = "office";
    TargetDefinition target;
    target.metric = Metric::Resolution;
    target.promised = { { "*", { std::chrono::hours(12), 0 } } };
    target.pausesIn = { "waiting" };
    policy.targets = { target };
    agreement.policies = { policy };
    return agreement;
}

std::vector<Event> story(SymbolTable& symbols, int number)
{
    std::vector<Event> events;
    Instant at = kStart + std::chrono::hours(7 * number);
    const auto add = [&](EventKind kind, const char* status) {
        Event event;
        event.seq = Sequence { static_cast<std::int64_t>(events.size()) + 1 };
        event.at = at;
        event.kind = kind;
        if (status) {
            event.field = field::kStatus;
            event.value = symbols.intern(status);
        }
        events.push_back(event);
        at += std::chrono::hours(3 + number % 11);
    };
    add(EventKind::Created, nullptr);
    add(EventKind::Changed, "pending");
    add(EventKind::Reply, nullptr);
    add(EventKind::Changed, "new");
    add(EventKind::Changed, "resolved");
    return events;
}

/// Everything that is counted, in one number each.
std::vector<std::int64_t> figures(Evaluator& evaluator, const std::vector<Event>& events)
{
    std::vector<std::int64_t> all;
    for (int day = 0; day < 12; ++day) {
        const Instant now = events.front().at + std::chrono::hours(9 * day);
        const TicketResult& result = evaluator.evaluate(events, now);
        for (const Clock& clock : result.clocks) {
            all.push_back(clock.counted.count());
            all.push_back(clock.paused.count());
            all.push_back(static_cast<std::int64_t>(clock.state));
            all.push_back(static_cast<std::int64_t>(ledgerOf(result, clock, now).size()));
        }
    }
    return all;
}

} // namespace

class EvaluatorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreeOnOneTimeline()
    {
        constexpr int stories = 60;
        SymbolTable symbols;
        const Result<Timeline> compiled = timelineOf(office(), symbols);
        QVERIFY(compiled.ok());
        const Timeline& timeline = compiled.value();
        std::vector<std::vector<Event>> tickets;
        for (int i = 0; i < stories; ++i)
            tickets.push_back(story(symbols, i));

        std::vector<std::vector<std::int64_t>> expected(stories);
        const auto evaluateAll = [&](auto&& use) {
            Evaluator evaluator(timeline, symbols);
            for (std::size_t i = 0; i < tickets.size(); ++i)
                use(i, figures(evaluator, tickets[i]));
        };
        // The calendar's table is not compiled yet when the first ones arrive.
        std::vector<std::vector<std::vector<std::int64_t>>> found(4, expected);
        std::vector<std::thread> threads;
        for (auto& results : found)
            threads.emplace_back([&] { evaluateAll([&](std::size_t i, auto all) { results[i] = std::move(all); }); });
        for (std::thread& thread : threads)
            thread.join();
        evaluateAll([&](std::size_t i, auto all) { expected[i] = std::move(all); });
        for (const auto& results : found)
            QCOMPARE(results, expected);
        QVERIFY(expected.front().size() > 12);
    }
};

DUEBELL_TEST(evaluators, EvaluatorsTest)
#include "evaluators.moc"
