#include "support/calendaroracle.h"

#include <QDateTime>
#include <QTimeZone>

namespace duebell::test {

namespace {

    constexpr qint64 kEpochJulianDay = 2440588; // 1970-01-01

    QDate toQt(std::chrono::local_days date)
    {
        return QDate::fromJulianDay(kEpochJulianDay + date.time_since_epoch().count());
    }

    std::chrono::local_days fromQt(const QDate& date)
    {
        return std::chrono::local_days(std::chrono::days(date.toJulianDay() - kEpochJulianDay));
    }

    // Whether a written span opens (or closes) this second of the date it is written for.
    bool holdsToday(const std::vector<DaySpan>& written, int second)
    {
        for (const DaySpan& span : written) {
            const bool overMidnight = span.to < span.from;
            if (second >= span.from && (overMidnight || second < span.to))
                return true;
        }
        return false;
    }

    // Whether one written for yesterday runs past midnight as far as this second.
    bool holdsFromYesterday(const std::vector<DaySpan>& written, int second)
    {
        for (const DaySpan& span : written) {
            if (span.to < span.from && second < span.to)
                return true;
        }
        return false;
    }

    bool fallsOn(const Holiday& holiday, const QDate& date)
    {
        const QDate first = toQt(holiday.first);
        if (holiday.kind == Holiday::Kind::Yearly)
            return first.month() == date.month() && first.day() == date.day();
        return first <= date && date <= toQt(holiday.last);
    }

} // namespace

WallClock::WallClock(const QString& zone, Instant from, Instant to, int step)
    : m_zone(zone)
    , m_from(from)
    , m_step(step)
{
    const QTimeZone timeZone(zone.toUtf8());
    for (Instant at = from; at < to; at += Seconds(step)) {
        const QDateTime wall = QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count(), timeZone);
        const int second = wall.time().msecsSinceStartOfDay() / 1000;
        m_readings.push_back({ wall.date(), second, wall.date().toJulianDay() * 86400 + second });
    }
}

CalendarOracle::CalendarOracle(const CalendarSpec& spec, const WallClock& clock)
    : m_spec(spec)
    , m_clock(clock)
{
    for (int i = 0; i < clock.count(); ++i)
        m_open.push_back(opensAt(clock.reading(i).date, clock.reading(i).second));
}

bool CalendarOracle::isException(const QDate& date) const
{
    for (const CalendarException& exception : m_spec.exceptions) {
        if (toQt(exception.date) == date)
            return true;
    }
    return false;
}

const Holiday* CalendarOracle::holidayAt(const QDate& date, int second) const
{
    for (const Holiday& holiday : m_spec.holidays) {
        if (holiday.closed.empty() && fallsOn(holiday, date))
            return &holiday;
    }
    for (const Holiday& holiday : m_spec.holidays) {
        if ((fallsOn(holiday, date) && holdsToday(holiday.closed, second))
            || (fallsOn(holiday, date.addDays(-1)) && holdsFromYesterday(holiday.closed, second)))
            return &holiday;
    }
    return nullptr;
}

bool CalendarOracle::opensAt(const QDate& date, int second) const
{
    if (isException(date)) {
        for (const CalendarException& exception : m_spec.exceptions) {
            if (toQt(exception.date) == date && holdsToday(exception.open, second))
                return true;
        }
        return false;
    }
    if (holidayAt(date, second))
        return false;
    for (const CalendarException& exception : m_spec.exceptions) {
        if (toQt(exception.date) == date.addDays(-1) && holdsFromYesterday(exception.open, second))
            return true;
    }
    const auto today = static_cast<std::size_t>(date.dayOfWeek() - Qt::Monday);
    return holdsToday(m_spec.week[today], second) || holdsFromYesterday(m_spec.week[(today + 6) % 7], second);
}

int CalendarOracle::between(int from, int to) const
{
    int open = 0;
    for (int i = from; i < to; ++i)
        open += isOpen(i);
    return open;
}

std::optional<int> CalendarOracle::add(int from, int amount) const
{
    for (int at = from; at <= m_clock.count(); ++at) {
        if (amount == 0)
            return at;
        if (at < m_clock.count())
            amount -= isOpen(at);
    }
    return std::nullopt;
}

std::optional<int> CalendarOracle::subtract(int from, int amount) const
{
    for (int at = from; at >= 0; --at) {
        if (amount == 0)
            return at;
        if (at > 0)
            amount -= isOpen(at - 1);
    }
    return std::nullopt;
}

std::optional<int> CalendarOracle::nextOpen(int at) const
{
    while (at < m_clock.count() && !isOpen(at))
        ++at;
    return at < m_clock.count() ? std::optional(at) : std::nullopt;
}

std::optional<int> CalendarOracle::prevOpen(int at) const
{
    while (at >= 0 && !isOpen(at))
        --at;
    return at >= 0 ? std::optional(at) : std::nullopt;
}

std::optional<int> CalendarOracle::nextClose(int at) const
{
    while (at < m_clock.count() && isOpen(at))
        ++at;
    return at < m_clock.count() ? std::optional(at) : std::nullopt;
}

