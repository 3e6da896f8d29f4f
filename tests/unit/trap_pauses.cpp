// Traps 1 to 4: pauses.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class TrapPausesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trap01_pausedThenResolvedInOneStep()
    {
        // On hold from February to August: one working day was counted, not half a year.
        Story story { resolution("16h") };
        story.at("2026-02-02 09:00").createdBy("ann").at("2026-02-03 09:00").status("pending");
        story.at("2026-08-03 10:00").status("resolved");
        // 129 working days of eight hours and one hour of 3 August were paused.
        EXPECT_CLOCKS(story, "2026-08-05 12:00",
                      "resolution#1.1 met 8:00 paused 1033:00 of 16:00 from 2026-02-02 09:00 due 2026-08-04 10:00 "
                      "satisfied 2026-08-03 10:00");
        EXPECT_BREACHES(story, "2026-08-05 12:00", "");
    }

    void trap01_resumedAndResolvedWithinOneSecond()
    {
        Story story { resolution("16h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("vendor");
        story.at("Tue 10:00").status("open").status("resolved");
        EXPECT_CLOCKS(story, "Wed 10:00",
                      "resolution#1.1 met 1:00 paused 8:00 of 16:00 from Mon 09:00 due Wed 17:00 satisfied Tue 10:00");
    }

    void trap01_closedStraightFromHold()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("vendor").at("Fri 16:00").status("closed");
        EXPECT_CLOCKS(story, "Fri 17:00",
                      "resolution#1.1 met 1:00 paused 38:00 of 4:00 from Mon 09:00 due next Mon 11:00 "
                      "satisfied Fri 16:00");
    }

    void trap02_twoPausesOnOneDay()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 10:30").status("open");
        story.at("Mon 12:00").status("vendor").at("Mon 12:45").status("open");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.1 running 3:45 paused 1:15 of 8:00 from Mon 09:00 due Tue 10:15");
    }

    void trap02_aPauseAcrossMidnight()
    {
        Story story { PolicyStory("standard", { resolution("24h") }).on("always") };
        story.at("Mon 20:00").createdBy("ann").at("Mon 22:00").status("pending").at("Tue 03:00").status("open");
        EXPECT_CLOCKS(story, "Tue 04:00",
                      "resolution#1.1 running 3:00 paused 5:00 of 24:00 from Mon 20:00 due Wed 01:00");
    }

    void trap02_aPauseAcrossAWeekend()
    {
        Story story { resolution("8h") };
        story.at("Fri 15:00").createdBy("ann").at("Fri 16:00").status("pending").at("next Mon 10:00").status("open");
        EXPECT_CLOCKS(story, "next Mon 11:00",
                      "resolution#1.1 running 2:00 paused 2:00 of 8:00 from Fri 15:00 due next Mon 17:00");
    }

    void trap02_aPauseAcrossAHoliday()
    {
        Story story { resolution("8h") };
        story.agreement().calendars[0].holidays = { holidayOn("2026-03-03", "Founding day") };
        story.at("Mon 15:00").createdBy("ann").at("Mon 16:00").status("pending").at("Wed 10:00").status("open");
        EXPECT_CLOCKS(story, "Wed 11:00",
                      "resolution#1.1 running 2:00 paused 2:00 of 8:00 from Mon 15:00 due Wed 17:00");
    }

    void trap02_aPauseAcrossADstChange()
    {
        // The night to 29 March has eleven hours from eight to eight, the night to 25 October thirteen.
        Story spring { PolicyStory("standard", { resolution("24h") }).on("always") };
        spring.at("2026-03-28 19:00").createdBy("ann").at("2026-03-28 20:00").status("pending");
        spring.at("2026-03-29 08:00").status("open");
        EXPECT_CLOCKS(spring, "2026-03-29 09:00",
                      "resolution#1.1 running 2:00 paused 11:00 of 24:00 from 2026-03-28 19:00 due 2026-03-30 07:00");
        Story autumn { PolicyStory("standard", { resolution("24h") }).on("always") };
        autumn.at("2026-10-24 19:00").createdBy("ann").at("2026-10-24 20:00").status("pending");
        autumn.at("2026-10-25 08:00").status("open");
        EXPECT_CLOCKS(autumn, "2026-10-25 09:00",
                      "resolution#1.1 running 2:00 paused 13:00 of 24:00 from 2026-10-24 19:00 due 2026-10-26 07:00");
    }

    void trap02_aPauseOutsideOpeningHoursCreditsNothing()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 17:00").status("pending").at("Tue 09:00").status("open");
        EXPECT_CLOCKS(story, "Mon 20:00", "resolution#1.1 paused(client) 8:00 of 8:00 from Mon 09:00");
        Story weekend { resolution("16h") };
        weekend.at("Fri 09:00").createdBy("ann").at("Sat 08:00").status("pending").at("Sun 22:00").status("open");
        EXPECT_CLOCKS(weekend, "next Mon 10:00",
                      "resolution#1.1 running 9:00 of 16:00 from Fri 09:00 due next Mon 17:00");
    }

    void trap03_aPauseWithADayTarget()
    {
        // Three days from Thursday 10:00 are 24 open hours; the pause over the weekend credits eight, not seventy-two.
        Story story { resolution("3d") };
        story.at("Thu 10:00").createdBy("ann").at("Fri 12:00").status("pending").at("next Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Thu 11:00", "resolution#1.1 running 1:00 of 24:00 from Thu 10:00 due next Tue 10:00");
        EXPECT_CLOCKS(story, "next Mon 12:00",
                      "resolution#1.1 running 10:00 paused 8:00 of 24:00 from Thu 10:00 due next Wed 10:00");
    }

    void trap04_priorityChangedWhilePaused()
    {
        // The pause before and after the change is not forgotten: no instant breach.
        Story story { resolution("8h").forPriority("high", "4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("pending").at("Tue 11:00").priority("high");
        story.at("Tue 15:00").status("open");
        EXPECT_CLOCKS(story, "Tue 12:00", "resolution#1.1 paused(client) 2:00 paused 9:00 of 4:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Tue 15:30",
                      "resolution#1.1 running 2:30 paused 12:00 of 4:00 from Mon 09:00 due Tue 17:00");
        EXPECT_BREACHES(story, "Tue 15:30", "");
    }

    void trap04_policyChangedWhilePaused()
    {
        Story story { PolicyStory("premium", { resolution("4h") }).when(is("project", "rollout")),
                      PolicyStory("standard", { resolution("8h") }) };
        story.at("Mon 09:00")
            .createdBy("ann")
            .at("Mon 11:00")
            .status("vendor")
            .at("Mon 13:00")
            .set("project", "rollout");
        story.at("Mon 15:00").status("open");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 paused(third party) 2:00 paused 3:00 of 4:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 16:00",
                      "resolution#1.1 running 3:00 paused 4:00 of 4:00 from Mon 09:00 due Mon 17:00");
    }

    void trap04_upAndBackDownReturnsTheOriginalDeadline()
    {
        Story untouched { resolution("8h").forPriority("high", "4h") };
        untouched.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 11:00").status("open");
        Story moved { resolution("8h").forPriority("high", "4h") };
        moved.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending");
        moved.at("Mon 10:20").priority("high").at("Mon 10:40").priority("low").at("Mon 11:00").status("open");
        moved.at("Mon 12:00").priority("high").at("Mon 13:00").priority("low");
        EXPECT_CLOCKS(moved, "Mon 15:00",
                      "resolution#1.1 running 5:00 paused 1:00 of 8:00 from Mon 09:00 due Tue 10:00");
        EXPECT_LINES(moved.clocks("Mon 15:00"), untouched.clocks("Mon 15:00"));
    }
};

DUEBELL_TEST(trap_pauses, TrapPausesTest)
#include "trap_pauses.moc"
