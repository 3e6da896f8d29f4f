// Random calendars around the hard days of real zones, every answer compared with the brute-force oracle's.
#include "calendar/workcalendar.h"

#include "support/calendaroracle.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using duebell::test::CalendarOracle;
using duebell::test::WallClock;

namespace {

constexpr unsigned kSeed = 20261124;

Instant midnightUtc(const QDate& date)
{
    return std::chrono::sys_days(std::chrono::days(QDate(1970, 1, 1).daysTo(date)));
}

// One calendar, one window: asks the same of both and says where they differ.
class Comparison {
public:
    Comparison(const CalendarSpec& spec, const WallClock& clock, std::mt19937& random)
        : m_clock(clock)
        , m_random(random)
        , m_oracle(spec, clock)
        , m_calendar(WorkCalendar::compile(spec).value())
    {
        for (int i = 1; i < clock.count(); ++i) {
            if (m_oracle.isOpen(i) != m_oracle.isOpen(i - 1))
                m_edges.push_back(i);
        }
    }

    // Empty when every answer was the same.
    QString run(int questions)
    {
        for (int i = 0; i < questions && m_difference.isEmpty(); ++i) {
            const int a = moment();
            const int b = moment();
            const int amount = static_cast<int>(m_random() % 3) == 0
                ? m_oracle.between(std::min(a, b), std::max(a, b))
                : static_cast<int>(m_random() % static_cast<unsigned>(m_clock.count() / 4));
            askOpen(a);
            askBetween(a, b);
            askAdd(a, amount);
            askSubtract(a, amount);
            askWorkingDays(a, 1 + static_cast<int>(m_random() % 4));
        }
        const int from = moment();
        askPieces(from, std::max(from, moment()));
        return m_difference;
    }

private:
    // Any step of the window, half of the time at an edge of open time or beside it.
    int moment()
    {
        if (!m_edges.empty() && m_random() % 2 == 0) {
            const int edge = m_edges[m_random() % m_edges.size()] + static_cast<int>(m_random() % 3) - 1;
            return std::clamp(edge, 0, m_clock.count() - 1);
        }
        return static_cast<int>(m_random() % static_cast<unsigned>(m_clock.count()));
    }

    [[nodiscard]] Instant windowEnd() const { return m_clock.at(m_clock.count()); }
    [[nodiscard]] Seconds time(int steps) const { return Seconds(std::int64_t { steps } * m_clock.step()); }

    void expect(bool same, const char* what, int at, const QString& details)
    {
        if (!same && m_difference.isEmpty())
            m_difference = QStringLiteral("%1 at %2: %3").arg(QLatin1String(what), text(m_clock.at(at)), details);
    }
    static QString text(Instant at)
    {
        return at == kNever ? QStringLiteral("never") : QString::fromStdString(toIso(at));
    }

    void expectLater(const char* what, int at, Instant actual, const std::optional<int>& expected)
    {
        const bool same = expected ? actual == m_clock.at(*expected) : actual >= windowEnd();
        expect(same, what, at,
               QStringLiteral("%1 instead of %2")
                   .arg(text(actual), expected ? text(m_clock.at(*expected)) : QStringLiteral("after the window")));
    }
    void expectEarlier(const char* what, int at, std::optional<Instant> actual, const std::optional<int>& expected)
    {
        const bool same = expected ? actual == m_clock.at(*expected) : !actual || *actual < m_clock.at(0);
        expect(same, what, at,
               QStringLiteral("%1 instead of %2")
                   .arg(actual ? text(*actual) : QStringLiteral("none"),
                        expected ? text(m_clock.at(*expected)) : QStringLiteral("before the window")));
    }

