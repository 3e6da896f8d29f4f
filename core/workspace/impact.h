// What other rules would do to tickets: each is evaluated under two timelines and the clocks are compared
// (DESIGN 3.4: "the user sees the impact before publishing"; B6). Pure; several workers beside each other.
#pragma once

#include "base/result.h"
#include "base/symbols.h"
#include "sla/evaluator.h"
#include "sla/timeline.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace duebell {

/// One clock before and after; none where it does not exist.
struct ClockChange {
    Metric metric = Metric::Resolution;
    Symbol status; ///< TimeInStatus
    int cycle = 1;
    std::optional<Seconds> targetBefore;
    std::optional<Seconds> targetAfter;
    std::optional<Instant> dueBefore;
    std::optional<Instant> dueAfter;
    bool breachedBefore = false;
    bool breachedAfter = false;

    [[nodiscard]] bool breachAppears() const { return breachedAfter && !breachedBefore; }
    [[nodiscard]] bool breachVanishes() const { return breachedBefore && !breachedAfter; }
    /// How far due moves, later is positive; 0 when either is unknown.
    [[nodiscard]] Seconds shift() const;
    bool operator==(const ClockChange&) const = default;
};

/// A ticket that is not as before.
struct TicketImpact {
    TicketId ticket;
    Symbol policyBefore;
    Symbol policyAfter;
    Symbol tier; ///< of its client
    ClockChange clock; ///< the one that changes most
    bool breachAppears = false; ///< of any clock
    bool breachVanishes = false;
    bool operator==(const TicketImpact&) const = default;
};

struct ImpactTally {
    std::int64_t tickets = 0;
    std::int64_t changed = 0; ///< of tickets: in anything that is counted below
    std::int64_t policyChanges = 0;
    std::int64_t targetChanges = 0;
    std::int64_t dueChanges = 0;
    std::int64_t breachesBefore = 0; ///< clocks
    std::int64_t breachesAfter = 0;
    std::int64_t breachesAppear = 0;
    std::int64_t breachesVanish = 0;

    ImpactTally& operator+=(const ImpactTally& other);
    bool operator==(const ImpactTally&) const = default;
};

struct Impact {
    static constexpr std::size_t kMostAffected = 10;

    ImpactTally all;
    std::map<Symbol, ImpactTally> byPolicy; ///< the policy before; `Symbol{}`: none
    std::map<Symbol, ImpactTally> byTier;
    std::vector<TicketImpact> mostAffected; ///< new breaches first, then those that vanish, then by how far due moves
    bool operator==(const Impact&) const = default;
};

class ImpactStudy {
public:
    /// A ticket's events; both live on while add() runs.
    struct History {
        TicketId ticket;
        std::span<const Event> events;
    };

    enum class Which {
        All,
        Open, ///< at that instant, as they were before
        Ended, ///< resolved, closed, cancelled or merged
    };
    struct Scope {
        Instant at {}; ///< when tickets are looked at
        Which which = Which::All;
        unsigned workers = 0; ///< 0: as many as the machine has
    };

    /// Everything must outlive the study; `symbols` must know the strings of both timelines.
    ImpactStudy(const Timeline& before, const Timeline& after, const SymbolTable& symbols, const Scope& scope);
    ~ImpactStudy();

    /// Compares these tickets, in parallel, and adds what is found. Tickets that do not exist at that instant are left
    /// out. Cancelled when `stop` was asked for: what was added then is not complete.
    [[nodiscard]] Status add(std::span<const History> histories, const std::stop_token& stop = {});
    /// Of everything that was added; the same whatever the number of workers.
    [[nodiscard]] Impact impact() const;

private:
    class Worker;
    std::vector<std::unique_ptr<Worker>> m_workers;
};

} // namespace duebell
