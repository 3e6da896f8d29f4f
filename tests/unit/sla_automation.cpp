// DESIGN 3.4: a change made by a scenario keeps the target; automation never causes a breach by itself.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaAutomationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRobotsPriorityKeepsTheTarget()
    {
        Story story { resolution("8h").forPriority("urgent", "1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").priority("urgent", "robot");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 4:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_BREACHES(story, "Mon 13:00", "");
        const TicketResult& ticket = story.result("Mon 13:00");
        QCOMPARE(story.symbols().text(ticket.fields.get(field::kPriority)), std::string_view("urgent"));
    }

    void aPersonsPriorityAfterwardsCounts()
    {
        Story story { resolution("8h").forPriority("urgent", "1h").forPriority("high", "5h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").priority("urgent", "robot");
        story.at("Mon 11:00").priority("high", "bob");
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 5:00 from Mon 09:00 due Mon 14:00");
    }

    void aPersonWhoSetsWhatTheRobotSetMeansIt()
    {
        Story story { resolution("8h").forPriority("urgent", "1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:10").priority("urgent", "robot");
        story.at("Mon 09:20").priority("urgent", "bob");
        EXPECT_CLOCKS(story, "Mon 09:30", "resolution#1.1 running 0:30 of 1:00 from Mon 09:00 due Mon 10:00");
    }

    void aRobotsChangeMovesTheTargetWhenThePolicySaysSo()
    {
        Story story {
            PolicyStory("standard", { resolution("8h").forPriority("urgent", "4h") }).retargetsOnAutomation()
        };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").priority("urgent", "robot");
        EXPECT_CLOCKS(story, "Mon 12:30", "resolution#1.1 running 3:30 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void aRobotsFieldDoesNotChooseThePolicy()
    {
        Story story { PolicyStory("premium", { resolution("1h") }).when(is("project", "rollout")),
                      PolicyStory("standard", { resolution("8h") }) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").set("project", "rollout", "robot");
        QCOMPARE(story.policy("Mon 13:00"), std::string("standard"));
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 4:00 of 8:00 from Mon 09:00 due Mon 17:00");
        // A person's change of another field is not a change of this one.
        story.at("Mon 13:30").set("type", "incident", "bob");
        QCOMPARE(story.policy("Mon 14:00"), std::string("standard"));
        story.at("Mon 14:30").set("project", "rollout", "bob");
        QCOMPARE(story.policy("Mon 15:00"), std::string("premium"));
    }

    void fieldsThatARobotGivesAtCreationCount()
    {
        Story story { resolution("8h").forPriority("urgent", "1h") };
        story.at("Mon 09:00").createdBy("robot", { { "priority", "urgent" } });
        EXPECT_CLOCKS(story, "Mon 09:30", "resolution#1.1 running 0:30 of 1:00 from Mon 09:00 due Mon 10:00");
    }

    void aRobotsAssignmentMovesTheAssigneesHours()
    {
        Story story { resolution("8h").hoursOf(CalendarChoice::Kind::Assignee, "office") };
        story.person("lou", "calendar", "late");
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").assign("lou", "robot");
        // One hour of the office, then nothing until twelve.
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 19:00");
    }

    void aRobotsResolveEndsTheResolution()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("resolved", "robot");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.1 met 1:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 10:00");
    }

    void aRobotsFieldChoosesThePolicyWhenThePolicyInForceSaysSo()
    {
        Story story { PolicyStory("premium", { resolution("6h") }).when(is("project", "rollout")),
                      PolicyStory("standard", { resolution("8h") }).retargetsOnAutomation() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").set("project", "rollout", "robot");
        QCOMPARE(story.policy("Mon 13:00"), std::string("premium"));
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 4:00 of 6:00 from Mon 09:00 due Mon 15:00");
    }

    void aNewVersionStillLeavesTheRobotsChangeOut()
    {
        Story story { resolution("8h").forPriority("urgent", "1h") };
        story.publish("Mon 13:00", VersionScope::OpenFromStart,
                      { PolicyStory("standard", { resolution("7h").forPriority("urgent", "1h") }) });
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").priority("urgent", "robot");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 running 5:00 of 7:00 from Mon 09:00 due Mon 16:00");
    }
};

DUEBELL_TEST(sla_automation, SlaAutomationTest)
#include "sla_automation.moc"
