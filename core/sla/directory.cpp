#include "sla/directory.h"

#include <algorithm>

namespace duebell {

void Directory::add(const Fact& fact)
{
    std::vector<Fact>& facts = m_facts[static_cast<std::size_t>(fact.kind)][fact.subject];
    const auto after = std::upper_bound(facts.begin(), facts.end(), fact,
                                        [](const Fact& a, const Fact& b) { return a.effective < b.effective; });
    facts.insert(after, fact);
}

std::vector<Directory::Fact> Directory::facts(const DirectoryDefinition& definition, SymbolTable& symbols)
{
    std::vector<Fact> facts;
    const auto add = [&](Kind kind, const Identity& subject, std::string_view attribute, const std::string& value,
                         const std::optional<Instant>& since) {
        if (!value.empty())
            facts.push_back({ kind, symbols.intern(subject.id), symbols.intern(attribute), symbols.intern(value),
                              since.value_or(Instant::min()) });
    };
    for (const ClientDefinition& client : definition.clients) {
        add(Kind::Client, client, "tier", client.tier, client.since);
        add(Kind::Client, client, "calendar", client.calendar, client.since);
        for (const auto& [name, value] : client.fields)
            add(Kind::Client, client, name, value, client.since);
    }
    for (const PersonDefinition& person : definition.people)
        add(Kind::Person, person, "calendar", person.calendar, person.since);
    for (const TeamDefinition& team : definition.teams)
        add(Kind::Team, team, "calendar", team.calendar, team.since);
    return facts;
}

Symbol Directory::value(Kind kind, Symbol subject, Symbol attribute, Instant at) const
{
    Symbol value;
    if (const std::vector<Fact>* facts = factsOf(kind, subject)) {
        for (const Fact& fact : *facts) {
            if (fact.effective > at)
                break;
            if (fact.attribute == attribute)
                value = fact.value;
        }
    }
    return value;
}

Instant Directory::nextChange(Kind kind, Symbol subject, Instant after) const
{
    if (const std::vector<Fact>* facts = factsOf(kind, subject)) {
        for (const Fact& fact : *facts) {
            if (fact.effective > after)
                return fact.effective;
        }
    }
    return kNever;
}

const std::vector<Directory::Fact>* Directory::factsOf(Kind kind, Symbol subject) const
{
    if (!subject)
        return nullptr;
    const auto& ofKind = m_facts[static_cast<std::size_t>(kind)];
    const auto found = ofKind.find(subject);
    return found == ofKind.end() ? nullptr : &found->second;
}

} // namespace duebell
