// Traps 7 to 9: what strange calendars do to a clock. The calendars themselves are tested beside them.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class TrapHoursTest : public QObject {
    Q_OBJECT

    // The story's office calendar, replaced.
    static void setOffice(Story& story, CalendarSpec spec)
    {
        spec.id = "office";
        story.agreement().calendars[0] = std::move(spec);
    }
    static CalendarSpec daily(const std::string& zone, std::vector<std::pair<int, int>> minutes)
    {
        return calendarOf("office", zone, 7, minutes);
    }

private Q_SLOTS:
    void trap07_anEmptyCalendarNeverCounts()
    {
        Story story { resolution("8h") };
        setOffice(story, calendarOf("office", "Europe/Berlin", 0, {}));
        story.at("Mon 09:00").createdBy("ann").at("Tue 09:00").status("pending").at("Wed 09:00").status("open");
        const Clock clock = story.result("Fri 12:00").clocks.front();
        QVERIFY(clock.state == ClockState::Running);
        QVERIFY(clock.counted == Seconds(0) && clock.paused == Seconds(0));
        EXPECT_BREACHES(story, "next Sun 12:00", "");
    }

    void trap07_aDayTargetOnAnEmptyCalendarNeverEnds()
    {
        Story story { resolution("3d") };
        setOffice(story, calendarOf("office", "Europe/Berlin", 0, {}));
        story.at("Mon 09:00").createdBy("ann");
        QVERIFY(story.result("Fri 12:00").clocks.front().state == ClockState::Running);
        EXPECT_BREACHES(story, "next Sun 12:00", "");
    }

    void trap07_oneWeekdayOnly()
    {
        Story story { resolution("12h") };
        setOffice(story, calendarOf("office", "Europe/Berlin", 1, { { 9 * 60, 17 * 60 } }));
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Sun 12:00", "resolution#1.1 running 8:00 of 12:00 from Mon 09:00 due next Mon 13:00");
    }

    void trap07_fullDaysLoseNoMinuteAtMidnight()
    {
        Story story { resolution("72h") };
        setOffice(story, daily("Europe/Berlin", { { 0, 24 * 60 } }));
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Thu 08:59:59", "resolution#1.1 running 71:59:59 of 72:00 from Mon 09:00 due Thu 09:00");
    }

    void trap07_untilMidnightWrittenAsZero()
    {
        Story story { resolution("20h") };
        setOffice(story, daily("Europe/Berlin", { { 9 * 60, 0 } }));
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 23:30", "resolution#1.1 running 14:30 of 20:00 from Mon 09:00 due Tue 14:00");
        EXPECT_CLOCKS(story, "Tue 09:30", "resolution#1.1 running 15:30 of 20:00 from Mon 09:00 due Tue 14:00");
    }

    void trap07_overnight()
    {
        Story story { resolution("10h") };
        setOffice(story, daily("Europe/Berlin", { { 22 * 60, 6 * 60 } }));
        story.at("Mon 21:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Tue 05:00", "resolution#1.1 running 7:00 of 10:00 from Mon 21:00 due Wed 00:00");
        EXPECT_CLOCKS(story, "Tue 12:00", "resolution#1.1 running 8:00 of 10:00 from Mon 21:00 due Wed 00:00");
    }

    void trap07_overlappingAndTouchingIntervals()
    {
        Story story { resolution("8h") };
        setOffice(story, daily("Europe/Berlin", { { 9 * 60, 12 * 60 }, { 11 * 60, 13 * 60 }, { 13 * 60, 17 * 60 } }));
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 14:00", "resolution#1.1 running 5:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void trap07_lunchBreak()
    {
        Story story { resolution("4h") };
        setOffice(story, daily("Europe/Berlin", { { 9 * 60, 12 * 60 }, { 13 * 60, 17 * 60 } }));
        story.at("Mon 10:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 12:30", "resolution#1.1 running 2:00 of 4:00 from Mon 10:00 due Mon 15:00");
    }

    void trap07_aHundredHolidays()
    {
        Story story { resolution("8h") };
        for (int day = 0; day < 100; ++day) {
            Holiday holiday = holidayOn("2026-03-03");
            holiday.first += std::chrono::days(day);
            holiday.last = holiday.first;
            story.agreement().calendars[0].holidays.push_back(holiday);
        }
        // 3 March and 99 days: open again on Thursday 11 June.
        story.at("Mon 10:00").createdBy("ann");
        EXPECT_CLOCKS(story, "2026-06-10 12:00",
                      "resolution#1.1 running 7:00 of 8:00 from Mon 10:00 due 2026-06-11 10:00");
    }

    void trap07_aHolidayOnTheDeadlinesDay()
    {
        Story story { resolution("8h") };
        story.agreement().calendars[0].holidays = { holidayOn("2026-03-03") };
        story.at("Mon 10:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Tue 10:00", "resolution#1.1 running 7:00 of 8:00 from Mon 10:00 due Wed 10:00");
        EXPECT_BREACHES(story, "Tue 23:00", "");
    }

    void trap07_aHolidayAddedInThePast()
    {
        Story story { resolution("8h") };
        story.publish("Wed 12:00", VersionScope::OpenFromStart, { PolicyStory("standard", { resolution("8h") }) });
        story.latestAgreement().calendars[0].holidays = { holidayOn("2026-03-03") };
        story.at("Mon 15:00").createdBy("ann");
        EXPECT_CLOCKS(
            story, "Wed 11:00",
            "resolution#1.1 breached(counting) 12:00 of 8:00 from Mon 15:00 due Tue 15:00 breached Tue 15:00");
        EXPECT_CLOCKS(story, "Wed 13:00", "resolution#1.1 running 6:00 of 8:00 from Mon 15:00 due Wed 15:00");
        EXPECT_BREACHES(story, "Wed 13:00",
                        "resolution#1.1 breached Tue 15:00 due Tue 15:00 of 8:00 superseded Wed 12:00");
    }

    void trap07_aCalendarThatEnds()
    {
        Story story { resolution("12h") };
        CalendarSpec& office = story.agreement().calendars[0];
        office.holidays = { holidayOn("2026-03-03") };
        office.holidays[0].last = dateOf("2399-12-31");
        story.at("Mon 09:00").createdBy("ann");
        const Clock clock = story.result("2026-12-24 12:00").clocks.front();
        QVERIFY(clock.state == ClockState::Running && clock.counted == Seconds(8 * 3600));
        QVERIFY(clock.due.value_or(kNever) == kNever);
    }

    void trap08_openingHoursInsideTheSpringGap()
    {
        // 02:00 to 03:00 does not happen on 29 March, and happens twice on 25 October.
        Story spring { resolution("2h") };
        setOffice(spring, daily("Europe/Berlin", { { 2 * 60, 3 * 60 } }));
        spring.at("2026-03-28 01:00").createdBy("ann");
        EXPECT_CLOCKS(spring, "2026-03-29 12:00",
                      "resolution#1.1 running 1:00 of 2:00 from 2026-03-28 01:00 due 2026-03-30 03:00");
        Story autumn { resolution("3h") };
        setOffice(autumn, daily("Europe/Berlin", { { 2 * 60, 3 * 60 } }));
        autumn.at("2026-10-24 01:00").createdBy("ann");
        EXPECT_CLOCKS(autumn, "2026-10-25 12:00",
                      "resolution#1.1 running 3:00 of 3:00 from 2026-10-24 01:00 due 2026-10-25 03:00");
    }

    void trap08_offsetsOfThreeQuarters()
    {
        // Nine o'clock in Kathmandu is 04:15 in Berlin.
        Story story { resolution("8h") };
        setOffice(story, daily("Asia/Kathmandu", { { 9 * 60, 17 * 60 } }));
        story.at("Mon 04:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 05:15", "resolution#1.1 running 1:00 of 8:00 from Mon 04:00 due Mon 12:15");
    }

    void trap08_dstAtMidnight()
    {
        // Sao Paulo skipped the first hour of 4 November 2018: midnight to eight has seven hours.
        Story paulo { resolution("8h") };
        setOffice(paulo, daily("America/Sao_Paulo", { { 0, 8 * 60 } }));
        paulo.at("2018-11-03T15:00:00Z").createdBy("ann");
        EXPECT_CLOCKS(paulo, "2018-11-04T11:00:00Z",
                      "resolution#1.1 running 7:00 of 8:00 from 2018-11-03 16:00 due 2018-11-05 04:00");
        // Tehran skipped the first hour of 22 March 2021: midnight to two has one hour.
        Story tehran { resolution("2h") };
        setOffice(tehran, daily("Asia/Tehran", { { 0, 2 * 60 } }));
        tehran.at("2021-03-21T19:00:00Z").createdBy("ann");
        EXPECT_CLOCKS(tehran, "2021-03-21T22:00:00Z",
                      "resolution#1.1 running 1:00 of 2:00 from 2021-03-21 20:00 due 2021-03-22 21:30");
    }

    void trap08_aDayThatWasSkipped()
    {
        // Apia had no 30 December 2011: one working day from the 29th, 16:00, is the 31st, 16:00.
        Story story { resolution("1d") };
        setOffice(story, daily("Pacific/Apia", { { 9 * 60, 17 * 60 } }));
        story.at("2011-12-30T02:00:00Z").createdBy("ann");
        EXPECT_CLOCKS(story, "2011-12-30T03:00:00Z",
                      "resolution#1.1 running 1:00 of 8:00 from 2011-12-30 03:00 due 2011-12-31 03:00");
    }

    void trap08_siteAgentAndClientInThreeZones()
    {
        // The first response counts on the client's hours in New York, the resolution on the agent's in Kathmandu, the
        // next response on the office's in Berlin.
        Story story { firstResponse("2h").hoursOf(CalendarChoice::Kind::Client, "office"),
                      nextResponse("2h").countsOpening(),
                      resolution("8h").hoursOf(CalendarChoice::Kind::Assignee, "office") };
        story.agreement().calendars.push_back(calendarOf("kathmandu", "Asia/Kathmandu", 5, { { 9 * 60, 17 * 60 } }));
        story.client("acme", "calendar", "newyork").person("ed", "calendar", "kathmandu");
        story.at("Mon 08:15").createdBy("ann", { { "client", "acme" }, { "assignee", "ed" } });
        EXPECT_CLOCKS(story, "Mon 10:15", "first_response#1.1 running 0:00 of 2:00 from Mon 08:15 due Mon 17:00",
                      "next_response#1.1 running 1:15 of 2:00 from Mon 08:15 due Mon 11:00",
                      "resolution#1.1 running 2:00 of 8:00 from Mon 08:15 due Tue 08:15");
    }

    void trap08_thePastUsesThePastsOffset()
    {
        // Nine o'clock in New York is 14:00 UTC in January and 13:00 UTC in July.
        Story january { PolicyStory("standard", { resolution("8h") }).on("newyork") };
        january.at("2026-01-05T12:00:00Z").createdBy("ann");
        EXPECT_CLOCKS(january, "2026-01-05T15:00:00Z",
                      "resolution#1.1 running 1:00 of 8:00 from 2026-01-05 13:00 due 2026-01-05 23:00");
        Story july { PolicyStory("standard", { resolution("8h") }).on("newyork") };
        july.at("2026-07-06T12:00:00Z").createdBy("ann");
        EXPECT_CLOCKS(july, "2026-07-06T15:00:00Z",
                      "resolution#1.1 running 2:00 of 8:00 from 2026-07-06 14:00 due 2026-07-06 23:00");
    }

    void trap09_deadlineExactlyAtClosing()
    {
        Story story { resolution("8h") };
        story.at("Fri 09:00").createdBy("ann").at("Fri 17:00").status("resolved");
        EXPECT_CLOCKS(story, "Fri 20:00",
                      "resolution#1.1 met 8:00 of 8:00 from Fri 09:00 due Fri 17:00 satisfied Fri 17:00");
    }

    void trap09_createdOutsideHours()
    {
        Story story { firstResponse("30m") };
        story.at("Fri 18:00").createdBy("ann").at("Sun 12:00").reply("bob");
        EXPECT_CLOCKS(story, "Sat 12:00", "first_response#1.1 running 0:00 of 0:30 from Fri 18:00 due next Mon 09:30");
        EXPECT_CLOCKS(story, "next Mon 12:00",
                      "first_response#1.1 met 0:00 of 0:30 from Fri 18:00 due next Mon 09:30 satisfied Sun 12:00");
    }

    void trap09_startAfterEnd()
    {
        // Resolved before it was created, by a clock that ran ahead: nothing was counted.
        Story story { resolution("8h") };
        story.at("Mon 10:00").createdBy("ann").at("Mon 09:00").status("resolved");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "resolution#1.1 met 0:00 of 8:00 from Mon 10:00 due Tue 10:00 satisfied Mon 10:00");
    }

    void trap09_satisfiedExactlyAtDueIsMet()
    {
        Story story { firstResponse("1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").reply("bob");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 met 1:00 of 1:00 from Mon 09:00 due Mon 10:00 satisfied Mon 10:00");
    }
};

DUEBELL_TEST(trap_hours, TrapHoursTest)
#include "trap_hours.moc"