    void askOpen(int at)
    {
        expect(m_calendar->isOpen(m_clock.at(at)) == m_oracle.isOpen(at), "isOpen", at, {});
        expectLater("nextOpen", at, m_calendar->nextOpen(m_clock.at(at)), m_oracle.nextOpen(at));
        expectLater("nextClose", at, m_calendar->nextClose(m_clock.at(at)), m_oracle.nextClose(at));
        // Inside a step nothing changes, so the last open second is the end of the last open step.
        const auto last = m_oracle.prevOpen(at);
        const auto actual = m_calendar->prevOpen(m_clock.at(at));
        if (last && *last < at)
            expect(actual == m_clock.at(*last + 1) - Seconds(1), "prevOpen", at, text(actual.value_or(kNever)));
        else
            expectEarlier("prevOpen", at, actual, last);
    }

    void askBetween(int from, int to)
    {
        const Seconds actual = m_calendar->between(m_clock.at(from), m_clock.at(to));
        const Seconds expected = time(m_oracle.between(from, to));
        expect(actual == expected, "between", from,
               QStringLiteral("until %1: %2 instead of %3")
                   .arg(text(m_clock.at(to)))
                   .arg(actual.count())
                   .arg(expected.count()));
    }

    void askAdd(int from, int amount)
    {
        const Instant at = m_clock.at(from);
        const Instant end = m_calendar->add(at, time(amount));
        expectLater("add", from, end, m_oracle.add(from, amount));
        if (end != kNever)
            expect(m_calendar->between(at, end) == time(amount), "between(add)", from, text(end));
        if (amount > 0 && end != kNever) // the earliest one: right before it one second is missing
            expect(m_calendar->between(at, end - Seconds(1)) == time(amount) - Seconds(1), "add is early", from,
                   text(end));
    }

    void askSubtract(int from, int amount)
    {
        const Instant at = m_clock.at(from);
        const auto begin = m_calendar->subtract(at, time(amount));
        expectEarlier("subtract", from, begin, m_oracle.subtract(from, amount));
        if (begin)
            expect(m_calendar->between(*begin, at) == time(amount), "between(subtract)", from, text(*begin));
        if (begin && amount > 0) // the latest one: right behind it one second is missing
            expect(m_calendar->between(*begin + Seconds(1), at) == time(amount) - Seconds(1), "subtract is late", from,
                   text(*begin));
    }

    void askWorkingDays(int from, int days)
    {
        const auto expected = m_oracle.addWorkingDays(from, days);
        const Instant actual = m_calendar->addWorkingDays(m_clock.at(from), days);
        if (expected) // the window's last date is not all inside it, so without an answer nothing is known of that date
            expectLater("addWorkingDays", from, actual, expected);
        else
            expect(actual > windowEnd() - std::chrono::hours(26), "addWorkingDays", from, text(actual));
    }

    void askPieces(int from, int to)
    {
        const auto expected = m_oracle.pieces(from, to);
        std::size_t next = 0;
        m_calendar->pieces(m_clock.at(from), m_clock.at(to), [&](const HoursPiece& piece) {
            const bool same = next < expected.size() && piece.from == m_clock.at(expected[next].from)
                && piece.to == m_clock.at(expected[next].to)
                && static_cast<int>(piece.kind) == static_cast<int>(expected[next].kind)
                && piece.holiday == (expected[next].holiday ? expected[next].holiday->name : std::string());
            expect(same, "pieces", from, QStringLiteral("piece %1 .. %2").arg(text(piece.from), text(piece.to)));
            ++next;
        });
        expect(next == expected.size(), "number of pieces", from, QString::number(next));
    }

    const WallClock& m_clock;
    std::mt19937& m_random;
    CalendarOracle m_oracle;
    std::shared_ptr<const WorkCalendar> m_calendar;
    std::vector<int> m_edges;
    QString m_difference;
};

} // namespace

class CalendarOracleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerIsTheOracles_data();
    void everyAnswerIsTheOracles();
    void everySecondOfAHardDay_data();
    void everySecondOfAHardDay();

