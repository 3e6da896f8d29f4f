#include "base/systemtimesource.h"

#include <algorithm>
#include <utility>

namespace duebell {

namespace {

    constexpr std::chrono::milliseconds kLongestWait = std::chrono::seconds(30);

    std::chrono::sys_time<std::chrono::milliseconds> wallMilliseconds()
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }

} // namespace

SystemTimeSource::SystemTimeSource(QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one may be five per cent early, which is before the instant
    connect(&m_timer, &QTimer::timeout, this, &SystemTimeSource::check);
    connect(&m_repeater, &QTimer::timeout, this, [this] { m_tick(); });
}

SystemTimeSource::~SystemTimeSource() = default;

Instant SystemTimeSource::wallNow() const
{
    return std::chrono::floor<Seconds>(wallMilliseconds());
}

std::chrono::milliseconds SystemTimeSource::steadyNow() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void SystemTimeSource::wakeAt(Instant at, std::function<void()> wake)
{
    m_at = at;
    m_wake = std::move(wake);
    if (m_wake)
        arm();
    else
        m_timer.stop();
}

void SystemTimeSource::repeat(std::chrono::milliseconds period, std::function<void()> tick)
{
    m_tick = std::move(tick);
    if (m_tick)
        m_repeater.start(period);
    else
        m_repeater.stop();
}

void SystemTimeSource::arm()
{
    const auto now = wallMilliseconds();
    // Compared before subtracting: kNever in milliseconds does not fit.
    const bool far = m_at > std::chrono::ceil<Seconds>(now + kLongestWait);
    const auto wait = far ? kLongestWait : std::chrono::milliseconds(m_at - now);
    m_timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void SystemTimeSource::check()
{
    if (wallNow() < m_at) {
        arm();
        return;
    }
    // Moved out first: the function may ask to be woken again.
    const auto wake = std::exchange(m_wake, {});
    if (wake)
        wake();
}

} // namespace duebell
