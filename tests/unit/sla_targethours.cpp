// DESIGN 3.4, "Calendar of a target": whose hours count, and each stretch on the schedule of its time.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaTargetHoursTest : public QObject {
    Q_OBJECT

    using Kind = CalendarChoice::Kind;

private Q_SLOTS:
    void thePolicysOwn()
    {
        Story story { PolicyStory("standard", { resolution("8h") }).on("late") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 20:00");
    }

    void aNamedOne()
    {
        Story story { resolution("4h").hoursOf(Kind::Named, "early") };
        story.at("Mon 07:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 08:00", "resolution#1.1 running 1:00 of 4:00 from Mon 07:00 due Mon 11:00");
    }

    void always()
    {
        Story story { resolution("8h").hoursOf(Kind::Always) };
        story.at("Sat 20:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Sat 21:00", "resolution#1.1 running 1:00 of 8:00 from Sat 20:00 due Sun 04:00");
    }

    void theClients()
    {
        Story story { resolution("8h").hoursOf(Kind::Client, "office") };
        story.client("acme", "calendar", "late");
        story.at("Mon 09:00").createdBy("ann", { { "client", "acme" } });
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 20:00");
    }

    void theClientsFallsBack_data()
    {
        QTest::addColumn<QByteArray>("client");
        QTest::newRow("no client") << QByteArray();
        QTest::newRow("a client without calendar") << QByteArray("globex");
        QTest::newRow("a calendar that does not exist") << QByteArray("initech");
    }
    void theClientsFallsBack()
    {
        QFETCH(QByteArray, client);
        Story story { resolution("8h").hoursOf(Kind::Client, "office") };
        story.client("acme", "calendar", "late").client("globex", "tier", "gold").client("initech", "calendar", "gone");
        story.at("Mon 09:00").createdBy("ann", { { "client", client.toStdString() } });
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 4:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void theTeamsFollowsTheTeam()
    {
        Story story { resolution("8h").hoursOf(Kind::Team, "office") };
        story.team("first", "calendar", "early").team("second", "calendar", "late");
        story.at("Mon 08:00")
            .createdBy("ann")
            .at("Mon 10:00")
            .set("team", "first")
            .at("Mon 13:00")
            .set("team", "second");
        // Office from 9 to 10, early from 10 to 12, late from 13.
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 2:00 of 8:00 from Mon 08:00 due Tue 11:00");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 running 4:00 of 8:00 from Mon 08:00 due Mon 18:00");
    }

    void theAssigneesIsPiecewiseWithAFallbackForUnassignedTime()
    {
        Story story { resolution("8h").hoursOf(Kind::Assignee, "office") };
        story.person("ed", "calendar", "early").person("lou", "calendar", "late");
        story.at("Mon 08:00").createdBy("ann").at("Mon 10:00").assign("ed").at("Mon 14:00").assign("lou");
        story.at("Mon 17:00").assign("");
        EXPECT_CLOCKS(story, "Mon 09:30", "resolution#1.1 running 0:30 of 8:00 from Mon 08:00 due Mon 17:00");
        // One hour of the office, two of Ed's; his day ends at noon.
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 3:00 of 8:00 from Mon 08:00 due Tue 11:00");
        EXPECT_CLOCKS(story, "Mon 16:00", "resolution#1.1 running 5:00 of 8:00 from Mon 08:00 due Mon 19:00");
        EXPECT_CLOCKS(story, "Mon 18:00", "resolution#1.1 running 6:00 of 8:00 from Mon 08:00 due Tue 11:00");
    }

    void theAssigneesFallsBackForAPersonWithoutSchedule()
    {
        Story story { resolution("8h").hoursOf(Kind::Assignee, "office") };
        story.at("Mon 09:00").createdBy("ann", { { "assignee", "carl" } });
        EXPECT_CLOCKS(story, "Mon 10:00", "resolution#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void theAssigneesMayLiveInAnotherZone()
    {
        Story story { resolution("8h").hoursOf(Kind::Assignee, "office") };
        story.person("ed", "calendar", "newyork");
        // New York's nine o'clock is Berlin's three in the afternoon in this week.
        story.at("Mon 09:00").createdBy("ann", { { "assignee", "ed" } });
        EXPECT_CLOCKS(story, "Mon 16:00", "resolution#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 23:00");
    }

    void theTeamsAndClientsCalendarsMayChangeWithTime()
    {
        Story story { resolution("8h").hoursOf(Kind::Team, "office") };
        story.team("first", "calendar", "office").team("first", "calendar", "late", "Mon 11:00");
        story.at("Mon 09:00").createdBy("ann", { { "team", "first" } });
        EXPECT_CLOCKS(story, "Mon 10:00", "resolution#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 17:00");
        // Two hours of the office until 11, then from noon.
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 18:00");
    }

    void eachTargetHasItsOwn()
    {
        Story story { firstResponse("1h").hoursOf(Kind::Always), resolution("8h") };
        story.at("Mon 20:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 20:30", "first_response#1.1 running 0:30 of 1:00 from Mon 20:00 due Mon 21:00",
                      "resolution#1.1 running 0:00 of 8:00 from Mon 20:00 due Tue 17:00");
    }

    void aDayTargetIsMadeOfTheCalendarInForceAtItsStart()
    {
        Story story { resolution("1d").hoursOf(Kind::Assignee, "office") };
        story.person("ed", "calendar", "early");
        // One office day from Monday 10:00 is eight hours; Ed works six a day.
        story.at("Mon 10:00").createdBy("ann").at("Mon 17:00").assign("ed");
        EXPECT_CLOCKS(story, "Mon 16:00", "resolution#1.1 running 6:00 of 8:00 from Mon 10:00 due Tue 10:00");
        EXPECT_CLOCKS(story, "Tue 06:30", "resolution#1.1 running 7:30 of 8:00 from Mon 10:00 due Tue 07:00");
    }

    void aPausedStretchCreditsTheHoursOfItsTime()
    {
        Story story { resolution("8h").hoursOf(Kind::Assignee, "office") };
        story.person("lou", "calendar", "late");
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").assign("lou");
        story.at("Mon 14:00").status("open");
        // Paused: 10 to 11 of the office, 12 to 14 of Lou's.
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 running 2:00 paused 3:00 of 8:00 from Mon 09:00 due Tue 13:00");
    }
};

DUEBELL_TEST(sla_targethours, SlaTargetHoursTest)
#include "sla_targethours.moc"
