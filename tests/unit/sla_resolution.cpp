// DESIGN 3.3, resolution: from creation to resolved or closed, by the priority of the moment.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaResolutionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsAtCreationWhoeverCreates_data()
    {
        QTest::addColumn<QByteArray>("creator");
        for (const char* creator : { "ann", "bob", "robot", "vera", "somebody" })
            QTest::newRow(creator) << QByteArray(creator);
    }
    void startsAtCreationWhoeverCreates()
    {
        QFETCH(QByteArray, creator);
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy(creator.toStdString());
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void isSatisfiedByEnteringResolvedOrClosed_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("actor");
        QTest::newRow("resolved by an agent") << QByteArray("resolved") << QByteArray("bob");
        QTest::newRow("closed by an agent") << QByteArray("closed") << QByteArray("bob");
        QTest::newRow("resolved by the client") << QByteArray("resolved") << QByteArray("ann");
        QTest::newRow("closed by a robot") << QByteArray("closed") << QByteArray("robot");
    }
    void isSatisfiedByEnteringResolvedOrClosed()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, actor);
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status(status.toStdString(), actor.toStdString());
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 12:00");
    }

    void isNotSatisfiedByAReply()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").reply("bob").status("open").noReplyNeeded();
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void closingAResolvedTicketEndsNothingTwice()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").at("Wed 09:00").status("closed");
        EXPECT_CLOCKS(story, "Thu 15:00",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 12:00");
    }

    void targetsTheExactPriorityElseEveryOther()
    {
        Story story { resolution("8h").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } });
        EXPECT_CLOCKS(story, "Mon 10:00", "resolution#1.1 running 1:00 of 4:00 from Mon 09:00 due Mon 13:00");
        Story other { resolution("8h").forPriority("high", "4h") };
        other.at("Mon 09:00").createdBy("ann", { { "priority", "low" } });
        EXPECT_CLOCKS(other, "Mon 10:00", "resolution#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 17:00");
        Story without { resolution("8h").forPriority("high", "4h") };
        without.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(without, "Mon 10:00", "resolution#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void promisesNothingForAPriorityWithoutTarget()
    {
        Story story { resolution("").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "low" } });
        EXPECT_CLOCKS(story, "Mon 10:00", "");
    }

    void aPriorityWithoutTargetCancelsAndOneWithTargetRevives()
    {
        Story story { resolution("").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } });
        story.at("Mon 10:00").priority("low").at("Mon 12:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 11:00",
                      "resolution#1.1 cancelled(nothing_promised) 1:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "cancelled Mon 10:00");
        // From the start: nothing was promised from 10:00 to 12:00, the rule that returned judges that time.
        EXPECT_CLOCKS(story, "Mon 12:30", "resolution#1.1 running 3:30 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void aRuleThatReturnsFromChangeIsAFreshRun()
    {
        Story story { resolution("").forPriority("high", "4h").fromChange() };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } });
        story.at("Mon 10:00").priority("low").at("Mon 12:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 12:30", "resolution#1.2 running 0:30 of 4:00 from Mon 12:00 due Mon 16:00");
    }

    void countsNothingUntilOpening()
    {
        Story story { resolution("8h") };
        story.at("Sat 12:00").createdBy("ann");
        EXPECT_CLOCKS(story, "next Mon 09:00", "resolution#1.1 running 0:00 of 8:00 from Sat 12:00 due next Mon 17:00");
        EXPECT_CLOCKS(story, "next Mon 10:00", "resolution#1.1 running 1:00 of 8:00 from Sat 12:00 due next Mon 17:00");
    }

    void anEndedClockIgnoresLaterChanges()
    {
        Story story { resolution("8h").forPriority("high", "1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").status("resolved").at("Mon 13:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 met 3:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 12:00");
        EXPECT_BREACHES(story, "Mon 15:00", "");
    }

    void isCancelledWithTheTicketAndGoesOnWhenItReturns()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("cancelled").at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "resolution#1.1 cancelled(ticket_cancelled) 1:00 of 8:00 from Mon 09:00 due Mon 17:00 "
                      "cancelled Mon 10:00");
        EXPECT_CLOCKS(story, "Mon 15:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Tue 13:00");
    }

    void saysNothingBeforeTheTicketExists()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } });
        EXPECT_CLOCKS(story, "Mon 08:59:59", "");
        QVERIFY(!story.result("Mon 08:59:59").exists);
        QVERIFY(story.result("Mon 08:59:59").version == nullptr);
        QVERIFY(story.result("Mon 09:00").exists);
        EXPECT_CLOCKS(story, "Mon 09:00", "resolution#1.1 running 0:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void severalMetricsRunBesideEachOther()
    {
        Story story { resolution("8h"), firstResponse("1h"), ownership("30m"), timeInStatus("new", "2h") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 09:15", "first_response#1.1 running 0:15 of 1:00 from Mon 09:00 due Mon 10:00",
                      "resolution#1.1 running 0:15 of 8:00 from Mon 09:00 due Mon 17:00",
                      "ownership#1.1 running 0:15 of 0:30 from Mon 09:00 due Mon 09:30",
                      "time_in_status:new#1.1 running 0:15 of 2:00 from Mon 09:00 due Mon 11:00");
    }

    void theResultSaysWhoSpokeLast()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann", { { "status", "open" }, { "region", "north" } });
        story.at("Mon 10:00").reply("bob").at("Mon 11:00").reply("ann").at("Mon 12:00").note("bob");
        const TicketResult& ticket = story.result("Mon 13:00");
        QVERIFY(ticket.created == storyTime("Mon 09:00"));
        QVERIFY(ticket.lastAgentReply == storyTime("Mon 10:00"));
        QVERIFY(ticket.lastClientMessage == storyTime("Mon 11:00"));
        QVERIFY(ticket.lastEvent == storyTime("Mon 12:00"));
        QVERIFY(ticket.category == StatusCategory::Open);
        QCOMPARE(story.symbols().text(ticket.fields.get(field::kStatus)), std::string_view("open"));
        QCOMPARE(story.symbols().text(ticket.fields.get(field::kRequester)), std::string_view("ann"));
        const FieldId region { field::kFirstCustomField.value + story.symbols().find("region").value };
        QCOMPARE(story.symbols().text(ticket.fields.get(region)), std::string_view("north"));
    }

    void resolvedWhileNothingWasPromisedStaysSo()
    {
        Story story { resolution("").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } }).at("Mon 10:00").priority("low");
        story.at("Mon 11:00").status("resolved").at("Mon 12:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.1 cancelled(nothing_promised) 1:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "cancelled Mon 10:00");
    }

    void cancelledWhileNothingWasPromisedAndBackUnderAPromise()
    {
        Story story { resolution("").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "low" } }).at("Mon 10:00").status("cancelled");
        story.at("Mon 11:00").priority("high").at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 11:30", "");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 2:00 of 4:00 from Mon 09:00 due Mon 15:00");
    }
};

DUEBELL_TEST(sla_resolution, SlaResolutionTest)
#include "sla_resolution.moc"
