#include "calendar/horizon.h"

#include "calendar/workcalendar.h"

namespace duebell {

namespace {

    constexpr std::int32_t kDaysBefore = 366;
    constexpr std::int32_t kDaysAhead = 3 * 366;

    // `at` lies between kFirstInstant and kLastInstant.
    std::int32_t dayOf(Instant at)
    {
        return static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(at).time_since_epoch().count());
    }

    Instant midnight(std::int32_t day)
    {
        return std::chrono::sys_days(std::chrono::days(day));
    }

} // namespace

// A date lies within the UTC days from the one before it to the one after it.
Horizon::Horizon(const Schedule& schedule, const Zone& zone)
    : m_schedule(schedule)
    , m_zone(zone)
    , m_firstDay(std::clamp(schedule.firstOpenDate(), dayOf(kFirstInstant) + 1, dayOf(kLastInstant)) - 1)
    , m_endDay(std::clamp(schedule.endOpenDate(), m_firstDay, dayOf(kLastInstant) - 1) + 1)
    , m_first(midnight(m_firstDay))
    , m_last(midnight(m_endDay))
{
}

const DayTable& Horizon::covering(Instant from, Instant to)
{
    const DayTable* const table = around(from);
    if (table && table->covers(to))
        return *table;
    return grow(dayOf(from), dayOf(to) + 1, kDaysBefore, kDaysAhead);
}

const DayTable* Horizon::later(const DayTable& table)
{
    if (table.endDay() >= m_endDay)
        return nullptr;
    return &grow(table.firstDay(), table.endDay() + 1, 0, kDaysAhead);
}

const DayTable* Horizon::earlier(const DayTable& table)
{
    if (table.firstDay() <= m_firstDay)
        return nullptr;
    return &grow(table.firstDay() - 1, table.endDay(), kDaysBefore, 0);
}

void Horizon::prepare(Instant from, Instant to)
{
    from = std::clamp(from, m_first, m_last);
    to = std::clamp(to, m_first, m_last);
    if (from < to)
        grow(dayOf(from), dayOf(to - Seconds(1)) + 1, 0, 0);
}

const DayTable& Horizon::grow(std::int32_t neededFrom, std::int32_t neededEnd, std::int32_t spareBefore,
                              std::int32_t spareAfter)
{
    const std::scoped_lock lock(m_mutex);
    neededEnd = std::min(neededEnd, m_endDay); // the end's own midnight needs no day
    std::int32_t from = neededFrom - spareBefore;
    std::int32_t end = neededEnd + spareAfter;
    if (const DayTable* const present = m_table.load(std::memory_order_relaxed)) {
        const std::int32_t length = present->endDay() - present->firstDay();
        const bool enoughBefore = present->firstDay() <= neededFrom;
        const bool enoughAfter = present->endDay() >= neededEnd;
        if (enoughBefore && enoughAfter)
            return *present; // another thread was here first
        from = enoughBefore ? present->firstDay() : std::min(from, present->firstDay() - length);
        end = enoughAfter ? present->endDay() : std::max(end, present->endDay() + length);
    }
    from = std::max(from, m_firstDay);
    end = std::min(end, m_endDay);
    m_tables.push_back(std::make_unique<const DayTable>(m_schedule, m_zone, from, end));
    m_table.store(m_tables.back().get(), std::memory_order_release);
    return *m_tables.back();
}

std::size_t Horizon::bytes() const
{
    const std::scoped_lock lock(m_mutex);
    std::size_t bytes = 0;
    for (const auto& table : m_tables)
        bytes += table->bytes();
    return bytes;
}

} // namespace duebell
