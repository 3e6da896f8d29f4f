// DESIGN 3.4, "On change": a new target from the start or from the change.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaChangeTest : public QObject {
    Q_OBJECT

    // The priority chooses the policy: high is premium, everything else standard.
    static PolicyStory premium(TargetStory target)
    {
        return PolicyStory("premium", { target }).when(is("priority", "high"));
    }
    static PolicyStory standard(TargetStory target) { return PolicyStory("standard", { target }); }

private Q_SLOTS:
    void fromStartCountsTheWholeLifeAgain()
    {
        Story story { resolution("8h").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 10:59:59", "resolution#1.1 running 1:59:59 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 2:00 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void fromStartOnAnotherPolicysCalendar()
    {
        // Standard counts 9 to 17, premium around the clock.
        Story story { premium(resolution("12h")).on("always"), standard(resolution("8h")) };
        story.at("Mon 16:00").createdBy("ann").at("Tue 09:00").priority("high").at("Tue 10:00").priority("low");
        EXPECT_CLOCKS(story, "Mon 17:00", "resolution#1.1 running 1:00 of 8:00 from Mon 16:00 due Tue 16:00");
        EXPECT_CLOCKS(
            story, "Tue 09:30",
            "resolution#1.1 breached(counting) 17:30 of 12:00 from Mon 16:00 due Tue 04:00 breached Tue 09:00");
        EXPECT_CLOCKS(story, "Tue 10:30", "resolution#1.1 running 2:30 of 8:00 from Mon 16:00 due Tue 16:00");
    }

    void thereAndBackRestoresTheDeadline()
    {
        Story story { premium(resolution("4h")), standard(resolution("8h")) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").status("open");
        story.at("Mon 11:30").priority("high").at("Mon 12:00").priority("low");
        EXPECT_CLOCKS(story, "Mon 11:45",
                      "resolution#1.1 running 1:45 paused 1:00 of 4:00 from Mon 09:00 due Mon 14:00");
        EXPECT_CLOCKS(story, "Mon 12:30",
                      "resolution#1.1 running 2:30 paused 1:00 of 8:00 from Mon 09:00 due Tue 10:00");
    }

    void timeThatWasPausedStaysPaused()
    {
        Story story { premium(resolution("4h").pausesIn({})), standard(resolution("8h")) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").status("open");
        story.at("Mon 12:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 12:30",
                      "resolution#1.1 running 2:30 paused 1:00 of 4:00 from Mon 09:00 due Mon 14:00");
    }

    void timeThatTheNewRulePausesIsPaused()
    {
        Story story { premium(resolution("4h")), standard(resolution("8h").pausesIn({})) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").status("open");
        story.at("Mon 12:00").priority("high").at("Mon 13:00").priority("low");
        EXPECT_CLOCKS(story, "Mon 11:30", "resolution#1.1 running 2:30 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 12:30",
                      "resolution#1.1 running 2:30 paused 1:00 of 4:00 from Mon 09:00 due Mon 14:00");
        // Back: neither the rule of that time (standard) nor the one in force pauses it.
        EXPECT_CLOCKS(story, "Mon 13:30", "resolution#1.1 running 4:30 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void changedWhilePausedStaysPausedUntilTheStatusEnds()
    {
        Story story { resolution("8h").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").priority("high");
        story.at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 11:30", "resolution#1.1 paused(client) 1:00 paused 1:30 of 4:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.1 running 2:00 paused 2:00 of 4:00 from Mon 09:00 due Mon 15:00");
    }

    void fromChangeIsAFreshTarget()
    {
        Story story { resolution("8h").forPriority("high", "4h").fromChange() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 11:30", "resolution#1.2 running 0:30 of 4:00 from Mon 11:00 due Mon 15:00");
    }

    void fromChangeIsPausedIfTheTicketIs()
    {
        Story story { resolution("8h").forPriority("high", "4h").fromChange() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").priority("high");
        story.at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 11:30", "resolution#1.2 paused(client) 0:00 paused 0:30 of 4:00 from Mon 11:00");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.2 running 1:00 paused 1:00 of 4:00 from Mon 11:00 due Mon 16:00");
    }

    void theNewRuleDecidesHowTheChangeCounts()
    {
        Story toChange { premium(resolution("4h").fromChange()), standard(resolution("8h")) };
        toChange.at("Mon 09:00").createdBy("ann").at("Mon 11:00").priority("high").at("Mon 12:00").priority("low");
        EXPECT_CLOCKS(toChange, "Mon 11:30", "resolution#1.2 running 0:30 of 4:00 from Mon 11:00 due Mon 15:00");
        // Standard counts from the start, but of the current run.
        EXPECT_CLOCKS(toChange, "Mon 12:30", "resolution#1.2 running 1:30 of 8:00 from Mon 11:00 due Tue 11:00");
    }

    void aPriorityThatPromisesTheSameBuysNoFreshTarget()
    {
        Story story { resolution("8h").forPriority("high", "4h").forPriority("urgent", "4h").fromChange() };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } }).at("Mon 11:00").priority("urgent");
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 4:00 from Mon 09:00 due Mon 13:00");
        Story others { resolution("8h").forPriority("high", "4h").fromChange() };
        others.at("Mon 09:00").createdBy("ann", { { "priority", "low" } }).at("Mon 11:00").priority("normal");
        EXPECT_CLOCKS(others, "Mon 12:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aFieldThatSelectsNothingChangesNothing()
    {
        Story story { resolution("8h").fromChange() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").set("type", "incident").set("labels", "vip");
        story.at("Mon 11:00").set("region", "north").assign("carl").set("team", "second");
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aShorterTargetThatIsUsedUpIsDueInThePast()
    {
        Story story { resolution("8h").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 15:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 14:59:59", "resolution#1.1 running 5:59:59 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(counting) 6:00 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 15:00");
        EXPECT_BREACHES(story, "Mon 15:00", "resolution#1.1 breached Mon 15:00 due Mon 13:00 of 4:00");
    }

    void aShorterTargetThatIsUsedUpWhilePausedIsBreachedAtTheChange()
    {
        Story story { resolution("8h").forPriority("high", "2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("pending").at("Mon 14:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(client) 3:00 paused 3:00 of 2:00 from Mon 09:00 due Mon 11:00 "
                      "breached Mon 14:00");
    }

    void aShorterTargetUsedUpToTheSecondIsStillRunning()
    {
        Story story { resolution("8h").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 13:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 4:00 of 4:00 from Mon 09:00 due Mon 13:00");
        EXPECT_CLOCKS(story, "Mon 13:00:01",
                      "resolution#1.1 breached(counting) 4:00:01 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "breached Mon 13:00");
    }

    void aBreachThatFromStartUndoesIsKeptAsSuperseded()
    {
        Story story { resolution("4h").forPriority("low", "8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").priority("low");
        EXPECT_CLOCKS(story, "Mon 13:30",
                      "resolution#1.1 breached(counting) 4:30 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 13:00");
        EXPECT_CLOCKS(story, "Mon 15:00", "resolution#1.1 running 6:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_BREACHES(story, "Mon 13:30", "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00");
        EXPECT_BREACHES(story, "Mon 15:00",
                        "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00 superseded Mon 14:00");
    }

    void aBreachThatComesBackIsANewOne()
    {
        Story story { resolution("4h").forPriority("low", "8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").priority("low").at("Mon 15:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 16:00",
                      "resolution#1.1 breached(counting) 7:00 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 15:00");
        EXPECT_BREACHES(story, "Mon 16:00",
                        "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00 superseded Mon 14:00",
                        "resolution#1.1 breached Mon 15:00 due Mon 13:00 of 4:00");
    }

    void aStillShorterTargetKeepsTheFirstBreach()
    {
        Story story { resolution("4h").forPriority("high", "2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(counting) 6:00 of 2:00 from Mon 09:00 due Mon 11:00 breached Mon 13:00");
        EXPECT_BREACHES(story, "Mon 15:00", "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00");
    }

    void aFinalBreachIgnoresLaterChanges()
    {
        Story story { resolution("4h").forPriority("low", "8h").breachIsFinal() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").priority("low");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(counting) 6:00 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 13:00");
        EXPECT_BREACHES(story, "Mon 15:00", "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00");
    }

    void aFinalBreachIsFinalUnderAPolicyThatSaysSo()
    {
        // The policy that was breached decides, not the one that would undo it.
        Story story { premium(resolution("4h").breachIsFinal()), standard(resolution("8h")) };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } }).at("Mon 14:00").priority("low");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(counting) 6:00 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 13:00");
    }

    void fromChangeNeverUndoesABreach()
    {
        Story story { resolution("4h").forPriority("low", "8h").fromChange() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").priority("low");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(counting) 6:00 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 13:00");
    }

    void theFirstResponseFollowsThePriorityToo()
    {
        Story story { firstResponse("2h").forPriority("high", "1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").priority("high");
        EXPECT_CLOCKS(story, "Mon 09:45", "first_response#1.1 running 0:45 of 1:00 from Mon 09:00 due Mon 10:00");
    }

    void severalChangesInOneSecondCountTheLast()
    {
        Story story { resolution("8h").forPriority("high", "4h").forPriority("urgent", "1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").priority("urgent").priority("high");
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void aFinalBreachIsKeptWhenNothingIsPromisedAnyMore()
    {
        Story story { resolution("").forPriority("high", "4h").breachIsFinal() };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } }).at("Mon 14:00").priority("low");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(counting) 6:00 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 13:00");
    }

    void aBreachThatIsNotFinalIsCancelledWhenNothingIsPromisedAnyMore()
    {
        Story story { resolution("").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } }).at("Mon 14:00").priority("low");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 cancelled(nothing_promised) 5:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "breached Mon 13:00 cancelled Mon 14:00");
        EXPECT_BREACHES(story, "Mon 15:00", "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00");
    }
};

DUEBELL_TEST(sla_change, SlaChangeTest)
#include "sla_change.moc"
