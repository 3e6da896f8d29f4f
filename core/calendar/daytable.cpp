#include "calendar/daytable.h"

#include <limits>
#include <map>
#include <unordered_map>

namespace duebell {

namespace {

    constexpr std::int64_t kDay = kDaySeconds;

    std::int64_t floorDay(std::int64_t second)
    {
        const std::int64_t day = second / kDay;
        return second % kDay < 0 ? day - 1 : day;
    }

    std::int64_t seconds(Instant at)
    {
        return at.time_since_epoch().count();
    }

} // namespace

// Walks the days and the zone's changes of offset side by side.
class DayTable::Builder {
public:
    Builder(DayTable& table, const Schedule& schedule, const Zone& zone, std::int32_t firstDay, std::int32_t endDay)
        : m_table(table)
        , m_dates(schedule.patterns(firstDay - 2, endDay + 2))
        , m_transitions(zone.transitions())
        , m_offset(zone.offsetAt(Instant { Seconds { firstDay * kDay } }).count())
    {
        const auto next = std::upper_bound(m_transitions.begin(), m_transitions.end(), firstDay * kDay,
                                           [](std::int64_t a, const ZoneTransition& b) { return a < seconds(b.at); });
        m_next = static_cast<std::size_t>(next - m_transitions.begin());
    }

    void run(std::int32_t firstDay, std::int32_t endDay)
    {
        std::uint64_t open = 0;
        m_table.m_days.reserve(static_cast<std::size_t>(endDay - firstDay) + 1);
        for (std::int32_t day = firstDay; day < endDay; ++day) {
            const std::uint32_t shape = nextTransition() < (day + 1) * kDay ? changingDay(day) : plainDay(day);
            m_table.m_days.push_back(open << kShapeBits | shape);
            open += m_opens[shape];
        }
        m_table.m_days.push_back(open << kShapeBits);
    }

private:
    [[nodiscard]] std::int64_t nextTransition() const
    {
        return m_next < m_transitions.size() ? seconds(m_transitions[m_next].at) : kNever.time_since_epoch().count();
    }

    // A day with one offset is made of the end of one local date and the begin of the next.
    std::uint32_t plainDay(std::int32_t day)
    {
        const std::int64_t local = day * kDay + m_offset;
        const std::int64_t date = floorDay(local);
        const auto index = static_cast<std::size_t>(date - m_dates.firstDate);
        const std::uint64_t key = std::uint64_t { m_dates.ids[index] } << 32 | m_dates.ids[index + 1];
        const auto [known, isNew] = m_plain.try_emplace(key, 0);
        if (isNew) {
            m_spans.clear();
            append(day * kDay, (day + 1) * kDay, day * kDay);
            known->second = shape();
        }
        return known->second;
    }

    std::uint32_t changingDay(std::int32_t day)
    {
        m_spans.clear();
        std::int64_t from = day * kDay;
        const std::int64_t end = from + kDay;
        while (nextTransition() < end) {
            append(from, nextTransition(), day * kDay);
            from = nextTransition();
            m_offset = m_transitions[m_next++].offset.count();
        }
        append(from, end, day * kDay);
        m_plain.clear(); // its shapes were those of the old offset
        return shape();
    }

    // The open spans of [from, to) under the present offset, as seconds of the UTC day that begins at `midnight`.
    void append(std::int64_t from, std::int64_t to, std::int64_t midnight)
    {
        for (std::int64_t date = floorDay(from + m_offset); date * kDay < to + m_offset; ++date) {
            const std::int64_t begin = date * kDay - m_offset;
            for (const DaySpan& span : m_dates.of(static_cast<std::int32_t>(date))) {
                const std::int64_t first = std::max(from, begin + span.from);
                const std::int64_t last = std::min(to, begin + span.to);
                if (first < last)
                    m_spans.push_back({ static_cast<int>(first - midnight), static_cast<int>(last - midnight) });
            }
        }
    }

    // The number of the shape made of m_spans.
    std::uint32_t shape()
    {
        m_spans = merged(std::move(m_spans));
        const auto [known, isNew] = m_known.try_emplace(m_spans, static_cast<std::uint32_t>(m_table.m_shapes.size()));
        if (isNew)
            addShape(m_spans);
        return known->second;
    }

    void addShape(const Spans& spans)
    {
        Shape made;
        made.firstMore = static_cast<std::uint32_t>(m_table.m_moreSpans.size());
        std::uint32_t open = 0;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const int length = spans[i].to - spans[i].from;
            open += static_cast<std::uint32_t>(length);
            if (i < 2) {
                made.from[i] = spans[i].from;
                made.length[i] = length;
                made.firstTwo += length;
            } else {
                m_table.m_moreSpans.push_back({ spans[i].from, length });
                ++made.moreCount;
            }
        }
        if (spans.size() > 1)
            made.gap = spans[1].from - spans[0].to;
        m_table.m_shapes.push_back(made);
        m_opens.push_back(open);
    }

