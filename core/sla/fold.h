// Folds a ticket's events into moments: what the ticket was, and what happened, from each instant to the next
// (DESIGN 3.2). Versions of the agreement and effective times of the directory are moments too.
#pragma once

#include "sla/clock.h"
#include "sla/event.h"
#include "sla/timeline.h"

#include <optional>
#include <span>
#include <vector>

namespace duebell {

class Fold {
public:
    /// Both must outlive the fold.
    Fold(const Timeline& timeline, const SymbolTable& symbols);

    /// Fills everything in `result` but clocks, breaches and stints.
    void run(std::span<const Event> events, Instant now, std::optional<Instant> knownAt, TicketResult& result);

private:
    void select(std::span<const Event> events, Instant now, std::optional<Instant> knownAt);
    void dropRetracted();
    void moveCreationToFront();

    void create(const Event& first);
    void apply(const Event& event);
    void applyChange(const Event& event);
    void applyReply(const Event& event);
    void enterStatus(Symbol status, const Event* cause);
    void setAssignee(Symbol assignee);
    void boundariesUntil(Instant at);
    void switchVersion(const Version& version);
    void readDirectory();
    void push(const Event* cause, std::uint32_t facts);
    [[nodiscard]] ActorKind roleOf(const Event& event) const;
    [[nodiscard]] Instant nextDirectoryChange() const;

    const Timeline& m_timeline;
    const SymbolTable& m_symbols;
    TicketResult* m_result = nullptr;
    std::vector<const Event*> m_events;
    std::vector<std::int64_t> m_retracted;
    TicketFields m_judged; // what policies are matched by: a robot's changes left out unless the policy wants them
    Moment m_now;
    std::uint32_t m_facts = 0;
    std::size_t m_nextVersion = 0;
    Instant m_nextDirectory = kNever;
    bool m_rematch = false;
};

} // namespace duebell
