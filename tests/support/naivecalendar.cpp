#include "support/naivecalendar.h"

#include <QDateTime>

#include <algorithm>

namespace duebell::test {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;
using std::chrono::local_seconds;

namespace {

    constexpr Seconds kHalfYear = days(183);

    bool inside(const std::vector<DaySpan>& spans, int second)
    {
        return std::any_of(spans.begin(), spans.end(), [second](const DaySpan& span) {
            const int end = span.to < span.from ? 86400 : span.to; // the rest of an overnight span is the next day's
            return second >= span.from && second < end;
        });
    }

    bool insideRestOfNight(const std::vector<DaySpan>& spans, int second)
    {
        return std::any_of(spans.begin(), spans.end(),
                           [second](const DaySpan& span) { return span.to < span.from && second < span.to; });
    }

    bool isOn(const Holiday& holiday, local_days date)
    {
        if (holiday.kind == Holiday::Kind::Range)
            return date >= holiday.first && date <= holiday.last;
        const std::chrono::year_month_day first(holiday.first);
        const std::chrono::year_month_day day(date);
        return first.month() == day.month() && first.day() == day.day();
    }

} // namespace

NaiveCalendar::NaiveCalendar(CalendarSpec spec, Seconds grid, Instant origin, Seconds memory)
    : m_spec(std::move(spec))
    , m_zone(QByteArray::fromStdString(m_spec.timeZone))
    , m_grid(grid)
    , m_origin(origin)
    , m_memory(static_cast<std::size_t>(memory / grid), -1)
{
}

local_seconds NaiveCalendar::wall(Instant at) const
{
    const auto utc = QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    return local_seconds(at.time_since_epoch() + Seconds(m_zone.offsetFromUtc(utc)));
}

bool NaiveCalendar::isOpen(Instant at) const
{
    const auto step = (at - m_origin) / m_grid;
    if (at < m_origin || step >= static_cast<std::int64_t>(m_memory.size()))
        return openByDefinition(at);
    signed char& known = m_memory[static_cast<std::size_t>(step)];
    if (known < 0)
        known = openByDefinition(at) ? 1 : 0;
    return known == 1;
}

bool NaiveCalendar::openByDefinition(Instant at) const
{
    const local_seconds local = wall(at);
    const local_days date = floor<days>(local);
    const int second = static_cast<int>((local - date).count());
    bool isException = false;
    for (const CalendarException& exception : m_spec.exceptions) {
        if (exception.date == date && inside(exception.open, second))
            return true;
        isException = isException || exception.date == date;
    }
    if (isException)
        return false;
    for (const Holiday& holiday : m_spec.holidays) {
        if (isOn(holiday, date) && (holiday.closed.empty() || inside(holiday.closed, second)))
            return false;
    }
    const unsigned weekday = std::chrono::weekday(date).iso_encoding() - 1;
    return inside(m_spec.week[weekday], second) || insideRestOfNight(m_spec.week[(weekday + 6) % 7], second);
}

Seconds NaiveCalendar::between(Instant from, Instant to) const
{
    Seconds sum { 0 };
    for (Instant at = from; at < to; at += m_grid)
        sum += isOpen(at) ? m_grid : Seconds(0);
    return sum;
}

Instant NaiveCalendar::addWorkingDays(Instant from, int count) const
{
    const Instant end = from + kHalfYear;
    Instant start = from;
    while (start < end && !isOpen(start))
        start += m_grid;
    const local_seconds startWall = wall(start);
    local_days date = floor<days>(startWall);
    const Seconds timeOfDay = startWall - date;
    int found = 0;
    for (Instant at = start; at < end; at += m_grid) {
        if (!isOpen(at) || floor<days>(wall(at)) <= date)
            continue;
        date = floor<days>(wall(at));
        if (++found == count)
            return instantOf(date + timeOfDay);
    }
    return kNever;
}

// The first instant at which the wall clock reads this; for a time that a jump of the clock skips, as much after the
// jump as the time is after the jump's beginning.
Instant NaiveCalendar::instantOf(local_seconds wallTime) const
{
    Instant at = Instant(wallTime.time_since_epoch()) - days(2);
    while (wall(at) < wallTime)
        at += m_grid;
    if (wall(at) == wallTime)
        return at;
    const local_seconds beforeJump = wall(at - m_grid) + m_grid;
    return at + (wallTime - beforeJump);
}

} // namespace duebell::test
