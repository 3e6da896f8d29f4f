#include "exchange/valuemeanings.h"

#include "exchange/jsonparser.h"
#include "exchange/objectreader.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>

namespace duebell {

namespace {

    template <typename Definition>
    const Definition* named(const std::vector<Definition>& definitions, std::string_view name)
    {
        const auto stands = [&](const Definition& each) {
            return each.id == name || each.name == name || std::ranges::find(each.aliases, name) != each.aliases.end();
        };
        const auto found = std::ranges::find_if(definitions, stands);
        return found == definitions.end() ? nullptr : &*found;
    }

    template <typename Definition>
    std::optional<std::string> idOf(const std::vector<Definition>& definitions, std::string_view name)
    {
        const Definition* found = named(definitions, name);
        return found ? std::optional(found->id) : std::nullopt;
    }

    // The id of somebody whose name must not stand in the log: the same name gets the same id at every import.
    std::string derivedId(const char* prefix, std::string_view name)
    {
        const QByteArray hash = QCryptographicHash::hash(QByteArray(name.data(), static_cast<qsizetype>(name.size())),
                                                         QCryptographicHash::Sha256);
        return prefix + hash.toHex().left(12).toStdString();
    }

    const FieldDefinition* customField(const Agreement& agreement, const std::string& id)
    {
        const auto found = std::ranges::find_if(
            agreement.fields, [&](const FieldDefinition& field) { return !field.ofClient && field.id == id; });
        return found == agreement.fields.end() ? nullptr : &*found;
    }

    // "b, a;b" is the set "a,b".
    std::string labelSet(std::string_view text)
    {
        std::set<std::string> labels;
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t to = std::min(text.find_first_of(",;", from), text.size());
            const std::string_view label = text.substr(from, to - from);
            const std::size_t first = label.find_first_not_of(' ');
            if (first != std::string_view::npos)
                labels.emplace(label.substr(first, label.find_last_not_of(' ') - first + 1));
            from = to + 1;
        }
        std::string set;
        for (const std::string& label : labels)
            set.append(set.empty() ? "" : ",").append(label);
        return set;
    }

    bool isNumber(std::string_view text)
    {
        const Result<JsonValue> value = parseJson(text);
        return value && value->isNumber();
    }

    // A custom field's value as it is stored; nullopt when it is none.
    std::optional<std::string> customValue(const FieldDefinition& definition, std::string_view value,
                                           const DateFormat& dates)
    {
        bool good = true;
        switch (definition.type) {
        case FieldDefinition::Type::Text:
            break;
        case FieldDefinition::Type::Number:
            good = isNumber(value);
            break;
        case FieldDefinition::Type::Date: {
            if (dateFromText(value))
                break;
            const std::optional<WrittenTime> written = dates.readWritten(value);
            const std::chrono::year_month_day date = written
                ? std::chrono::year_month_day { std::chrono::year { written->year },
                                                std::chrono::month { static_cast<unsigned>(written->month) },
                                                std::chrono::day { static_cast<unsigned>(written->day) } }
                : std::chrono::year_month_day {};
            return date.ok() ? std::optional(dateText(std::chrono::local_days { date })) : std::nullopt;
        }
        case FieldDefinition::Type::Choice:
            good = std::ranges::find(definition.choices, value) != definition.choices.end();
            break;
        case FieldDefinition::Type::Flag:
            good = value == "true" || value == "false";
            break;
        }
        return good ? std::optional(std::string(value)) : std::nullopt;
    }

} // namespace

ValueMeanings::ValueMeanings(const Mapping& mapping, const Agreement& agreement)
    : m_mapping(&mapping)
    , m_agreement(&agreement)
{
    for (const PersonDefinition& person : agreement.directory.people) {
        m_people.emplace(person.id, person.id);
        m_people.emplace(person.name, person.id);
        for (const std::string& alias : person.aliases)
            m_people.emplace(alias, person.id);
    }
}

bool ValueMeanings::hasField(const std::string& field) const
{
    return builtInField(field) || customField(*m_agreement, field);
}

