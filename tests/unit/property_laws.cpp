// Laws that hold for every ticket at every instant, checked on random desks without a second evaluator.
#include "support/testmain.h"

#include "sla/evaluator.h"
#include "sla/ledger.h"
#include "support/naivecompare.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace duebell;
using namespace duebell::test;

namespace {

constexpr int kTicketsPerDesk = 6;

struct Sample {
    RandomSource& random;
    RandomDesk& desk;
    Evaluator& engine;
    const std::vector<Event>& events;

    NaiveResult at(Instant now) const { return inNaiveWords(engine.evaluate(events, now), desk.symbols); }
    Instant someInstant() const { return randomInstants(random, events, 1).front(); }
};

bool reported(const QString& fault)
{
    qWarning().noquote() << fault;
    return false;
}

// Calls `check` for many tickets; it returns what is wrong, or nothing.
bool holds(int seeds, RandomStory story, const std::function<std::string(const Sample&)>& check)
{
    for (int seed = 1; seed <= seeds; ++seed) {
        RandomSource random(static_cast<std::uint64_t>(seed) + 1'000'000);
        RandomDesk desk;
        makeRandomDesk(random, desk);
        const auto timeline = test::timelineOf(desk);
        if (!timeline)
            return reported(QStringLiteral("the engine refuses the agreement of seed %1").arg(seed));
        Evaluator engine(*timeline, desk.symbols);
        for (int ticket = 0; ticket < kTicketsPerDesk; ++ticket) {
            const std::vector<Event> events = randomTicket(random, desk, story);
            const std::string found = check({ random, desk, engine, events });
            if (!found.empty())
                return reported(QStringLiteral("seed %1 ticket %2\n").arg(seed).arg(ticket)
                                + QString::fromStdString(transcript(desk, events) + found));
        }
    }
    return true;
}

bool happens(const Sample& sample, Instant after, Instant until, const std::function<bool(const Event&)>& what)
{
    return std::any_of(sample.events.begin(), sample.events.end(),
                       [&](const Event& event) { return event.at > after && event.at <= until && what(event); });
}

bool isPausedRow(RowKind kind)
{
    return kind == RowKind::PausedForClient || kind == RowKind::PausedForThirdParty || kind == RowKind::PausedByStatus;
}

std::string at(Instant now, const std::string& text)
{
    return "as of " + toIso(now) + ": " + text + "\n";
}

// Such a clock has a gap in its ledger: for that time nothing was counted for it.
bool hadNoPromise(const TicketResult& result, const Clock& clock)
{
    return std::any_of(result.stints.begin(), result.stints.end(),
                       [&](const Stint& stint) { return stint.clock == clock.serial && stint.rule == nullptr; });
}

std::string ledgerFault(const TicketResult& result, const Clock& clock, Instant now)
{
    const std::vector<LedgerRow> rows = ledgerOf(result, clock, now);
    Seconds counted { 0 };
    Seconds paused { 0 };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].to <= rows[i].from)
            return "an empty row";
        if (i > 0 && rows[i].from != rows[i - 1].to && !hadNoPromise(result, clock))
            return "a gap or overlap before " + toIso(rows[i].from);
        if (rows[i].run != clock.run)
            continue;
        counted += rows[i].kind == RowKind::Counted ? rows[i].length() : Seconds(0);
        paused += isPausedRow(rows[i].kind) ? rows[i].length() : Seconds(0);
        if (rows[i].total != counted && clock.version != nullptr && rows[i].run == clock.run)
            return "the running total is not the sum of the rows at " + toIso(rows[i].to);
    }
    if (counted != clock.counted || paused != clock.paused)
        return "rows count " + std::to_string(counted.count()) + " s and pause " + std::to_string(paused.count())
            + " s, the clock says " + std::to_string(clock.counted.count()) + " and "
            + std::to_string(clock.paused.count());
    const Instant end = clock.satisfied ? *clock.satisfied : clock.cancelled ? *clock.cancelled : now;
    if (rows.empty() ? clock.started < end && clock.run == 1 : rows.back().to > end)
        return "the rows do not cover the clock's life";
    return {};
}

} // namespace

class PropertyLawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arrivalOrderDoesNotMatter()
    {
        QVERIFY(holds(150, {}, [](const Sample& sample) -> std::string {
            std::vector<Event> shuffled = sample.events;
            sample.random.shuffle(shuffled);
            const Instant now = sample.someInstant();
            const NaiveResult other = inNaiveWords(sample.engine.evaluate(shuffled, now), sample.desk.symbols);
            const std::string found = differences(sample.at(now), other);
            return found.empty() ? found : at(now, "shuffled:\n" + found);
        }));
    }

    void asOfForgetsWhatHappenedLater()
    {
        QVERIFY(holds(150, {}, [](const Sample& sample) -> std::string {
            const Instant now = sample.someInstant();
            std::vector<Event> past = sample.events;
            std::erase_if(past, [now](const Event& event) { return event.at > now; });
            const NaiveResult other = inNaiveWords(sample.engine.evaluate(past, now), sample.desk.symbols);
            const std::string found = differences(sample.at(now), other);
            return found.empty() ? found : at(now, "without the future:\n" + found);
        }));
    }

    void ledgerRowsPartitionTheLifeAndSum()
    {
        QVERIFY(holds(200, {}, [](const Sample& sample) -> std::string {
            const Instant now = sample.someInstant();
            const TicketResult& result = sample.engine.evaluate(sample.events, now);
            for (const Clock& clock : result.clocks) {
                if (clock.state == ClockState::NotApplicable)
                    continue;
                const std::string fault = ledgerFault(result, clock, now);
                if (!fault.empty())
                    return at(now,
                              fault + " in clock " + std::to_string(clock.serial) + ", metric "
                                  + std::to_string(static_cast<int>(clock.metric)));
            }
            return {};
        }));
    }

    void aBreachStaysUnlessSomethingSupersedesIt()
    {
        const RandomStory story { false, false, true };
        QVERIFY(holds(200, story, [](const Sample& sample) -> std::string {
            Instant earlier = sample.someInstant();
            Instant later = sample.someInstant();
            if (later < earlier)
                std::swap(earlier, later);
            const NaiveResult first = sample.at(earlier);
            const NaiveResult second = sample.at(later);
            for (const NaiveBreach& breach : first.breaches) {
                const bool stays
                    = std::any_of(second.breaches.begin(), second.breaches.end(), [&](const NaiveBreach& other) {
                          NaiveBreach expected = breach;
                          if (!breach.superseded && other.superseded && *other.superseded > earlier)
                              expected.superseded = other.superseded;
                          return other == expected;
                      });
                if (!stays)
                    return at(earlier, text(breach) + " is gone at " + toIso(later));
            }
            return {};
        }));
    }

    void nothingMovesWhileNothingHappens()
    {
        QVERIFY(holds(200, {}, [](const Sample& sample) -> std::string {
            const Instant end = sample.someInstant();
            const std::vector<Moment> moments = sample.engine.evaluate(sample.events, end).moments;
            if (moments.empty())
                return {};
            const Instant from = sample.random.oneOf(moments).at;
            const auto next = std::find_if(moments.begin(), moments.end(),
                                           [from](const Moment& moment) { return moment.at > from; });
            const Instant to = next == moments.end() ? end : next->at - Seconds(1);
            const NaiveResult first = sample.at(from);
            const NaiveResult second = sample.at(to);
            if (first.clocks.size() != second.clocks.size())
                return at(from, "clocks appear or vanish until " + toIso(to));
            for (std::size_t i = 0; i < first.clocks.size(); ++i) {
                NaiveClock expected = first.clocks[i];
                const NaiveClock& got = second.clocks[i];
                if (expected.activity == Activity::Counting) {
                    expected.counted = got.counted;
                    expected.breached = expected.breached ? expected.breached : got.breached;
                    expected.state = got.counted > got.target ? ClockState::Breached : expected.state;
                } else {
                    expected.paused = got.paused;
                }
                if (expected != got)
                    return at(from, text(first.clocks[i])) + at(to, text(got));
            }
            return {};
        }));
    }

    void anEndedClockStaysAsItIs()
    {
        const RandomStory story { false, false, true };
        QVERIFY(holds(200, story, [](const Sample& sample) -> std::string {
            Instant earlier = sample.someInstant();
            Instant later = sample.someInstant();
            if (later < earlier)
                std::swap(earlier, later);
            const bool waived
                = happens(sample, earlier, later, [](const Event& event) { return event.kind == EventKind::Waived; });
            const bool moved
                = happens(sample, earlier, later, [](const Event& event) { return event.field == field::kStatus; });
            const NaiveResult second = sample.at(later);
            for (const NaiveClock& clock : sample.at(earlier).clocks) {
                const bool mayChange = waived || clock.activity != Activity::Ended
                    || clock.cancelCause == CancelCause::NothingPromised
                    || (clock.metric == Metric::Resolution && moved);
                const bool found = std::find(second.clocks.begin(), second.clocks.end(), clock) != second.clocks.end();
                if (!mayChange && !found)
                    return at(earlier, text(clock) + " is another at " + toIso(later));
            }
            return {};
        }));
    }

    void thereAndBackRestoresTheDeadline();
};

