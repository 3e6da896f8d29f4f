// What became of recorded alerts and is not written yet. A storm of thousands is written a slice at a time, in the
// order in which it happened.
#pragma once

#include "desk/eventstore.h"

#include <deque>

namespace duebell {

class SettledFirings {
public:
    /// Rows of a transaction: some milliseconds, the disk's included.
    static constexpr std::size_t kAtOnce = 1000;

    void add(const FiringKey& key, FiringOutcome outcome, Instant until = {})
    {
        m_waiting.push_back({ key, outcome, until });
    }
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    [[nodiscard]] std::size_t count() const { return m_waiting.size(); }
    /// In one transaction, at most kAtOnce of those that ended alike. What the store refuses is let go: its warnings
    /// are said once more by whoever looks in a minute.
    [[nodiscard]] Status writeSome(EventStore& store);

private:
    struct Settled {
        FiringKey key;
        FiringOutcome outcome = FiringOutcome::Pending;
        Instant until {}; // of a snoozed one
    };
    std::deque<Settled> m_waiting;
};

} // namespace duebell
