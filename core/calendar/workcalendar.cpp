#include "calendar/workcalendar.h"

#include "calendar/horizon.h"
#include "calendar/hourspieces.h"
#include "calendar/schedule.h"

#include <algorithm>

namespace duebell {

namespace {

    bool allInsideDay(const CalendarSpec& spec)
    {
        return std::all_of(spec.week.begin(), spec.week.end(), insideDay)
            && std::all_of(spec.holidays.begin(), spec.holidays.end(),
                           [](const Holiday& h) { return insideDay(h.closed); })
            && std::all_of(spec.exceptions.begin(), spec.exceptions.end(),
                           [](const CalendarException& e) { return insideDay(e.open); });
    }

    Instant reached(Instant at)
    {
        return at < kLastInstant ? at : kNever;
    }

} // namespace

struct WorkCalendar::Private {
    Private(CalendarSpec given, std::shared_ptr<const Zone> givenZone)
        : spec(std::move(given))
        , zone(std::move(givenZone))
        , schedule(spec)
        , horizon(schedule, *zone)
    {
    }

    [[nodiscard]] Instant openSecond(Instant from, std::uint64_t skip);
    [[nodiscard]] Instant openSecondFarAhead(Instant from, std::uint64_t skip);
    [[nodiscard]] bool isWorkingDate(const WorkCalendar& calendar, std::int32_t date, Zone::Stretch& stretch) const;

