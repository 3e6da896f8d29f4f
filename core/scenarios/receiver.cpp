#include "scenarios/receiver.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace duebell {

namespace {

    constexpr std::array kScopes { std::pair(AlertScope::Mine, std::string_view("mine")),
                                   std::pair(AlertScope::Team, std::string_view("team")),
                                   std::pair(AlertScope::Everything, std::string_view("everything")),
                                   std::pair(AlertScope::Nothing, std::string_view("none")) };

    bool isNamed(const Identity& identity, std::string_view id)
    {
        return identity.id == id || std::ranges::find(identity.aliases, id) != identity.aliases.end();
    }

    // Roles are free text; an account manager, say, answers for clients, not for the desk.
    Receiver::Kind kindOfRole(const std::string& role)
    {
        std::string folded;
        for (const char letter : role)
            folded += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        if (folded == "manager" || folded == "support manager")
            return Receiver::Kind::Manager;
        return folded == "lead" || folded == "team lead" ? Receiver::Kind::Lead : Receiver::Kind::Agent;
    }

    bool contains(const std::vector<Symbol>& symbols, Symbol symbol)
    {
        return std::ranges::find(symbols, symbol) != symbols.end();
    }

    bool isOfTeam(const Receiver& receiver, Symbol assignee, Symbol team)
    {
        return (assignee && (assignee == receiver.person || contains(receiver.members, assignee)))
            || (team || !assignee ? contains(receiver.teams, team) : false);
    }

} // namespace

std::string_view alertScopeName(AlertScope scope)
{
    return std::ranges::find(kScopes, scope, &std::pair<AlertScope, std::string_view>::first)->second;
}

std::optional<AlertScope> alertScopeFromName(std::string_view name)
{
    const auto found = std::ranges::find(kScopes, name, &std::pair<AlertScope, std::string_view>::second);
    return found == kScopes.end() ? std::nullopt : std::optional(found->first);
}

Receiver receiverOf(const Agreement& agreement, const SymbolTable& symbols, Symbol me)
{
    Receiver receiver;
    const std::string_view id = symbols.text(me);
    const PersonDefinition* known = nullptr;
    for (const PersonDefinition& person : agreement.directory.people) {
        if (!id.empty() && isNamed(person, id))
            known = &person; // of several, what the person became last
    }
    if (!known)
        return receiver;
    receiver.person = me;
    receiver.kind = kindOfRole(known->role);
    receiver.teams = { symbols.find(known->team) };
    for (const TeamDefinition& team : agreement.directory.teams) {
        if (!isNamed(*known, team.lead) || team.lead.empty())
            continue;
        receiver.teams.push_back(symbols.find(team.id));
        if (receiver.kind == Receiver::Kind::Agent)
            receiver.kind = Receiver::Kind::Lead;
    }
    for (const PersonDefinition& person : agreement.directory.people) {
        const Symbol team = symbols.find(person.team);
        if (team && contains(receiver.teams, team))
            receiver.members.push_back(symbols.find(person.id));
    }
    return receiver;
}

bool isHeard(const Receiver& receiver, AlertScope scope, Symbol assignee, Symbol team)
{
    if (scope == AlertScope::Nothing || scope == AlertScope::Everything)
        return scope == AlertScope::Everything;
    if (receiver.kind == Receiver::Kind::Unknown)
        return true;
    if (scope == AlertScope::Mine && receiver.kind == Receiver::Kind::Manager)
        return true;
    if (scope == AlertScope::Team || receiver.kind == Receiver::Kind::Lead)
        return isOfTeam(receiver, assignee, team);
    return assignee ? assignee == receiver.person : contains(receiver.teams, team);
}

} // namespace duebell
