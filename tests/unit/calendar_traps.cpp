// The calendar's part of the traps that broke published helpdesks (7, 8 and 9), each case by its name.
#include "calendar/workcalendar.h"

#include "support/testmain.h"

#include <QTest>

using namespace duebell;

namespace {

constexpr int kHour = 3600;

Instant utc(const char* text)
{
    return fromIso(text).value();
}

std::chrono::local_days date(int year, unsigned month, unsigned day)
{
    return std::chrono::local_days(std::chrono::year(year) / month / day);
}

CalendarSpec officeHours(const char* zone, std::vector<DaySpan> hours = { { 9 * kHour, 17 * kHour } })
{
    CalendarSpec spec;
    spec.timeZone = zone;
    for (std::size_t day = 0; day < 5; ++day)
        spec.week[day] = hours;
    return spec;
}

CalendarSpec everyDay(const char* zone, std::vector<DaySpan> hours)
{
    CalendarSpec spec = alwaysOpen(zone);
    spec.week.fill(hours);
    return spec;
}

Holiday holiday(std::chrono::local_days day, std::vector<DaySpan> closed = {})
{
    Holiday result;
    result.first = day;
    result.last = day;
    result.closed = std::move(closed);
    result.name = "holiday";
    return result;
}

std::shared_ptr<const WorkCalendar> compiled(const CalendarSpec& spec)
{
    return WorkCalendar::compile(spec).value();
}

Seconds hours(double count)
{
    return Seconds(static_cast<std::int64_t>(count * kHour));
}

} // namespace

class CalendarTrapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trap7_emptyCalendarAnswersNever()
    {
        CalendarSpec spec;
        spec.timeZone = "Europe/Berlin";
        const auto calendar = compiled(spec);
        const Instant at = utc("2026-03-16T09:00:00Z");
        QCOMPARE(calendar->add(at, Seconds(1)), kNever);
        QCOMPARE(calendar->nextOpen(at), kNever);
        QCOMPARE(calendar->addWorkingDays(at, 1), kNever);
        QCOMPARE(calendar->subtract(at, Seconds(1)), std::nullopt);
        QCOMPARE(calendar->prevOpen(at), std::nullopt);
        QCOMPARE(calendar->nextClose(at), at);
        QVERIFY(!calendar->isOpen(at));
        QCOMPARE(calendar->between(kFirstInstant, kLastInstant), Seconds(0));
        QCOMPARE(calendar->add(at, Seconds(0)), at);
    }

    void trap7_oneWeekdayOnly()
    {
        CalendarSpec spec;
        spec.timeZone = "Europe/Berlin";
        spec.week[2] = { { 9 * kHour, 12 * kHour } };
        const auto calendar = compiled(spec);
        QCOMPARE(calendar->nextOpen(utc("2026-03-18T11:00:00Z")), utc("2026-03-25T08:00:00Z"));
        QCOMPARE(calendar->add(utc("2026-03-19T00:00:00Z"), hours(4)), utc("2026-04-01T08:00:00Z")); // now in summer
        QCOMPARE(calendar->addWorkingDays(utc("2026-03-18T09:30:00Z"), 2), utc("2026-04-01T08:30:00Z"));
    }

    void trap7_wholeDaysLoseNoMinuteAtMidnight()
    {
        const auto calendar = compiled(everyDay("Europe/Berlin", { { 0, 24 * kHour } }));
        QCOMPARE(calendar->between(utc("2026-06-01T00:00:00Z"), utc("2026-07-01T00:00:00Z")), hours(30 * 24));
        QCOMPARE(calendar->add(utc("2026-06-01T12:34:56Z"), hours(30 * 24)), utc("2026-07-01T12:34:56Z"));
        QVERIFY(calendar->isOpen(utc("2026-06-01T21:59:59Z")));
        QVERIFY(calendar->isOpen(utc("2026-06-01T22:00:00Z")));
        QCOMPARE(calendar->nextClose(utc("2026-06-01T00:00:00Z")), kNever);
    }

    void trap7_spanToMidnightWrittenAsZero()
    {
        const auto calendar = compiled(officeHours("UTC", { { 9 * kHour, 0 } }));
        QCOMPARE(calendar->between(utc("2026-03-16T00:00:00Z"), utc("2026-03-17T00:00:00Z")), hours(15));
        QCOMPARE(calendar->add(utc("2026-03-16T23:00:00Z"), hours(2)), utc("2026-03-17T10:00:00Z"));
        QCOMPARE(calendar->nextClose(utc("2026-03-16T23:00:00Z")), utc("2026-03-17T00:00:00Z"));
    }

    void trap7_nightShiftBelongsToBothDates()
    {
        CalendarSpec spec = officeHours("UTC", { { 22 * kHour, 6 * kHour } });
        auto calendar = compiled(spec);
        QCOMPARE(calendar->between(utc("2026-03-16T00:00:00Z"), utc("2026-03-23T00:00:00Z")), hours(5 * 8));
        QVERIFY(!calendar->isOpen(utc("2026-03-16T05:00:00Z"))); // Sunday night has no shift
        QVERIFY(calendar->isOpen(utc("2026-03-21T05:00:00Z"))); // Friday's ends on Saturday
        QCOMPARE(calendar->nextClose(utc("2026-03-16T23:00:00Z")), utc("2026-03-17T06:00:00Z"));

        spec.holidays = { holiday(date(2026, 3, 17)) }; // takes Tuesday's morning and evening, not Wednesday's morning
        calendar = compiled(spec);
        QCOMPARE(calendar->nextClose(utc("2026-03-16T23:00:00Z")), utc("2026-03-17T00:00:00Z"));
        QCOMPARE(calendar->nextOpen(utc("2026-03-17T00:00:00Z")), utc("2026-03-18T00:00:00Z"));
    }

    void trap7_exceptionAndNightShift()
    {
        CalendarSpec spec = officeHours("UTC", { { 22 * kHour, 6 * kHour } });
        spec.holidays = { holiday(date(2026, 3, 18)) };
        spec.exceptions = { { date(2026, 3, 17), { { 20 * kHour, 4 * kHour } } }, { date(2026, 3, 19), {} } };
        const auto calendar = compiled(spec);
        // Tuesday's exception replaces what Monday's shift left there; what it leaves to Wednesday meets the holiday.
        QCOMPARE(calendar->nextClose(utc("2026-03-16T23:00:00Z")), utc("2026-03-17T00:00:00Z"));
        QCOMPARE(calendar->nextOpen(utc("2026-03-17T00:00:00Z")), utc("2026-03-17T20:00:00Z"));
        QCOMPARE(calendar->nextClose(utc("2026-03-17T20:00:00Z")), utc("2026-03-18T00:00:00Z"));
        // Thursday is closed all day, but what its week's shift leaves to Friday is Friday's.
        QCOMPARE(calendar->nextOpen(utc("2026-03-18T00:00:00Z")), utc("2026-03-20T00:00:00Z"));
        QCOMPARE(calendar->nextClose(utc("2026-03-20T00:00:00Z")), utc("2026-03-20T06:00:00Z"));
    }

    void trap7_overlappingAndTouchingHoursMerge()
    {
        const auto calendar = compiled(officeHours(
            "UTC", { { 12 * kHour, 17 * kHour }, { 8 * kHour, 12 * kHour }, { 9 * kHour, 13 * kHour }, { 5, 5 } }));
        QCOMPARE(calendar->between(utc("2026-03-16T00:00:00Z"), utc("2026-03-17T00:00:00Z")), hours(9));
        QCOMPARE(calendar->nextClose(utc("2026-03-16T08:00:00Z")), utc("2026-03-16T17:00:00Z"));
    }

    void trap7_lunchBreak()
    {
        const auto calendar = compiled(officeHours("UTC", { { 9 * kHour, 12 * kHour }, { 13 * kHour, 17 * kHour } }));
        QCOMPARE(calendar->between(utc("2026-03-16T11:00:00Z"), utc("2026-03-16T14:00:00Z")), hours(2));
        QCOMPARE(calendar->add(utc("2026-03-16T11:30:00Z"), hours(1)), utc("2026-03-16T13:30:00Z"));
        QCOMPARE(calendar->add(utc("2026-03-16T12:15:00Z"), hours(1)), utc("2026-03-16T14:00:00Z"));
        QCOMPARE(calendar->subtract(utc("2026-03-16T13:30:00Z"), hours(1)), std::optional(utc("2026-03-16T11:30:00Z")));
    }

    void trap7_manyShortHoursInOneDay()
    {
        std::vector<DaySpan> spans;
        for (int hour = 0; hour < 24; hour += 2)
            spans.push_back({ hour * kHour, hour * kHour + 600 });
        const auto calendar = compiled(everyDay("UTC", spans));
        const Instant monday = utc("2026-03-16T00:00:00Z");
        QCOMPARE(calendar->between(monday, monday + hours(24)), Seconds(12 * 600));
        for (int second = 0; second <= 12 * 600; second += 100) {
            const Instant end = calendar->add(monday, Seconds(second));
            QCOMPARE(calendar->between(monday, end), Seconds(second));
        }
        QCOMPARE(calendar->add(monday, Seconds(7 * 600 + 1)), utc("2026-03-16T14:00:01Z"));
        QVERIFY(calendar->isOpen(utc("2026-03-16T22:09:59Z")));
        QVERIFY(!calendar->isOpen(utc("2026-03-16T22:10:00Z")));
    }

    void trap7_hundredHolidays()
    {
        CalendarSpec spec = officeHours("UTC");
        for (int i = 0; i < 100; ++i)
            spec.holidays.push_back(holiday(date(2026, 3, 16) + std::chrono::days(i)));
        const auto calendar = compiled(spec);
        QCOMPARE(calendar->nextOpen(utc("2026-03-16T00:00:00Z")), utc("2026-06-24T09:00:00Z"));
        QCOMPARE(calendar->between(utc("2026-03-16T00:00:00Z"), utc("2026-06-24T10:00:00Z")), hours(1));
    }

    void trap7_holidayOnTheDeadlinesDay()
    {
        CalendarSpec spec = officeHours("UTC");
        QCOMPARE(compiled(spec)->add(utc("2026-03-16T16:00:00Z"), hours(2)), utc("2026-03-17T10:00:00Z"));
        spec.holidays = { holiday(date(2026, 3, 17)) };
        QCOMPARE(compiled(spec)->add(utc("2026-03-16T16:00:00Z"), hours(2)), utc("2026-03-18T10:00:00Z"));
        spec.holidays = { holiday(date(2026, 3, 17), { { 0, 12 * kHour } }) };
        QCOMPARE(compiled(spec)->add(utc("2026-03-16T16:00:00Z"), hours(2)), utc("2026-03-17T13:00:00Z"));
    }

    void trap7_holidayAddedInThePast()
    {
        CalendarSpec spec = officeHours("UTC");
        const auto before = compiled(spec);
        const Instant from = utc("2026-03-16T00:00:00Z");
        const Instant to = utc("2026-03-21T00:00:00Z");
        QCOMPARE(before->between(from, to), hours(40));
        spec.holidays = { holiday(date(2026, 3, 17)) };
        QCOMPARE(compiled(spec)->between(from, to), hours(32));
        QCOMPARE(before->between(from, to), hours(40)); // a compiled calendar never changes
    }

    void trap7_calendarThatEnds()
    {
        CalendarSpec spec;
        spec.timeZone = "Europe/Berlin";
        spec.exceptions = { { date(2026, 3, 16), { { 9 * kHour, 17 * kHour } } } };
        const auto calendar = compiled(spec);
        const Instant before = utc("2026-03-01T00:00:00Z");
        QCOMPARE(calendar->nextOpen(before), utc("2026-03-16T08:00:00Z"));
        QCOMPARE(calendar->add(before, hours(8)), utc("2026-03-16T16:00:00Z"));
        QCOMPARE(calendar->add(before, hours(8) + Seconds(1)), kNever);
        QCOMPARE(calendar->nextOpen(utc("2026-03-16T16:00:00Z")), kNever);
        QCOMPARE(calendar->addWorkingDays(before, 1), kNever);
        QCOMPARE(calendar->prevOpen(utc("2090-01-01T00:00:00Z")), std::optional(utc("2026-03-16T15:59:59Z")));
        QCOMPARE(calendar->nextClose(utc("2026-03-16T08:00:00Z")), utc("2026-03-16T16:00:00Z"));
    }

    void trap7_closedByEndlessHolidays()
    {
        CalendarSpec spec = officeHours("UTC");
        Holiday closing = holiday(date(2027, 1, 1));
        closing.last = date(9999, 12, 31);
        spec.holidays = { closing };
        const auto calendar = compiled(spec);
        QCOMPARE(calendar->nextOpen(utc("2026-12-31T16:59:59Z")), utc("2026-12-31T16:59:59Z"));
        QCOMPARE(calendar->nextOpen(utc("2026-12-31T17:00:00Z")), kNever);
        QCOMPARE(calendar->add(utc("2026-12-31T16:00:00Z"), hours(2)), kNever);
    }

    void trap7_closedByYearlyHolidaysOnEveryDate()
    {
        CalendarSpec spec = officeHours("UTC");
        for (int day = 0; day < 366; ++day) {
            Holiday yearly = holiday(date(2028, 1, 1) + std::chrono::days(day));
            yearly.kind = Holiday::Kind::Yearly;
            spec.holidays.push_back(yearly);
        }
        const auto calendar = compiled(spec);
        QCOMPARE(calendar->nextOpen(utc("2026-03-16T00:00:00Z")), kNever);
        QCOMPARE(calendar->prevOpen(utc("2026-03-16T00:00:00Z")), std::nullopt);
        QCOMPARE(calendar->add(utc("2026-03-16T00:00:00Z"), Seconds(1)), kNever);
        QCOMPARE(calendar->addWorkingDays(utc("2026-03-16T00:00:00Z"), 1), kNever);
    }

    void trap8_hoursInsideTheSpringGapOpenNothing()
    {
        const auto calendar = compiled(everyDay("Europe/Berlin", { { 2 * kHour, 3 * kHour } }));
        QCOMPARE(calendar->between(utc("2026-03-28T22:00:00Z"), utc("2026-03-29T22:00:00Z")), hours(0));
        QCOMPARE(calendar->nextOpen(utc("2026-03-28T02:00:00Z")), utc("2026-03-30T00:00:00Z"));
        // The date has no open time, so it is no working day.
        QCOMPARE(calendar->addWorkingDays(utc("2026-03-28T01:30:00Z"), 1), utc("2026-03-30T00:30:00Z"));
    }

    void trap8_hoursInsideTheAutumnOverlapCountTwice()
    {
        const auto calendar = compiled(everyDay("Europe/Berlin", { { 2 * kHour, 3 * kHour } }));
        QCOMPARE(calendar->between(utc("2026-10-24T22:00:00Z"), utc("2026-10-25T23:00:00Z")), hours(2));
        QCOMPARE(calendar->nextClose(utc("2026-10-25T00:00:00Z")), utc("2026-10-25T02:00:00Z"));
        // Half an hour of it: twice half an hour, with closed time between.
        const auto half = compiled(everyDay("Europe/Berlin", { { 2 * kHour, 2 * kHour + 1800 } }));
        QCOMPARE(half->add(utc("2026-10-25T00:00:00Z"), hours(0.75)), utc("2026-10-25T01:15:00Z"));
    }

    void trap8_autumnDayHas25Hours()
    {
        const auto calendar = compiled(alwaysOpen("Europe/Berlin"));
        QCOMPARE(calendar->between(utc("2026-10-24T22:00:00Z"), utc("2026-10-25T23:00:00Z")), hours(25));
        QCOMPARE(calendar->between(utc("2026-03-28T23:00:00Z"), utc("2026-03-29T22:00:00Z")), hours(23));
        // Working days of an always-open calendar are calendar days at the same wall time.
        QCOMPARE(calendar->addWorkingDays(utc("2026-10-24T10:00:00Z"), 3), utc("2026-10-27T11:00:00Z"));
    }

    void trap8_workingDaysInGapAndOverlap()
    {
        const auto calendar = compiled(alwaysOpen("Europe/Berlin"));
        // 02:30 does not exist on 29 March: shifted forward by the gap, 03:30. It comes twice on 25 October: the
        // earlier.
        QCOMPARE(calendar->addWorkingDays(utc("2026-03-28T01:30:00Z"), 1), utc("2026-03-29T01:30:00Z"));
        QCOMPARE(calendar->addWorkingDays(utc("2026-10-24T00:30:00Z"), 1), utc("2026-10-25T00:30:00Z"));
    }

    void trap8_offsetsOfHalfAndQuarterHours()
    {
        const auto kolkata = compiled(officeHours("Asia/Kolkata"));
        QCOMPARE(kolkata->nextOpen(utc("2026-03-16T00:00:00Z")), utc("2026-03-16T03:30:00Z"));
        const auto kathmandu = compiled(officeHours("Asia/Kathmandu"));
        QCOMPARE(kathmandu->nextOpen(utc("2026-03-16T00:00:00Z")), utc("2026-03-16T03:15:00Z"));
        const auto chatham = compiled(officeHours("Pacific/Chatham"));
        QCOMPARE(chatham->nextOpen(utc("2026-07-12T12:00:00Z")), utc("2026-07-12T20:15:00Z"));
        const auto lordHowe = compiled(alwaysOpen("Australia/Lord_Howe"));
        QCOMPARE(lordHowe->between(utc("2026-04-04T13:00:00Z"), utc("2026-04-05T13:30:00Z")), hours(24.5));
        QCOMPARE(lordHowe->addWorkingDays(utc("2026-04-04T13:00:00Z"), 1), utc("2026-04-05T13:30:00Z"));
    }

    void trap8_saoPauloSkipsMidnight()
    {
        const auto calendar = compiled(everyDay("America/Sao_Paulo", { { 0, 8 * kHour } }));
        // 2018-11-04 begins at 01:00: seven of the eight hours exist.
        QCOMPARE(calendar->between(utc("2018-11-04T03:00:00Z"), utc("2018-11-05T02:00:00Z")), hours(7));
        QCOMPARE(calendar->nextOpen(utc("2018-11-03T11:00:00Z")), utc("2018-11-04T03:00:00Z"));
        QCOMPARE(calendar->addWorkingDays(utc("2018-11-03T03:15:00Z"), 1),
                 utc("2018-11-04T03:15:00Z")); // 00:15 -> 01:15
    }

    void trap8_tehranRepeatsTheHourBeforeMidnight()
    {
        const auto calendar = compiled(everyDay("Asia/Tehran", { { 23 * kHour, 24 * kHour } }));
        QCOMPARE(calendar->between(utc("2021-09-21T00:00:00Z"), utc("2021-09-22T00:00:00Z")), hours(2));
        QCOMPARE(calendar->nextClose(utc("2021-09-21T18:30:00Z")), utc("2021-09-21T20:30:00Z"));
    }

    void trap8_apiaSkipsADay()
    {
        CalendarSpec spec = officeHours("Pacific/Apia");
        const auto calendar = compiled(spec);
        // Thursday 29 December 2011 17:00 is followed by Saturday; Friday never was.
        QCOMPARE(calendar->nextOpen(utc("2011-12-30T03:00:00Z")), utc("2012-01-01T19:00:00Z"));
        QCOMPARE(calendar->addWorkingDays(utc("2011-12-29T20:00:00Z"), 1), utc("2012-01-01T20:00:00Z"));
        spec.exceptions = { { date(2011, 12, 30), { { 0, 24 * kHour } } } };
        QCOMPARE(compiled(spec)->between(utc("2011-12-30T03:00:00Z"), utc("2012-01-01T19:00:00Z")), hours(0));
    }

    void trap8_zoneWithoutSummerTime()
    {
        const auto calendar = compiled(officeHours("Africa/Lagos"));
        QCOMPARE(calendar->nextOpen(utc("2026-01-12T00:00:00Z")), utc("2026-01-12T08:00:00Z"));
        QCOMPARE(calendar->nextOpen(utc("2026-07-13T00:00:00Z")), utc("2026-07-13T08:00:00Z"));
    }

    void trap8_threeZonesEachOnItsOwnClock()
    {
        const Instant at = utc("2026-03-16T13:30:00Z"); // summer time has begun in New York, not yet in Berlin
        QVERIFY(compiled(officeHours("America/New_York"))->isOpen(at)); // 09:30
        QVERIFY(compiled(officeHours("Europe/Berlin"))->isOpen(at)); // 14:30
        QVERIFY(!compiled(officeHours("Asia/Kolkata"))->isOpen(at)); // 19:00
        QCOMPARE(compiled(officeHours("America/New_York"))->nextOpen(utc("2026-03-09T00:00:00Z")),
                 utc("2026-03-09T13:00:00Z"));
        QCOMPARE(compiled(officeHours("Europe/Berlin"))->nextOpen(utc("2026-03-09T00:00:00Z")),
                 utc("2026-03-09T08:00:00Z"));
    }

    void trap8_thePastHasThePastsOffset()
    {
        const auto calendar = compiled(officeHours("Europe/Berlin"));
        QCOMPARE(calendar->nextOpen(utc("1979-07-02T00:00:00Z")), utc("1979-07-02T08:00:00Z")); // no summer time yet
        QCOMPARE(calendar->nextOpen(utc("1985-07-01T00:00:00Z")), utc("1985-07-01T07:00:00Z"));
        QCOMPARE(calendar->nextOpen(utc("2045-07-03T00:00:00Z")), utc("2045-07-03T07:00:00Z")); // beyond 2037
    }

    void trap8_betweenOnTransitionDays()
    {
        const auto calendar = compiled(everyDay("America/New_York", { { 1 * kHour, 4 * kHour } }));
        QCOMPARE(calendar->between(utc("2026-03-08T05:00:00Z"), utc("2026-03-09T04:00:00Z")), hours(2));
        QCOMPARE(calendar->between(utc("2026-11-01T04:00:00Z"), utc("2026-11-02T05:00:00Z")), hours(4));
        QCOMPARE(calendar->between(utc("2026-03-08T06:30:00Z"), utc("2026-03-08T07:30:00Z")), hours(1));
        QCOMPARE(calendar->subtract(utc("2026-03-08T07:30:00Z"), hours(1)), std::optional(utc("2026-03-08T06:30:00Z")));
    }

    void trap9_deadlineExactlyAtClosingIsDueAtClosing()
    {
        const auto calendar = compiled(officeHours("UTC"));
        const Instant closing = utc("2026-03-20T17:00:00Z");
        QCOMPARE(calendar->add(utc("2026-03-20T15:00:00Z"), hours(2)), closing);
        QCOMPARE(calendar->nextOpen(closing), utc("2026-03-23T09:00:00Z")); // the breach instant
        // Backwards likewise: the latest instant, which is the next opening's side.
        QCOMPARE(calendar->subtract(utc("2026-03-23T10:00:00Z"), hours(1)), std::optional(utc("2026-03-23T09:00:00Z")));
    }

    void trap9_createdOutsideHoursCountsFromOpening()
    {
        const auto calendar = compiled(officeHours("UTC"));
        const Instant saturday = utc("2026-03-21T12:00:00Z");
        QCOMPARE(calendar->between(saturday, utc("2026-03-23T09:00:00Z")), hours(0));
        QCOMPARE(calendar->add(saturday, hours(1)), utc("2026-03-23T10:00:00Z"));
        QCOMPARE(calendar->addWorkingDays(saturday, 3), utc("2026-03-26T09:00:00Z"));
    }

    void trap9_addNothingWhileClosedStays()
    {
        const auto calendar = compiled(officeHours("UTC"));
        const Instant saturday = utc("2026-03-21T12:00:00Z");
        QCOMPARE(calendar->add(saturday, Seconds(0)), saturday);
        QCOMPARE(calendar->add(saturday, Seconds(-5)), saturday);
        QCOMPARE(calendar->subtract(saturday, Seconds(0)), std::optional(saturday));
        QCOMPARE(calendar->addWorkingDays(saturday, 0), saturday);
    }

    void trap9_startAfterEndIsNothing()
    {
        const auto calendar = compiled(officeHours("UTC"));
        QCOMPARE(calendar->between(utc("2026-03-20T15:00:00Z"), utc("2026-03-20T10:00:00Z")), Seconds(0));
        QCOMPARE(calendar->between(utc("2026-03-20T15:00:00Z"), utc("2026-03-20T15:00:00Z")), Seconds(0));
    }

    void trap9_countedAtDueIsTheTargetExactly()
    {
        const auto calendar = compiled(officeHours("UTC"));
        const Instant start = utc("2026-03-20T15:00:00Z");
        for (const int seconds : { 1, 7199, 7200, 7201, 1'000'000 }) {
            const Instant due = calendar->add(start, Seconds(seconds));
            QCOMPARE(calendar->between(start, due), Seconds(seconds));
            QCOMPARE(calendar->between(start, due - Seconds(1)), Seconds(seconds - 1));
        }
    }
};

DUEBELL_TEST(calendar_traps, CalendarTrapsTest)
#include "calendar_traps.moc"