    DayTable& m_table;
    DatePatterns m_dates;
    const std::vector<ZoneTransition>& m_transitions;
    std::int64_t m_offset;
    std::size_t m_next = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> m_plain; // two dates' patterns -> shape, under the present offset
    std::map<Spans, std::uint32_t> m_known;
    std::vector<std::uint32_t> m_opens; // open seconds of each shape
    Spans m_spans;
};

DayTable::DayTable(const Schedule& schedule, const Zone& zone, std::int32_t firstDay, std::int32_t endDay)
    : m_begin(firstDay * kDay)
    , m_length(static_cast<std::uint64_t>(endDay - firstDay) * kDaySeconds)
    , m_firstDay(firstDay)
{
    Builder(*this, schedule, zone, firstDay, endDay).run(firstDay, endDay);
    buildHints();
}

void DayTable::buildHints()
{
    m_total = m_days.back() >> kShapeBits;
    std::vector<std::uint32_t> openDays;
    for (std::uint32_t day = 0; day + 1 < m_days.size(); ++day) {
        if (m_days[day] >> kShapeBits != openUntilEndOf(day))
            openDays.push_back(day);
    }
    if (openDays.empty())
        return;
    // As many seconds as a day that opens has on average, at most.
    const std::uint64_t average = m_total / openDays.size();
    while (average >> (m_hintShift + 1) != 0)
        ++m_hintShift;
    m_hints.reserve((m_total >> m_hintShift) + 1);
    std::uint64_t ordinal = 0;
    for (std::size_t i = 0; i < openDays.size(); ++i) {
        const std::uint32_t day = openDays[i];
        const std::uint32_t distance = i + 1 < openDays.size() ? openDays[i + 1] - day : 0;
        const std::uint32_t step = std::min(distance, std::numeric_limits<std::uint32_t>::max() >> kHintDayBits);
        for (; ordinal < openUntilEndOf(day); ordinal += std::uint64_t { 1 } << m_hintShift)
            m_hints.push_back(day | step << kHintDayBits);
    }
}

// Where days differ much in their hours, or a closed time is longer than a hint can say.
std::uint64_t DayTable::dayBehind(std::uint64_t day, std::uint64_t ordinal) const
{
    const auto first = m_days.begin() + static_cast<std::ptrdiff_t>(day + 1);
    std::ptrdiff_t reach = 4;
    while (reach < m_days.end() - first && first[reach] >> kShapeBits <= ordinal)
        reach *= 4;
    const auto last = first + std::min(reach, m_days.end() - first);
    const auto found
        = std::partition_point(first, last, [&](std::uint64_t entry) { return entry >> kShapeBits <= ordinal; });
    return static_cast<std::uint64_t>(found - m_days.begin()) - 1;
}

std::size_t DayTable::bytes() const
{
    return sizeof(DayTable) + m_days.capacity() * sizeof(std::uint64_t) + m_shapes.capacity() * sizeof(Shape)
        + m_moreSpans.capacity() * sizeof(Span) + m_hints.capacity() * sizeof(std::uint32_t);
}

int DayTable::openWithinMore(const Shape& shape, int second) const
{
    int open = 0;
    for (std::uint32_t i = 0; i < shape.moreCount; ++i) {
        const Span& more = m_moreSpans[shape.firstMore + i];
        open += part(second, more.from, more.length);
    }
    return open;
}

int DayTable::secondOfMore(const Shape& shape, int rest) const
{
    rest -= shape.firstTwo;
    std::size_t index = shape.firstMore;
    while (rest >= m_moreSpans[index].length)
        rest -= m_moreSpans[index++].length;
    return m_moreSpans[index].from + rest;
}

std::size_t DayTable::spanCount(const Shape& shape)
{
    return std::size_t { shape.length[0] != 0 } + std::size_t { shape.length[1] != 0 } + shape.moreCount;
}

DayTable::Span DayTable::span(const Shape& shape, std::size_t index) const
{
    return index < 2 ? Span { shape.from[index], shape.length[index] } : m_moreSpans[shape.firstMore + index - 2];
}

bool DayTable::isOpen(Instant at) const
{
    const std::uint64_t inside = secondsIn(at);
    const Shape& shape = m_shapes[m_days[inside / kDaySeconds] & kShapeMask];
    const auto second = static_cast<int>(inside % kDaySeconds);
    return openWithin(shape, second + 1) != openWithin(shape, second);
}

Instant DayTable::closeAfter(Instant at) const
{
    const std::uint64_t inside = secondsIn(at);
    auto second = static_cast<int>(inside % kDaySeconds);
    for (std::uint64_t day = inside / kDaySeconds; day + 1 < m_days.size(); ++day) {
        const Shape& shape = m_shapes[m_days[day] & kShapeMask];
        for (std::size_t i = 0; i < spanCount(shape); ++i) {
            const Span open = span(shape, i);
            if (second >= open.from && second < open.from + open.length)
                second = open.from + open.length;
        }
        if (second < kDaySeconds)
            return instantOf(day, second);
        second = 0;
    }
    return instantOf(m_days.size() - 1, 0);
}

} // namespace duebell
