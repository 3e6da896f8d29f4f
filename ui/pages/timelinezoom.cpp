#include "ui/pages/timelinezoom.h"

#include <algorithm>

namespace duebell {

void TimelineZoom::setWhole(const TimelineRange& whole)
{
    const bool everything = isWhole();
    m_whole = whole;
    if (everything)
        fit();
    else
        show(m_visible.from, m_visible.length());
}

void TimelineZoom::show(Instant from, Seconds length)
{
    const Seconds shown = std::min(std::max(length, kShortest), m_whole.length());
    const Instant first = std::clamp(from, m_whole.from, m_whole.to - shown);
    m_visible = { first, first + shown };
}

void TimelineZoom::zoom(double factor, Instant anchor)
{
    const Seconds before = m_visible.length();
    if (before <= Seconds(0) || factor <= 0)
        return;
    const Instant at = std::clamp(anchor, m_visible.from, m_visible.to);
    const double share = static_cast<double>((at - m_visible.from).count()) / static_cast<double>(before.count());
    const double wanted = static_cast<double>(before.count()) / factor;
    const double longest = static_cast<double>(m_whole.length().count());
    const Seconds length { static_cast<std::int64_t>(
        std::clamp(wanted, static_cast<double>(std::min(kShortest, m_whole.length()).count()), longest)) };
    const Seconds ahead { static_cast<std::int64_t>(share * static_cast<double>(length.count())) };
    show(at - ahead, length);
}

void TimelineZoom::pan(Seconds by)
{
    show(m_visible.from + by, m_visible.length());
}

void TimelineZoom::reveal(Instant at)
{
    const Seconds air = m_visible.length() / 10;
    if (at < m_visible.from + air)
        show(at - air, m_visible.length());
    else if (at > m_visible.to - air)
        show(at + air - m_visible.length(), m_visible.length());
}

} // namespace duebell
