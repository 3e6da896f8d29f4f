// Clients, people and teams as clocks see them: append-only facts with effective times (DESIGN 3.4, "Directory").
// Built once, then read from any thread.
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "base/symbols.h"
#include "sla/agreement.h"

#include <array>
#include <unordered_map>
#include <vector>

namespace duebell {

class Directory {
public:
    /// Numbers are stored; never reuse one. A client and a team may have the same id.
    enum class Kind : std::uint8_t {
        Client = 1,
        Person = 2,
        Team = 3,
    };
    /// One attribute of one client, person or team from `effective` on. `attribute` is the symbol of "tier", "calendar"
    /// or a custom field's id.
    struct Fact {
        Kind kind = Kind::Client;
        Symbol subject;
        Symbol attribute;
        Symbol value;
        Instant effective = Instant::min();
        bool operator==(const Fact&) const = default;
    };

    void add(const Fact& fact);
    /// Every attribute of a definition as facts.
    static std::vector<Fact> facts(const DirectoryDefinition& definition, SymbolTable& symbols);

    /// The value in force at `at`; `Symbol{}` when there is none. Of two facts with one effective time the later added
    /// wins.
    [[nodiscard]] Symbol value(Kind kind, Symbol subject, Symbol attribute, Instant at) const;
    /// The earliest effective time > `after` of any fact about `subject`; kNever when there is none.
    [[nodiscard]] Instant nextChange(Kind kind, Symbol subject, Instant after) const;
    [[nodiscard]] const std::vector<Fact>* factsOf(Kind kind, Symbol subject) const;

private:
    std::array<std::unordered_map<Symbol, std::vector<Fact>>, 4> m_facts; // by kind; each list by effective time
};

} // namespace duebell
