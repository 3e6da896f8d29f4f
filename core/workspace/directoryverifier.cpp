#include "workspace/directoryverifier.h"

#include <map>
#include <set>
#include <string>

namespace duebell {

namespace {

    using Kind = Directory::Kind;
    using Attributes = std::map<std::string, std::string>; // name, value in the end
    using Subject = std::pair<Kind, std::string>;

    constexpr const char* kNames[] = { "", "client", "person", "team" };

    // Facts stand in the order in which they take effect: the last one of an attribute stays.
    void take(Attributes& attributes, const std::vector<Directory::Fact>* facts, const SymbolTable& symbols)
    {
        if (!facts)
            return;
        for (const Directory::Fact& fact : *facts)
            attributes[std::string(symbols.text(fact.attribute))] = symbols.text(fact.value);
    }

    std::set<Subject> subjectsOf(const DirectoryDefinition& definition)
    {
        std::set<Subject> subjects;
        for (const ClientDefinition& client : definition.clients)
            subjects.insert({ Kind::Client, client.id });
        for (const PersonDefinition& person : definition.people)
            subjects.insert({ Kind::Person, person.id });
        for (const TeamDefinition& team : definition.teams)
            subjects.insert({ Kind::Team, team.id });
        return subjects;
    }

    std::string valueOf(const Attributes& attributes, const std::string& name)
    {
        const auto found = attributes.find(name);
        return found == attributes.end() ? std::string() : found->second;
    }

} // namespace

std::vector<VerificationFinding> verifyDirectory(const DirectoryDefinition& definition, const Directory& facts,
                                                 const SymbolTable& symbols)
{
    SymbolTable own;
    Directory said;
    for (const Directory::Fact& fact : Directory::facts(definition, own))
        said.add(fact);
    std::vector<VerificationFinding> findings;
    for (const auto& [kind, id] : subjectsOf(definition)) {
        Attributes expected;
        Attributes found;
        take(expected, said.factsOf(kind, own.find(id)), own);
        take(found, facts.factsOf(kind, symbols.find(id)), symbols);
        std::set<std::string> names;
        for (const Attributes& attributes : { expected, found }) {
            for (const auto& [name, value] : attributes)
                names.insert(name);
        }
        for (const std::string& name : names) {
            if (valueOf(expected, name) != valueOf(found, name))
                findings.push_back({ VerificationFinding::Kind::DirectoryDiffers,
                                     {},
                                     std::string(kNames[static_cast<int>(kind)]) + " " + id + ", " + name,
                                     valueOf(found, name),
                                     valueOf(expected, name) });
        }
    }
    return findings;
}

} // namespace duebell
