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
    [[nodiscard]] std::uint64_t openBefore(Instant at) const
    {
        const std::uint64_t inside = secondsIn(at);
        const std::uint64_t day = inside / kDaySeconds;
        const std::uint64_t entry = m_days[day];
        return (entry >> kShapeBits)
            + openWithin(m_shapes[entry & kShapeMask], static_cast<int>(inside - day * kDaySeconds));
    }
    /// All open seconds of the table.
    [[nodiscard]] std::uint64_t total() const { return m_total; }
    /// Begin of the open second with that number, below total().
    [[nodiscard]] Instant openSecond(std::uint64_t ordinal) const
    {
        const std::uint64_t day = dayOf(ordinal);
        const std::uint64_t entry = m_days[day];
        const Shape& shape = m_shapes[entry & kShapeMask];
        const auto rest = static_cast<int>(ordinal - (entry >> kShapeBits));
        if (rest >= shape.firstTwo) [[unlikely]]
            return instantOf(day, secondOfMore(shape, rest));
        return instantOf(day, rest + shape.from[0] + (rest >= shape.length[0]) * shape.gap);
    }
    /// `at` must lie before the table's end.
    [[nodiscard]] bool isOpen(Instant at) const;
    /// The earliest closed instant from `at` on; the table's end when it is open until there.
    [[nodiscard]] Instant closeAfter(Instant at) const;

private:
    struct Span {
        int from = 0;
        int length = 0;
    };
    // Two spans inside, as most days have at most these, the others behind each other in m_moreSpans.
    struct Shape {
        int from[2] {};
        int length[2] {};
        int firstTwo = 0; // their length together
        int gap = 0; // from the end of the first to the second
        std::uint32_t firstMore = 0;
        std::uint32_t moreCount = 0;
    };
    class Builder;

    static constexpr unsigned kShapeBits = 24;
    static constexpr std::uint64_t kShapeMask = (std::uint64_t { 1 } << kShapeBits) - 1;
    static constexpr unsigned kHintDayBits = 20;
    static constexpr std::uint32_t kHintDayMask = (std::uint32_t { 1 } << kHintDayBits) - 1;

    // Wraps far outside, so that one comparison finds both sides.
    [[nodiscard]] std::uint64_t secondsIn(Instant at) const
    {
        return static_cast<std::uint64_t>(at.time_since_epoch().count()) - static_cast<std::uint64_t>(m_begin);
    }
    [[nodiscard]] Instant instantOf(std::uint64_t day, int second) const
    {
        return Instant { Seconds { m_begin + static_cast<std::int64_t>(day) * kDaySeconds + second } };
    }
    // Without branches: at random instants they would be guessed wrong half of the time.
    [[nodiscard]] static int part(int second, int from, int length)
    {
        return std::min(std::max(second - from, 0), length);
    }
    [[nodiscard]] int openWithin(const Shape& shape, int second) const
    {
        const int open = part(second, shape.from[0], shape.length[0]) + part(second, shape.from[1], shape.length[1]);
        return shape.moreCount == 0 ? open : open + openWithinMore(shape, second);
    }
    [[nodiscard]] std::uint64_t openUntilEndOf(std::uint64_t day) const { return m_days[day + 1] >> kShapeBits; }
    // A bucket of open seconds seldom reaches past the next day that opens: one step, taken without a branch.
    [[nodiscard]] std::uint64_t dayOf(std::uint64_t ordinal) const
    {
        const std::uint32_t hint = m_hints[ordinal >> m_hintShift];
        const std::uint64_t first = hint & kHintDayMask;
        const std::uint64_t day = first + (hint >> kHintDayBits) * std::uint64_t { openUntilEndOf(first) <= ordinal };
        if (openUntilEndOf(day) <= ordinal) [[unlikely]]
            return dayBehind(day, ordinal);
        return day;
    }
    [[nodiscard]] std::uint64_t dayBehind(std::uint64_t day, std::uint64_t ordinal) const;
    [[nodiscard]] int openWithinMore(const Shape& shape, int second) const;
    [[nodiscard]] int secondOfMore(const Shape& shape, int rest) const;
    [[nodiscard]] static std::size_t spanCount(const Shape& shape);
    [[nodiscard]] Span span(const Shape& shape, std::size_t index) const;
    void buildHints();

    std::int64_t m_begin = 0; // UTC second of the first day's midnight
    std::uint64_t m_length = 0;
    std::vector<std::uint64_t> m_days; // open seconds before the day << kShapeBits | shape; one more for the end
    std::vector<Shape> m_shapes;
    std::vector<Span> m_moreSpans;
    // Of every 2^m_hintShift-th open second: its day, and above kHintDayBits how far the next day that opens is, as far
    // as that can be said there.
    std::vector<std::uint32_t> m_hints;
    std::uint64_t m_total = 0;
    unsigned m_hintShift = 0;
    std::int32_t m_firstDay = 0;
};

} // namespace duebell
