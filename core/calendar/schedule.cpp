#include "calendar/schedule.h"

#include "calendar/workcalendar.h"

#include <algorithm>
#include <limits>

namespace duebell {

namespace {

    constexpr std::uint32_t kClosedPattern = 7;

    std::int32_t number(std::chrono::local_days date)
    {
        return static_cast<std::int32_t>(date.time_since_epoch().count());
    }

    std::chrono::year_month_day civil(std::int32_t date)
    {
        return std::chrono::year_month_day(std::chrono::local_days { std::chrono::days(date) });
    }

    // Monday is 0; 1970-01-01 was a Thursday.
    std::size_t weekday(std::int32_t date)
    {
        return static_cast<std::size_t>(((date + 3) % 7 + 7) % 7);
    }

    Spans joined(Spans spans, const Spans& more)
    {
        spans.insert(spans.end(), more.begin(), more.end());
        return merged(std::move(spans));
    }

} // namespace

Schedule::Schedule(const CalendarSpec& spec)
{
    for (std::size_t day = 0; day < 7; ++day)
        m_week[day] = joined(ownPart(spec.week[day]), nextDatePart(spec.week[(day + 6) % 7]));
    for (const Holiday& holiday : spec.holidays)
        m_holidays.push_back({ &holiday, ownPart(holiday.closed), nextDatePart(holiday.closed) });
    readExceptions(spec);
    findLimits(spec);
}

void Schedule::readExceptions(const CalendarSpec& spec)
{
    for (const CalendarException& exception : spec.exceptions) {
        Exception& own = m_exceptions[number(exception.date)];
        own.own = true;
        own.open = joined(std::move(own.open), ownPart(exception.open));
        if (const Spans carried = nextDatePart(exception.open); !carried.empty()) {
            Exception& next = m_exceptions[number(exception.date) + 1];
            next.carried = joined(std::move(next.carried), carried);
        }
    }
}

void Schedule::findLimits(const CalendarSpec& spec)
{
    constexpr auto kLow = std::numeric_limits<std::int32_t>::min();
    constexpr auto kHigh = std::numeric_limits<std::int32_t>::max();
    const bool weekOpens = std::any_of(m_week.begin(), m_week.end(), [](const Spans& day) { return !day.empty(); });
    if (weekOpens) {
        m_firstOpen = kLow;
        m_endOpen = kHigh;
    } else if (!m_exceptions.empty()) {
        m_firstOpen = m_exceptions.begin()->first;
        m_endOpen = m_exceptions.rbegin()->first + 1;
    }
    const Spans allDay { { 0, kDaySeconds } };
    const bool weekCloses = std::any_of(m_week.begin(), m_week.end(), [&](const Spans& day) { return day != allDay; });
    m_alwaysOpenFrom = kLow;
    if (!m_exceptions.empty())
        m_alwaysOpenFrom = m_exceptions.rbegin()->first + 1;
    for (const Holiday& holiday : spec.holidays) {
        const bool ends = holiday.kind == Holiday::Kind::Range && number(holiday.last) < kHigh - 2;
        m_alwaysOpenFrom = std::max(m_alwaysOpenFrom, ends ? number(holiday.last) + 2 : kHigh);
    }
    if (weekCloses)
        m_alwaysOpenFrom = kHigh;
}

bool Schedule::falls(const Holiday& holiday, std::int32_t date)
{
    if (holiday.kind == Holiday::Kind::Range)
        return number(holiday.first) <= date && date <= number(holiday.last);
    const auto wanted = civil(number(holiday.first));
    const auto actual = civil(date);
    return wanted.month() == actual.month() && wanted.day() == actual.day();
}

DateHours Schedule::hoursOf(std::int32_t date) const
{
    DateHours result;
    const auto exception = m_exceptions.find(date);
    if (exception != m_exceptions.end() && exception->second.own) {
        result.exception = true;
        result.open = exception->second.open;
        return result;
    }
    for (const Closed& closed : m_holidays) {
        const bool own = falls(*closed.holiday, date);
        if (own && closed.holiday->closed.empty()) {
            result.wholeDay = closed.holiday;
            return result;
        }
        if (own && !closed.own.empty())
            result.partial.push_back({ closed.own, closed.holiday });
        if (!closed.carried.empty() && falls(*closed.holiday, date - 1))
            result.partial.push_back({ closed.carried, closed.holiday });
    }
    result.open = m_week[weekday(date)];
    if (exception != m_exceptions.end())
        result.open = joined(std::move(result.open), exception->second.carried);
    for (const DateHours::Closing& closing : result.partial)
        result.open = without(result.open, closing.spans);
    return result;
}

std::vector<std::int32_t> Schedule::yearlyDates(const Holiday& holiday, std::int32_t from, std::int32_t end) const
{
    std::vector<std::int32_t> dates;
    const auto wanted = civil(number(holiday.first));
    for (auto year = civil(from).year(); year <= civil(end).year(); ++year) {
        const std::chrono::year_month_day date = year / wanted.month() / wanted.day();
        if (!date.ok())
            continue;
        const std::int32_t day = number(std::chrono::local_days(date));
        if (day >= from && day < end)
            dates.push_back(day);
    }
    return dates;
}

// Holidays of the whole day close their dates at once; dates with a partial one go to `special`.
void Schedule::paintHolidays(DatePatterns& result, std::vector<std::int32_t>& special) const
{
    const std::int32_t first = result.firstDate;
    const std::int32_t end = first + static_cast<std::int32_t>(result.ids.size());
    for (const Closed& closed : m_holidays) {
        std::vector<std::int32_t> dates;
        if (closed.holiday->kind == Holiday::Kind::Yearly) {
            dates = yearlyDates(*closed.holiday, first - 1, end);
        } else {
            const std::int32_t last = std::min(number(closed.holiday->last), end - 1);
            for (std::int32_t date = std::max(number(closed.holiday->first), first - 1); date <= last; ++date)
                dates.push_back(date);
        }
        const bool wholeDay = closed.holiday->closed.empty();
        for (const std::int32_t date : dates) {
            if (wholeDay && date >= first)
                result.ids[static_cast<std::size_t>(date - first)] = kClosedPattern;
            else if (!wholeDay)
                special.insert(special.end(), { date, date + 1 });
        }
    }
}

DatePatterns Schedule::patterns(std::int32_t firstDate, std::int32_t endDate) const
{
    DatePatterns result { firstDate, {}, { m_week.begin(), m_week.end() } };
    result.patterns.emplace_back(); // kClosedPattern
    result.ids.resize(static_cast<std::size_t>(endDate - firstDate));
    std::size_t day = weekday(firstDate);
    for (std::uint32_t& id : result.ids) {
        id = static_cast<std::uint32_t>(day);
        day = day == 6 ? 0 : day + 1;
    }
    std::vector<std::int32_t> special;
    paintHolidays(result, special);
    for (auto it = m_exceptions.lower_bound(firstDate); it != m_exceptions.end() && it->first < endDate; ++it)
        special.push_back(it->first);
    std::sort(special.begin(), special.end());
    special.erase(std::unique(special.begin(), special.end()), special.end());
    std::map<Spans, std::uint32_t> known;
    for (const std::int32_t date : special) {
        if (date < firstDate || date >= endDate)
            continue;
        const auto [found, isNew]
            = known.try_emplace(hoursOf(date).open, static_cast<std::uint32_t>(result.patterns.size()));
        if (isNew)
            result.patterns.push_back(found->first);
        result.ids[static_cast<std::size_t>(date - firstDate)] = found->second;
    }
    return result;
}

} // namespace duebell
