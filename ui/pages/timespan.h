// The part of time that the time machine's slider covers: the viewer's local day or month around an instant, and which
// steps it has. Pure.
#pragma once

#include "base/instant.h"

#include <QDateTime>

namespace duebell {

class TimeSpan {
public:
    enum class Size {
        Day, ///< in steps of five minutes
        Month, ///< in steps of an hour
    };

    TimeSpan() = default;
    /// The day or month in which `at` lies. A day is as long as it is where clocks are changed.
    TimeSpan(Size size, Instant at);

    [[nodiscard]] Instant from() const { return m_from; }
    [[nodiscard]] Instant to() const { return m_to; }
    [[nodiscard]] bool contains(Instant at) const { return at >= m_from && at < m_to; }
    [[nodiscard]] Seconds step() const { return m_step; }
    [[nodiscard]] int steps() const { return static_cast<int>((m_to - m_from) / m_step); }
    [[nodiscard]] int stepOf(Instant at) const { return static_cast<int>((at - m_from) / m_step); }
    [[nodiscard]] Instant instantOf(int step) const { return m_from + m_step * step; }

private:
    Instant m_from {};
    Instant m_to {};
    Seconds m_step { 1 };
};

} // namespace duebell
