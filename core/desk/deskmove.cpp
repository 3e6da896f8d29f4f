// The time machine: a desk that shows another instant than the one it was loaded for.
#include "desk/desk.h"

#include <QMetaObject>

namespace duebell {

namespace {

    // So long may a slice take: frames go on between two.
    constexpr std::chrono::milliseconds kSlice { 8 };
    constexpr std::size_t kBetweenLooks = 64; // tickets

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

// Forward only those are looked at whose row changes on the way. Backward nobody knows which ones those are.
void Desk::beginMove()
{
    const Instant at = *std::exchange(m_moveTo, {});
    const bool isBack = at < now();
    m_movingTo = at;
    m_ahead.clear();
    m_onTheWay.clear();
    for (std::size_t index = 0; index < m_tickets.size(); ++index) {
        if (isBack || m_tickets[index].summary.nextTransition <= at)
            m_onTheWay.push_back(index);
    }
    m_ahead.reserve(m_onTheWay.size());
    moveOn();
}

void Desk::moveOn()
{
    if (!m_movingTo)
        return; // loaded afresh meanwhile
    const std::chrono::milliseconds began = m_time.steadyNow();
    while (m_ahead.size() < m_onTheWay.size()) {
        m_ahead.push_back(m_evaluation->summaryOf(m_tickets[m_onTheWay[m_ahead.size()]], *m_movingTo));
        if (m_ahead.size() % kBetweenLooks == 0 && m_time.steadyNow() - began >= kSlice) {
            QMetaObject::invokeMethod(this, &Desk::moveOn, Qt::QueuedConnection);
            return;
        }
    }
    endMove();
}

void Desk::endMove()
{
    const std::vector<std::size_t> changed = takeAhead();
    if (!changed.empty())
        Q_EMIT this->changed(changed);
    Q_EMIT moved();
    if (m_moveTo)
        beginMove();
}

// A row that changes after the instant before was the same at the instant now.
std::vector<std::size_t> Desk::takeAhead()
{
    const Instant before = now();
    m_view.asOf = *std::exchange(m_movingTo, {});
    m_refreshedAt = *m_view.asOf;
    const bool isBack = *m_view.asOf < before;
    std::vector<std::size_t> others;
    others.reserve(m_onTheWay.size());
    for (std::size_t place = 0; place < m_onTheWay.size(); ++place) {
        const std::size_t index = m_onTheWay[place];
        m_tickets[index].summary = std::move(m_ahead[place]);
        if (!isBack || m_tickets[index].summary.nextTransition <= before)
            others.push_back(index);
    }
    return others;
}

LoadedDesk Desk::letGo()
{
    m_moveTo.reset();
    m_movingTo.reset();
    LoadedDesk gone;
    gone.timeline = m_timeline;
    gone.tickets.swap(m_tickets);
    gone.index.swap(m_index);
    m_transitions.clear();
    return gone;
}

} // namespace duebell
