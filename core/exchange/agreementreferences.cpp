#include "exchange/agreementreferences.h"

#include "sla/event.h"

#include <algorithm>

namespace duebell {

void NameSet::add(const Identity& identity, const JsonValue& value, const std::string& path, ProblemList& problems)
{
    if (identity.id.empty())
        return; // reported already
    if (!m_canonical.emplace(identity.id, identity.id).second) {
        const JsonValue* const id = value.find("id");
        problems.add(ErrorCode::Duplicate, id ? *id : value, pointer(path, "id"), identity.id, rule::kUnique);
    } else {
        m_ids.push_back(identity.id);
    }
    for (const std::string& alias : identity.aliases) {
        const JsonValue* const aliases = value.find("aliases");
        if (!m_canonical.emplace(alias, identity.id).second)
            problems.add(ErrorCode::Duplicate, aliases ? *aliases : value, pointer(path, "aliases"), alias,
                         rule::kUnique);
    }
}

std::optional<std::string> NameSet::canonical(const std::string& name) const
{
    const auto found = m_canonical.find(name);
    return found == m_canonical.end() ? std::nullopt : std::optional(found->second);
}

std::string NameSet::resolve(const std::string& name, const JsonValue& value, const std::string& path,
                             ProblemList& problems, const std::vector<std::string>& also) const
{
    if (const auto id = canonical(name))
        return *id;
    if (std::find(also.begin(), also.end(), name) == also.end()) {
        std::vector<std::string> names = m_ids;
        names.insert(names.end(), also.begin(), also.end());
        problems.addUnknown(ErrorCode::UnknownReference, value, path, name, names);
    }
    return name;
}

AgreementReferences AgreementReferences::of(const Agreement& agreement)
{
    AgreementReferences result;
    ProblemList ignored;
    const JsonValue nowhere;
    const auto addAll = [&](NameSet& names, const auto& list) {
        for (const Identity& identity : list)
            names.add(identity, nowhere, {}, ignored);
    };
    for (const CalendarSpec& calendar : agreement.calendars)
        result.calendars.add(calendar.id);
    addAll(result.statuses, agreement.statuses);
    for (const StatusDefinition& status : agreement.statuses)
        result.categories.emplace(status.id, status.category);
    addAll(result.priorities, agreement.priorities);
    addAll(result.types, agreement.types);
    addAll(result.tiers, agreement.tiers);
    result.fields = agreement.fields;
    return result;
}

const FieldDefinition* AgreementReferences::field(const std::string& id, bool ofClient) const
{
    for (const FieldDefinition& definition : fields) {
        const bool isAlias
            = std::find(definition.aliases.begin(), definition.aliases.end(), id) != definition.aliases.end();
        if ((definition.id == id || isAlias) && definition.ofClient == ofClient)
            return &definition;
    }
    return nullptr;
}

std::vector<std::string> AgreementReferences::fieldNames(bool ofClient) const
{
    std::vector<std::string> names;
    for (int number = 1; number < field::kBuiltInCount; ++number)
        names.emplace_back(builtInFieldName(FieldId { number }));
    for (const FieldDefinition& definition : fields) {
        if (definition.ofClient)
            continue;
        names.push_back(definition.id);
        names.insert(names.end(), definition.aliases.begin(), definition.aliases.end());
    }
    if (ofClient) {
        names.emplace_back("client.tier");
        for (const FieldDefinition& definition : fields) {
            if (!definition.ofClient)
                continue;
            names.push_back("client." + definition.id);
            for (const std::string& alias : definition.aliases)
                names.push_back("client." + alias);
        }
    }
    return names;
}

std::string resolveCalendar(const AgreementReferences& references, const std::string& name, const JsonValue& value,
                            const std::string& path, ProblemList& problems)
{
    return references.calendars.resolve(name, value, path, problems, { kAlwaysCalendarId });
}

} // namespace duebell
