// Open time of consecutive UTC days, one word a day: the open seconds before it and the day's shape. Few shapes exist
// (a weekday in summer, in winter, a closed day, ...), so they stay in the innermost cache and a question costs the
// same however long a span it asks about. Immutable once built; any thread.
#pragma once

#include "base/instant.h"
#include "calendar/schedule.h"
#include "calendar/zone.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace duebell {

class DayTable {
public:
    /// Days [firstDay, endDay) since 1970-01-01 UTC.
    DayTable(const Schedule& schedule, const Zone& zone, std::int32_t firstDay, std::int32_t endDay);

    [[nodiscard]] std::int32_t firstDay() const { return m_firstDay; }
    [[nodiscard]] std::int32_t endDay() const { return m_firstDay + static_cast<std::int32_t>(m_days.size()) - 1; }
    /// Whether `at` is inside, its end included.
    [[nodiscard]] bool covers(Instant at) const { return secondsIn(at) <= m_length; }
    [[nodiscard]] std::size_t bytes() const;

    /// Open seconds before `at`, which the table must cover.
    [[nodiscard]] std::uint64_t openBefore(Instant at) const;
    /// All open seconds of the table.
    [[nodiscard]] std::uint64_t total() const { return m_days.back() >> kShapeBits; }
    /// Begin of the open second with that number, below total().
    [[nodiscard]] Instant openSecond(std::uint64_t ordinal) const;
    [[nodiscard]] bool isOpen(Instant at) const;
    /// The end of the open time around or right after `at`; the table's end when it is open until there.
    [[nodiscard]] Instant closeAfter(Instant at) const;

private:
    // Two spans inside, as most days have at most these, the others behind each other in m_moreSpans.
    struct Shape {
        std::uint32_t from[2] {};
        std::uint32_t length[2] {};
        std::uint32_t firstMore = 0;
        std::uint32_t moreCount = 0;
    };
    struct Span {
        std::uint32_t from = 0;
        std::uint32_t length = 0;
    };
    class Builder;

    static constexpr unsigned kShapeBits = 24;
    static constexpr std::uint64_t kShapeMask = (std::uint64_t { 1 } << kShapeBits) - 1;

    // Wraps far outside, so that one comparison finds both sides.
    [[nodiscard]] std::uint64_t secondsIn(Instant at) const
    {
        return static_cast<std::uint64_t>(at.time_since_epoch().count()) - static_cast<std::uint64_t>(m_begin);
    }
    [[nodiscard]] static std::uint32_t part(std::uint32_t second, std::uint32_t from, std::uint32_t length)
    {
        return second <= from ? 0 : std::min(second - from, length);
    }
    [[nodiscard]] const Shape& shapeOf(std::uint64_t day) const { return m_shapes[m_days[day] & kShapeMask]; }
    [[nodiscard]] std::uint32_t openWithin(const Shape& shape, std::uint32_t second) const;
    [[nodiscard]] std::uint64_t dayOf(std::uint64_t ordinal) const;
    [[nodiscard]] static std::size_t spanCount(const Shape& shape);
    [[nodiscard]] Span span(const Shape& shape, std::size_t index) const;
    void buildHints();

    std::int64_t m_begin = 0; // UTC second of the first day's midnight
    std::uint64_t m_length = 0;
    std::vector<std::uint64_t> m_days; // open seconds before the day << kShapeBits | shape; one more for the end
    std::vector<Shape> m_shapes;
    std::vector<Span> m_moreSpans;
    std::vector<std::uint32_t> m_hints; // the day of every 2^m_hintShift-th open second
    unsigned m_hintShift = 0;
    std::int32_t m_firstDay = 0;
};

} // namespace duebell
