// Which policy applies to a ticket, and why (DESIGN 3.4). Pure.
#pragma once

#include "sla/clock.h"
#include "sla/rulebook.h"
#include "sla/timeline.h"

#include <vector>

namespace duebell {

/// What conditions are judged by.
struct MatchSubject {
    const TicketFields* fields = nullptr;
    const Timeline* timeline = nullptr;
    const SymbolTable* symbols = nullptr;
    Instant created {};
    Instant at {}; ///< the directory is read as of this instant
};

[[nodiscard]] bool matches(const ConditionRule& condition, const MatchSubject& subject);

/// The first policy that matches; null when none does.
[[nodiscard]] const PolicyRule* matchPolicy(const Rulebook& rules, const MatchSubject& subject);

/// One line of the explanation, in reading order: a policy, then its conditions by depth.
struct MatchLine {
    const PolicyRule* policy = nullptr;
    const ConditionRule* condition = nullptr; ///< null for the policy's own line
    int depth = 0;
    bool holds = false;
    bool outsideValidity = false; ///< the policy's own line: the ticket was created outside its dates
    Symbol found; ///< a field test: the ticket's value
};
/// Every condition of every policy, those after the chosen one included.
[[nodiscard]] std::vector<MatchLine> explainMatch(const Rulebook& rules, const MatchSubject& subject);

} // namespace duebell
