// DESIGN 3.4: the internal target and the warnings make a clock amber, never breached.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaAtRiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAtRiskWithoutInternalTargetOrWarning()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(story.atRisk("Mon 10:00"), "resolution#1 none");
        QVERIFY(!story.result("Mon 10:00").clocks.front().internalTarget);
    }

    void theInternalTarget()
    {
        Story story { resolution("8h").internal("6h") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(story.atRisk("Mon 10:00"), "resolution#1 Mon 15:00");
        EXPECT_CLOCKS(story, "Mon 16:00", "resolution#1.1 running 7:00 of 8:00 from Mon 09:00 due Mon 17:00");
        QVERIFY(story.result("Mon 10:00").clocks.front().internalTarget == Seconds(6 * 3600));
    }

    void theInternalTargetOfThePriority()
    {
        Story story { resolution("8h").forPriority("high", "4h").internal("6h").internal("2h", "high") };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } });
        EXPECT_LINES(story.atRisk("Mon 10:00"), "resolution#1 Mon 11:00");
    }

    void percentOfTheTarget()
    {
        Story story { resolution("8h").warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(story.atRisk("Mon 10:00"), "resolution#1 Mon 15:00");
    }

    void openTimeLeft()
    {
        Story story { resolution("8h").warnAtLeft(std::chrono::minutes(30)) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(story.atRisk("Mon 10:00"), "resolution#1 Mon 16:30");
    }

    void theEarliestOfSeveral()
    {
        Story story { resolution("8h").warnAtPercent(75).warnAtLeft(std::chrono::minutes(30)).warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(story.atRisk("Mon 10:00"), "resolution#1 Mon 13:00");
        Story internal { resolution("8h").warnAtPercent(75).internal("3h") };
        internal.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(internal.atRisk("Mon 10:00"), "resolution#1 Mon 12:00");
    }

    void moreLeftThanTheTargetIsAtRiskFromTheStart()
    {
        Story story { resolution("1h").warnAtLeft(std::chrono::hours(2)) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(story.atRisk("Mon 09:30"), "resolution#1 Mon 09:00");
    }

    void aPausedOrEndedClockIsNotAtRisk()
    {
        Story story { resolution("8h").warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").status("open");
        story.at("Tue 09:00").status("resolved");
        EXPECT_LINES(story.atRisk("Mon 11:00"), "resolution#1 none");
        EXPECT_LINES(story.atRisk("Mon 13:00"), "resolution#1 Mon 17:00");
        EXPECT_LINES(story.atRisk("Tue 10:00"), "resolution#1 none");
    }

    void theInternalTargetInDays()
    {
        Story story { resolution("3d").internal("1d") };
        story.at("Mon 10:00").createdBy("ann");
        EXPECT_LINES(story.atRisk("Mon 11:00"), "resolution#1 Tue 10:00");
    }

    void theInstantOfAnyAmountIsOneQuestion()
    {
        Story story { resolution("8h") };
        story.at("Mon 15:00").createdBy("ann").at("Mon 16:00").status("pending").at("Tue 09:00").status("open");
        const Clock clock = story.result("Tue 10:00").clocks.front();
        QVERIFY(clock.instantAtCounted(Seconds(3 * 3600)) == storyTime("Tue 11:00"));
        QVERIFY(clock.instantAtCounted(Seconds(9 * 3600)) == storyTime("Tue 17:00"));
        const Clock paused = story.result("Mon 16:30").clocks.front();
        QVERIFY(!paused.instantAtCounted(Seconds(3 * 3600)));
    }
};

DUEBELL_TEST(sla_atrisk, SlaAtRiskTest)
#include "sla_atrisk.moc"
