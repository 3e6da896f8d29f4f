// A desk that is moved to another instant is the desk that would have been loaded for it.
#include "desk/desktimes.h"
#include "desk/maincalendar.h"
#include "support/randomsource.h"
#include "support/sampledesk.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <tuple>

using namespace duebell;
using namespace duebell::test;

class DeskMoveTest : public QObject {
    Q_OBJECT

private:
    static inline const DeskReach kReach { kSampleNow - std::chrono::hours(24 * 30),
                                           kSampleNow + std::chrono::hours(48) };

    static std::unique_ptr<Desk> past(SampleDesk& sample, Instant at)
    {
        auto desk
            = std::make_unique<Desk>(sample.store, sample.timeline, sample.time, DeskView { at, {}, true, kReach });
        if (!desk->load().ok())
            qFatal("the desk did not load");
        return desk;
    }

    static void compare(const Desk& moved, const Desk& loaded)
    {
        QCOMPARE(moved.now(), loaded.now());
        for (const LiveTicket& ticket : loaded.tickets()) {
            const std::optional<std::size_t> index = moved.indexOf(ticket.record.id);
            QVERIFY(index);
            const TicketSummary& a = moved.tickets()[*index].summary;
            const TicketSummary& b = ticket.summary;
            QCOMPARE(a.status, b.status);
            QCOMPARE(a.lane, b.lane);
            QCOMPARE(a.state, b.state);
            QCOMPARE(a.created, b.created);
            QCOMPARE(a.lastEvent, b.lastEvent);
            QCOMPARE(a.nextTransition, b.nextTransition);
            QCOMPARE(a.clock.has_value(), b.clock.has_value());
            if (a.clock)
                QCOMPARE(a.clock->due, b.clock->due);
        }
    }

private Q_SLOTS:
    void forwardAndBackItIsTheDeskOfThatInstant()
    {
        SampleDesk sample;
        const auto desk = past(sample, kSampleNow - Seconds(7200));
        const QSignalSpy moved(desk.get(), &Desk::moved);
        int moves = 0;
        for (const int minutes : { -115, -60, -59, 0, -600, 30, -14400, 600, -1 }) {
            const Instant at = kSampleNow + std::chrono::minutes(minutes);
            QVERIFY(desk->moveTo(at));
            QCOMPARE(moved.count(), ++moves);
            compare(*desk, *past(sample, at));
        }
    }

    // Whoever keeps rows by what is told has the desk's rows, wherever it has been.
    void whatIsToldIsEverythingThatIsAnother()
    {
        SampleDesk sample;
        const auto desk = past(sample, kSampleNow);
        const auto rowOf = [](const LiveTicket& ticket) {
            const TicketSummary& summary = ticket.summary;
            return std::tuple(summary.lane, summary.state, summary.status, summary.assignee, summary.created,
                              summary.clock ? summary.clock->due : std::nullopt);
        };
        using Row = decltype(rowOf(desk->tickets().front()));
        std::vector<Row> kept;
        for (const LiveTicket& ticket : desk->tickets())
            kept.push_back(rowOf(ticket));
        std::size_t told = 0;
        connect(desk.get(), &Desk::changed, this, [&](const std::vector<std::size_t>& indices) {
            told += indices.size();
            for (const std::size_t index : indices)
                kept[index] = rowOf(desk->tickets()[index]);
        });
        RandomSource random(7);
        for (int move = 0; move < 200; ++move) {
            const bool isFar = random.below(4) == 0;
            const auto way = Seconds(random.below(isFar ? 2'000'000 : 3600) - (isFar ? 1'000'000 : 1800));
            if (!desk->moveTo(std::clamp(desk->now() + way, kReach.from, kReach.to)))
                continue;
            for (std::size_t index = 0; index < kept.size(); ++index)
                QVERIFY(kept[index] == rowOf(desk->tickets()[index]));
        }
        QVERIFY(told < 200 * kept.size() / 2); // and little else
    }

    void itsTicketsCanBeFreedElsewhere()
    {
        SampleDesk sample;
        const auto desk = past(sample, kSampleNow);
        const std::size_t count = desk->tickets().size();
        const LoadedDesk gone = desk->letGo();
        QCOMPARE(gone.tickets.size(), count);
        QVERIFY(desk->tickets().empty());
        QVERIFY(!desk->indexOf(gone.tickets.front().record.id));
    }

    void beyondItsReachItStaysWhereItIs()
    {
        SampleDesk sample;
        const auto desk = past(sample, kSampleNow);
        QVERIFY(!desk->moveTo(kReach.from - Seconds(1)));
        QVERIFY(!desk->moveTo(kReach.to + Seconds(1)));
        QCOMPARE(desk->now(), kSampleNow);
        QVERIFY(!sample.desk->moveTo(kSampleNow)); // the live desk does not travel
    }

    void commandsStayOff()
    {
        SampleDesk sample;
        const auto desk = past(sample, kSampleNow);
        QVERIFY(desk->moveTo(kSampleNow - Seconds(60)));
        QVERIFY(desk->isAsOf());
    }

    void eventsAndDeadlinesAreFound()
    {
        SampleDesk sample;
        const std::vector<LiveTicket>& tickets = sample.desk->tickets();
        const std::optional<Instant> before = previousEvent(tickets, kSampleNow);
        QVERIFY(before && *before < kSampleNow);
        QCOMPARE(nextEvent(tickets, *before - Seconds(1)), before);
        QVERIFY(!nextEvent(tickets, kSampleNow + std::chrono::hours(24)));
        QVERIFY(nextDeadline(tickets, kSampleNow).value_or(Instant {}) > kSampleNow);
        QVERIFY(!previousEvent({}, kSampleNow));
    }

    void theMainCalendarIsTheOneOfMostPromises()
    {
        SampleDesk sample;
        const WorkCalendar* hours = mainCalendar(*sample.timeline->versions.back().rules, "UTC");
        QVERIFY(hours);
        QCOMPARE(hours->spec().id, std::string("office"));
        QVERIFY(!mainCalendar(Rulebook(), "UTC"));
    }

    void ofEqualCalendarsTheOneInTheDesksZoneIsTheMainOne()
    {
        Rulebook rules;
        std::vector<std::shared_ptr<const WorkCalendar>> calendars;
        for (const char* zone : { "America/New_York", "Europe/Berlin" }) {
            CalendarSpec spec;
            spec.timeZone = zone;
            calendars.push_back(*WorkCalendar::compile(spec));
            rules.policies.emplace_back().targets.emplace_back().calendar.fixed = calendars.back().get();
        }
        QCOMPARE(mainCalendar(rules, "Europe/Berlin"), calendars.back().get());
        QCOMPARE(mainCalendar(rules, "Asia/Tokyo"), calendars.front().get());
        rules.policies.emplace_back().targets.emplace_back().calendar.fixed = calendars.front().get();
        QCOMPARE(mainCalendar(rules, "Europe/Berlin"), calendars.front().get());
    }
};

DUEBELL_TEST(desk_move, DeskMoveTest)
#include "desk_move.moc"
