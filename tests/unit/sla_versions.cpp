// DESIGN 3.4, "Versions and timeline": three scopes, and what they leave alone.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaVersionsTest : public QObject {
    Q_OBJECT

    static std::vector<PolicyStory> standard(TargetStory target) { return { PolicyStory("standard", { target }) }; }
    static int version(Story& story, std::string_view asOf) { return story.result(asOf).version->number; }

private Q_SLOTS:
    void theFirstVersionIsInForceSinceAlways()
    {
        Story story { resolution("8h") };
        story.at("1999-01-04 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "1999-01-04 10:00",
                      "resolution#1.1 running 1:00 of 8:00 from 1999-01-04 09:00 due 1999-01-04 17:00");
        QCOMPARE(version(story, "1999-01-04 10:00"), 1);
    }

    void newTicketsAreThoseCreatedFromThenOn()
    {
        Story before { resolution("8h") };
        before.publish("Mon 12:00", VersionScope::NewTickets, standard(resolution("4h")));
        before.at("Mon 11:59:59").createdBy("ann");
        EXPECT_CLOCKS(before, "Mon 13:00", "resolution#1.1 running 1:00:01 of 8:00 from Mon 11:59:59 due Tue 11:59:59");
        QCOMPARE(version(before, "Mon 13:00"), 1);
        Story at { resolution("8h") };
        at.publish("Mon 12:00", VersionScope::NewTickets, standard(resolution("4h")));
        at.at("Mon 12:00").createdBy("ann");
        EXPECT_CLOCKS(at, "Mon 13:00", "resolution#1.1 running 1:00 of 4:00 from Mon 12:00 due Mon 16:00");
        QCOMPARE(version(at, "Mon 13:00"), 2);
    }

    void openTicketsFromTheirStartAreCountedAgain()
    {
        Story story { resolution("8h") };
        story.publish("Mon 12:00", VersionScope::OpenFromStart, standard(resolution("4h").pausesIn({})));
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").status("open");
        EXPECT_CLOCKS(story, "Mon 11:59:59",
                      "resolution#1.1 running 1:59:59 paused 1:00 of 8:00 from Mon 09:00 due Tue 10:00");
        // What was paused under the version of that time stays paused.
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "resolution#1.1 running 2:00 paused 1:00 of 4:00 from Mon 09:00 due Mon 14:00");
        QCOMPARE(version(story, "Mon 11:59:59"), 1);
        QCOMPARE(version(story, "Mon 12:00"), 2);
    }

    void openTicketsFromTheirStartMayBeBreachedAtTheSwitch()
    {
        Story story { resolution("8h") };
        story.publish("Mon 14:00", VersionScope::OpenFromStart, standard(resolution("2h")));
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 breached(counting) 6:00 of 2:00 from Mon 09:00 due Mon 11:00 breached Mon 14:00");
    }

    void openTicketsFromTheirStartMayUndoABreach()
    {
        Story story { resolution("4h") };
        story.publish("Mon 14:00", VersionScope::OpenFromStart, standard(resolution("8h")));
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 15:00", "resolution#1.1 running 6:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_BREACHES(story, "Mon 15:00",
                        "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00 superseded Mon 14:00");
    }

    void openTicketsFromNowKeepWhatIsCounted()
    {
        // The new version counts around the clock and pauses nowhere.
        Story story { resolution("8h") };
        story.publish("Mon 18:00", VersionScope::OpenFromNow,
                      { PolicyStory("standard", { resolution("10h").pausesIn({}) }).on("always") });
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 18:00",
                      "resolution#1.1 running 4:00 paused 4:00 of 10:00 from Mon 09:00 due Tue 00:00");
        EXPECT_CLOCKS(story, "Mon 20:00",
                      "resolution#1.1 running 6:00 paused 4:00 of 10:00 from Mon 09:00 due Tue 00:00");
    }

    void openTicketsFromNowPausedUnderBothStayPaused()
    {
        Story story { resolution("8h") };
        story.publish("Mon 12:00", VersionScope::OpenFromNow, standard(resolution("6h")));
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("pending").at("Mon 13:00").status("open");
        EXPECT_CLOCKS(story, "Mon 12:30", "resolution#1.1 paused(client) 2:00 paused 1:30 of 6:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.1 running 3:00 paused 2:00 of 6:00 from Mon 09:00 due Mon 17:00");
    }

    void openTicketsFromNowRecountLaterChangesFromThatBase()
    {
        Story story { resolution("8h") };
        story.publish("Mon 12:00", VersionScope::OpenFromNow,
                      { PolicyStory("standard", { resolution("10h").forPriority("high", "9h") }).on("always") });
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 15:00", "resolution#1.1 running 6:00 of 9:00 from Mon 09:00 due Mon 18:00");
    }

    void aVersionActsRegardlessOfOnChange()
    {
        Story story { resolution("8h").fromChange() };
        story.publish("Mon 12:00", VersionScope::OpenFromStart, standard(resolution("6h").fromChange()));
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 4:00 of 6:00 from Mon 09:00 due Mon 15:00");
    }

    void aTicketResolvedThenKeepsItsVersionEvenIfReopened_data()
    {
        QTest::addColumn<int>("scope");
        QTest::newRow("from start") << static_cast<int>(VersionScope::OpenFromStart);
        QTest::newRow("from now") << static_cast<int>(VersionScope::OpenFromNow);
    }
    void aTicketResolvedThenKeepsItsVersionEvenIfReopened()
    {
        QFETCH(int, scope);
        Story story { resolution("8h") };
        story.publish("Mon 12:00", static_cast<VersionScope>(scope), standard(resolution("4h")));
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("resolved").at("Mon 13:00").status("open");
        EXPECT_CLOCKS(story, "Mon 12:30",
                      "resolution#1.1 met 2:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 11:00");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Tue 11:00");
        QCOMPARE(version(story, "Mon 14:00"), 1);
    }

    void anEndedClockOfAnOpenTicketIsUntouched()
    {
        Story story { firstResponse("1h"), resolution("8h") };
        story.publish("Mon 12:00", VersionScope::OpenFromStart,
                      { PolicyStory("standard", { firstResponse("10m"), resolution("4h") }) });
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").reply("bob");
        EXPECT_CLOCKS(story, "Mon 12:30",
                      "first_response#1.1 met 0:30 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 09:30",
                      "resolution#1.1 running 3:30 of 4:00 from Mon 09:00 due Mon 13:00");
        EXPECT_BREACHES(story, "Mon 12:30", "");
    }

    void aVersionThatPromisesNothingCancels()
    {
        Story story { resolution("8h") };
        story.publish("Mon 12:00", VersionScope::OpenFromStart, { PolicyStory("standard").noAgreement() });
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.1 cancelled(nothing_promised) 3:00 of 8:00 from Mon 09:00 due Mon 17:00 "
                      "cancelled Mon 12:00");
    }

    void aVersionThatPromisesMoreStartsFromTheStart()
    {
        Story story { resolution("8h") };
        story.publish("Mon 12:00", VersionScope::OpenFromStart,
                      { PolicyStory("standard", { resolution("8h"), firstResponse("6h") }) });
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 13:00", "first_response#1.1 running 4:00 of 6:00 from Mon 09:00 due Mon 15:00",
                      "resolution#1.1 running 4:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void severalVersionsFollowEachOther()
    {
        Story story { resolution("8h") };
        story.publish("Mon 10:00", VersionScope::OpenFromStart, standard(resolution("6h")));
        story.publish("Mon 11:00", VersionScope::NewTickets, standard(resolution("1h")));
        story.publish("Mon 12:00", VersionScope::OpenFromStart, standard(resolution("5h")));
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 09:30", "resolution#1.1 running 0:30 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 10:30", "resolution#1.1 running 1:30 of 6:00 from Mon 09:00 due Mon 15:00");
        EXPECT_CLOCKS(story, "Mon 11:30", "resolution#1.1 running 2:30 of 6:00 from Mon 09:00 due Mon 15:00");
        EXPECT_CLOCKS(story, "Mon 12:30", "resolution#1.1 running 3:30 of 5:00 from Mon 09:00 due Mon 14:00");
        QCOMPARE(version(story, "Mon 11:30"), 2);
        QCOMPARE(version(story, "Mon 12:30"), 4);
    }

    void aVersionThatChangesNothingForTheTicketChangesNothing()
    {
        Story story { resolution("8h") };
        story.publish("Mon 12:00", VersionScope::OpenFromStart, standard(resolution("8h")));
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").reply("ann");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.1 running 3:00 paused 1:00 of 8:00 from Mon 09:00 due Tue 10:00");
    }

    void aCalendarCorrectedFromTheStart()
    {
        // A holiday that the first version forgot.
        Story story { resolution("16h") };
        story.publish("Wed 08:00", VersionScope::OpenFromStart, standard(resolution("16h")));
        story.latestAgreement().calendars[0].holidays = { holidayOn("2026-03-03", "Founding day") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Tue 18:00", "resolution#1.1 running 16:00 of 16:00 from Mon 09:00 due Tue 17:00");
        EXPECT_CLOCKS(story, "Wed 10:00", "resolution#1.1 running 9:00 of 16:00 from Mon 09:00 due Wed 17:00");
    }

    void aClockNamesWhatItIsJudgedBy()
    {
        Story story { firstResponse("1h"), resolution("8h").forPriority("high", "6h") };
        story.publish("Mon 12:00", VersionScope::OpenFromStart,
                      { PolicyStory("improved", { firstResponse("1h"), resolution("8h").forPriority("high", "5h") }) });
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } }).at("Mon 09:30").reply("bob");
        const TicketResult& ticket = story.result("Mon 13:00");
        QCOMPARE(ticket.clocks.size(), std::size_t(2));
        for (const Clock& clock : ticket.clocks) {
            const bool ended = clock.metric == Metric::FirstResponse;
            QCOMPARE(clock.version->number, ended ? 1 : 2);
            QCOMPARE(clock.policy->name, std::string(ended ? "standard" : "improved"));
            QVERIFY(clock.rule->metric == clock.metric);
            QCOMPARE(story.symbols().text(clock.priority), std::string_view("high"));
            QVERIFY(clock.calendar != nullptr);
        }
    }
};

DUEBELL_TEST(sla_versions, SlaVersionsTest)
#include "sla_versions.moc"
