// DESIGN 3.3, ownership and time in status: cyclic clocks, one a cycle or a visit.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaOwnershipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsAtCreationAndEndsWithAnAssignee()
    {
        Story story { ownership("1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:40").assign("bob");
        EXPECT_CLOCKS(story, "Mon 09:30", "ownership#1.1 running 0:30 of 1:00 from Mon 09:00 due Mon 10:00");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "ownership#1.1 met 0:40 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:40");
    }

    void isAlsoEndedByARobotsAssignment()
    {
        Story story { ownership("1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:40").assign("bob", "robot");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "ownership#1.1 met 0:40 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:40");
    }

    void isNotListedWhenCreatedWithAnAssignee()
    {
        Story story { ownership("1h") };
        story.at("Mon 09:00").createdBy("ann", { { "assignee", "bob" } });
        EXPECT_CLOCKS(story, "Mon 09:30", "");
    }

    void startsAgainWhenUnassigned()
    {
        Story story { ownership("1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:40").assign("bob").at("Mon 10:00").assign("carl");
        story.at("Mon 11:00").assign("").at("Mon 13:00").assign("bob");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "ownership#1.1 met 0:40 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:40",
                      "ownership#2.1 breached(ended) 2:00 of 1:00 from Mon 11:00 due Mon 12:00 satisfied Mon 13:00 "
                      "breached Mon 12:00");
    }

    void theFirstCycleOfATicketThatHadAnOwnerStartsWhenItLosesIt()
    {
        Story story { ownership("1h") };
        story.at("Mon 09:00").createdBy("ann", { { "assignee", "bob" } }).at("Mon 11:00").assign("");
        EXPECT_CLOCKS(story, "Mon 11:30", "ownership#1.1 running 0:30 of 1:00 from Mon 11:00 due Mon 12:00");
    }

    void isCancelledWhenResolvedWithoutOwnerAndStartsAgainAtTheReopening()
    {
        Story story { ownership("1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").status("resolved").at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 12:15",
                      "ownership#1.1 cancelled(ticket_resolved) 0:30 of 1:00 from Mon 09:00 due Mon 10:00 "
                      "cancelled Mon 09:30",
                      "ownership#2.1 running 0:15 of 1:00 from Mon 12:00 due Mon 13:00");
    }

    void losingTheOwnerWhileResolvedCountsFromTheReopening()
    {
        Story story { ownership("1h") };
        story.at("Mon 09:00").createdBy("ann", { { "assignee", "bob" } }).at("Mon 10:00").status("resolved");
        story.at("Mon 11:00").assign("");
        EXPECT_CLOCKS(story, "Mon 11:30", "");
        story.at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 12:15", "ownership#1.1 running 0:15 of 1:00 from Mon 12:00 due Mon 13:00");
    }

    void aReopenedTicketWithAnOwnerOwesNone()
    {
        Story story { ownership("1h") };
        story.at("Mon 09:00").createdBy("ann", { { "assignee", "bob" } }).at("Mon 10:00").status("resolved");
        story.at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 12:15", "");
    }

    void oneClockAVisitOfTheStatus()
    {
        Story story { timeInStatus("pending", "2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").status("open");
        story.at("Mon 13:00").status("pending");
        EXPECT_CLOCKS(story, "Mon 09:30", "");
        EXPECT_CLOCKS(story, "Mon 10:30",
                      "time_in_status:pending#1.1 running 0:30 of 2:00 from Mon 10:00 due Mon 12:00");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "time_in_status:pending#1.1 met 1:00 of 2:00 from Mon 10:00 due Mon 12:00 satisfied Mon 11:00",
                      "time_in_status:pending#2.1 running 1:00 of 2:00 from Mon 13:00 due Mon 15:00");
    }

    void theStatusAtCreationIsTheFirstVisit()
    {
        Story story { timeInStatus("new", "2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "time_in_status:new#1.1 breached(ended) 3:00 of 2:00 from Mon 09:00 due Mon 11:00 "
                      "satisfied Mon 12:00 breached Mon 11:00");
        Story open { timeInStatus("open", "2h") };
        open.at("Mon 09:00").createdBy("ann", { { "status", "open" } });
        EXPECT_CLOCKS(open, "Mon 10:00", "time_in_status:open#1.1 running 1:00 of 2:00 from Mon 09:00 due Mon 11:00");
    }

    void settingTheSameStatusAgainIsNoVisit()
    {
        Story story { timeInStatus("open", "2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("open").at("Mon 10:30").status("open");
        EXPECT_CLOCKS(story, "Mon 11:00", "time_in_status:open#1.1 running 1:00 of 2:00 from Mon 10:00 due Mon 12:00");
    }

    void aVisitOfNoLengthIsAVisit()
    {
        Story story { timeInStatus("open", "2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("open").status("pending");
        story.at("Mon 11:00").status("open");
        EXPECT_CLOCKS(story, "Mon 11:30",
                      "time_in_status:open#1.1 met 0:00 of 2:00 from Mon 10:00 due Mon 12:00 satisfied Mon 10:00",
                      "time_in_status:open#2.1 running 0:30 of 2:00 from Mon 11:00 due Mon 13:00");
    }

    void severalStatusesHaveTheirOwnTargets()
    {
        Story story { timeInStatus("new", "1h"), timeInStatus("open", "2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").status("open").at("Mon 10:00").status("new");
        EXPECT_CLOCKS(story, "Mon 10:15",
                      "time_in_status:new#1.1 met 0:30 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:30",
                      "time_in_status:new#2.1 running 0:15 of 1:00 from Mon 10:00 due Mon 11:00",
                      "time_in_status:open#1.1 met 0:30 of 2:00 from Mon 09:30 due Mon 11:30 satisfied Mon 10:00");
    }

    void theCycleIsTheNumberOfTheVisit()
    {
        // The first visit ended before anything was promised for it.
        Story story { timeInStatus("open", "").forPriority("high", "2h") };
        story.at("Mon 09:00").createdBy("ann", { { "status", "open" } }).at("Mon 10:00").status("pending");
        story.at("Mon 11:00").priority("high").at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:00", "time_in_status:open#2.1 running 1:00 of 2:00 from Mon 12:00 due Mon 14:00");
    }

    void aTargetThatComesDuringAVisitCountsItFromItsStart()
    {
        Story story { timeInStatus("open", "").forPriority("high", "2h") };
        story.at("Mon 09:00").createdBy("ann", { { "status", "open" } }).at("Mon 10:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 10:30", "time_in_status:open#1.1 running 1:30 of 2:00 from Mon 09:00 due Mon 11:00");
    }

    void leavingForResolvedEndsTheVisitToo()
    {
        Story story { timeInStatus("open", "2h") };
        story.at("Mon 09:00").createdBy("ann", { { "status", "open" } }).at("Mon 10:00").status("resolved");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "time_in_status:open#1.1 met 1:00 of 2:00 from Mon 09:00 due Mon 11:00 satisfied Mon 10:00");
    }

    void isCancelledWithTheTicket()
    {
        Story story { ownership("1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").status("cancelled");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "ownership#1.1 cancelled(ticket_cancelled) 0:30 of 1:00 from Mon 09:00 due Mon 10:00 "
                      "cancelled Mon 09:30");
    }
};

DUEBELL_TEST(sla_ownership, SlaOwnershipTest)
#include "sla_ownership.moc"
