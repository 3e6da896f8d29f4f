#include "exchange/directoryjson.h"

#include "exchange/definitionjson.h"
#include "exchange/fieldvalue.h"

#include <algorithm>

namespace duebell {

namespace {

    class DirectoryReader {
    public:
        DirectoryReader(AgreementReferences& references, ProblemList& problems)
            : m_references(references)
            , m_problems(problems)
        {
        }

        DirectoryDefinition read(const JsonValue& value, const std::string& path)
        {
            ObjectReader reader(value, path, m_problems);
            const JsonValue* const clients = reader.take("clients", JsonValue::Type::Array);
            const JsonValue* const people = reader.take("people", JsonValue::Type::Array);
            const JsonValue* const teams = reader.take("teams", JsonValue::Type::Array);
            reader.finish();
            // People name teams and teams name their leads: both must be known before either is read.
            gatherIds(people, m_references.people);
            gatherIds(teams, m_references.teams);
            DirectoryDefinition directory;
            readAll(clients, reader.path("clients"), directory.clients,
                    [this](ObjectReader& object, ClientDefinition& client) {
                        client.tier = reference(object, "tier", m_references.tiers);
                        client.fields = clientFields(object);
                    });
            readAll(people, reader.path("people"), directory.people,
                    [this](ObjectReader& object, PersonDefinition& person) {
                        person.team = reference(object, "team", m_references.teams);
                        person.email = object.text("email");
                        person.role = object.text("role");
                    });
            readAll(teams, reader.path("teams"), directory.teams, [this](ObjectReader& object, TeamDefinition& team) {
                team.lead = reference(object, "lead", m_references.people);
            });
            return directory;
        }

    private:
        static void gatherIds(const JsonValue* list, NameSet& names)
        {
            for (std::size_t i = 0; list && i < list->items().size(); ++i) {
                const JsonValue* const id = list->items()[i].find("id");
                if (id && id->isString() && !names.contains(id->text()))
                    names.add(id->text());
            }
        }

        template <typename Definition, typename ReadRest>
        void readAll(const JsonValue* list, const std::string& path, std::vector<Definition>& definitions,
                     const ReadRest& readRest)
        {
            for (std::size_t i = 0; list && i < list->items().size(); ++i) {
                ObjectReader object(list->items()[i], pointer(path, i), m_problems);
                Definition definition;
                static_cast<Identity&>(definition) = identityFromJson(object);
                definition.calendar = calendar(object);
                readRest(object, definition);
                definition.since = object.instant("since");
                object.finish();
                const auto isSame = [&definition](const Definition& other) {
                    return other.id == definition.id && other.since == definition.since;
                };
                const bool isKnown = !definition.id.empty() && (definition.since || !object.has("since"));
                if (isKnown && std::any_of(definitions.begin(), definitions.end(), isSame))
                    object.report(ErrorCode::Duplicate, "id", definition.id, rule::kUnique);
                definitions.push_back(std::move(definition));
            }
        }

        std::string calendar(ObjectReader& object)
        {
            const JsonValue* const value = object.take("calendar", JsonValue::Type::String);
            return value ? resolveCalendar(m_references, value->text(), *value, object.path("calendar"), m_problems)
                         : std::string();
        }

        std::string reference(ObjectReader& object, const char* key, const NameSet& names)
        {
            const JsonValue* const value = object.take(key, JsonValue::Type::String);
            return value ? names.resolve(value->text(), *value, object.path(key), m_problems) : std::string();
        }

        std::map<std::string, std::string> clientFields(ObjectReader& object)
        {
            std::map<std::string, std::string> fields;
            const JsonValue* const value = object.take("fields");
            if (!value)
                return fields;
            ObjectReader reader(*value, object.path("fields"), m_problems);
            for (const FieldDefinition& definition : m_references.fields) {
                if (!definition.ofClient)
                    continue;
                std::vector<std::string> names { definition.id };
                names.insert(names.end(), definition.aliases.begin(), definition.aliases.end());
                for (const std::string& name : names) {
                    const JsonValue* const member = reader.take(name.c_str());
                    const std::string text = member
                        ? customValueFromJson(definition, *member, reader.path(name), m_problems)
                        : std::string();
                    if (!text.empty())
                        fields.emplace(definition.id, text);
                }
            }
            reader.finish();
            return fields;
        }

        AgreementReferences& m_references;
        ProblemList& m_problems;
    };

    JsonValue startOfEntry(const Identity& identity, const std::string& calendar)
    {
        JsonValue object = namedToJson(identity);
        insertText(object, "calendar", calendar);
        return object;
    }

    void insertSince(JsonValue& object, const std::optional<Instant>& since)
    {
        if (since)
            object.insert("since", JsonValue::string(toIso(*since)));
    }

} // namespace

DirectoryDefinition directoryFromJson(const JsonValue& value, const std::string& path, AgreementReferences& references,
                                      ProblemList& problems)
{
    return DirectoryReader(references, problems).read(value, path);
}

JsonValue directoryToJson(const DirectoryDefinition& directory)
{
    JsonValue clients = JsonValue::array();
    for (const ClientDefinition& client : directory.clients) {
        JsonValue object = startOfEntry(client, client.calendar);
        insertText(object, "tier", client.tier);
        JsonValue fields = JsonValue::object();
        for (const auto& [id, value] : client.fields)
            fields.insert(id, JsonValue::string(value));
        if (!client.fields.empty())
            object.insert("fields", std::move(fields));
        insertSince(object, client.since);
        clients.append(std::move(object));
    }
    JsonValue people = JsonValue::array();
    for (const PersonDefinition& person : directory.people) {
        JsonValue object = startOfEntry(person, person.calendar);
        insertText(object, "team", person.team);
        insertText(object, "email", person.email);
        insertText(object, "role", person.role);
        insertSince(object, person.since);
        people.append(std::move(object));
    }
    JsonValue teams = JsonValue::array();
    for (const TeamDefinition& team : directory.teams) {
        JsonValue object = startOfEntry(team, team.calendar);
        insertText(object, "lead", team.lead);
        insertSince(object, team.since);
        teams.append(std::move(object));
    }
    return JsonValue::object(
        { { "clients", std::move(clients) }, { "people", std::move(people) }, { "teams", std::move(teams) } });
}

} // namespace duebell
