// DESIGN 3.4: what pauses a clock, what ends the pause, what a resumption does.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaPauseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolutionPausesInEveryWaitingStatus()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending");
        story.at("Mon 12:00").status("vendor").at("Mon 13:00").status("open");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 paused(client) 1:00 paused 1:00 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 12:30", "resolution#1.1 paused(third party) 1:00 paused 2:30 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.1 running 2:00 paused 3:00 of 8:00 from Mon 09:00 due Tue 12:00");
    }

    void pausesAtTheVerySecond()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00:01").status("open");
        EXPECT_CLOCKS(story, "Mon 09:59:59", "resolution#1.1 running 0:59:59 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 10:00", "resolution#1.1 paused(client) 1:00 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 11:00:01",
                      "resolution#1.1 running 1:00 paused 1:00:01 of 8:00 from Mon 09:00 due Tue 10:00:01");
    }

    void pausesInNamedStatusesOnly()
    {
        Story story { resolution("8h").pausesIn({ "vendor" }) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").status("vendor");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 paused(third party) 3:00 paused 1:00 of 8:00 from Mon 09:00");
    }

    void pausesInAStatusThatWaitsForNobody()
    {
        Story story { resolution("8h").pausesIn({ "new", "vendor" }) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("open");
        EXPECT_CLOCKS(story, "Mon 09:30", "resolution#1.1 paused(status) 0:00 paused 0:30 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 11:00",
                      "resolution#1.1 running 1:00 paused 1:00 of 8:00 from Mon 09:00 due Tue 10:00");
    }

    void pausesInACategoryThatIsNotWaiting()
    {
        Story story { resolution("8h").pausesIn({ "open" }) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("open");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 paused(status) 1:00 paused 1:00 of 8:00 from Mon 09:00");
    }

    void pausesNowhereWhenTheListIsEmpty()
    {
        Story story { resolution("8h").pausesIn({}) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void theOtherMetricsDoNotPauseByDefault()
    {
        Story story { firstResponse("8h"), ownership("8h"), timeInStatus("pending", "8h") };
        story.at("Mon 09:00").createdBy("ann", { { "status", "pending" } });
        EXPECT_CLOCKS(story, "Mon 10:00", "first_response#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 17:00",
                      "ownership#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 17:00",
                      "time_in_status:pending#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aTicketCreatedWaitingStartsPaused()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("bob", { { "status", "pending" } }).at("Mon 11:00").status("open");
        EXPECT_CLOCKS(story, "Mon 10:00", "resolution#1.1 paused(client) 0:00 paused 1:00 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "resolution#1.1 running 1:00 paused 2:00 of 8:00 from Mon 09:00 due Tue 11:00");
    }

    void theClientsMessageEndsThePauseAndLeavesTheStatusAlone()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 11:59:59",
                      "resolution#1.1 paused(client) 1:00 paused 1:59:59 of 8:00 from Mon 09:00");
        QVERIFY(!story.result("Mon 11:59:59").clientWroteWhileWaiting);
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.1 running 2:00 paused 2:00 of 8:00 from Mon 09:00 due Tue 11:00");
        const TicketResult& ticket = story.result("Mon 13:00");
        QVERIFY(ticket.clientWroteWhileWaiting);
        QVERIFY(ticket.category == StatusCategory::Waiting);
        story.at("Mon 14:00").status("open");
        QVERIFY(!story.result("Mon 15:00").clientWroteWhileWaiting);
    }

    void anyClientsMessageEndsThePauseARobotsDoesNot()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending");
        story.at("Mon 11:00").reply("robot").reply("vera").note("ann");
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 paused(client) 1:00 paused 2:00 of 8:00 from Mon 09:00");
        story.at("Mon 13:00").reply("cleo");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.1 running 2:00 paused 3:00 of 8:00 from Mon 09:00 due Tue 12:00");
    }

    void anAgentsReplyAloneDoesNotPauseAgain()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").reply("ann");
        story.at("Mon 13:00").reply("bob");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.1 running 3:00 paused 2:00 of 8:00 from Mon 09:00 due Tue 11:00");
    }

    void settingTheSameWaitingStatusAgainPausesAgain()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").reply("ann");
        story.at("Mon 13:00").reply("bob").status("pending");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 paused(client) 2:00 paused 3:00 of 8:00 from Mon 09:00");
        QVERIFY(!story.result("Mon 14:00").clientWroteWhileWaiting);
    }

    void aMessageBeforeTheStatusWasEnteredEndsNothing()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").reply("ann").status("pending");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 paused(client) 1:00 paused 1:00 of 8:00 from Mon 09:00");
    }

    void aMessageInTheSecondOfTheStatusEndsIt()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").reply("ann");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aPauseForAThirdPartyDoesNotEndByTheClientsMessage()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("vendor").at("Mon 12:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 paused(third party) 1:00 paused 3:00 of 8:00 from Mon 09:00");
        QVERIFY(!story.result("Mon 13:00").clientWroteWhileWaiting);
    }

    void aPauseThatEndsByStatusIgnoresTheMessage()
    {
        Story story { resolution("8h").pauseEndsByStatus() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").reply("ann");
        story.at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 paused(client) 1:00 paused 3:00 of 8:00 from Mon 09:00");
        QVERIFY(story.result("Mon 13:00").clientWroteWhileWaiting);
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 running 2:00 paused 4:00 of 8:00 from Mon 09:00 due Tue 13:00");
    }

    void aPauseInAStatusThatWaitsForNobodyIgnoresTheMessage()
    {
        Story story { resolution("8h").pausesIn({ "new" }) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 paused(status) 0:00 paused 2:00 of 8:00 from Mon 09:00");
    }

    void aRobotsStatusPausesLikeAPersons()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending", "robot");
        story.at("Mon 11:00").status("open", "robot");
        EXPECT_CLOCKS(story, "Mon 10:30", "resolution#1.1 paused(client) 1:00 paused 0:30 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "resolution#1.1 running 2:00 paused 1:00 of 8:00 from Mon 09:00 due Tue 10:00");
    }

    void resumingKeepsWhatWasCounted()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("pending").at("Tue 09:00").reply("ann");
        EXPECT_CLOCKS(story, "Tue 09:30",
                      "resolution#1.1 running 3:30 paused 5:00 of 4:00 from Mon 09:00 due Tue 10:00");
    }

    void restartingBeginsANewRunAtTheClientsMessage()
    {
        Story story { resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("pending").at("Mon 15:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 paused(client) 3:00 paused 2:00 of 4:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 16:00", "resolution#1.2 running 1:00 of 4:00 from Mon 15:00 due Tue 11:00");
        story.at("Mon 16:30").status("open");
        EXPECT_CLOCKS(story, "Mon 16:45", "resolution#1.2 running 1:45 of 4:00 from Mon 15:00 due Tue 11:00");
    }

    void restartingWithAPauseThatEndsByStatusBeginsAtTheLeaving()
    {
        Story story { resolution("4h").restarts().pauseEndsByStatus() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("pending").at("Mon 13:00").reply("ann");
        story.at("Mon 15:00").status("open");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 paused(client) 3:00 paused 2:00 of 4:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 16:00", "resolution#1.2 running 1:00 of 4:00 from Mon 15:00 due Tue 11:00");
    }

    void restartingNeedsTheClientsMessage()
    {
        Story story { resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.1 running 2:00 paused 2:00 of 4:00 from Mon 09:00 due Mon 15:00");
    }

    void restartingNeedsThatTheClientWasWaitedFor()
    {
        Story story { resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("vendor").at("Mon 11:00").reply("ann");
        story.at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.1 running 2:00 paused 2:00 of 4:00 from Mon 09:00 due Mon 15:00");
    }

    void aBreachedClockNeverRestarts()
    {
        Story story { resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").status("pending").at("Mon 15:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 16:00",
                      "resolution#1.1 breached(counting) 6:00 paused 1:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "breached Mon 13:00");
    }

    void everyRestartIsANumberedRunOfTheSameCycle()
    {
        Story story { resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").reply("ann");
        story.at("Mon 13:00").status("pending").at("Mon 14:00").reply("ann").at("Mon 15:00").status("resolved");
        EXPECT_CLOCKS(story, "Mon 16:00",
                      "resolution#1.3 met 1:00 of 4:00 from Mon 14:00 due Tue 10:00 satisfied Mon 15:00");
    }

    void aWaitForAThirdPartyAfterARestartBelongsToTheNewRun()
    {
        // The wait for the client ended at the message (12:00) with a new run; the vendor's pause belongs to that run.
        Story story { resolution("4h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").reply("ann");
        story.at("Mon 13:00").status("vendor");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.2 paused(third party) 1:00 paused 1:00 of 4:00 from Mon 12:00");
    }

    void breachedOutranksPaused()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").status("pending");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(client) 5:00 paused 1:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "breached Mon 13:00");
    }

    void resolvedWhilePausedShowsWhenItWouldHaveBeenDue()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").status("resolved");
        EXPECT_CLOCKS(story, "Tue 12:00",
                      "resolution#1.1 met 1:00 paused 2:00 of 4:00 from Mon 09:00 due Mon 15:00 satisfied Mon 12:00");
    }

    void aChangeAfterARestartRecountsOnlyTheCurrentRun()
    {
        Story story { resolution("4h").forPriority("high", "2h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("pending").at("Mon 14:00").reply("ann");
        story.at("Mon 15:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 15:30", "resolution#1.2 running 1:30 of 2:00 from Mon 14:00 due Mon 16:00");
    }

    void aFirstResponseMayPauseToo()
    {
        Story story { firstResponse("4h").pausesIn({ "waiting" }) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 11:00", "first_response#1.1 paused(client) 1:00 paused 1:00 of 4:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "first_response#1.1 running 2:00 paused 2:00 of 4:00 from Mon 09:00 due Mon 15:00");
    }

    void aNextResponseMayRestart()
    {
        // The message that ends the pause is one more of the same wait.
        Story story { nextResponse("4h").pausesIn({ "waiting" }).restarts() };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").reply("ann").at("Mon 11:00").status("pending");
        story.at("Mon 13:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 14:00", "next_response#1.2 running 1:00 of 4:00 from Mon 13:00 due Mon 17:00");
    }
};

DUEBELL_TEST(sla_pause, SlaPauseTest)
#include "sla_pause.moc"