// The first step at which the clock reads this; if none does, as far behind the gap as it was inside it.
std::optional<int> CalendarOracle::stepAtWall(qint64 local) const
{
    for (int i = 0; i < m_clock.count(); ++i) {
        if (m_clock.reading(i).local == local)
            return i;
    }
    for (int i = 1; i < m_clock.count(); ++i) {
        const qint64 before = m_clock.reading(i - 1).local + m_clock.step();
        const qint64 after = m_clock.reading(i).local;
        if (before <= local && local < after)
            return i + static_cast<int>((local - before) / m_clock.step());
    }
    return std::nullopt;
}

std::optional<int> CalendarOracle::addWorkingDays(int from, int days) const
{
    const std::optional<int> start = nextOpen(from);
    if (!start)
        return std::nullopt;
    const WallClock::Reading begin = m_clock.reading(*start);
    QDate date = begin.date;
    for (int i = *start; i < m_clock.count(); ++i) {
        if (!isOpen(i) || m_clock.reading(i).date <= date)
            continue;
        date = m_clock.reading(i).date;
        if (--days == 0)
            return stepAtWall(date.toJulianDay() * 86400 + begin.second);
    }
    return std::nullopt;
}

std::vector<CalendarOracle::Piece> CalendarOracle::pieces(int from, int to) const
{
    std::vector<Piece> result;
    QDate date;
    for (int i = from; i < to; ++i) {
        const WallClock::Reading& now = m_clock.reading(i);
        Piece piece { i, i + 1, isOpen(i) ? Kind::Open : Kind::Outside, nullptr };
        if (!isOpen(i) && !isException(now.date))
            piece.holiday = holidayAt(now.date, now.second);
        if (piece.holiday)
            piece.kind = Kind::Holiday;
        const bool goesOn = !result.empty() && result.back().kind == piece.kind
            && result.back().holiday == piece.holiday && (!piece.holiday || date == now.date);
        if (goesOn)
            result.back().to = i + 1;
        else
            result.push_back(piece);
        date = now.date;
    }
    return result;
}

namespace {

    class Dice {
    public:
        explicit Dice(std::mt19937& random)
            : m_random(random)
        {
        }
        int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
        bool oneIn(int count) { return below(count) == 0; }

    private:
        std::mt19937& m_random;
    };

    // Night hours are where zones change their clocks, so half of all times lie there.
    int timeOfDay(Dice& dice, int step)
    {
        if (dice.oneIn(8))
            return dice.oneIn(2) ? 0 : 86400;
        const int limit = dice.oneIn(2) ? 4 * 3600 : 86400;
        const int grain = dice.oneIn(3) ? step : std::max(step, 900);
        return dice.below(limit / grain + 1) * grain;
    }

    std::vector<DaySpan> someSpans(Dice& dice, int most, int step)
    {
        std::vector<DaySpan> spans;
        for (int count = dice.below(most + 1); count > 0; --count) {
            DaySpan span { timeOfDay(dice, step), timeOfDay(dice, step) };
            if (span.to < span.from && !dice.oneIn(3))
                std::swap(span.from, span.to);
            if (!spans.empty() && dice.oneIn(4))
                span.from = spans.back().to; // touching
            spans.push_back(span);
        }
        return spans;
    }

    std::array<std::vector<DaySpan>, 7> someWeek(Dice& dice, int step)
    {
        std::array<std::vector<DaySpan>, 7> week;
        switch (dice.below(6)) {
        case 0: // never, but for exceptions
            return week;
        case 1:
            week.fill({ { 0, 86400 } });
            return week;
        case 2:
            week.fill(someSpans(dice, 2, step));
            return week;
        case 3:
            week[static_cast<std::size_t>(dice.below(7))] = someSpans(dice, 3, step);
            return week;
        default:
            for (auto& day : week)
                day = someSpans(dice, 3, step);
            return week;
        }
    }

    Holiday someHoliday(Dice& dice, const QDate& first, int days, int step)
    {
        Holiday holiday;
        const QDate date = first.addDays(dice.below(days));
        holiday.first = fromQt(date);
        holiday.last = fromQt(date.addDays(dice.oneIn(3) ? dice.below(4) : 0));
        if (dice.oneIn(3)) {
            holiday.kind = Holiday::Kind::Yearly;
            holiday.first = fromQt(date.addYears(-dice.below(3)));
        }
        if (dice.oneIn(2))
            holiday.closed = someSpans(dice, 2, step);
        return holiday;
    }

} // namespace

CalendarSpec randomCalendar(std::mt19937& random, const QString& zone, const QDate& first, const QDate& last, int step)
{
    Dice dice(random);
    const int days = static_cast<int>(first.daysTo(last)) + 1;
    CalendarSpec spec;
    spec.timeZone = zone.toStdString();
    spec.week = someWeek(dice, step);
    for (int count = dice.below(5); count > 0; --count) {
        spec.holidays.push_back(someHoliday(dice, first, days, step));
        spec.holidays.back().name = "holiday " + std::to_string(count);
    }
    for (int count = dice.below(4); count > 0; --count)
        spec.exceptions.push_back({ fromQt(first.addDays(dice.below(days))), someSpans(dice, 2, step) });
    return spec;
}

} // namespace duebell::test
