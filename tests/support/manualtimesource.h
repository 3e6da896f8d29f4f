// A clock that stands still until a test moves it.
#pragma once

#include "base/timesource.h"

#include <utility>

namespace duebell::test {

class ManualTimeSource : public TimeSource {
public:
    explicit ManualTimeSource(Instant now)
        : m_now(now)
    {
    }

    [[nodiscard]] Instant wallNow() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds steadyNow() const override { return m_now.time_since_epoch(); }
    void wakeAt(Instant at, std::function<void()> wake) override
    {
        m_at = at;
        m_wake = std::move(wake);
    }

    /// Moves the clock and wakes those whose time has come, as often as they ask to be woken up to then.
    void advance(Seconds by)
    {
        const Instant end = m_now + by;
        while (m_wake && m_at <= end) {
            m_now = std::max(m_now, m_at);
            std::exchange(m_wake, {})();
        }
        m_now = end;
    }

    /// Wakes once, if the time has come: what would go on stops there, as if it were killed.
    void wakeOnce()
    {
        if (m_wake && m_at <= m_now)
            std::exchange(m_wake, {})();
    }

    /// Sets the clock and wakes nobody: as if the machine were too busy.
    void set(Instant now) { m_now = now; }

private:
    Instant m_now;
    Instant m_at = kNever;
    std::function<void()> m_wake;
};

} // namespace duebell::test
