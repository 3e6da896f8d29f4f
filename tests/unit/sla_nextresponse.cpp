// DESIGN 3.3, next_response (customer wait time).
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaNextResponseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheFirstUnansweredMessageAfterTheFirstResponse()
    {
        Story story { firstResponse("1h"), nextResponse("2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:10").reply("ann").at("Mon 09:30").reply("bob");
        story.at("Mon 10:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 09:20", "first_response#1.1 running 0:20 of 1:00 from Mon 09:00 due Mon 10:00");
        EXPECT_CLOCKS(story, "Mon 09:45",
                      "first_response#1.1 met 0:30 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:30");
        EXPECT_CLOCKS(story, "Mon 11:00",
                      "first_response#1.1 met 0:30 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:30",
                      "next_response#1.1 running 1:00 of 2:00 from Mon 10:00 due Mon 12:00");
    }

    void waitsForTheFirstResponseEvenIfNoneIsPromised()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:10").reply("ann");
        EXPECT_CLOCKS(story, "Mon 09:20", "");
        story.at("Mon 09:30").reply("bob").at("Mon 10:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 11:00", "next_response#1.1 running 1:00 of 2:00 from Mon 10:00 due Mon 12:00");
    }

    void isNotRestartedByMoreMessages()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").reply("bob");
        story.at("Mon 10:00").reply("ann").at("Mon 10:30").reply("ann").at("Mon 10:40").reply("cleo");
        EXPECT_CLOCKS(story, "Mon 11:00", "next_response#1.1 running 1:00 of 2:00 from Mon 10:00 due Mon 12:00");
    }

    void isCyclic()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").reply("bob");
        story.at("Mon 10:00").reply("ann").at("Mon 11:30").reply("bob");
        story.at("Mon 13:00").reply("ann").at("Mon 16:00").reply("carl");
        story.at("Tue 09:00").reply("ann");
        EXPECT_CLOCKS(story, "Tue 10:00",
                      "next_response#1.1 met 1:30 of 2:00 from Mon 10:00 due Mon 12:00 satisfied Mon 11:30",
                      "next_response#2.1 breached(ended) 3:00 of 2:00 from Mon 13:00 due Mon 15:00 satisfied Mon 16:00 "
                      "breached Mon 15:00",
                      "next_response#3.1 running 1:00 of 2:00 from Tue 09:00 due Tue 11:00");
    }

    void countsTheOpeningWhenThePolicySaysSo()
    {
        Story story { nextResponse("2h").countsOpening() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:20").reply("ann");
        EXPECT_CLOCKS(story, "Mon 09:30", "next_response#1.1 running 0:30 of 2:00 from Mon 09:00 due Mon 11:00");
        story.at("Mon 10:00").reply("bob").at("Mon 11:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "next_response#1.1 met 1:00 of 2:00 from Mon 09:00 due Mon 11:00 satisfied Mon 10:00",
                      "next_response#2.1 running 1:00 of 2:00 from Mon 11:00 due Mon 13:00");
    }

    void countsTheOpeningOfAnUnknownActor()
    {
        Story story { nextResponse("2h").countsOpening() };
        story.at("Mon 09:00").createdBy("somebody");
        EXPECT_CLOCKS(story, "Mon 09:30", "next_response#1.1 running 0:30 of 2:00 from Mon 09:00 due Mon 11:00");
    }

    void doesNotCountTheOpeningOfAnAgentOrARobot_data()
    {
        QTest::addColumn<QByteArray>("creator");
        for (const char* creator : { "bob", "robot", "vera" })
            QTest::newRow(creator) << QByteArray(creator);
    }
    void doesNotCountTheOpeningOfAnAgentOrARobot()
    {
        QFETCH(QByteArray, creator);
        Story story { nextResponse("2h").countsOpening() };
        story.at("Mon 09:00").createdBy(creator.toStdString());
        EXPECT_CLOCKS(story, "Mon 09:30", "");
    }

    void startsAtOnceWhenNoFirstResponseIsOwed()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 11:00", "next_response#1.1 running 1:00 of 2:00 from Mon 10:00 due Mon 12:00");
    }

    void isSatisfiedByAnAgentsResolve()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").reply("ann").at("Mon 11:00").status("resolved");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "next_response#1.1 met 1:00 of 2:00 from Mon 10:00 due Mon 12:00 satisfied Mon 11:00");
    }

    void isCancelledByAResolveThatIsNoAgents_data()
    {
        QTest::addColumn<QByteArray>("actor");
        for (const char* actor : { "ann", "robot", "vera" })
            QTest::newRow(actor) << QByteArray(actor);
    }
    void isCancelledByAResolveThatIsNoAgents()
    {
        QFETCH(QByteArray, actor);
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").reply("ann");
        story.at("Mon 11:00").status("resolved", actor.toStdString());
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "next_response#1.1 cancelled(resolved_by_client) 1:00 of 2:00 from Mon 10:00 due Mon 12:00 "
                      "cancelled Mon 11:00");
    }

    void isCancelledWhenNoReplyIsNeeded()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").reply("ann").at("Mon 10:30").noReplyNeeded();
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "next_response#1.1 cancelled(no_reply_needed) 0:30 of 2:00 from Mon 10:00 due Mon 12:00 "
                      "cancelled Mon 10:30");
        story.at("Mon 13:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 13:30",
                      "next_response#1.1 cancelled(no_reply_needed) 0:30 of 2:00 from Mon 10:00 due Mon 12:00 "
                      "cancelled Mon 10:30",
                      "next_response#2.1 running 0:30 of 2:00 from Mon 13:00 due Mon 15:00");
    }

    void isNeitherStartedNorEndedByRobotsThirdPartiesAndNotes()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 09:10").reply("robot").reply("vera").note("ann");
        EXPECT_CLOCKS(story, "Mon 09:30", "");
        story.at("Mon 10:00").reply("ann").at("Mon 10:10").reply("robot").reply("vera").note("bob");
        EXPECT_CLOCKS(story, "Mon 10:30", "next_response#1.1 running 0:30 of 2:00 from Mon 10:00 due Mon 12:00");
    }

    void aFirstResponseThatWasCancelledHasEndedToo()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:10").noReplyNeeded().at("Mon 10:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 11:00", "next_response#1.1 running 1:00 of 2:00 from Mon 10:00 due Mon 12:00");

        Story closed { nextResponse("2h") };
        closed.at("Mon 09:00").createdBy("ann").at("Mon 09:10").status("resolved", "ann");
        closed.at("Mon 09:20").status("open", "ann").at("Mon 10:00").reply("ann");
        EXPECT_CLOCKS(closed, "Mon 11:00", "next_response#1.1 running 1:00 of 2:00 from Mon 10:00 due Mon 12:00");
    }

    void thanksAfterResolvingStartsNothing()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").status("resolved").at("Mon 11:00").reply("ann");
        EXPECT_CLOCKS(story, "Wed 12:00", "");
    }

    void aMessageWhileResolvedStartsAtTheReopening()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").status("resolved");
        story.at("Mon 15:00").reply("ann").at("Mon 15:30").reply("ann").at("Tue 09:00").status("open");
        EXPECT_CLOCKS(story, "Tue 09:30",
                      "next_response#1.1 running 0:30 of 2:00 from Tue 09:00 due Tue 11:00 since Mon 15:00");
    }

    void aMessageAnsweredWhileResolvedStartsNothing()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").status("resolved");
        story.at("Mon 15:00").reply("ann").at("Mon 15:30").reply("bob").at("Tue 09:00").status("open");
        EXPECT_CLOCKS(story, "Tue 09:30", "");
    }

    void aMessageWhileResolvedThatNeedsNoReplyStartsNothing()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").status("resolved");
        story.at("Mon 15:00").reply("ann").at("Mon 15:30").noReplyNeeded().at("Tue 09:00").status("open");
        EXPECT_CLOCKS(story, "Tue 09:30", "");
    }

    void aMessageThatReopensStartsThen()
    {
        // The helpdesk writes the message first and the status it causes within the same second.
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").status("resolved");
        story.at("Mon 15:00").reply("ann").status("open", "ann");
        EXPECT_CLOCKS(story, "Mon 15:30", "next_response#1.1 running 0:30 of 2:00 from Mon 15:00 due Mon 17:00");
        Story reverse { nextResponse("2h") };
        reverse.at("Mon 09:00").createdBy("bob").at("Mon 10:00").status("resolved");
        reverse.at("Mon 15:00").status("open", "ann").reply("ann");
        EXPECT_CLOCKS(reverse, "Mon 15:30", "next_response#1.1 running 0:30 of 2:00 from Mon 15:00 due Mon 17:00");
    }

    void aReopeningBySomebodyElseStartsNothing()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").status("resolved").at("Tue 09:00").status("open");
        EXPECT_CLOCKS(story, "Tue 09:30", "");
    }

    void countsWhileTheTicketWaitsUnlessToldOtherwise()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").reply("ann").at("Mon 10:30").status("vendor");
        EXPECT_CLOCKS(story, "Mon 11:00", "next_response#1.1 running 1:00 of 2:00 from Mon 10:00 due Mon 12:00");

        Story pausing { nextResponse("2h").pausesIn({ "vendor" }) };
        pausing.at("Mon 09:00").createdBy("bob").at("Mon 10:00").reply("ann").at("Mon 10:30").status("vendor");
        EXPECT_CLOCKS(pausing, "Mon 11:00",
                      "next_response#1.1 paused(third party) 0:30 paused 0:30 of 2:00 from Mon 10:00");
    }

    void isCancelledWithTheTicket()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("bob").at("Mon 10:00").reply("ann").at("Mon 11:00").status("cancelled");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "next_response#1.1 cancelled(ticket_cancelled) 1:00 of 2:00 from Mon 10:00 due Mon 12:00 "
                      "cancelled Mon 11:00");
    }

    void aPolicyThatComesLaterCountsTheOpenWait()
    {
        Story story { PolicyStory("premium", { nextResponse("4h").countsOpening() }).when(is("priority", "high")),
                      PolicyStory("standard") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 10:30", "");
        EXPECT_CLOCKS(story, "Mon 11:30", "next_response#1.1 running 2:30 of 4:00 from Mon 09:00 due Mon 13:00");
    }
};

DUEBELL_TEST(sla_nextresponse, SlaNextResponseTest)
#include "sla_nextresponse.moc"
