#include "workspace/directoryrecord.h"

#include "exchange/directoryjson.h"
#include "exchange/jsonparser.h"

#include <array>
#include <map>
#include <utility>

namespace duebell {

namespace {

    constexpr std::array kLists { std::pair("clients", Directory::Kind::Client),
                                  std::pair("people", Directory::Kind::Person),
                                  std::pair("teams", Directory::Kind::Team) };

    std::string sinceOf(const DirectoryEntry& entry)
    {
        const Result<JsonValue> definition = parseJson(entry.definitionJson);
        const JsonValue* since = definition ? definition->find("since") : nullptr;
        return since ? since->text() : std::string();
    }

} // namespace

std::vector<DirectoryEntry> entriesOf(const DirectoryDefinition& directory, const SymbolTable& symbols)
{
    const JsonValue json = directoryToJson(directory);
    std::vector<DirectoryEntry> entries;
    for (const auto& [key, kind] : kLists) {
        for (const JsonValue& definition : json.find(key)->items())
            entries.push_back({ kind, symbols.find(definition.find("id")->text()), definition.toLine() });
    }
    return entries;
}

JsonValue directoryOf(const std::vector<DirectoryEntry>& entries)
{
    JsonValue directory = JsonValue::object();
    for (const auto& [key, kind] : kLists) {
        std::map<Symbol, int> counts;
        for (const DirectoryEntry& entry : entries)
            counts[entry.id] += entry.kind == kind ? 1 : 0;
        std::vector<std::string> definitions;
        std::map<std::pair<Symbol, std::string>, std::size_t> places;
        for (const DirectoryEntry& entry : entries) {
            if (entry.kind != kind)
                continue;
            const std::string since = counts[entry.id] > 1 ? sinceOf(entry) : std::string();
            const auto [place, isNew] = places.try_emplace({ entry.id, since }, definitions.size());
            if (isNew)
                definitions.push_back(entry.definitionJson);
            else
                definitions[place->second] = entry.definitionJson;
        }
        JsonValue list = JsonValue::array();
        for (const std::string& definition : definitions)
            list.append(JsonValue::raw(definition));
        directory.insert(key, std::move(list));
    }
    return directory;
}

void internIds(const DirectoryDefinition& directory, SymbolTable& symbols)
{
    for (const ClientDefinition& client : directory.clients)
        symbols.intern(client.id);
    for (const PersonDefinition& person : directory.people)
        symbols.intern(person.id);
    for (const TeamDefinition& team : directory.teams)
        symbols.intern(team.id);
}

} // namespace duebell
