// DESIGN 3.4, "On reopen": resume, restart, never.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaReopenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resumeDoesNotCountResolvedTime()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").at("Tue 09:00").status("open");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 12:00");
        EXPECT_CLOCKS(story, "Tue 10:00", "resolution#1.1 running 4:00 of 8:00 from Mon 09:00 due Tue 14:00");
    }

    void resumeHasOneVerdictAtTheLastResolve()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").at("Tue 09:00").status("open");
        story.at("Tue 15:00").status("resolved");
        EXPECT_CLOCKS(story, "Wed 10:00",
                      "resolution#1.1 breached(ended) 9:00 of 8:00 from Mon 09:00 due Tue 14:00 satisfied Tue 15:00 "
                      "breached Tue 14:00");
        EXPECT_BREACHES(story, "Wed 10:00", "resolution#1.1 breached Tue 14:00 due Tue 14:00 of 8:00");
    }

    void resumeTwiceStillCountsOnlyTheWork()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("resolved").at("Mon 11:00").status("open");
        story.at("Mon 12:00").status("resolved").at("Mon 14:00").status("open").at("Mon 15:00").status("closed");
        EXPECT_CLOCKS(story, "Tue 12:00",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Tue 12:00 satisfied Mon 15:00");
    }

    void reopenedIntoWaitingIsPaused()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("resolved").at("Mon 12:00").status("pending");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 paused(client) 1:00 paused 1:00 of 8:00 from Mon 09:00");
    }

    void aBreachedClockGoesOnAfterReopening()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").status("resolved").at("Mon 15:00").status("open");
        EXPECT_CLOCKS(story, "Mon 14:30",
                      "resolution#1.1 breached(ended) 5:00 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 14:00 "
                      "breached Mon 13:00");
        EXPECT_CLOCKS(story, "Mon 16:00",
                      "resolution#1.1 breached(counting) 6:00 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 13:00");
    }

    void restartIsANewCycleAndBothVerdictsStay()
    {
        Story story { resolution("4h").onReopen(OnReopen::Restart) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").status("resolved").at("Mon 15:00").status("open");
        EXPECT_CLOCKS(story, "Mon 16:00",
                      "resolution#1.1 breached(ended) 5:00 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 14:00 "
                      "breached Mon 13:00",
                      "resolution#2.1 running 1:00 of 4:00 from Mon 15:00 due Tue 11:00");
        story.at("Tue 10:00").status("resolved");
        EXPECT_CLOCKS(story, "Tue 12:00",
                      "resolution#1.1 breached(ended) 5:00 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 14:00 "
                      "breached Mon 13:00",
                      "resolution#2.1 met 3:00 of 4:00 from Mon 15:00 due Tue 11:00 satisfied Tue 10:00");
    }

    void neverKeepsTheFirstVerdict()
    {
        Story story { resolution("4h").onReopen(OnReopen::Never) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").at("Mon 13:00").status("open");
        story.at("Tue 16:00").status("resolved");
        EXPECT_CLOCKS(story, "Wed 12:00",
                      "resolution#1.1 met 3:00 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 12:00");
    }

    void aChangeWhileResolvedActsAtTheReopening()
    {
        Story story { resolution("8h").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").at("Mon 13:00").priority("high");
        story.at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:30",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 12:00");
        EXPECT_CLOCKS(story, "Mon 14:30", "resolution#1.1 running 3:30 of 4:00 from Mon 09:00 due Mon 15:00");
    }

    void aChangeWhileResolvedThatTheWorkAlreadyExceedsBreachesAtTheReopening()
    {
        Story story { resolution("8h").forPriority("high", "2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").at("Mon 13:00").priority("high");
        story.at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:30",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 12:00");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(counting) 4:00 of 2:00 from Mon 09:00 due Mon 11:00 breached Mon 14:00");
    }

    void aChangeWhileResolvedActsFromChangeAtTheReopening()
    {
        Story story { resolution("8h").forPriority("high", "4h").fromChange() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").at("Mon 13:00").priority("high");
        story.at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 15:00", "resolution#1.2 running 1:00 of 4:00 from Mon 14:00 due Tue 10:00");
    }

    void aReopeningFromClosedIsOneToo()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("resolved").at("Mon 11:00").status("closed");
        story.at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Tue 11:00");
    }

    void goingBackFromClosedToResolvedIsNone()
    {
        Story story { resolution("8h").onReopen(OnReopen::Restart) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("closed").at("Mon 11:00").status("resolved");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.1 met 1:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 10:00");
    }

    void resolvedForNoTimeChangesNothing()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").status("open");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 4:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aNewCycleFollowsThePriorityOfItsTime()
    {
        Story story { resolution("8h").forPriority("high", "4h").onReopen(OnReopen::Restart) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("resolved").at("Mon 12:00").priority("high");
        story.at("Mon 13:00").status("open");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.1 met 2:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 11:00",
                      "resolution#2.1 running 1:00 of 4:00 from Mon 13:00 due Mon 17:00");
    }

    void everyCycleHasItsOwnBreach()
    {
        Story story { resolution("1h").onReopen(OnReopen::Restart) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("resolved").at("Mon 13:00").status("open");
        EXPECT_BREACHES(story, "Mon 15:00", "resolution#1.1 breached Mon 10:00 due Mon 10:00 of 1:00",
                        "resolution#2.1 breached Mon 14:00 due Mon 14:00 of 1:00");
    }

    void aTicketReopenedUnderNeverKeepsItsVerdictWhenCancelled()
    {
        Story story { resolution("4h").onReopen(OnReopen::Never) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").at("Mon 13:00").status("open");
        story.at("Mon 14:00").status("cancelled").at("Mon 15:00").status("open");
        EXPECT_CLOCKS(story, "Tue 12:00",
                      "resolution#1.1 met 3:00 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 12:00");
    }
};

DUEBELL_TEST(sla_reopen, SlaReopenTest)
#include "sla_reopen.moc"
