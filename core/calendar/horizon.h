// The day table of a calendar that grows when a question reaches past it. Readers never wait: they load one pointer;
// who needs more builds a longer table under a lock. Replaced tables stay until the end, as readers may still be
// inside; a table at least doubles on the side that was too short, so they are few. Any thread.
#pragma once

#include "calendar/daytable.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace duebell {

class Horizon {
public:
    /// Both must outlive it.
    Horizon(const Schedule& schedule, const Zone& zone);

    /// Nothing is open before first() or from last() on, both midnights of UTC days.
    [[nodiscard]] Instant first() const { return m_first; }
    [[nodiscard]] Instant last() const { return m_last; }

    /// The table as it is now, if `at` is inside; else null.
    [[nodiscard]] const DayTable* around(Instant at) const
    {
        const DayTable* const table = m_table.load(std::memory_order_acquire);
        return table && table->covers(at) ? table : nullptr;
    }
    /// A table with [from, to] inside; both must lie in [first(), last()].
    const DayTable& covering(Instant from, Instant to);
    /// A table that goes on after the end of `table`, or null at the calendar's end.
    const DayTable* later(const DayTable& table);
    /// A table that begins before `table`, or null at the calendar's begin.
    const DayTable* earlier(const DayTable& table);
    /// Makes [from, to) ready, and no more than that.
    void prepare(Instant from, Instant to);

    [[nodiscard]] std::size_t bytes() const;

private:
    const DayTable& grow(std::int32_t neededFrom, std::int32_t neededEnd, std::int32_t spareBefore,
                         std::int32_t spareAfter);

    const Schedule& m_schedule;
    const Zone& m_zone;
    std::int32_t m_firstDay;
    std::int32_t m_endDay;
    Instant m_first;
    Instant m_last;
    std::atomic<const DayTable*> m_table { nullptr };
    mutable std::mutex m_mutex;
    std::vector<std::unique_ptr<const DayTable>> m_tables;
};

} // namespace duebell
