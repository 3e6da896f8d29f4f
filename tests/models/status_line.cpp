#include "support/testmain.h"
#include "ui/pages/statusline.h"
#include "ui/pages/statustext.h"
#include "ui/pages/timespan.h"

#include <QTest>

using namespace duebell;

class StatusLineTest : public QObject {
    Q_OBJECT

private:
    static inline const Instant kNow = fromIso("2026-03-17T09:00:00Z").value(); // a Tuesday

private Q_SLOTS:
    void anImportSaysHowOldItIs()
    {
        QCOMPARE(StatusText::import({}, kNow), QStringLiteral("Nothing imported yet"));
        QCOMPARE(StatusText::import(kNow - Seconds(20), kNow), QStringLiteral("Imported just now"));
        QCOMPARE(StatusText::import(kNow - Seconds(250), kNow), QStringLiteral("Imported 4 min ago"));
        QVERIFY(!StatusText::import(kNow + Seconds(60), kNow).contains(QStringLiteral("ago")));
        QVERIFY(!StatusText::isStale(kNow - Seconds(86400), kNow));
        QVERIFY(StatusText::isStale(kNow - Seconds(86401), kNow));
        QVERIFY(!StatusText::isStale({}, kNow));
    }

    void theDesksHoursAreTold()
    {
        CalendarSpec office;
        office.id = "office";
        office.timeZone = "UTC";
        for (std::size_t day = 0; day < 5; ++day)
            office.week[day] = { { 8 * 3600, 18 * 3600 } };
        const auto calendar = WorkCalendar::compile(office).value();
        QVERIFY(StatusText::hours(*calendar, kNow).startsWith(QStringLiteral("Open until")));
        QCOMPARE(StatusText::hours(*calendar, kNow - Seconds(3 * 3600)), QStringLiteral("Opens in 2 h"));
        QVERIFY(StatusText::hours(*calendar, kNow + Seconds(4 * 86400)).startsWith(QStringLiteral("Opens Mon")));
        QVERIFY(StatusText::hoursExactly(*calendar, kNow).contains(QStringLiteral("2026-03-17 18:00:00 UTC")));
        const auto always = WorkCalendar::compile(alwaysOpen("UTC")).value();
        QCOMPARE(StatusText::hours(*always, kNow), QStringLiteral("Open around the clock"));
        const auto never = WorkCalendar::compile({ .id = "never", .timeZone = "UTC" }).value();
        QCOMPARE(StatusText::hours(*never, kNow), QStringLiteral("Closed"));
    }

    void theLeastImportantGoesFirst()
    {
        const std::vector<int> wanted { 100, 200, 60 };
        const std::vector<int> importance { 1, 3, 2 };
        QCOMPARE(fitPieces(wanted, importance, 10, 1000), wanted);
        QCOMPARE(fitPieces(wanted, importance, 10, 340), (std::vector<int> { 60, 200, 60 })); // cut
        QCOMPARE(fitPieces(wanted, importance, 10, 290), (std::vector<int> { 0, 200, 60 }));
        QCOMPARE(fitPieces(wanted, importance, 10, 120), (std::vector<int> { 0, 120, 0 }));
        for (int room = 0; room < 500; ++room) {
            int taken = 0;
            for (const int width : fitPieces(wanted, importance, 10, room))
                taken += width > 0 ? width + (taken > 0 ? 10 : 0) : 0;
            QVERIFY(taken <= room);
        }
    }

    void aSpanIsTheLocalDayOrMonth()
    {
        const TimeSpan day(TimeSpan::Size::Day, kNow);
        QVERIFY(day.contains(kNow));
        QVERIFY(day.steps() >= 23 * 12 && day.steps() <= 25 * 12);
        QCOMPARE(day.instantOf(day.stepOf(kNow)), kNow);
        const TimeSpan month(TimeSpan::Size::Month, kNow);
        QVERIFY(month.contains(kNow));
        QVERIFY(month.steps() >= 28 * 24 - 1 && month.steps() <= 31 * 24 + 1);
        QVERIFY(month.from() <= day.from() && month.to() >= day.to());
    }
};

DUEBELL_TEST(status_line, StatusLineTest)
#include "status_line.moc"
