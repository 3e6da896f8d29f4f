#include "calendar/workcalendar.h"

#include "calendar/daytable.h"
#include "calendar/schedule.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace duebell {

namespace {

    constexpr std::int32_t kFirstDay
        = std::chrono::sys_days(std::chrono::year(1900) / 1 / 1).time_since_epoch().count();
    constexpr std::int32_t kEndDay = std::chrono::sys_days(std::chrono::year(2400) / 1 / 1).time_since_epoch().count();
    constexpr std::int32_t kDaysBefore = 366;
    constexpr std::int32_t kDaysAhead = 3 * 366;

    Instant midnight(std::int32_t day)
    {
        return std::chrono::sys_days(std::chrono::days(day));
    }

    // `at` must be near the calendar's range.
    std::int32_t dayOf(Instant at)
    {
        return static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(at).time_since_epoch().count());
    }

    bool allInsideDay(const CalendarSpec& spec)
    {
        return std::all_of(spec.week.begin(), spec.week.end(), insideDay)
            && std::all_of(spec.holidays.begin(), spec.holidays.end(),
                           [](const Holiday& h) { return insideDay(h.closed); })
            && std::all_of(spec.exceptions.begin(), spec.exceptions.end(),
                           [](const CalendarException& e) { return insideDay(e.open); });
    }

} // namespace

struct WorkCalendar::Private {
    Private(CalendarSpec given, std::shared_ptr<const Zone> givenZone)
        : spec(std::move(given))
        , zone(std::move(givenZone))
        , schedule(spec)
        , firstDay(std::clamp(schedule.firstOpenDate(), kFirstDay + 1, kEndDay) - 1)
        , endDay(std::clamp(schedule.endOpenDate(), firstDay, kEndDay - 1) + 1)
        , first(midnight(firstDay))
        , last(midnight(endDay))
    {
    }

    // The table, grown if need be so that it covers [from, to], both inside [first, last].
    const DayTable& covering(Instant from, Instant to)
    {
        const DayTable* const present = table.load(std::memory_order_acquire);
        if (present && present->covers(from) && present->covers(to)) [[likely]]
            return *present;
        const std::int32_t fromDay = dayOf(from);
        const std::int32_t toDay = dayOf(to) + 1;
        return grow(fromDay - kDaysBefore, toDay + kDaysAhead, fromDay, toDay);
    }

    // Days wanted, and days without which the caller cannot do.
    const DayTable& grow(std::int32_t wantedFrom, std::int32_t wantedEnd, std::int32_t neededFrom,
                         std::int32_t neededEnd)
    {
        const std::scoped_lock lock(mutex);
        const DayTable* const present = table.load(std::memory_order_relaxed);
        neededFrom = std::max(neededFrom, firstDay);
        neededEnd = std::min(neededEnd, endDay);
        std::int32_t from = std::max(wantedFrom, firstDay);
        std::int32_t end = std::min(wantedEnd, endDay);
        if (present) {
            if (present->firstDay() <= neededFrom && present->endDay() >= neededEnd)
                return *present; // another thread was here first
            // Whatever side is too short grows by what there is, so that growing stays rare.
            const std::int32_t length = present->endDay() - present->firstDay();
            from = neededFrom >= present->firstDay() ? present->firstDay()
                                                     : std::max(std::min(from, present->firstDay() - length), firstDay);
            end = neededEnd <= present->endDay() ? present->endDay()
                                                 : std::min(std::max(end, present->endDay() + length), endDay);
        }
        return replace(from, end);
    }

    const DayTable& replace(std::int32_t from, std::int32_t end)
    {
        // Readers may still be inside the old table, so it stays.
        tables.push_back(std::make_unique<const DayTable>(schedule, *zone, from, end));
        table.store(tables.back().get(), std::memory_order_release);
        return *tables.back();
    }

    // One more table length into the future; null when the calendar's end is reached.
    const DayTable* later(const DayTable& than)
    {
        if (than.endDay() >= endDay)
            return nullptr;
        return &grow(than.firstDay(), than.endDay() + kDaysAhead, than.firstDay(), than.endDay() + 1);
    }
    const DayTable* earlier(const DayTable& than)
    {
        if (than.firstDay() <= firstDay)
            return nullptr;
        return &grow(than.firstDay() - kDaysBefore, than.endDay(), than.firstDay() - 1, than.endDay());
    }

    [[nodiscard]] bool isWorkingDate(std::int32_t date) const;

