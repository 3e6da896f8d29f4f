// Which part of a ticket's life the timeline shows. A value: pure arithmetic, tested without a window.
#pragma once

#include "base/instant.h"

namespace duebell {

struct TimelineRange {
    Instant from {};
    Instant to {};

    [[nodiscard]] Seconds length() const { return to - from; }
    [[nodiscard]] bool contains(Instant at) const { return at >= from && at <= to; }
    bool operator==(const TimelineRange&) const = default;
};

class TimelineZoom {
public:
    /// The shortest part that can be looked at.
    static constexpr Seconds kShortest { 120 };

    /// What there is to see. A part that was in sight stays so; when everything was, everything is.
    void setWhole(const TimelineRange& whole);
    void fit() { m_visible = m_whole; }

    /// Shows 1 / `factor` of what is in sight; `anchor` stays where it stands. Less than 1 zooms out.
    void zoom(double factor, Instant anchor);
    /// Moves what is in sight, as far as there is something to see.
    void pan(Seconds by);
    /// Moves as little as shows this instant with some air around it.
    void reveal(Instant at);

    [[nodiscard]] bool isWhole() const { return m_visible == m_whole; }
    [[nodiscard]] const TimelineRange& whole() const { return m_whole; }
    [[nodiscard]] const TimelineRange& visible() const { return m_visible; }

private:
    void show(Instant from, Seconds length);

    TimelineRange m_whole;
    TimelineRange m_visible;
};

} // namespace duebell
