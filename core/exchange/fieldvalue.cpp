#include "exchange/fieldvalue.h"

#include "exchange/jsonparser.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::size_t kLongestValue = 4096;

    /// Text of a scalar; reports anything else.
    std::string scalarText(const JsonValue& value, const std::string& path, ProblemList& problems)
    {
        if (value.isArray() || value.isObject()) {
            problems.add(ErrorCode::WrongType, value, path, jsonTypeName(value.type()),
                         jsonTypeName(JsonValue::Type::String));
            return {};
        }
        if (value.text().size() > kLongestValue) {
            problems.add(ErrorCode::TooLarge, value, path, std::to_string(value.text().size()),
                         std::to_string(kLongestValue));
            return {};
        }
        return value.text();
    }

    bool isNumber(const std::string& text)
    {
        const auto parsed = parseJson(text);
        return parsed.ok() && parsed.value().isNumber();
    }

    const NameSet* namesOf(const std::string& field, const AgreementReferences& references)
    {
        if (field == "status")
            return &references.statuses;
        if (field == "priority")
            return &references.priorities;
        if (field == "type")
            return &references.types;
        if (field == "client.tier")
            return &references.tiers;
        return nullptr;
    }

} // namespace

std::string fieldValueFromJson(const std::string& name, const JsonValue& value, const std::string& path,
                               const AgreementReferences& references, ProblemList& problems)
{
    if (const NameSet* const names = namesOf(name, references)) {
        const std::string text = scalarText(value, path, problems);
        return text.empty() ? text : names->resolve(text, value, path, problems);
    }
    constexpr std::string_view clientPrefix = "client.";
    const bool ofClient = name.starts_with(clientPrefix);
    const std::string id = ofClient ? name.substr(clientPrefix.size()) : name;
    if (const FieldDefinition* const definition = references.field(id, ofClient))
        return customValueFromJson(*definition, value, path, problems);
    return scalarText(value, path, problems);
}

std::string customValueFromJson(const FieldDefinition& definition, const JsonValue& value, const std::string& path,
                                ProblemList& problems)
{
    const std::string text = scalarText(value, path, problems);
    if (text.empty())
        return text;
    const auto refuse = [&](const char* allowed) { problems.add(ErrorCode::UnknownValue, value, path, text, allowed); };
    switch (definition.type) {
    case FieldDefinition::Type::Text:
        break;
    case FieldDefinition::Type::Number:
        if (!isNumber(text))
            refuse(rule::kNumber);
        break;
    case FieldDefinition::Type::Date:
        if (!dateFromText(text))
            refuse(rule::kDate);
        break;
    case FieldDefinition::Type::Choice:
        if (std::find(definition.choices.begin(), definition.choices.end(), text) == definition.choices.end())
            problems.addUnknown(ErrorCode::UnknownValue, value, path, text, definition.choices);
        break;
    case FieldDefinition::Type::Flag:
        if (text != "true" && text != "false")
            problems.addUnknown(ErrorCode::UnknownValue, value, path, text, { "true", "false" });
        break;
    }
    return text;
}

} // namespace duebell
