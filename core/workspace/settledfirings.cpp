#include "workspace/settledfirings.h"

namespace duebell {

Status SettledFirings::writeSome(EventStore& store)
{
    if (m_waiting.empty())
        return Done {};
    const Settled first = m_waiting.front();
    std::vector<FiringKey> keys;
    while (!m_waiting.empty() && keys.size() < kAtOnce && m_waiting.front().outcome == first.outcome
           && m_waiting.front().until == first.until) {
        keys.push_back(m_waiting.front().key);
        m_waiting.pop_front();
    }
    return store.settleFirings(keys, first.outcome, first.until);
}

} // namespace duebell
