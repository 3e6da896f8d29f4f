// Whose tickets a person hears of. Who somebody is comes from the directory; it is no protection, and says so in the
// window.
#pragma once

#include "base/symbols.h"
#include "sla/agreement.h"

#include <optional>
#include <string_view>
#include <vector>

namespace duebell {

/// What a person wants to hear of.
enum class AlertScope {
    Mine, ///< what the person answers for: see isHeard()
    Team,
    Everything,
    Nothing,
};
/// "mine", "team", "everything", "none".
[[nodiscard]] std::string_view alertScopeName(AlertScope scope);
[[nodiscard]] std::optional<AlertScope> alertScopeFromName(std::string_view name);

struct Receiver {
    enum class Kind {
        Unknown, ///< nobody was chosen, or the directory does not know the person
        Agent,
        Lead, ///< of a team, or by role
        Manager, ///< by role
    };
    Kind kind = Kind::Unknown;
    Symbol person; ///< none when unknown
    std::vector<Symbol> teams; ///< the person's own and those that the person leads; a person without one: no team
    std::vector<Symbol> members; ///< of these teams
};

[[nodiscard]] Receiver receiverOf(const Agreement& agreement, const SymbolTable& symbols, Symbol me);

/// Whether a ticket's alerts are for the receiver. Mine: whoever is unknown hears everything, and so does a manager; a
/// lead hears what the team has; an agent the own tickets, and those of the team that nobody has taken. A ticket
/// without a team is everybody's who has none.
[[nodiscard]] bool isHeard(const Receiver& receiver, AlertScope scope, Symbol assignee, Symbol team);

} // namespace duebell
