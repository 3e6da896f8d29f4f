// DESIGN 3.4, "Verdict": at exact seconds.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaVerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atDueItRunsWithNothingLeft()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 12:59:59", "resolution#1.1 running 3:59:59 of 4:00 from Mon 09:00 due Mon 13:00");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 4:00 of 4:00 from Mon 09:00 due Mon 13:00");
        EXPECT_BREACHES(story, "Mon 13:00", "");
        EXPECT_CLOCKS(story, "Mon 13:00:01",
                      "resolution#1.1 breached(counting) 4:00:01 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "breached Mon 13:00");
        EXPECT_BREACHES(story, "Mon 13:00:01", "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00");
    }

    void dueAtClosingIsBreachedAtTheNextOpening()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 17:00", "resolution#1.1 running 8:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 23:00", "resolution#1.1 running 8:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Tue 09:00", "resolution#1.1 running 8:00 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_BREACHES(story, "Tue 09:00", "");
        EXPECT_CLOCKS(story, "Tue 09:00:01",
                      "resolution#1.1 breached(counting) 8:00:01 of 8:00 from Mon 09:00 due Mon 17:00 "
                      "breached Tue 09:00");
    }

    void dueAtClosingOnFridayIsBreachedOnMonday()
    {
        Story story { resolution("8h") };
        story.at("Fri 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "next Mon 09:00", "resolution#1.1 running 8:00 of 8:00 from Fri 09:00 due Fri 17:00");
        EXPECT_CLOCKS(story, "next Mon 10:00",
                      "resolution#1.1 breached(counting) 9:00 of 8:00 from Fri 09:00 due Fri 17:00 "
                      "breached next Mon 09:00");
    }

    void satisfiedAtDueIsMetASecondLaterIsBreached()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 13:00").status("resolved");
        EXPECT_CLOCKS(story, "Mon 14:00",
                      "resolution#1.1 met 4:00 of 4:00 from Mon 09:00 due Mon 13:00 satisfied Mon 13:00");
        EXPECT_BREACHES(story, "Mon 14:00", "");
        Story late { resolution("4h") };
        late.at("Mon 09:00").createdBy("ann").at("Mon 13:00:01").status("resolved");
        EXPECT_CLOCKS(late, "Mon 14:00",
                      "resolution#1.1 breached(ended) 4:00:01 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "satisfied Mon 13:00:01 breached Mon 13:00");
    }

    void satisfiedInTheClosedHoursAfterDueIsMet()
    {
        // Nothing more was counted between closing and the answer.
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 22:00").status("resolved");
        EXPECT_CLOCKS(story, "Tue 12:00",
                      "resolution#1.1 met 8:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Mon 22:00");
        Story opening { resolution("8h") };
        opening.at("Mon 09:00").createdBy("ann").at("Tue 09:00").status("resolved");
        EXPECT_CLOCKS(opening, "Tue 12:00",
                      "resolution#1.1 met 8:00 of 8:00 from Mon 09:00 due Mon 17:00 satisfied Tue 09:00");
    }

    void pausedAtTheVerySecondOfDueIsPausedWithNothingLeft()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 13:00").status("pending").at("Mon 15:00").status("open");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 paused(client) 4:00 of 4:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 paused(client) 4:00 paused 1:00 of 4:00 from Mon 09:00");
        EXPECT_BREACHES(story, "Mon 14:59:59", "");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 running 4:00 paused 2:00 of 4:00 from Mon 09:00 due Mon 15:00");
        EXPECT_CLOCKS(story, "Mon 15:00:01",
                      "resolution#1.1 breached(counting) 4:00:01 paused 2:00 of 4:00 from Mon 09:00 due Mon 15:00 "
                      "breached Mon 15:00");
    }

    void pausedAtDueAndResumedOutsideHoursIsBreachedAtOpening()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 13:00").status("pending").at("Mon 20:00").status("open");
        EXPECT_CLOCKS(story, "Mon 21:00",
                      "resolution#1.1 running 4:00 paused 4:00 of 4:00 from Mon 09:00 due Mon 20:00");
        EXPECT_CLOCKS(story, "Tue 10:00",
                      "resolution#1.1 breached(counting) 5:00 paused 4:00 of 4:00 from Mon 09:00 due Mon 20:00 "
                      "breached Tue 09:00");
    }

    void pausedAtDueAndResolvedThereIsMet()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 13:00").status("pending").at("Tue 15:00").status("resolved");
        EXPECT_CLOCKS(story, "Tue 16:00",
                      "resolution#1.1 met 4:00 paused 10:00 of 4:00 from Mon 09:00 due Tue 15:00 satisfied Tue 15:00");
    }

    void aBreachedClockKeepsTheDueItBroke()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").status("pending").at("Mon 16:00").status("open");
        EXPECT_CLOCKS(story, "Tue 10:00",
                      "resolution#1.1 breached(counting) 7:00 paused 2:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "breached Mon 13:00");
    }

    void aBreachIsFoundWhateverHappensAfterIt()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 16:00").status("pending").at("Tue 09:00").status("resolved");
        EXPECT_CLOCKS(story, "Wed 10:00",
                      "resolution#1.1 breached(ended) 7:00 paused 1:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "satisfied Tue 09:00 breached Mon 13:00");
    }

    void aCancelledClockIsCancelledItsBreachStays()
    {
        Story story { resolution("4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 14:00").status("cancelled");
        EXPECT_CLOCKS(story, "Mon 15:00",
                      "resolution#1.1 cancelled(ticket_cancelled) 5:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "breached Mon 13:00 cancelled Mon 14:00");
        EXPECT_BREACHES(story, "Mon 15:00", "resolution#1.1 breached Mon 13:00 due Mon 13:00 of 4:00");
    }

    void daysEndAtTheSameWallTimeOfALaterWorkingDay()
    {
        Story story { resolution("3d") };
        story.at("Mon 10:00").createdBy("ann");
        // 7 h on Monday, 8 h on Tuesday and Wednesday, 1 h on Thursday.
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 1:00 of 24:00 from Mon 10:00 due Thu 10:00");
    }

    void daysCountFromTheNextOpening()
    {
        Story story { resolution("3d") };
        story.at("Fri 20:00").createdBy("ann");
        // From Monday 9:00 to Thursday 9:00 are 24 open hours; they are used up at closing on Wednesday.
        EXPECT_CLOCKS(story, "next Mon 10:00",
                      "resolution#1.1 running 1:00 of 24:00 from Fri 20:00 due next Wed 17:00");
    }

    void daysAroundTheClockAreCalendarDays()
    {
        Story story { PolicyStory("standard", { resolution("3d") }).on("always") };
        story.at("Fri 20:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Sat 20:00", "resolution#1.1 running 24:00 of 72:00 from Fri 20:00 due next Mon 20:00");
    }

    void daysSkipHolidays()
    {
        Story story { resolution("1d") };
        story.agreement().calendars[0].holidays = { holidayOn("2026-03-03", "Founding day") };
        story.at("Mon 10:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 1:00 of 8:00 from Mon 10:00 due Wed 10:00");
    }

    void dayTargetsAreRecountedFromTheRunsStartAfterAChange()
    {
        Story story { resolution("3d").forPriority("high", "1d") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 12:00").priority("high");
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 3:00 of 8:00 from Mon 10:00 due Tue 10:00");
    }

    void aTargetThatIsNeverReachedHasNoBreach()
    {
        // Open on one Monday only: 8 of the 12 hours ever come.
        Story story { resolution("12h") };
        CalendarSpec& office = story.agreement().calendars[0];
        office.week = {};
        office.exceptions = { { dateOf("2026-03-02"), { { 9 * 3600, 17 * 3600 } } } };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Fri 12:00", "resolution#1.1 running 8:00 of 12:00 from Mon 09:00 due never");
    }

    void breachesAreListedInTheOrderOfTheirTime()
    {
        Story story { firstResponse("3h"), resolution("2h"), ownership("1h") };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_BREACHES(story, "Mon 16:00", "ownership#1.1 breached Mon 10:00 due Mon 10:00 of 1:00",
                        "resolution#1.1 breached Mon 11:00 due Mon 11:00 of 2:00",
                        "first_response#1.1 breached Mon 12:00 due Mon 12:00 of 3:00");
    }
};

DUEBELL_TEST(sla_verdict, SlaVerdictTest)
#include "sla_verdict.moc"