private:
    static void compareAll(const QString& zone, const QDate& first, const QDate& last, int step, int calendars)
    {
        const WallClock clock(zone, midnightUtc(first), midnightUtc(last), step);
        std::mt19937 random(kSeed);
        for (int i = 0; i < calendars; ++i) {
            const CalendarSpec spec = test::randomCalendar(random, zone, first, last, step);
            const QString difference = Comparison(spec, clock, random).run(8);
            QVERIFY2(difference.isEmpty(),
                     qPrintable(QStringLiteral("seed %1, calendar %2: %3").arg(kSeed).arg(i).arg(difference)));
        }
    }
};

void CalendarOracleTest::everyAnswerIsTheOracles_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDate>("change");
    const auto row = [](const char* zone, int year, int month, int day) {
        QTest::addRow("%s %d-%02d-%02d", zone, year, month, day)
            << QString::fromLatin1(zone) << QDate(year, month, day);
    };
    row("Europe/Berlin", 2026, 3, 29);
    row("Europe/Berlin", 2026, 10, 25);
    row("Europe/Berlin", 2045, 3, 26);
    row("Europe/Berlin", 2399, 10, 31);
    row("America/New_York", 2026, 3, 8);
    row("America/New_York", 2026, 11, 1);
    row("America/New_York", 2060, 11, 7);
    row("America/Sao_Paulo", 2018, 2, 18);
    row("America/Sao_Paulo", 2018, 11, 4);
    row("Asia/Tehran", 2021, 3, 22);
    row("Asia/Tehran", 2021, 9, 22);
    row("Pacific/Apia", 2011, 9, 24);
    row("Pacific/Apia", 2011, 12, 30);
    row("Australia/Lord_Howe", 2026, 4, 5);
    row("Australia/Lord_Howe", 2026, 10, 4);
    row("Australia/Lord_Howe", 2050, 4, 3);
    row("Asia/Kolkata", 2026, 2, 28);
    row("Asia/Kathmandu", 2026, 2, 28);
    row("Asia/Kathmandu", 1986, 1, 1);
    row("America/St_Johns", 2006, 10, 29); // falls back at 00:01, so that a date comes twice
    row("America/St_Johns", 1988, 4, 3); // two hours at once
    row("Africa/Casablanca", 2026, 3, 22);
    row("Pacific/Kwajalein", 1993, 8, 21);
    row("UTC", 2028, 2, 29);
}

void CalendarOracleTest::everyAnswerIsTheOracles()
{
    QFETCH(QString, zone);
    QFETCH(QDate, change);
    // Most zones change their clocks at whole five minutes; Newfoundland did at 00:01.
    const int step = zone == QLatin1String("America/St_Johns") ? 60 : 300;
    compareAll(zone, change.addDays(-4), change.addDays(5), step, 90);
}

void CalendarOracleTest::everySecondOfAHardDay_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDate>("change");
    QTest::newRow("Berlin, spring") << "Europe/Berlin" << QDate(2026, 3, 29);
    QTest::newRow("Berlin, autumn 2045") << "Europe/Berlin" << QDate(2045, 10, 29);
    QTest::newRow("Sao Paulo, skipped midnight") << "America/Sao_Paulo" << QDate(2018, 11, 4);
    QTest::newRow("Tehran, repeated midnight") << "Asia/Tehran" << QDate(2021, 9, 21);
    QTest::newRow("Apia, skipped day") << "Pacific/Apia" << QDate(2011, 12, 30);
    QTest::newRow("Lord Howe, half an hour") << "Australia/Lord_Howe" << QDate(2026, 4, 4);
    QTest::newRow("Monrovia, 44 minutes and 30 seconds") << "Africa/Monrovia" << QDate(1972, 1, 7);
}

void CalendarOracleTest::everySecondOfAHardDay()
{
    QFETCH(QString, zone);
    QFETCH(QDate, change);
    compareAll(zone, change, change.addDays(2), 1, 6);
}

DUEBELL_TEST(calendar_oracle, CalendarOracleTest)
#include "calendar_oracle.moc"
