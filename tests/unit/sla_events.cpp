// DESIGN 3.2: fold order, retraction, as of and as known at.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace duebell;
using namespace duebell::test;

class SlaEventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldOrderIsHappenedThenSourceOrderThenSequence()
    {
        Event a;
        Event b;
        a.at = storyTime("Mon 09:00");
        b.at = storyTime("Mon 09:00:01");
        a.order = 9;
        a.seq = Sequence { 9 };
        QVERIFY(foldsBefore(a, b));
        QVERIFY(!foldsBefore(b, a));
        b.at = a.at;
        QVERIFY(foldsBefore(b, a));
        b.order = a.order;
        b.seq = Sequence { 10 };
        QVERIFY(foldsBefore(a, b));
        QVERIFY(!foldsBefore(a, a));
    }

    void theSourcesOrderDecidesWithinASecond()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann");
        story.at("Mon 10:00").order(20).status("open").order(10).status("pending");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void everyArrivalOrderGivesTheSameAnswer()
    {
        Story story { firstResponse("1h"), nextResponse("1h"), resolution("4h").restarts() };
        story.at("Mon 09:00")
            .createdBy("ann")
            .at("Mon 09:30")
            .reply("bob")
            .status("pending")
            .at("Mon 10:00")
            .reply("ann");
        story.at("Mon 11:00").status("resolved").at("Mon 12:00").status("open").reply("ann");
        const std::string expected = story.clocks("Mon 13:00");
        for (std::size_t turn = 1; turn < story.events().size(); ++turn) {
            std::rotate(story.events().begin(), story.events().begin() + 1, story.events().end());
            EXPECT_LINES(story.clocks("Mon 13:00"), expected);
        }
    }

    void whatHappensLaterDoesNotExistYet()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved");
        EXPECT_CLOCKS(story, "Mon 11:59:59", "resolution#1.1 running 2:59:59 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 12:00");
    }

    void whatWasNotKnownYetDoesNotExistAsKnownThen()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").recorded("Tue 09:00").status("pending");
        EXPECT_LINES(story.clocks("Mon 12:00"),
                     "resolution#1.1 paused(client) 1:00 paused 2:00 of 8:00 from Mon 09:00");
        EXPECT_LINES(story.clocks("Mon 12:00", "Mon 12:00"),
                     "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_LINES(story.clocks("Mon 12:00", "Tue 08:59:59"),
                     "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_LINES(story.clocks("Mon 12:00", "Tue 09:00"),
                     "resolution#1.1 paused(client) 1:00 paused 2:00 of 8:00 from Mon 09:00");
    }

    void aTicketNobodyKnewOfDoesNotExist()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").recorded("Tue 09:00").createdBy("ann");
        EXPECT_LINES(story.clocks("Mon 12:00", "Mon 12:00"), "");
        QVERIFY(!story.result("Mon 12:00", "Mon 12:00").exists);
    }

    void aRetractedEventIsSkippedFromThenOn()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending");
        const Sequence wrong = story.last();
        story.at("Mon 12:00").retract(wrong);
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 paused(client) 1:00 paused 1:00 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 11:59:59",
                      "resolution#1.1 paused(client) 1:00 paused 1:59:59 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aRetractionMayItselfBeRetracted()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending");
        const Sequence pending = story.last();
        story.at("Mon 12:00").retract(pending);
        const Sequence undo = story.last();
        story.at("Mon 13:00").retract(undo);
        EXPECT_CLOCKS(story, "Mon 12:30", "resolution#1.1 running 3:30 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 paused(client) 1:00 paused 4:00 of 8:00 from Mon 09:00");
        const Sequence redo = story.last();
        story.at("Mon 15:00").retract(redo);
        EXPECT_CLOCKS(story, "Mon 16:00", "resolution#1.1 running 7:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aRetractedResolveNeverWas()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("resolved");
        const Sequence wrong = story.last();
        story.at("Mon 15:00").retract(wrong);
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(counting) 6:00 of 4:00 from Mon 09:00 due Mon 13:00 breached Mon 13:00");
    }

    void aRetractionOfNothingIsNone()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").retract(Sequence { 999 });
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aRetractedCreationLeavesAnUnknownOne()
    {
        Story story { resolution("8h"), firstResponse("8h") };
        story.at("Mon 09:00").createdBy("bob");
        const Sequence created = story.last();
        story.at("Mon 10:00").status("open").at("Mon 11:00").retract(created);
        EXPECT_CLOCKS(story, "Mon 12:00", "first_response#1.1 running 2:00 of 8:00 from Mon 10:00 due Tue 10:00",
                      "resolution#1.1 running 2:00 of 8:00 from Mon 10:00 due Tue 10:00");
    }

    void eventsBeforeCreationTakeEffectAtCreation()
    {
        Story story { resolution("8h").forPriority("high", "4h") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 09:00").priority("high").at("Mon 09:30").status("pending");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 paused(client) 0:00 paused 1:00 of 4:00 from Mon 10:00");
    }

    void ofSeveralCreationsTheFirstCounts()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").createdBy("cleo");
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
        const TicketResult& ticket = story.result("Mon 12:00");
        QCOMPARE(story.symbols().text(ticket.fields.get(field::kRequester)), std::string_view("ann"));
    }

    void withoutCreationTheFirstEventIsOneByAnUnknownActor()
    {
        Story story { firstResponse("2h"), resolution("8h") };
        story.at("Mon 09:00").status("open", "bob").at("Mon 10:00").reply("bob");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 met 1:00 of 2:00 from Mon 09:00 due Mon 11:00 satisfied Mon 10:00",
                      "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aTicketStartsInTheFirstStatusOfTheAgreement()
    {
        Story story { timeInStatus("new", "2h") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 10:00", "time_in_status:new#1.1 running 1:00 of 2:00 from Mon 09:00 due Mon 11:00");
    }

    void noEventsAreNoTicket()
    {
        Story story { resolution("8h") };
        EXPECT_CLOCKS(story, "Mon 10:00", "");
        QVERIFY(!story.result("Mon 10:00").exists);
    }

    void oneEvaluatorAnswersForManyTickets()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 13:00").status("resolved");
        const std::string first = story.clocks("Mon 15:00");
        std::vector<Event> others;
        std::swap(others, story.events());
        story.at("Mon 14:00").createdBy("cleo");
        EXPECT_CLOCKS(story, "Mon 15:00", "resolution#1.1 running 1:00 of 8:00 from Mon 14:00 due Tue 14:00");
        std::swap(others, story.events());
        EXPECT_LINES(story.clocks("Mon 15:00"), first);
    }

    void aRetractionThatWasNotKnownYetRetractsNothing()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending");
        const Sequence wrong = story.last();
        story.at("Mon 11:00").recorded("Tue 09:00").retract(wrong);
        EXPECT_LINES(story.clocks("Mon 12:00", "Mon 12:00"),
                     "resolution#1.1 paused(client) 1:00 paused 2:00 of 8:00 from Mon 09:00");
        EXPECT_LINES(story.clocks("Mon 12:00", "Tue 09:00"),
                     "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aRetractedCreationWithAnotherBehindItUsesThat()
    {
        Story story { firstResponse("8h") };
        story.at("Mon 09:00").createdBy("bob");
        const Sequence wrong = story.last();
        story.at("Mon 10:00").createdBy("ann").at("Mon 11:00").retract(wrong);
        EXPECT_CLOCKS(story, "Mon 12:00", "first_response#1.1 running 2:00 of 8:00 from Mon 10:00 due Tue 10:00");
    }
};

DUEBELL_TEST(sla_events, SlaEventsTest)
#include "sla_events.moc"
