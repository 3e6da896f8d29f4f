// The host's clocks, and one timer on the calling thread's event loop. The only place that asks what time it is.
#pragma once

#include "base/timesource.h"

#include <QObject>
#include <QTimer>

namespace duebell {

/// Lives on the thread that calls wakeAt(). Long waits are cut into short ones and compared with the wall clock again,
/// so that a suspended machine or a clock that was set wakes late by half a minute at most.
class SystemTimeSource : public QObject, public TimeSource {
    Q_OBJECT

public:
    explicit SystemTimeSource(QObject* parent = nullptr);
    ~SystemTimeSource() override;

    [[nodiscard]] Instant wallNow() const override;
    [[nodiscard]] std::chrono::milliseconds steadyNow() const override;
    void wakeAt(Instant at, std::function<void()> wake) override;
    /// Calls `tick` every `period` by the steady clock, from now on; an empty function ends it.
    void repeat(std::chrono::milliseconds period, std::function<void()> tick);

private:
    void arm();
    void check();

    QTimer m_timer;
    Instant m_at {};
    std::function<void()> m_wake;
    QTimer m_repeater;
    std::function<void()> m_tick;
};

} // namespace duebell
