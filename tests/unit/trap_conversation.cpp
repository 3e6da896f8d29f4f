// Traps 5 and 6: reopening, and who said the last word.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class TrapConversationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trap05_reopenedOnceAndTwice()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("resolved").at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Tue 10:00");
        story.at("Mon 14:00").status("resolved").at("Tue 10:00").status("open");
        EXPECT_CLOCKS(story, "Tue 11:00", "resolution#1.1 running 5:00 of 8:00 from Mon 09:00 due Tue 14:00");
    }

    void trap05_reopenedAfterABreach()
    {
        Story story { resolution("1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("resolved").at("Mon 14:00").status("open");
        story.at("Mon 15:00").status("resolved");
        EXPECT_CLOCKS(story, "Mon 16:00",
                      "resolution#1.1 breached(ended) 3:00 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 15:00 "
                      "breached Mon 10:00");
        EXPECT_BREACHES(story, "Mon 16:00", "resolution#1.1 breached Mon 10:00 due Mon 10:00 of 1:00");
    }

    void trap05_resolvedThenClosedDoesNotEndTheClockTwice()
    {
        Story story { resolution("8h").onReopen(OnReopen::Restart), firstResponse("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("resolved").at("Fri 11:00").status("closed");
        EXPECT_CLOCKS(story, "Fri 12:00",
                      "first_response#1.1 met 2:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 11:00",
                      "resolution#1.1 met 2:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 11:00");
    }

    void trap05_timeSpentResolvedIsNotWaiting()
    {
        Story story { resolution("24h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").status("resolved");
        story.at("Tue 11:00").status("pending").at("Tue 12:00").status("open");
        EXPECT_CLOCKS(story, "Tue 13:00",
                      "resolution#1.1 running 2:00 paused 2:00 of 24:00 from Mon 09:00 due Fri 11:00");
        EXPECT_LEDGER(story, "Tue 13:00", "resolution#1", //
                      "Mon 09:00 - Mon 10:00 counted 1:00 total 1:00", //
                      "Mon 10:00 - Mon 11:00 paused_client 1:00 total 1:00", //
                      "Mon 11:00 - Tue 11:00 resolved 24:00 total 1:00", //
                      "Tue 11:00 - Tue 12:00 paused_client 1:00 total 1:00", //
                      "Tue 12:00 - Tue 13:00 counted 1:00 total 2:00");
    }

    void trap06_thanksNeedsNoReply()
    {
        Story story { nextResponse("2h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").reply("bob").at("Mon 10:00").reply("ann");
        story.at("Mon 10:05").noReplyNeeded();
        EXPECT_CLOCKS(story, "Fri 12:00",
                      "next_response#1.1 cancelled(no_reply_needed) 0:05 of 2:00 from Mon 10:00 due Mon 12:00 "
                      "cancelled Mon 10:05");
        EXPECT_BREACHES(story, "Fri 12:00", "");
    }

    void trap06_theFirstReplyIsARobots()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:00").reply("robot").at("Mon 11:00").reply("bob");
        EXPECT_CLOCKS(
            story, "Mon 12:00",
            "first_response#1.1 breached(ended) 2:00 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 11:00 "
            "breached Mon 10:00");
    }

    void trap06_theFirstReplyIsAnInternalNote()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:10").note("bob");
        EXPECT_CLOCKS(story, "Mon 09:30", "first_response#1.1 running 0:30 of 1:00 from Mon 09:00 due Mon 10:00");
    }

    void trap06_theFirstReplyIsTheRequesters()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 09:00").createdBy("robot", { { "requester", "carl" } }).at("Mon 09:10").reply("carl");
        EXPECT_CLOCKS(story, "Mon 09:30", "first_response#1.1 running 0:30 of 1:00 from Mon 09:00 due Mon 10:00");
    }

    void trap06_anAgentWhoIsTheRequesterActsAsAClient()
    {
        Story story { firstResponse("1h"), nextResponse("2h"), resolution("8h") };
        story.at("Mon 09:00").createdBy("bob", { { "requester", "bob" } }).at("Mon 09:30").reply("carl");
        story.at("Mon 10:00").status("pending", "carl").at("Mon 11:00").reply("bob");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 met 0:30 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:30",
                      "next_response#1.1 running 1:00 of 2:00 from Mon 11:00 due Mon 13:00",
                      "resolution#1.1 running 2:00 paused 1:00 of 8:00 from Mon 09:00 due Tue 10:00");
    }

    void trap06_anAgentWhoIsTheRequesterAndResolvesOwesNothing()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 09:00").createdBy("bob", { { "requester", "bob" } }).at("Mon 09:30").status("resolved", "bob");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 cancelled(resolved_by_client) 0:30 of 1:00 from Mon 09:00 due Mon 10:00 "
                      "cancelled Mon 09:30");
    }
};

DUEBELL_TEST(trap_conversation, TrapConversationTest)
#include "trap_conversation.moc"
