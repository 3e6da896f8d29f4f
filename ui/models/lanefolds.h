// Which lanes are folded away. The whole queue has its folds, kept between runs; what somebody asks for, by a view or
// a filter, is never folded away at first, and folds made there end with it.
#pragma once

#include "ui/models/queueorder.h"

namespace duebell {

class LaneFolds {
public:
    /// Somebody asks for a part of the queue, or (false) for all of it.
    void setAsked(bool asked)
    {
        if (asked && !m_asked)
            m_ofAsked = {};
        m_asked = asked;
    }
    /// Another part: its lanes stand open.
    void open() { m_ofAsked = {}; }

    [[nodiscard]] const LaneFlags& now() const { return m_asked ? m_ofAsked : m_ofQueue; }
    void setNow(const LaneFlags& folded) { (m_asked ? m_ofAsked : m_ofQueue) = folded; }
    void set(Lane lane, bool folded) { (m_asked ? m_ofAsked : m_ofQueue)[static_cast<std::size_t>(lane)] = folded; }

    /// Of the whole queue, to be kept.
    [[nodiscard]] const LaneFlags& ofQueue() const { return m_ofQueue; }
    void setOfQueue(const LaneFlags& folded) { m_ofQueue = folded; }

private:
    LaneFlags m_ofQueue = kCollapsedAtFirst;
    LaneFlags m_ofAsked {};
    bool m_asked = false;
};

} // namespace duebell