// Two policies that pause alike, chosen by priority. Without a status change between going and coming back nothing of
// the resolution's deadline may differ from a ticket that never went.
void PropertyLawsTest::thereAndBackRestoresTheDeadline()
{
    int compared = 0;
    for (int seed = 1; seed <= 400; ++seed) {
        RandomSource random(static_cast<std::uint64_t>(seed) + 2'000'000);
        RandomDesk desk;
        makeRandomDesk(random, desk);
        desk.desk.versions.resize(1);
        Agreement& agreement = desk.desk.versions.front().agreement;
        PolicyDefinition there;
        there.id = "there";
        there.calendar = random.idOf({ "c1", "c2", "c3" });
        TargetDefinition target;
        target.promised["*"] = { kRandomGrid * random.between(1, 200), 0 };
        target.pausesIn = { random.idOf({ "waiting", "pending", "vendor" }) };
        target.pauseEnds = random.oneOf({ PauseEnds::ClientReply, PauseEnds::StatusChange });
        target.onReopen = random.oneOf({ OnReopen::Resume, OnReopen::Restart });
        there.targets = { target };
        PolicyDefinition here = there;
        here.id = "here";
        here.calendar = random.idOf({ "c1", "c2", "c3" });
        here.targets.front().promised["*"] = { kRandomGrid * random.between(1, 200), 0 };
        ConditionDefinition isHigh;
        isHigh.kind = ConditionDefinition::Kind::Field;
        isHigh.field = "priority";
        isHigh.values = { "high" };
        there.match = isHigh;
        agreement.policies = { there, here };
        const auto timeline = test::timelineOf(desk);
        QVERIFY(timeline.has_value());

        std::vector<Event> events = randomTicket(random, desk, { false, false, false });
        std::erase_if(events, [](const Event& event) { return event.field == field::kPriority; });
        const Instant going = randomInstants(random, events, 1).front() + Seconds(1);
        const Instant coming = going + kRandomGrid * random.below(100);
        const bool moves = std::any_of(events.begin(), events.end(), [&](const Event& event) {
            const bool mayEnd
                = event.field == field::kStatus || event.kind == EventKind::Merged || event.kind == EventKind::Waived;
            return mayEnd && event.at > going && event.at <= coming;
        });
        if (moves)
            continue;
        const Instant now = coming + kRandomGrid * random.below(100);
        Evaluator engine(*timeline, desk.symbols);
        const NaiveResult stayed = inNaiveWords(engine.evaluate(events, now), desk.symbols);
        const std::pair<Instant, const char*> changes[] = { { going, "high" }, { coming, "low" } };
        for (const auto& [when, value] : changes) {
            Event& change = events.emplace_back(events.front());
            change = Event {};
            change.seq = Sequence { static_cast<std::int64_t>(1000 + events.size()) };
            change.at = when;
            change.kind = EventKind::Changed;
            change.actorKind = ActorKind::Agent;
            change.field = field::kPriority;
            change.value = desk.symbols.intern(value);
        }
        const NaiveResult returned = inNaiveWords(engine.evaluate(events, now), desk.symbols);
        QCOMPARE(returned.clocks.size(), stayed.clocks.size());
        for (std::size_t i = 0; i < stayed.clocks.size(); ++i) {
            NaiveClock expected = stayed.clocks[i];
            expected.breached = returned.clocks[i].breached; // a breach may have been undone and made again
            const std::string story = transcript(desk, events) + text(expected) + "\n" + text(returned.clocks[i]);
            QVERIFY(expected == returned.clocks[i] || reported(QString::fromStdString(story)));
            ++compared;
        }
    }
    QVERIFY(compared > 100);
}

DUEBELL_TEST(property_laws, PropertyLawsTest)
#include "property_laws.moc"
