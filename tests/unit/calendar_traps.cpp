#include "calendar/workcalendar.h"

#include "support/testmain.h"

#include <QTest>

using namespace duebell;

namespace {

Instant utc(const char* text)
{
    return fromIso(text).value();
}

CalendarSpec officeHours(const char* zone, std::vector<DaySpan> hours = { { 9 * 3600, 17 * 3600 } })
{
    CalendarSpec spec;
    spec.timeZone = zone;
    for (std::size_t day = 0; day < 5; ++day)
        spec.week[day] = hours;
    return spec;
}

std::shared_ptr<const WorkCalendar> compiled(const CalendarSpec& spec)
{
    return WorkCalendar::compile(spec).value();
}

} // namespace

class CalendarTrapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void officeWeekCountsItsHours()
    {
        const auto calendar = compiled(officeHours("Europe/Berlin"));
        // Monday 2026-03-16 09:00 to Friday 17:00, winter time.
        QCOMPARE(calendar->between(utc("2026-03-16T00:00:00Z"), utc("2026-03-23T00:00:00Z")), Seconds(40 * 3600));
        QCOMPARE(calendar->add(utc("2026-03-20T15:00:00Z"), Seconds(3600 * 2)), utc("2026-03-23T09:00:00Z"));
        QCOMPARE(calendar->add(utc("2026-03-20T15:00:00Z"), Seconds(3600)), utc("2026-03-20T16:00:00Z"));
        QCOMPARE(calendar->nextOpen(utc("2026-03-20T16:00:00Z")), utc("2026-03-23T08:00:00Z"));
        QCOMPARE(calendar->nextClose(utc("2026-03-20T15:00:00Z")), utc("2026-03-20T16:00:00Z"));
        QCOMPARE(calendar->addWorkingDays(utc("2026-03-20T15:00:00Z"), 3), utc("2026-03-25T15:00:00Z"));
    }
};

DUEBELL_TEST(calendar_traps, CalendarTrapsTest)
#include "calendar_traps.moc"