    const CalendarSpec spec;
    const std::shared_ptr<const Zone> zone;
    const Schedule schedule;
    Horizon horizon;
};

WorkCalendar::WorkCalendar(CalendarSpec spec, std::shared_ptr<const Zone> zone)
    : d(std::make_unique<Private>(std::move(spec), std::move(zone)))
{
}

WorkCalendar::~WorkCalendar() = default;

Result<std::shared_ptr<const WorkCalendar>> WorkCalendar::compile(CalendarSpec spec)
{
    auto zone = Zone::load(spec.timeZone);
    if (!zone)
        return zone.error();
    return compile(std::move(spec), *std::move(zone));
}

Result<std::shared_ptr<const WorkCalendar>> WorkCalendar::compile(CalendarSpec spec, std::shared_ptr<const Zone> zone)
{
    if (!allInsideDay(spec))
        return Error { ErrorCode::OutOfRange, {}, spec.id, "0..86400" };
    return std::shared_ptr<const WorkCalendar>(new WorkCalendar(std::move(spec), std::move(zone)));
}

const CalendarSpec& WorkCalendar::spec() const
{
    return d->spec;
}

const Zone& WorkCalendar::zone() const
{
    return *d->zone;
}

void WorkCalendar::prepare(Instant from, Instant to) const
{
    d->horizon.prepare(from, to);
}

std::size_t WorkCalendar::tableBytes() const
{
    return d->horizon.bytes();
}

Seconds WorkCalendar::between(Instant from, Instant to) const
{
    if (to <= from)
        return Seconds(0);
    const DayTable* table = d->horizon.around(from);
    if (!table || !table->covers(to)) [[unlikely]] {
        from = std::clamp(from, d->horizon.first(), d->horizon.last());
        to = std::clamp(to, d->horizon.first(), d->horizon.last());
        table = &d->horizon.covering(from, to);
    }
    return Seconds(static_cast<std::int64_t>(table->openBefore(to) - table->openBefore(from)));
}

// The open second at or after `from` that comes after `skip` others, or kNever.
inline Instant WorkCalendar::Private::openSecond(Instant from, std::uint64_t skip)
{
    if (const DayTable* const table = horizon.around(from)) [[likely]] {
        const std::uint64_t ordinal = table->openBefore(from) + skip;
        if (ordinal < table->total()) [[likely]]
            return table->openSecond(ordinal);
    }
    return openSecondFarAhead(from, skip);
}

// The same where the table has to grow, or nothing is open any more.
Instant WorkCalendar::Private::openSecondFarAhead(Instant from, std::uint64_t skip)
{
    from = std::max(from, horizon.first());
    if (from >= horizon.last() || skip > static_cast<std::uint64_t>((horizon.last() - from).count()))
        return kNever;
    for (const DayTable* table = &horizon.covering(from, from); table; table = horizon.later(*table)) {
        const std::uint64_t ordinal = table->openBefore(from) + skip;
        if (ordinal < table->total())
            return table->openSecond(ordinal);
    }
    return kNever;
}

Instant WorkCalendar::add(Instant from, Seconds amount) const
{
    if (amount <= Seconds(0))
        return from;
    const Instant last = d->openSecond(from, static_cast<std::uint64_t>(amount.count()) - 1);
    return last < kLastInstant - Seconds(1) ? last + Seconds(1) : kNever;
}

std::optional<Instant> WorkCalendar::subtract(Instant from, Seconds amount) const
{
    if (amount <= Seconds(0))
        return from;
    from = std::min(from, d->horizon.last());
    if (from <= d->horizon.first())
        return std::nullopt;
    const auto less = static_cast<std::uint64_t>(amount.count());
    for (const DayTable* table = &d->horizon.covering(from, from); table; table = d->horizon.earlier(*table)) {
        const std::uint64_t open = table->openBefore(from);
        if (open >= less)
            return table->openSecond(open - less);
    }
    return std::nullopt;
}

bool WorkCalendar::isOpen(Instant at) const
{
    return at >= d->horizon.first() && at < d->horizon.last() && d->horizon.covering(at, at + Seconds(1)).isOpen(at);
}

Instant WorkCalendar::nextOpen(Instant at) const
{
    return d->openSecond(at, 0);
}

std::optional<Instant> WorkCalendar::prevOpen(Instant at) const
{
    if (at < d->horizon.first())
        return std::nullopt;
    return subtract(std::min(at, d->horizon.last() - Seconds(1)) + Seconds(1), Seconds(1));
}

Instant WorkCalendar::nextClose(Instant at) const
{
    if (at < d->horizon.first() || at >= d->horizon.last())
        return at;
    const auto day = std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
    if (d->schedule.isOpenForGood(static_cast<std::int32_t>(day) - 1)) // no zone's date is earlier
        return kNever;
    for (const DayTable* table = &d->horizon.covering(at, at); table; table = d->horizon.later(*table)) {
        if (const Instant close = table->closeAfter(at); table->covers(close + Seconds(1)))
            return close;
    }
    return reached(d->horizon.last());
}

Instant WorkCalendar::addWorkingDays(Instant from, int days) const
{
    if (days <= 0)
        return from;
    const Instant start = nextOpen(from);
    if (start == kNever)
        return kNever;
    Zone::Stretch stretch = d->zone->stretchAt(start);
    const std::chrono::local_seconds wall { start.time_since_epoch() + stretch.offset };
    const auto startDate = std::chrono::floor<std::chrono::days>(wall);
    auto date = static_cast<std::int32_t>(startDate.time_since_epoch().count());
    while (days > 0) {
        ++date;
        if (Instant(std::chrono::days(date - 1)) >= d->horizon.last())
            return kNever;
        if (d->isWorkingDate(*this, date, stretch))
            --days;
    }
    return reached(d->zone->toInstant(std::chrono::local_days(std::chrono::days(date)) + (wall - startDate)).at);
}

// Whether any instant of the date is open: its zone may skip a date, or just the time at which it would be open.
bool WorkCalendar::Private::isWorkingDate(const WorkCalendar& calendar, std::int32_t date, Zone::Stretch& stretch) const
{
    const std::chrono::days day(date);
    const Instant utcEnd { day + std::chrono::days(2) };
    if (stretch.from > Instant(day - std::chrono::days(1)) || stretch.to < utcEnd)
        stretch = zone->stretchAt(Instant(day - std::chrono::days(1)));
    while (true) {
        const Instant begin { day - stretch.offset };
        if (calendar.between(std::max(begin, stretch.from), std::min(begin + std::chrono::days(1), stretch.to))
            > Seconds(0))
            return true;
        if (stretch.to >= utcEnd)
            return false;
        stretch = zone->stretchAt(stretch.to);
    }
}

void WorkCalendar::pieces(Instant from, Instant to, const std::function<void(const HoursPiece&)>& piece) const
{
    writePieces(d->schedule, *d->zone, from, to, piece);
}

} // namespace duebell
