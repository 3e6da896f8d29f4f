// The time machine: a desk that shows another instant than the one it was loaded for.
#include "desk/desk.h"

#include <QMetaObject>

#include <numeric>

namespace duebell {

namespace {

    // So long may a slice take: frames go on between two.
    constexpr std::chrono::milliseconds kSlice { 8 };
    constexpr std::size_t kBetweenLooks = 64; // tickets
    // Forward by no more than this only what changes on the way is evaluated, at once.
    constexpr Seconds kShortWay = std::chrono::hours(2);

} // namespace

bool Desk::reaches(Instant at) const
{
    return m_view.asOf && m_view.reach && at >= m_view.reach->from && at <= m_view.reach->to;
}

bool Desk::moveTo(Instant at)
{
    if (!reaches(at) || m_loading)
        return false;
    m_moveTo = at;
    if (!m_movingTo) // otherwise once the present way is done
        beginMove();
    return true;
}

void Desk::beginMove()
{
    const Instant at = *std::exchange(m_moveTo, {});
    const Instant before = now();
    if (at >= before && at - before <= kShortWay) {
        m_view.asOf = at;
        const std::vector<std::size_t> indices = refreshDue();
        if (!indices.empty())
            Q_EMIT changed(indices);
        Q_EMIT moved();
        return;
    }
    m_movingTo = at;
    m_ahead.clear();
    m_ahead.reserve(m_tickets.size());
    moveOn();
}

void Desk::moveOn()
{
    if (!m_movingTo)
        return; // loaded afresh meanwhile
    const std::chrono::milliseconds began = m_time.steadyNow();
    while (m_ahead.size() < m_tickets.size()) {
        m_ahead.push_back(m_evaluation->summaryOf(m_tickets[m_ahead.size()], *m_movingTo));
        if (m_ahead.size() % kBetweenLooks == 0 && m_time.steadyNow() - began >= kSlice) {
            QMetaObject::invokeMethod(this, &Desk::moveOn, Qt::QueuedConnection);
            return;
        }
    }
    endMove();
}

void Desk::endMove()
{
    m_view.asOf = *std::exchange(m_movingTo, {});
    m_refreshedAt = *m_view.asOf;
    m_transitions.clear();
    for (std::size_t index = 0; index < m_tickets.size(); ++index) {
        m_tickets[index].summary = std::move(m_ahead[index]);
        remember(index);
    }
    m_ahead.clear();
    std::vector<std::size_t> all(m_tickets.size());
    std::iota(all.begin(), all.end(), std::size_t { 0 });
    if (!all.empty())
        Q_EMIT changed(all);
    Q_EMIT moved();
    if (m_moveTo)
        beginMove();
}

} // namespace duebell
