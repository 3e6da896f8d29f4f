// Traps 13 to 15: disorderly logs, targets that must not be for sale, and clocks that jump.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace duebell;
using namespace duebell::test;

class TrapEventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trap13_eventsOutOfOrder()
    {
        Story story { firstResponse("1h"), resolution("8h") };
        story.at("Mon 12:00").status("resolved").at("Mon 10:00").reply("bob").at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "first_response#1.1 met 1:00 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 10:00",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 12:00");
    }

    void trap13_eventsDuplicated()
    {
        Story story { firstResponse("4h"), nextResponse("4h"), ownership("4h"), timeInStatus("open", "4h"),
                      resolution("8h") };
        for (int copy = 0; copy < 2; ++copy) {
            story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").reply("bob").at("Mon 10:30").status("open");
            story.at("Mon 10:45").assign("bob").at("Mon 11:00").reply("ann").at("Mon 12:00").status("resolved");
        }
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "first_response#1.1 met 1:00 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 10:00",
                      "next_response#1.1 met 1:00 of 4:00 from Mon 11:00 due Mon 15:00 satisfied Mon 12:00",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 12:00",
                      "ownership#1.1 met 1:45 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 10:45",
                      "time_in_status:open#1.1 met 1:30 of 4:00 from Mon 10:30 due Mon 14:30 satisfied Mon 12:00");
    }

    void trap13_everythingInOneSecond()
    {
        Story story { firstResponse("1h"), nextResponse("1h"), ownership("1h"), resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").reply("bob").reply("ann").reply("bob").assign("bob").status("pending");
        story.reply("ann").status("resolved").status("open");
        EXPECT_CLOCKS(story, "Mon 10:00",
                      "first_response#1.1 met 0:00 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:00",
                      "next_response#1.1 met 0:00 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:00",
                      "next_response#2.1 met 0:00 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:00",
                      "resolution#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 17:00",
                      "ownership#1.1 met 0:00 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:00");
    }

    void trap13_eventsBeforeCreation()
    {
        Story story { firstResponse("1h"), resolution("8h") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 09:00").reply("bob").status("pending");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 met 0:00 of 1:00 from Mon 10:00 due Mon 11:00 satisfied Mon 10:00",
                      "resolution#1.1 paused(client) 0:00 paused 2:00 of 8:00 from Mon 10:00");
    }

    void trap13_eventsInTheFuture()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("2031-01-01 09:00").status("resolved");
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void trap13a_restartIsNotForSale()
    {
        // One click into waiting and back, also after a client who wrote long ago.
        Story story { resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").reply("ann").at("Mon 12:00").status("pending");
        story.at("Mon 12:00:01").status("open");
        EXPECT_CLOCKS(story, "Mon 12:30",
                      "resolution#1.1 running 3:29:59 paused 0:00:01 of 4:00 from Mon 09:00 due Mon 13:00:01");
        Story agent { resolution("4h").restarts() };
        agent.at("Mon 09:00")
            .createdBy("ann")
            .at("Mon 12:00")
            .status("pending")
            .reply("bob")
            .note("bob")
            .status("open");
        EXPECT_CLOCKS(agent, "Mon 12:30", "resolution#1.1 running 3:30 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void trap13a_restartIsNotForSaleToARobotOrAThirdParty()
    {
        Story story { resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").reply("robot").reply("vera");
        story.at("Mon 11:00").status("open");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "resolution#1.1 running 2:00 paused 1:00 of 4:00 from Mon 09:00 due Mon 14:00");
    }

    void trap13a_aSecondClickDoesNotRestartAgain()
    {
        // The client wrote once; going into waiting once more and back is a new visit without a message.
        Story story { resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").reply("ann");
        story.at("Mon 12:00").status("open").at("Mon 13:00").status("pending").at("Mon 13:30").status("open");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.2 running 2:30 paused 0:30 of 4:00 from Mon 11:00 due Mon 15:30");
    }

    void trap13a_priorityBackAndForthIsNotForSale()
    {
        Story story { resolution("8h").fromChange() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").priority("low").at("Mon 12:01").priority("high");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 4:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void trap13a_backdatedWaitingSince()
    {
        // On Tuesday somebody notes that the ticket has waited since Monday noon; the breach never was.
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").recorded("Tue 10:00").status("pending");
        EXPECT_LINES(story.clocks("Tue 09:30", "Tue 09:30"),
                     "resolution#1.1 breached(counting) 8:30 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 13:00");
        EXPECT_CLOCKS(story, "Tue 11:00", "resolution#1.1 paused(client) 3:00 paused 7:00 of 4:00 from Mon 09:00");
        EXPECT_BREACHES(story, "Tue 11:00", "");
    }

    void trap13a_ownerChangeAcrossTwoSchedules()
    {
        Story story { resolution("6h").hoursOf(CalendarChoice::Kind::Assignee, "office") };
        story.person("ed", "calendar", "early").person("lou", "calendar", "late");
        story.at("Mon 06:00").createdBy("ann", { { "assignee", "ed" } }).at("Mon 11:00").assign("lou");
        story.at("Mon 12:30").assign("ed");
        // Five hours of Ed's, half an hour of Lou's, the rest on Ed's next morning.
        EXPECT_CLOCKS(story, "Mon 20:00", "resolution#1.1 running 5:30 of 6:00 from Mon 06:00 due Tue 06:30");
        EXPECT_LEDGER(story, "Mon 14:00", "resolution#1", //
                      "Mon 06:00 - Mon 11:00 counted 5:00 total 5:00", //
                      "Mon 11:00 - Mon 12:00 outside_hours 1:00 total 5:00", //
                      "Mon 12:00 - Mon 12:30 counted 0:30 total 5:30", //
                      "Mon 12:30 - Mon 14:00 outside_hours 1:30 total 5:30");
    }

    void trap13a_aHolidayAddedAfterADayTargetStarted_data()
    {
        QTest::addColumn<int>("scope");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("new tickets") << static_cast<int>(VersionScope::NewTickets)
                                     << QByteArray("resolution#1.1 running 3:00 of 8:00 from Mon 10:00 due Tue 10:00");
        QTest::newRow("from start") << static_cast<int>(VersionScope::OpenFromStart)
                                    << QByteArray("resolution#1.1 running 3:00 of 8:00 from Mon 10:00 due Wed 10:00");
        QTest::newRow("from now") << static_cast<int>(VersionScope::OpenFromNow)
                                  << QByteArray("resolution#1.1 running 3:00 of 8:00 from Mon 10:00 due Wed 10:00");
    }
    void trap13a_aHolidayAddedAfterADayTargetStarted()
    {
        QFETCH(int, scope);
        QFETCH(QByteArray, expected);
        Story story { resolution("1d") };
        story.publish("Mon 12:00", static_cast<VersionScope>(scope), { PolicyStory("standard", { resolution("1d") }) });
        story.latestAgreement().calendars[0].holidays = { holidayOn("2026-03-03") };
        story.at("Mon 10:00").createdBy("ann");
        EXPECT_LINES(story.clocks("Mon 13:00"), expected.constData());
    }

    void trap13a_reopenedAfterAMetVerdict()
    {
        Story story { resolution("4h"), firstResponse("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("resolved").at("Mon 15:00").status("open");
        EXPECT_CLOCKS(story, "Tue 10:30",
                      "first_response#1.1 met 2:00 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 11:00",
                      "resolution#1.1 breached(counting) 5:30 of 4:00 from Mon 09:00 due Mon 17:00 breached Tue 09:00");
    }

    void trap13a_mergedIntoAnOlderTicket()
    {
        // The older ticket was answered; the younger one's client has waited since 11:00.
        Story story { firstResponse("4h"), nextResponse("2h"), resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").reply("bob").at("Mon 12:00").absorb("Mon 11:00");
        EXPECT_CLOCKS(story, "Mon 12:30",
                      "first_response#1.1 met 1:00 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 10:00",
                      "next_response#1.1 running 1:30 of 2:00 from Mon 11:00 due Mon 13:00",
                      "resolution#1.1 running 3:30 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void trap14_aWarningIsAnInstantOfOpenTime()
    {
        // Due on Monday at 9:10: half an hour left is on Friday, five minutes on Monday, never on Sunday.
        const auto warned = [](int minutes) {
            Story story { resolution("8h").warnAtLeft(std::chrono::minutes(minutes)) };
            story.at("Fri 09:10").createdBy("ann");
            return story.clocks("Fri 09:10") + "\n" + story.atRisk("Fri 10:00");
        };
        const std::string clock = "resolution#1.1 running 0:00 of 8:00 from Fri 09:10 due next Mon 09:10";
        EXPECT_LINES(warned(30), clock, "resolution#1 Fri 16:40");
        EXPECT_LINES(warned(10), clock, "resolution#1 Fri 17:00");
        EXPECT_LINES(warned(5), clock, "resolution#1 next Mon 09:05");
    }

    void trap14_targetsUnderAMinute()
    {
        Story story { firstResponse("30s").warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:00:31").reply("bob");
        EXPECT_LINES(story.atRisk("Mon 09:00:10"), "first_response#1 Mon 09:00:15");
        EXPECT_CLOCKS(story, "Mon 09:01",
                      "first_response#1.1 breached(ended) 0:00:31 of 0:00:30 from Mon 09:00 due Mon 09:00:30 "
                      "satisfied Mon 09:00:31 breached Mon 09:00:30");
    }

    void trap14_targetsOfMonths()
    {
        // Sixty working days are twelve weeks; the clocks went forward in between.
        Story story { resolution("60d") };
        story.at("Mon 10:00").createdBy("ann");
        EXPECT_CLOCKS(story, "2026-05-22 17:00",
                      "resolution#1.1 running 479:00 of 480:00 from Mon 10:00 due 2026-05-25 10:00");
    }

    void trap15_anEarlierNowAfterALaterOneGivesTheEarlierTruth()
    {
        Story story { firstResponse("1h"), resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").status("pending").at("Mon 11:00").reply("ann");
        story.at("Mon 16:00").status("resolved").at("Tue 10:00").status("open");
        std::vector<std::string> forward;
        const std::vector<std::string> instants { "Mon 08:00", "Mon 09:00", "Mon 10:00:01", "Mon 11:00", "Mon 15:00",
                                                  "Mon 16:00", "Tue 09:00", "Tue 10:00:01", "Wed 12:00" };
        for (const std::string& instant : instants)
            forward.push_back(story.clocks(instant) + story.breaches(instant));
        for (std::size_t i = instants.size(); i-- > 0;)
            EXPECT_LINES(story.clocks(instants[i]) + story.breaches(instants[i]), forward[i]);
        QVERIFY(forward.front().empty());
    }

    void trap15_aJumpForwardCountsTheTimeBetweenOnce()
    {
        Story story { resolution("16h") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 10:00", "resolution#1.1 running 1:00 of 16:00 from Mon 09:00 due Tue 17:00");
        EXPECT_CLOCKS(story, "Tue 10:00", "resolution#1.1 running 9:00 of 16:00 from Mon 09:00 due Tue 17:00");
        EXPECT_CLOCKS(story, "Mon 10:00", "resolution#1.1 running 1:00 of 16:00 from Mon 09:00 due Tue 17:00");
    }

    void trap15_asleepAcrossWarningAndBreachSaysBoth()
    {
        Story story { resolution("4h").warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(story.atRisk("Mon 09:30"), "resolution#1 Mon 12:00");
        EXPECT_LINES(story.atRisk("Wed 09:30"), "resolution#1 Mon 12:00");
        EXPECT_BREACHES(story, "Wed 09:30", "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00");
    }
};

DUEBELL_TEST(trap_events, TrapEventsTest)
#include "trap_events.moc"
