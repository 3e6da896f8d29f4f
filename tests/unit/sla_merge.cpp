// DESIGN 3.4, "Merge", and waivers.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMergedTicketsRunningClocksAreCancelled()
    {
        Story story { resolution("8h"), firstResponse("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").mergedAway();
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 cancelled(merged) 2:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "cancelled Mon 11:00",
                      "resolution#1.1 cancelled(merged) 2:00 of 8:00 from Mon 09:00 due Mon 17:00 cancelled Mon 11:00");
        QVERIFY(story.result("Mon 12:00").merged);
        QVERIFY(!story.result("Mon 10:59:59").merged);
    }

    void theMergedTicketsBreachesAndVerdictsStay()
    {
        Story story { resolution("1h"), firstResponse("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").reply("bob").at("Mon 11:00").mergedAway();
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 met 0:30 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 09:30",
                      "resolution#1.1 cancelled(merged) 2:00 of 1:00 from Mon 09:00 due Mon 10:00 breached Mon 10:00 "
                      "cancelled Mon 11:00");
        EXPECT_BREACHES(story, "Mon 12:00", "resolution#1.1 breached Mon 10:00 due Mon 10:00 of 1:00");
    }

    void laterEventsOfTheMergedTicketStartNothing()
    {
        Story story { nextResponse("2h"), ownership("1h"), timeInStatus("open", "1h"),
                      resolution("8h").onReopen(OnReopen::Restart) };
        story.at("Mon 09:00").createdBy("bob", { { "assignee", "bob" } }).at("Mon 11:00").mergedAway();
        story.at("Mon 12:00").reply("ann").assign("").status("open").priority("high");
        story.at("Mon 13:00").status("resolved").at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 cancelled(merged) 2:00 of 8:00 from Mon 09:00 due Mon 17:00 cancelled Mon 11:00");
    }

    void theSurvivorTakesTheEarlierWaitIntoItsFirstResponse()
    {
        Story story { firstResponse("4h") };
        story.at("Mon 11:00").createdBy("ann").at("Mon 12:00").absorb("Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 11:59:59", "first_response#1.1 running 0:59:59 of 4:00 from Mon 11:00 due Mon 15:00");
        EXPECT_CLOCKS(story, "Mon 12:00", "first_response#1.1 running 3:00 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void theSurvivorsOwnEarlierWaitStays()
    {
        Story story { firstResponse("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").absorb("Mon 11:00");
        EXPECT_CLOCKS(story, "Mon 12:30", "first_response#1.1 running 3:30 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void theSurvivorTakesTheEarlierWaitIntoItsNextResponse()
    {
        Story story { nextResponse("4h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 12:00").reply("ann").at("Mon 13:00").absorb("Mon 11:00");
        EXPECT_CLOCKS(story, "Mon 13:30", "next_response#1.1 running 2:30 of 4:00 from Mon 11:00 due Mon 15:00");
    }

    void aWaitThatIsTooOldIsBreachedAtTheMerge()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 14:00").reply("ann").at("Mon 15:00").absorb("Mon 10:00");
        EXPECT_CLOCKS(
            story, "Mon 15:30",
            "next_response#1.1 breached(counting) 5:30 of 2:00 from Mon 10:00 due Mon 12:00 breached Mon 15:00");
        EXPECT_BREACHES(story, "Mon 15:30", "next_response#1.1 breached Mon 15:00 due Mon 12:00 of 2:00");
    }

    void aWaitStartsTheNextResponseWhenNoneIsOpen()
    {
        Story story { nextResponse("4h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 13:00").absorb("Mon 11:00").at("Mon 14:00").reply("bob");
        EXPECT_CLOCKS(story, "Mon 13:30", "next_response#1.1 running 2:30 of 4:00 from Mon 11:00 due Mon 15:00");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "next_response#1.1 met 3:00 of 4:00 from Mon 11:00 due Mon 15:00 satisfied Mon 14:00");
    }

    void aTicketWhoseClientDidNotWaitChangesNothing()
    {
        Story story { firstResponse("4h"), nextResponse("4h") };
        story.at("Mon 11:00").createdBy("ann").at("Mon 12:00").absorb("");
        EXPECT_CLOCKS(story, "Mon 12:30", "first_response#1.1 running 1:30 of 4:00 from Mon 11:00 due Mon 15:00");
    }

    void theWaitBeforeTheOldStartCountsAsOpenTimeOnly()
    {
        Story story { firstResponse("4h") };
        story.at("Tue 09:00").createdBy("ann").at("Tue 10:00").absorb("Mon 16:00");
        EXPECT_CLOCKS(story, "Tue 10:30", "first_response#1.1 running 2:30 of 4:00 from Mon 16:00 due Tue 12:00");
    }

    void aWaivedClockIsCancelledAndItsBreachSuperseded()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").waive(Metric::Resolution);
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 cancelled(waived) 5:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "breached Mon 13:00 cancelled Mon 14:00");
        EXPECT_BREACHES(story, "Mon 15:00",
                        "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00 superseded Mon 14:00");
    }

    void aRunningClockMayBeWaived()
    {
        Story story { resolution("4h"), firstResponse("2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").waive(Metric::FirstResponse);
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 cancelled(waived) 1:00 of 2:00 from Mon 09:00 due Mon 11:00 "
                      "cancelled Mon 10:00",
                      "resolution#1.1 running 3:00 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void anEndedClockMayBeWaivedAfterwards()
    {
        Story story { nextResponse("1h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").reply("ann").at("Mon 10:30").reply("bob");
        story.at("Mon 11:00").reply("ann").at("Mon 13:00").reply("bob").at("Mon 14:00").waive(Metric::NextResponse);
        EXPECT_CLOCKS(story, "Mon 13:30",
                      "next_response#1.1 met 0:30 of 1:00 from Mon 10:00 due Mon 11:00 satisfied Mon 10:30",
                      "next_response#2.1 breached(ended) 2:00 of 1:00 from Mon 11:00 due Mon 12:00 satisfied Mon 13:00 "
                      "breached Mon 12:00");
        QVERIFY(story.result("Mon 15:00").clocks.back().state == ClockState::Cancelled);
        QVERIFY(story.result("Mon 15:00").clocks.back().cancelCause == CancelCause::Waived);
        QVERIFY(story.result("Mon 15:00").clocks.front().state == ClockState::Met);
        EXPECT_BREACHES(story, "Mon 15:00",
                        "next_response#2.1 breached Mon 12:00 due Mon 12:00 of 1:00 superseded Mon 14:00");
    }

    void everyMetricMayBeWaived()
    {
        Story story { ownership("1h"), timeInStatus("new", "1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").waive(Metric::Ownership).waive(Metric::TimeInStatus);
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "ownership#1.1 cancelled(waived) 0:30 of 1:00 from Mon 09:00 due Mon 10:00 cancelled Mon 09:30",
                      "time_in_status:new#1.1 cancelled(waived) 0:30 of 1:00 from Mon 09:00 due Mon 10:00 "
                      "cancelled Mon 09:30");
        EXPECT_BREACHES(story, "Mon 12:00", "");
    }

    void waivingWhatDoesNotExistDoesNothing()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").waive(Metric::NextResponse).waive(Metric::Ownership);
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aWaivedResolutionStaysWaivedWhenReopened()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00")
            .createdBy("ann")
            .at("Mon 10:00")
            .waive(Metric::Resolution)
            .at("Mon 11:00")
            .status("resolved");
        story.at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.1 cancelled(waived) 1:00 of 8:00 from Mon 09:00 due Mon 17:00 cancelled Mon 10:00");
    }

    void aWaitTakenOverWhileResolvedStartsAtTheReopening()
    {
        Story story { nextResponse("4h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").status("resolved").at("Mon 11:00").absorb("Mon 09:30");
        story.at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 11:30", "");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "next_response#1.1 running 1:00 of 4:00 from Mon 12:00 due Mon 16:00 since Mon 09:30");
    }
};

DUEBELL_TEST(sla_merge, SlaMergeTest)
#include "sla_merge.moc"
