// The table behind the calendar: it grows, from many threads, up to its limits, and refuses what it cannot read.
#include "calendar/workcalendar.h"

#include "support/testmain.h"

#include <QTest>

#include <atomic>
#include <random>
#include <thread>

using namespace duebell;

namespace {

CalendarSpec office()
{
    CalendarSpec spec;
    spec.timeZone = "Europe/Berlin";
    for (std::size_t day = 0; day < 5; ++day)
        spec.week[day] = { { 9 * 3600, 17 * 3600 } };
    return spec;
}

Instant utc(const char* text)
{
    return fromIso(text).value();
}

std::shared_ptr<const WorkCalendar> compiled(const CalendarSpec& spec)
{
    return WorkCalendar::compile(spec).value();
}

std::vector<Instant> instantsOfAllTime(unsigned seed, int count)
{
    std::mt19937_64 random(seed);
    const auto span = static_cast<std::uint64_t>((kLastInstant - kFirstInstant).count());
    std::vector<Instant> instants;
    for (int i = 0; i < count; ++i)
        instants.push_back(kFirstInstant + Seconds(static_cast<std::int64_t>(random() % span)));
    return instants;
}

} // namespace

class CalendarHorizonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsToBothSidesAndAnswersTheSame()
    {
        const auto whole = compiled(office());
        whole->prepare(kFirstInstant, kLastInstant);
        const auto growing = compiled(office());
        for (const char* text : { "2026-03-16T10:00:00Z", "2040-03-16T10:00:00Z", "1999-03-16T10:00:00Z",
                                  "2200-03-16T10:00:00Z", "1900-01-01T00:00:00Z", "2399-12-31T23:59:59Z" }) {
            const Instant at = utc(text);
            QCOMPARE(growing->between(utc("2026-01-01T00:00:00Z"), at),
                     whole->between(utc("2026-01-01T00:00:00Z"), at));
            QCOMPARE(growing->add(at, Seconds(123'456)), whole->add(at, Seconds(123'456)));
            QCOMPARE(growing->subtract(at, Seconds(123'456)), whole->subtract(at, Seconds(123'456)));
        }
    }

    void growsSafelyBesideReaders()
    {
        const auto whole = compiled(office());
        whole->prepare(kFirstInstant, kLastInstant);
        const auto shared = compiled(office());
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (unsigned seed = 1; seed <= 4; ++seed) {
            threads.emplace_back([&, seed] {
                // From the present outwards, so that every thread makes it grow again and again.
                std::vector<Instant> instants = instantsOfAllTime(seed, 400);
                const Instant middle = utc("2026-01-01T00:00:00Z");
                std::sort(instants.begin(), instants.end(), [&](Instant a, Instant b) {
                    return std::chrono::abs(a - middle) < std::chrono::abs(b - middle);
                });
                for (const Instant at : instants) {
                    wrong += shared->between(at, at + std::chrono::days(9))
                        != whole->between(at, at + std::chrono::days(9));
                    wrong += shared->add(at, Seconds(99'999)) != whole->add(at, Seconds(99'999));
                    wrong += shared->nextOpen(at) != whole->nextOpen(at);
                    wrong += shared->isOpen(at) != whole->isOpen(at);
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void loadsZonesFromManyThreads()
    {
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (const char* name : { "Europe/Paris", "Asia/Tokyo", "America/Lima" })
                    failures += !Zone::load(name).ok();
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
    }

    void preparedTableIsNotLargerThanAsked()
    {
        const auto calendar = compiled(office());
        QCOMPARE(calendar->tableBytes(), std::size_t { 0 });
        calendar->prepare(utc("2000-01-01T00:00:00Z"), utc("2030-01-01T00:00:00Z"));
        const std::size_t bytes = calendar->tableBytes();
        QVERIFY(bytes > 0 && bytes <= 256 * 1024);
        QCOMPARE(calendar->between(utc("2000-01-01T00:00:00Z"), utc("2030-01-01T00:00:00Z")),
                 Seconds(7826LL * 8 * 3600));
        QCOMPARE(calendar->tableBytes(), bytes);
        calendar->prepare(utc("2010-01-01T00:00:00Z"), utc("2011-01-01T00:00:00Z"));
        calendar->prepare(utc("2011-01-01T00:00:00Z"), utc("2011-01-01T00:00:00Z"));
        QCOMPARE(calendar->tableBytes(), bytes);
    }

    void extremeInstantsDoNotOverflow()
    {
        const auto calendar = compiled(office());
        const Instant at = utc("2026-03-16T10:00:00Z");
        const Seconds everything = calendar->between(Instant::min(), Instant::max());
        QCOMPARE(everything, calendar->between(kFirstInstant, kLastInstant));
        QVERIFY(everything > std::chrono::hours(8 * 250 * 499));
        QCOMPARE(calendar->between(Instant::max(), Instant::min()), Seconds(0));
        QCOMPARE(calendar->between(Instant::min(), Instant::min() + Seconds(1)), Seconds(0));
        QCOMPARE(calendar->between(kNever - Seconds(1), kNever), Seconds(0));
        QCOMPARE(calendar->add(at, Seconds::max()), kNever);
        QCOMPARE(calendar->add(Instant::min(), Seconds::max()), kNever);
        QCOMPARE(calendar->add(kNever, Seconds(1)), kNever);
        QCOMPARE(calendar->add(Instant::min(), Seconds(1)), calendar->nextOpen(kFirstInstant) + Seconds(1));
        QCOMPARE(calendar->subtract(at, Seconds::max()), std::nullopt);
        QCOMPARE(calendar->subtract(Instant::min(), Seconds(1)), std::nullopt);
        QVERIFY(calendar->subtract(kNever, Seconds(1)).has_value());
        QCOMPARE(calendar->prevOpen(kNever), calendar->prevOpen(kLastInstant));
        QCOMPARE(calendar->prevOpen(Instant::min()), std::nullopt);
        QCOMPARE(calendar->nextOpen(Instant::min()), calendar->nextOpen(kFirstInstant));
        QCOMPARE(calendar->nextOpen(kNever), kNever);
        QCOMPARE(calendar->nextClose(kNever), kNever);
        QCOMPARE(calendar->nextClose(Instant::min()), Instant::min());
        QVERIFY(!calendar->isOpen(Instant::min()) && !calendar->isOpen(Instant::max()));
        QCOMPARE(calendar->addWorkingDays(at, std::numeric_limits<int>::max()), kNever);
        QCOMPARE(calendar->addWorkingDays(kNever, 1), kNever);
    }

    void calendarEndsWithItsLastInstant()
    {
        const auto always = compiled(alwaysOpen("UTC"));
        QVERIFY(always->isOpen(kFirstInstant) && always->isOpen(kLastInstant - Seconds(1)));
        QVERIFY(!always->isOpen(kFirstInstant - Seconds(1)) && !always->isOpen(kLastInstant));
        QCOMPARE(always->nextOpen(kLastInstant - Seconds(1)), kLastInstant - Seconds(1));
        QCOMPARE(always->nextOpen(kLastInstant), kNever);
        QCOMPARE(always->add(kLastInstant - Seconds(2), Seconds(1)), kLastInstant - Seconds(1));
        QCOMPARE(always->add(kLastInstant - Seconds(1), Seconds(1)), kNever);
        QCOMPARE(always->subtract(kFirstInstant + Seconds(1), Seconds(1)), std::optional(kFirstInstant));
        QCOMPARE(always->subtract(kFirstInstant + Seconds(1), Seconds(2)), std::nullopt);
        QCOMPARE(always->addWorkingDays(kLastInstant - Seconds(1), 1), kNever);
        QCOMPARE(always->addWorkingDays(kLastInstant - std::chrono::days(2), 1), kLastInstant - std::chrono::days(1));
    }

    void staysOpenForGoodAfterItsLastClosing()
    {
        CalendarSpec spec = alwaysOpen("Europe/Berlin");
        Holiday day;
        day.first = std::chrono::local_days(std::chrono::year(2026) / 5 / 1);
        day.last = day.first;
        spec.holidays = { day };
        auto calendar = compiled(spec);
        QCOMPARE(calendar->nextClose(utc("2026-01-01T00:00:00Z")), utc("2026-04-30T22:00:00Z"));
        QCOMPARE(calendar->nextClose(utc("2026-05-01T22:00:00Z")), kNever);
        QCOMPARE(calendar->nextClose(utc("2027-05-01T22:00:00Z")), kNever);
        spec.holidays.front().kind = Holiday::Kind::Yearly;
        QCOMPARE(compiled(spec)->nextClose(utc("2027-05-01T22:00:00Z")), utc("2028-04-30T22:00:00Z"));
        spec.holidays.clear();
        spec.exceptions = { { day.first, { { 0, 43200 } } } };
        QCOMPARE(compiled(spec)->nextClose(utc("2026-01-01T00:00:00Z")), utc("2026-05-01T10:00:00Z"));
        QCOMPARE(compiled(spec)->nextClose(utc("2026-05-02T00:00:00Z")), kNever);
    }

    void leapDayComesInLeapYearsOnly()
    {
        CalendarSpec spec = alwaysOpen("UTC");
        Holiday leap;
        leap.kind = Holiday::Kind::Yearly;
        leap.first = std::chrono::local_days(std::chrono::year(2024) / 2 / 29);
        spec.holidays = { leap };
        const auto calendar = compiled(spec);
        QCOMPARE(calendar->nextClose(utc("2025-01-01T00:00:00Z")), utc("2028-02-29T00:00:00Z"));
        QCOMPARE(calendar->nextClose(utc("2097-01-01T00:00:00Z")), utc("2104-02-29T00:00:00Z"));
        QVERIFY(!calendar->isOpen(utc("1904-02-29T12:00:00Z")));
    }

    void hoursThatDifferMuchAreFound()
    {
        // Most days open for a few seconds, one for all day, and years without any.
        CalendarSpec spec;
        spec.timeZone = "UTC";
        const auto first = std::chrono::local_days(std::chrono::year(1950) / 1 / 1);
        std::vector<int> lengths;
        for (const int gap : { 0, 1, 2, 10, 11, 3000, 9000, 30'000, 30'001, 60'000 }) {
            lengths.push_back(gap % 2 == 0 ? 86'400 : 1 + gap % 60);
            spec.exceptions.push_back({ first + std::chrono::days(gap), { { 0, lengths.back() } } });
        }
        const auto calendar = compiled(spec);
        const Instant from = kFirstInstant;
        std::int64_t before = 0;
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            const Instant begin { spec.exceptions[i].date.time_since_epoch() };
            for (const int second : { 0, lengths[i] / 2, lengths[i] - 1 }) {
                QCOMPARE(calendar->add(from, Seconds(before + second + 1)), begin + Seconds(second + 1));
                QCOMPARE(calendar->between(from, begin + Seconds(second)), Seconds(before + second));
            }
            before += lengths[i];
        }
        QCOMPARE(calendar->add(from, Seconds(before + 1)), kNever);
    }

    void refusesWhatItCannotRead()
    {
        CalendarSpec spec = office();
        spec.id = "berlin";
        spec.timeZone = "Europe/Atlantis";
        QCOMPARE(WorkCalendar::compile(spec).error().code, ErrorCode::UnknownTimeZone);
        for (const DaySpan& span :
             { DaySpan { -1, 5 }, DaySpan { 0, 86'401 }, DaySpan { 86'401, 5 }, DaySpan { 5, -1 } }) {
            CalendarSpec week = office();
            week.week[3].push_back(span);
            QCOMPARE(WorkCalendar::compile(week).error().code, ErrorCode::OutOfRange);
            CalendarSpec holidays = office();
            holidays.holidays.emplace_back().closed = { span };
            QCOMPARE(WorkCalendar::compile(holidays).error().code, ErrorCode::OutOfRange);
            CalendarSpec exceptions = office();
            exceptions.exceptions.push_back({ {}, { span } });
            QCOMPARE(WorkCalendar::compile(exceptions).error().code, ErrorCode::OutOfRange);
        }
    }

    void keepsItsSpecificationAndZone()
    {
        const auto calendar = compiled(office());
        QCOMPARE(calendar->spec(), office());
        QCOMPARE(calendar->zone().name(), std::string("Europe/Berlin"));
        // A stored zone table rules, whatever the database says today.
        const auto stored
            = std::make_shared<const Zone>("Europe/Berlin", Seconds(7200), std::vector<ZoneTransition> {});
        const auto kept = WorkCalendar::compile(office(), stored).value();
        QCOMPARE(kept->nextOpen(utc("2026-01-12T00:00:00Z")), utc("2026-01-12T07:00:00Z"));
    }

    void piecesOfHolidaysAreNamed()
    {
        CalendarSpec spec = office();
        spec.timeZone = "UTC";
        Holiday whole;
        whole.first = whole.last = std::chrono::local_days(std::chrono::year(2026) / 3 / 17);
        whole.name = "whole";
        Holiday half = whole;
        half.first = half.last = whole.first + std::chrono::days(1);
        half.closed = { { 12 * 3600, 86'400 } };
        half.name = "half";
        spec.holidays = { whole, half };
        QStringList found;
        compiled(spec)->pieces(utc("2026-03-16T16:00:00Z"), utc("2026-03-19T10:00:00Z"), [&](const HoursPiece& piece) {
            const char* kind = piece.kind == HoursKind::Open ? "open"
                : piece.kind == HoursKind::Outside           ? "outside"
                                                             : "";
            found.append(QString::fromStdString(toIso(piece.from).substr(8, 6) + kind + std::string(piece.holiday)));
        });
        QCOMPARE(
            found.join(QLatin1Char(' ')),
            QStringLiteral(
                "16T16:open 16T17:outside 17T00:whole 18T00:outside 18T09:open 18T12:half 19T00:outside 19T09:open"));
    }

    void piecesReachBeyondTheCalendar()
    {
        int count = 0;
        Seconds open {};
        const auto calendar = compiled(alwaysOpen("UTC"));
        calendar->pieces(Instant::min(), Instant::max(), [&](const HoursPiece& piece) {
            ++count;
            open += piece.kind == HoursKind::Open ? piece.to - piece.from : Seconds(0);
        });
        QCOMPARE(count, 3);
        QCOMPARE(open, Seconds(kLastInstant - kFirstInstant));
        calendar->pieces(kNever, Instant::min(), [&](const HoursPiece&) { ++count; });
        QCOMPARE(count, 3);
    }
};

DUEBELL_TEST(calendar_horizon, CalendarHorizonTest)
#include "calendar_horizon.moc"
