// DESIGN 3.3, first_response: what starts it, what ends it, what never does.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaFirstResponseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsWhenAnybodyButAnAgentCreates_data()
    {
        QTest::addColumn<QByteArray>("creator");
        for (const char* creator : { "ann", "robot", "vera", "somebody" })
            QTest::newRow(creator) << QByteArray(creator);
    }
    void startsWhenAnybodyButAnAgentCreates()
    {
        QFETCH(QByteArray, creator);
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy(creator.toStdString());
        EXPECT_CLOCKS(story, "Mon 10:30", "first_response#1.1 running 0:30 of 1:00 from Mon 10:00 due Mon 11:00");
    }

    void isNotOwedWhenAnAgentCreates()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("bob").at("Mon 10:20").reply("carl");
        EXPECT_CLOCKS(story, "Mon 10:10", "first_response#1.1 not_applicable");
        EXPECT_CLOCKS(story, "Mon 12:00", "first_response#1.1 not_applicable");
    }

    void isOwedForAnAgentsTicketWhenThePolicySaysSo()
    {
        Story story { PolicyStory("standard", { firstResponse("1h") }).agentCreatedAsClient() };
        story.at("Mon 10:00").createdBy("bob");
        EXPECT_CLOCKS(story, "Mon 10:30", "first_response#1.1 running 0:30 of 1:00 from Mon 10:00 due Mon 11:00");
    }

    void isOwedToAnAgentWhoIsTheRequester()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("bob", { { "requester", "bob" } }).at("Mon 10:10").reply("bob");
        EXPECT_CLOCKS(story, "Mon 10:30", "first_response#1.1 running 0:30 of 1:00 from Mon 10:00 due Mon 11:00");
    }

    void isNotOwedForAnAgentsTicketOnBehalfOfAClient()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("bob", { { "requester", "ann" } });
        EXPECT_CLOCKS(story, "Mon 10:30", "first_response#1.1 not_applicable");
    }

    void isSatisfiedByTheFirstPublicReplyOfAnAgent()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 10:40").reply("bob").at("Mon 10:50").reply("carl");
        EXPECT_CLOCKS(story, "Tue 10:00",
                      "first_response#1.1 met 0:40 of 1:00 from Mon 10:00 due Mon 11:00 satisfied Mon 10:40");
    }

    void isSatisfiedByTheReplyOfAnUnknownActor()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("somebody").at("Mon 10:40").reply("someone else");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 met 0:40 of 1:00 from Mon 10:00 due Mon 11:00 satisfied Mon 10:40");
    }

    void isNotSatisfiedByTheUnknownCreatorsOwnReply()
    {
        // The requester defaults to an unknown creator, and a requester is a client whatever its kind.
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("somebody").at("Mon 10:10").reply("somebody");
        EXPECT_CLOCKS(story, "Mon 10:30", "first_response#1.1 running 0:30 of 1:00 from Mon 10:00 due Mon 11:00");
    }

    void isNotSatisfiedByRobotsClientsThirdPartiesAndNotes()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("ann");
        story.at("Mon 10:05").reply("robot").reply("ann").reply("cleo").reply("vera").note("bob").note("somebody");
        story.at("Mon 10:06").acknowledge(Metric::FirstResponse).breachReason(Metric::FirstResponse, "staff");
        story.at("Mon 10:07").assign("bob").priority("high").status("open");
        EXPECT_CLOCKS(story, "Mon 10:30", "first_response#1.1 running 0:30 of 1:00 from Mon 10:00 due Mon 11:00");
    }

    void isSatisfiedByAnAgentsResolve_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("actor");
        QTest::newRow("agent resolves") << QByteArray("resolved") << QByteArray("bob");
        QTest::newRow("agent closes") << QByteArray("closed") << QByteArray("bob");
        QTest::newRow("unknown actor resolves") << QByteArray("resolved") << QByteArray("somebody");
    }
    void isSatisfiedByAnAgentsResolve()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, actor);
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 10:50").status(status.toStdString(), actor.toStdString());
        story.at("Mon 11:30").status("open").at("Mon 12:00").reply("bob");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "first_response#1.1 met 0:50 of 1:00 from Mon 10:00 due Mon 11:00 satisfied Mon 10:50");
    }

    void isCancelledByAResolveThatIsNoAgents_data()
    {
        QTest::addColumn<QByteArray>("actor");
        for (const char* actor : { "ann", "cleo", "robot", "vera" })
            QTest::newRow(actor) << QByteArray(actor);
    }
    void isCancelledByAResolveThatIsNoAgents()
    {
        QFETCH(QByteArray, actor);
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 10:50").status("resolved", actor.toStdString());
        story.at("Mon 11:00").status("open").at("Mon 11:10").reply("bob");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 cancelled(resolved_by_client) 0:50 of 1:00 from Mon 10:00 due Mon 11:00 "
                      "cancelled Mon 10:50");
    }

    void isCancelledWhenNoReplyIsNeeded()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 10:15").noReplyNeeded().at("Mon 10:20").reply("bob");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 cancelled(no_reply_needed) 0:15 of 1:00 from Mon 10:00 due Mon 11:00 "
                      "cancelled Mon 10:15");
    }

    void isCancelledWithTheTicket()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 10:15").status("cancelled");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 cancelled(ticket_cancelled) 0:15 of 1:00 from Mon 10:00 due Mon 11:00 "
                      "cancelled Mon 10:15");
    }

    void stopsWhileResolvedWhenResolvingDoesNotCount()
    {
        Story story { firstResponse("1h").resolveDoesNotCount() };
        story.at("Mon 10:00").createdBy("ann").at("Mon 10:20").status("resolved").at("Tue 09:00").status("open");
        EXPECT_CLOCKS(story, "Mon 12:00", "first_response#1.1 paused(resolved) 0:20 of 1:00 from Mon 10:00");
        EXPECT_CLOCKS(story, "Tue 09:10", "first_response#1.1 running 0:30 of 1:00 from Mon 10:00 due Tue 09:40");
        story.at("Tue 09:30").reply("bob");
        EXPECT_CLOCKS(story, "Tue 12:00",
                      "first_response#1.1 met 0:50 of 1:00 from Mon 10:00 due Tue 09:40 satisfied Tue 09:30");
    }

    void isStillAnsweredByAReplyWhileStopped()
    {
        Story story { firstResponse("1h").resolveDoesNotCount() };
        story.at("Mon 10:00").createdBy("ann").at("Mon 10:20").status("resolved").at("Mon 11:00").reply("bob");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 met 0:20 of 1:00 from Mon 10:00 due Mon 11:40 satisfied Mon 11:00");
    }

    void isCancelledByAClientsResolveEvenIfResolvingDoesNotCount()
    {
        Story story { firstResponse("1h").resolveDoesNotCount() };
        story.at("Mon 10:00").createdBy("ann").at("Mon 10:20").status("resolved", "ann");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 cancelled(resolved_by_client) 0:20 of 1:00 from Mon 10:00 due Mon 11:00 "
                      "cancelled Mon 10:20");
    }

    void doesNotPauseByDefault()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 10:10").status("pending");
        EXPECT_CLOCKS(story, "Mon 10:30", "first_response#1.1 running 0:30 of 1:00 from Mon 10:00 due Mon 11:00");
    }

    void isBreachedAndThenAnsweredLate()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 16:30").createdBy("ann").at("Tue 10:00").reply("bob");
        EXPECT_CLOCKS(story, "Tue 09:45",
                      "first_response#1.1 breached(counting) 1:15 of 1:00 from Mon 16:30 due Tue 09:30 "
                      "breached Tue 09:30");
        EXPECT_CLOCKS(
            story, "Tue 12:00",
            "first_response#1.1 breached(ended) 1:30 of 1:00 from Mon 16:30 due Tue 09:30 satisfied Tue 10:00 "
            "breached Tue 09:30");
    }

    void isNotEvenListedWhenNothingIsPromised()
    {
        Story story { firstResponse("").forPriority("high", "1h") };
        story.at("Mon 10:00").createdBy("bob", { { "priority", "low" } });
        EXPECT_CLOCKS(story, "Mon 10:30", "");
    }
};

DUEBELL_TEST(sla_firstresponse, SlaFirstResponseTest)
#include "sla_firstresponse.moc"