    const CalendarSpec spec;
    const std::shared_ptr<const Zone> zone;
    const Schedule schedule;
    // Nothing opens before `first` or from `last` on.
    const std::int32_t firstDay;
    const std::int32_t endDay;
    const Instant first;
    const Instant last;
    std::atomic<const DayTable*> table { nullptr };
    std::mutex mutex;
    std::vector<std::unique_ptr<const DayTable>> tables;
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
    from = std::clamp(from, d->first, d->last);
    to = std::clamp(to, d->first, d->last);
    if (from < to)
        d->grow(dayOf(from), dayOf(to - Seconds(1)) + 1, dayOf(from), dayOf(to - Seconds(1)) + 1);
}

Seconds WorkCalendar::between(Instant from, Instant to) const
{
    from = std::max(from, d->first);
    to = std::min(to, d->last);
    if (to <= from)
        return Seconds(0);
    const DayTable& table = d->covering(from, to);
    return Seconds(static_cast<std::int64_t>(table.openBefore(to) - table.openBefore(from)));
}

Instant WorkCalendar::add(Instant from, Seconds amount) const
{
    if (amount <= Seconds(0))
        return from;
    from = std::max(from, d->first);
    if (from >= d->last || amount > d->last - d->first)
        return kNever;
    const DayTable* table = &d->covering(from, from);
    const auto more = static_cast<std::uint64_t>(amount.count());
    while (table->total() - table->openBefore(from) < more) {
        table = d->later(*table);
        if (!table)
            return kNever;
    }
    const Instant end = table->openSecond(table->openBefore(from) + more - 1) + Seconds(1);
    return end < kLastInstant ? end : kNever;
}

std::optional<Instant> WorkCalendar::subtract(Instant from, Seconds amount) const
{
    if (amount <= Seconds(0))
        return from;
    from = std::min(from, d->last);
    if (from <= d->first || amount > d->last - d->first)
        return std::nullopt;
    const DayTable* table = &d->covering(from, from);
    const auto less = static_cast<std::uint64_t>(amount.count());
    while (table->openBefore(from) < less) {
        table = d->earlier(*table);
        if (!table)
            return std::nullopt;
    }
    return table->openSecond(table->openBefore(from) - less);
}

bool WorkCalendar::isOpen(Instant at) const
{
    return at >= d->first && at < d->last && d->covering(at, at).isOpen(at);
}

Instant WorkCalendar::nextOpen(Instant at) const
{
    at = std::max(at, d->first);
    if (at >= d->last)
        return kNever;
    const DayTable* table = &d->covering(at, at);
    while (table->openBefore(at) == table->total()) {
        table = d->later(*table);
        if (!table)
            return kNever;
    }
    return table->openSecond(table->openBefore(at));
}

std::optional<Instant> WorkCalendar::prevOpen(Instant at) const
{
    if (at < d->first)
        return std::nullopt;
    return subtract(std::min(at, d->last - Seconds(1)) + Seconds(1), Seconds(1));
}

Instant WorkCalendar::nextClose(Instant at) const
{
    if (at < d->first || at >= d->last)
        return at;
    // A day more, as the date of an instant is up to a day away from its UTC day.
    if (dayOf(at) > d->schedule.alwaysOpenFrom() || d->schedule.alwaysOpenFrom() <= d->firstDay)
        return kNever;
    const DayTable* table = &d->covering(at, at);
    while (true) {
        const Instant close = table->closeAfter(at);
        if (dayOf(close) < table->endDay())
            return close;
        const DayTable* const longer = d->later(*table);
        if (!longer)
            return close < kLastInstant ? close : kNever;
        table = longer;
    }
}

// Whether any instant of the date is open: a date may be skipped by its zone, wholly or just where it would be open.
bool WorkCalendar::Private::isWorkingDate(std::int32_t date) const
{
    const Spans open = schedule.hoursOf(date).open;
    if (open.empty())
        return false;
    const auto dateBegin = std::chrono::seconds(std::chrono::days(date));
    const Instant searchEnd = midnight(date + 2);
    const auto& transitions = zone->transitions();
    auto next = std::upper_bound(transitions.begin(), transitions.end(), midnight(date - 1),
                                 [](Instant a, const ZoneTransition& b) { return a < b.at; });
    Instant from = midnight(date - 1);
    while (from < searchEnd) {
        const Instant end = next == transitions.end() ? searchEnd : std::min(next->at, searchEnd);
        const Seconds offset = zone->offsetAt(from);
        for (const DaySpan& span : open) {
            const Instant opens { dateBegin + Seconds(span.from) - offset };
            const Instant closes { dateBegin + Seconds(span.to) - offset };
            if (std::max(opens, from) < std::min(closes, end))
                return true;
        }
        from = end;
        if (next != transitions.end())
            ++next;
    }
    return false;
}

