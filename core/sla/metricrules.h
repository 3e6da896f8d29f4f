// What starts and ends each metric's clocks: the table of DESIGN 3.3, one function a row.
#pragma once

#include "sla/clockwalk.h"

#include <utility>
#include <vector>

namespace duebell {

class MetricRules {
public:
    /// Walks through `result`'s moments up to `now` and fills clocks, breaches and stints. Only metrics of `metrics`
    /// (bit per Metric number) are kept.
    void run(TicketResult& result, std::uint32_t metrics, Instant now);

private:
    void step(std::uint32_t moment);
    void firstResponse(std::uint32_t moment);
    void nextResponse(std::uint32_t moment);
    void resolution(std::uint32_t moment);
    void ownership(std::uint32_t moment);
    void timeInStatus(std::uint32_t moment);
    void endForGood(std::uint32_t moment);
    void waive(std::uint32_t moment);
    void absorb(std::uint32_t moment);
    void noteMessages(std::uint32_t moment);
    void startNextResponse(std::uint32_t moment);
    [[nodiscard]] bool isFirstResponseOver(const Moment& moment) const;
    [[nodiscard]] int nextVisit(Symbol status);

    TicketResult* m_result = nullptr;
    std::uint32_t m_metrics = 0;
    ClockWalk m_firstResponse;
    ClockWalk m_nextResponse;
    ClockWalk m_resolution;
    ClockWalk m_ownership;
    ClockWalk m_timeInStatus;
    int m_nextResponseCycle = 0;
    int m_resolutionCycle = 0;
    int m_ownershipCycle = 0;
    std::vector<std::pair<Symbol, int>> m_visits; // of statuses with clocks

    // The client's wait for an answer, as next response sees it.
    struct Wait {
        bool any = false; ///< something is unanswered, the opening included
        std::uint32_t anyMoment = 0;
        bool later = false; ///< a message after the first response is unanswered
        std::uint32_t laterMoment = 0;
        bool whileResolved = false; ///< written while resolved: counts from the reopening
        Instant whileResolvedAt {};
        std::optional<Instant> since; ///< of a wait that is older than its clock
    };
    Wait m_wait;
    bool m_firstResponseOver = false;
};

} // namespace duebell