Status ValueMeanings::checkMapping() const
{
    for (const Mapping::FieldColumn& each : m_mapping->fields) {
        if (!hasField(each.field))
            return Error { ErrorCode::UnknownReference, "/fields/" + each.field, each.field, "field" };
    }
    ValueMeanings scratch(*m_mapping, *m_agreement); // names that only stand in the mapping make no entries
    for (const auto& [field, meanings] : m_mapping->values) {
        for (const auto& [found, meaning] : meanings) {
            if (meaning == Mapping::kIgnore)
                continue;
            const Result<std::string> id = scratch.ofMapping(field, meaning, "/values/" + field + "/" + found);
            if (!id)
                return id.error();
        }
    }
    return Done {};
}

bool ValueMeanings::isMissing(std::string_view text) const
{
    return text.empty() || std::ranges::find(m_mapping->missing, text) != m_mapping->missing.end();
}

ValueMeanings::Answer ValueMeanings::ofFile(const std::string& field, std::string_view found)
{
    std::string_view value = found;
    if (const auto mapped = m_mapping->values.find(field); mapped != m_mapping->values.end()) {
        if (const auto meaning = mapped->second.find(std::string(found)); meaning != mapped->second.end()) {
            if (meaning->second == Mapping::kIgnore)
                return { State::Ignored, {} };
            value = meaning->second;
        }
    }
    if (value == found && isMissing(found))
        return { State::Missing, {} };
    std::optional<std::string> id = idFor(field, value);
    return id ? Answer { State::Says, std::move(*id) } : Answer { State::Unknown, {} };
}

Result<std::string> ValueMeanings::ofMapping(const std::string& field, const std::string& value,
                                             const std::string& where)
{
    if (!hasField(field))
        return Error { ErrorCode::UnknownReference, where, field, "field" };
    if (value.empty() && field != "status")
        return std::string();
    std::optional<std::string> id = idFor(field, value);
    if (!id)
        return Error { ErrorCode::UnknownReference, where, value, field };
    return std::move(*id);
}

std::optional<std::string> ValueMeanings::idFor(const std::string& field, std::string_view value)
{
    if (field == "status")
        return idOf(m_agreement->statuses, value);
    if (field == "priority")
        return idOf(m_agreement->priorities, value);
    if (field == "type" && !m_agreement->types.empty())
        return idOf(m_agreement->types, value);
    if (field == "assignee" || field == "requester")
        return person(value);
    if (field == "client")
        return listed(Directory::Kind::Client, value);
    if (field == "team")
        return listed(Directory::Kind::Team, value);
    if (field == "labels")
        return labelSet(value);
    if (const FieldDefinition* custom = customField(*m_agreement, field))
        return customValue(*custom, value, m_mapping->dates);
    return std::string(value);
}

std::string ValueMeanings::person(std::string_view name)
{
    if (const auto known = m_people.find(name); known != m_people.end())
        return std::string(known->second);
    return addEntry(Directory::Kind::Person, derivedId("person-", name), name);
}

// Organisations' own names are no secret of a person, so an id that can be one is kept: files stay readable.
std::string ValueMeanings::listed(Directory::Kind kind, std::string_view name)
{
    const bool isClient = kind == Directory::Kind::Client;
    const auto id = isClient ? idOf(m_agreement->directory.clients, name) : idOf(m_agreement->directory.teams, name);
    if (id)
        return *id;
    return addEntry(kind, isId(name) ? std::string(name) : derivedId(isClient ? "client-" : "team-", name), name);
}

std::string ValueMeanings::addEntry(Directory::Kind kind, std::string id, std::string_view name)
{
    if (m_newIds.emplace(kind, id).second) {
        JsonValue definition = JsonValue::object();
        definition.insert("id", JsonValue::string(id));
        definition.insert("name", JsonValue::string(std::string(name)));
        m_newEntries.push_back({ kind, id, definition.toLine() });
    }
    return id;
}

} // namespace duebell