Instant WorkCalendar::addWorkingDays(Instant from, int days) const
{
    if (days <= 0)
        return from;
    const Instant start = nextOpen(from);
    if (start == kNever)
        return kNever;
    const std::chrono::local_seconds wall = d->zone->toLocal(start);
    const auto startDate = std::chrono::floor<std::chrono::days>(wall);
    auto date = static_cast<std::int32_t>(startDate.time_since_epoch().count());
    while (days > 0) {
        if (++date > d->endDay)
            return kNever;
        if (d->isWorkingDate(date))
            --days;
    }
    const Instant end = d->zone->toInstant(std::chrono::local_days(std::chrono::days(date)) + (wall - startDate)).at;
    return end < kLastInstant ? end : kNever;
}

namespace {

    // Joins what is alike and hands it on piece by piece.
    class PieceWriter {
    public:
        explicit PieceWriter(const std::function<void(const HoursPiece&)>& piece)
            : m_piece(piece)
        {
        }
        ~PieceWriter() { flush(); }
        PieceWriter(const PieceWriter&) = delete;
        PieceWriter& operator=(const PieceWriter&) = delete;

        void write(Instant from, Instant to, HoursKind kind, std::int32_t date, const Holiday* holiday)
        {
            if (from >= to)
                return;
            const bool alike = m_present.kind == kind && m_holiday == holiday && (!holiday || m_date == date);
            if (m_present.from < m_present.to && alike && m_present.to == from) {
                m_present.to = to;
                return;
            }
            flush();
            m_present = { from, to, kind, holiday ? std::string_view(holiday->name) : std::string_view() };
            m_date = date;
            m_holiday = holiday;
        }

    private:
        void flush()
        {
            if (m_present.from < m_present.to)
                m_piece(m_present);
        }

        const std::function<void(const HoursPiece&)>& m_piece;
        HoursPiece m_present {};
        std::int32_t m_date = 0;
        const Holiday* m_holiday = nullptr;
    };

    // The holiday that closes a closed second of a date, if one does, and until when that answer holds.
    std::pair<const Holiday*, int> closedBy(const DateHours& hours, int second, int until)
    {
        if (hours.wholeDay)
            return { hours.wholeDay, until };
        const Holiday* found = nullptr;
        for (const DateHours::Closing& closing : hours.partial) {
            for (const DaySpan& span : closing.spans) {
                if (span.from > second)
                    until = std::min(until, span.from);
                else if (!found && second < span.to) {
                    found = closing.holiday;
                    until = std::min(until, span.to);
                }
            }
        }
        return { found, until };
    }

} // namespace

void WorkCalendar::pieces(Instant from, Instant to, const std::function<void(const HoursPiece&)>& piece) const
{
    PieceWriter writer(piece);
    writer.write(from, std::min(to, kFirstInstant), HoursKind::Outside, 0, nullptr);
    Instant at = std::max(from, kFirstInstant);
    const Instant end = std::min(to, kLastInstant);
    const auto& transitions = d->zone->transitions();
    auto next = std::upper_bound(transitions.begin(), transitions.end(), at,
                                 [](Instant a, const ZoneTransition& b) { return a < b.at; });
    while (at < end) {
        // One stretch: one offset, one date.
        const Seconds offset = d->zone->offsetAt(at);
        const auto local = at.time_since_epoch() + offset;
        const auto date = static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(local).count());
        const Instant begin { std::chrono::days(date) - offset };
        Instant stretchEnd = std::min(end, begin + std::chrono::days(1));
        if (next != transitions.end() && next->at <= stretchEnd)
            stretchEnd = (next++)->at;
        const DateHours hours = d->schedule.hoursOf(date);
        auto second = static_cast<int>((at - begin).count());
        const auto lastSecond = static_cast<int>((stretchEnd - begin).count());
        while (second < lastSecond) {
            const auto open = std::find_if(hours.open.begin(), hours.open.end(),
                                           [&](const DaySpan& span) { return span.to > second; });
            const bool isOpenNow = open != hours.open.end() && open->from <= second;
            int until = open == hours.open.end() ? lastSecond : std::min(lastSecond, isOpenNow ? open->to : open->from);
            const Holiday* holiday = nullptr;
            if (!isOpenNow)
                std::tie(holiday, until) = closedBy(hours, second, until);
            const HoursKind kind = isOpenNow ? HoursKind::Open : holiday ? HoursKind::Holiday : HoursKind::Outside;
            writer.write(begin + Seconds(second), begin + Seconds(until), kind, date, holiday);
            second = until;
        }
        at = stretchEnd;
    }
    writer.write(std::max(from, kLastInstant), to, HoursKind::Outside, 0, nullptr);
}

std::size_t WorkCalendar::tableBytes() const
{
    const std::scoped_lock lock(d->mutex);
    std::size_t bytes = 0;
    for (const auto& table : d->tables)
        bytes += table->bytes();
    return bytes;
}

} // namespace duebell
