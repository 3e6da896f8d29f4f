// A desk that is moved to another instant is the desk that would have been loaded for it.
#include "desk/desktimes.h"
#include "desk/maincalendar.h"
#include "support/sampledesk.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

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
        const WorkCalendar* hours = mainCalendar(*sample.timeline->versions.back().rules);
        QVERIFY(hours);
        QCOMPARE(hours->spec().id, std::string("office"));
        QVERIFY(!mainCalendar(Rulebook()));
    }
};

DUEBELL_TEST(desk_move, DeskMoveTest)
#include "desk_move.moc"
