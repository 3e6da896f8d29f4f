// Traps 10 to 12: deadlines that move or vanish, and names that change.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace duebell;
using namespace duebell::test;

class TrapChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trap10_noBreachAndNoWarningInsideAPause()
    {
        Story story { resolution("4h").warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Fri 16:00").status("open");
        for (const char* asOf : { "Mon 10:00", "Mon 13:00", "Tue 12:00", "Fri 15:59:59" }) {
            const TicketResult& ticket = story.result(asOf);
            QVERIFY(ticket.clocks.front().state == ClockState::Paused);
            QVERIFY(!ticket.clocks.front().due && !ticket.clocks.front().atRiskFrom());
            QVERIFY(ticket.breaches.empty());
        }
        EXPECT_LINES(story.atRisk("Fri 16:30"), "resolution#1 Fri 17:00");
    }

    void trap10_noBreachForADeadlineThatNoLongerExists()
    {
        // The ticket lost its promise before the deadline.
        Story story { resolution("").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } }).at("Mon 12:00").priority("low");
        EXPECT_BREACHES(story, "Fri 12:00", "");
        EXPECT_LINES(story.atRisk("Fri 12:00"), "resolution#1 none");
    }

    void trap10_aRemovedPolicyRetiresItsClocks()
    {
        Story story { PolicyStory("premium", { resolution("4h") }).when(is("priority", "high")) };
        story.publish("Mon 11:00", VersionScope::OpenFromNow,
                      { PolicyStory("other", { resolution("4h") }).when(is("priority", "urgent")) });
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } });
        EXPECT_CLOCKS(story, "Fri 12:00",
                      "resolution#1.1 cancelled(nothing_promised) 2:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "cancelled Mon 11:00");
        EXPECT_BREACHES(story, "Fri 12:00", "");
    }

    void trap10_aChangedTeamRetiresTheOldClock()
    {
        Story story { PolicyStory("first line", { resolution("4h"), firstResponse("1h") }).when(is("team", "first")),
                      PolicyStory("second line", { resolution("8h") }) };
        story.at("Mon 09:00").createdBy("ann", { { "team", "first" } }).at("Mon 09:30").set("team", "second");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 cancelled(nothing_promised) 0:30 of 1:00 from Mon 09:00 due Mon 10:00 "
                      "cancelled Mon 09:30",
                      "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_BREACHES(story, "Mon 12:00", "");
    }

    void trap11_aDeadlineMovedLaterHasItsWarningAhead()
    {
        Story story { resolution("4h").forPriority("low", "8h").warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").priority("low");
        EXPECT_LINES(story.atRisk("Mon 11:30"), "resolution#1 Mon 11:00");
        EXPECT_LINES(story.atRisk("Mon 12:00"), "resolution#1 Mon 13:00");
    }

    void trap11_aDeadlineMovedIntoThePastIsOneBreachAtTheChange()
    {
        Story story { resolution("8h").forPriority("urgent", "1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").priority("urgent");
        EXPECT_BREACHES(story, "Mon 11:59:59", "");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "resolution#1.1 breached(counting) 3:00 of 1:00 from Mon 09:00 due Mon 10:00 breached Mon 12:00");
        EXPECT_BREACHES(story, "Fri 12:00", "resolution#1.1 breached Mon 12:00 due Mon 10:00 of 1:00");
    }

    void trap11_anAutomaticRaiseDoesNotCauseTheBreach()
    {
        Story story { resolution("8h").forPriority("urgent", "1h"), firstResponse("4h").forPriority("urgent", "1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").priority("urgent", "robot");
        EXPECT_BREACHES(story, "Mon 12:30", "");
        EXPECT_CLOCKS(story, "Mon 12:30", "first_response#1.1 running 3:30 of 4:00 from Mon 09:00 due Mon 13:00",
                      "resolution#1.1 running 3:30 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void trap12_aRenamedStatusIsTheSameStatus()
    {
        Story story { resolution("8h") };
        story.agreement().statuses[2].name = "Waiting for your answer";
        story.publish("Mon 12:00", VersionScope::OpenFromStart, { PolicyStory("standard", { resolution("8h") }) });
        story.latestAgreement().statuses[2].name = "On hold";
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 running 2:00 paused 4:00 of 8:00 from Mon 09:00 due Tue 13:00");
    }

    void trap12_aRetiredStatusStillExplainsOldTickets()
    {
        Story story { resolution("8h") };
        story.agreement().statuses[2].retired = true;
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 running 2:00 paused 4:00 of 8:00 from Mon 09:00 due Tue 13:00");
    }

    void trap12_aStatusDeletedInALaterVersionStillExplainsOldTickets()
    {
        Story story { resolution("8h") };
        story.publish("Mon 12:00", VersionScope::NewTickets, { PolicyStory("standard", { resolution("1h") }) });
        auto& statuses = story.latestAgreement().statuses;
        statuses.erase(statuses.begin() + 2);
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 paused(client) 1:00 paused 3:00 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 running 2:00 paused 4:00 of 8:00 from Mon 09:00 due Tue 13:00");
    }

    void trap12_aStatusDeletedForOpenTicketsKeepsWhatWasPaused()
    {
        Story story { resolution("8h") };
        story.publish("Mon 15:00", VersionScope::OpenFromStart, { PolicyStory("standard", { resolution("8h") }) });
        auto& statuses = story.latestAgreement().statuses;
        statuses.erase(statuses.begin() + 2);
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 14:00").status("open");
        EXPECT_CLOCKS(story, "Mon 16:00",
                      "resolution#1.1 running 3:00 paused 4:00 of 8:00 from Mon 09:00 due Tue 13:00");
    }

    void trap12_aStatusThatNobodyKnowsIsWork()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("forgotten");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void trap12_aDeletedPolicyStillExplainsOldTickets()
    {
        Story story { PolicyStory("silver", { resolution("8h") }) };
        story.publish("Mon 12:00", VersionScope::NewTickets, { PolicyStory("gold", { resolution("1h") }) });
        story.at("Mon 09:00").createdBy("ann");
        QCOMPARE(story.policy("Fri 12:00"), std::string("silver"));
        EXPECT_LINES(story.explanation("Fri 12:00"), "+ silver");
        QCOMPARE(story.result("Fri 12:00").clocks.front().policy->name, std::string("silver"));
    }

    void trap12_aDeletedCalendarStillCountsOldTickets()
    {
        Story story { PolicyStory("standard", { resolution("8h") }).on("late") };
        story.publish("Mon 12:00", VersionScope::NewTickets, { PolicyStory("standard", { resolution("8h") }) });
        auto& calendars = story.latestAgreement().calendars;
        calendars.erase(calendars.begin() + 2);
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Mon 20:00");
    }

    void trap12_aPersonWhoLeftStillCountsOldTickets()
    {
        Story story { resolution("8h").hoursOf(CalendarChoice::Kind::Assignee, "office") };
        story.person("lou", "calendar", "late").person("lou", "calendar", "", "Wed 09:00");
        story.at("Mon 09:00").createdBy("ann", { { "assignee", "lou" } });
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 running 2:00 of 8:00 from Mon 09:00 due Mon 20:00");
    }
};

DUEBELL_TEST(trap_changes, TrapChangesTest)
#include "trap_changes.moc"
