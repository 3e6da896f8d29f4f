// The engine against the naive evaluator: random desks, random tickets, random instants. A failing case prints its seed
// and a shortened transcript; DUEBELL_SEED=<number> reruns it alone, DUEBELL_SEEDS=<count> runs more than usual.
#include "support/testmain.h"

#include "sla/evaluator.h"
#include "support/naivecompare.h"

#include <QTest>

#include <algorithm>

using namespace duebell;
using namespace duebell::test;

namespace {

constexpr int kTicketsPerDesk = 8;
constexpr int kInstantsPerTicket = 3;

// Empty when both say the same of the ticket.
std::string disagreement(RandomDesk& desk, const std::vector<Event>& events, Instant now)
{
    const auto timeline = test::timelineOf(desk);
    if (!timeline)
        return "  the engine refuses the agreement\n";
    const NaiveEvaluator naive(desk.desk, desk.symbols, kRandomGrid, desk.start - std::chrono::days(5));
    Evaluator engine(*timeline, desk.symbols);
    return differences(naive.evaluate(events, now), inNaiveWords(engine.evaluate(events, now), desk.symbols));
}

// Leaves out of `list` whatever is not needed for `stillFails`.
template <typename List, typename Predicate>
void shorten(List& list, const Predicate& stillFails)
{
    for (std::size_t i = list.size(); i-- > 0;) {
        const List all = list;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
        if (!stillFails())
            list = all;
    }
}

std::string explained(RandomDesk& desk, std::vector<Event> events, Instant now)
{
    const auto fails = [&] { return !desk.desk.versions.empty() && !disagreement(desk, events, now).empty(); };
    const auto failsWithCreation = [&] {
        return fails() && std::any_of(events.begin(), events.end(), [](const Event& event) {
                   return event.kind == EventKind::Created;
               });
    };
    if (failsWithCreation())
        shorten(events, failsWithCreation);
    shorten(events, [&] { return !events.empty() && (failsWithCreation() || fails()); });
    shorten(desk.desk.facts, fails);
    shorten(desk.desk.versions, [&] { return fails() && desk.desk.versions.front().effective == Instant::min(); });
    for (NaiveVersion& version : desk.desk.versions) {
        shorten(version.agreement.policies, fails);
        for (PolicyDefinition& policy : version.agreement.policies)
            shorten(policy.targets, fails);
    }
    return transcript(desk, events) + disagreement(desk, events, now);
}

std::string firstDisagreement(std::uint64_t seed)
{
    RandomSource random(seed);
    RandomDesk desk;
    makeRandomDesk(random, desk);
    const auto timeline = test::timelineOf(desk);
    if (!timeline)
        return "the engine refuses the agreement\n" + transcript(desk, {});
    Evaluator engine(*timeline, desk.symbols);
    const NaiveEvaluator naive(desk.desk, desk.symbols, kRandomGrid, desk.start - std::chrono::days(5));
    for (int ticket = 0; ticket < kTicketsPerDesk; ++ticket) {
        const std::vector<Event> events = randomTicket(random, desk);
        const std::vector<Instant> instants = randomInstants(random, events, kInstantsPerTicket);
        for (const Instant now : instants) {
            const NaiveResult expected = naive.evaluate(events, now);
            const NaiveResult got = inNaiveWords(engine.evaluate(events, now), desk.symbols);
            if (!differences(expected, got).empty())
                return "ticket " + std::to_string(ticket) + " as of " + toIso(now) + "\n"
                    + explained(desk, events, now);
        }
    }
    return {};
}

} // namespace

class PropertyEngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheNaiveEvaluator()
    {
        const bool single = !qEnvironmentVariableIsEmpty("DUEBELL_SEED");
        const auto first = single ? qEnvironmentVariable("DUEBELL_SEED").toULongLong() : 1;
        const auto count = single ? 1U : qEnvironmentVariable("DUEBELL_SEEDS", QStringLiteral("300")).toULongLong();
        const int details = qEnvironmentVariable("DUEBELL_DETAILS", QStringLiteral("2")).toInt();
        QStringList failing;
        for (auto seed = first; seed < first + count; ++seed) {
            const std::string found = firstDisagreement(seed);
            if (found.empty())
                continue;
            if (failing.size() < details)
                qWarning().noquote() << "seed" << seed << QString::fromStdString(found);
            failing.append(QString::number(seed));
        }
        QVERIFY2(failing.isEmpty(), qPrintable(QStringLiteral("disagreeing seeds: ") + failing.join(QLatin1Char(' '))));
    }
};

DUEBELL_TEST(property_engine, PropertyEngineTest)
#include "property_engine.moc"
