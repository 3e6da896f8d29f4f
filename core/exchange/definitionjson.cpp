#include "exchange/definitionjson.h"

#include "sla/event.h"

#include <algorithm>
#include <array>

namespace duebell {

namespace {

    const std::vector<std::pair<const char*, StatusCategory>> kCategories {
        { "new", StatusCategory::New },         { "open", StatusCategory::Open },
        { "waiting", StatusCategory::Waiting }, { "resolved", StatusCategory::Resolved },
        { "closed", StatusCategory::Closed },   { "cancelled", StatusCategory::Cancelled },
    };
    const std::vector<std::pair<const char*, WaitsFor>> kWaitsFor {
        { "client", WaitsFor::Client },
        { "third_party", WaitsFor::ThirdParty },
    };
    const std::vector<std::pair<const char*, FieldDefinition::Type>> kFieldTypes {
        { "text", FieldDefinition::Type::Text }, { "number", FieldDefinition::Type::Number },
        { "date", FieldDefinition::Type::Date }, { "choice", FieldDefinition::Type::Choice },
        { "flag", FieldDefinition::Type::Flag },
    };

    template <typename Enum>
    const char* nameOf(const std::vector<std::pair<const char*, Enum>>& names, Enum value)
    {
        const auto found
            = std::find_if(names.begin(), names.end(), [value](const auto& row) { return row.second == value; });
        return found == names.end() ? "" : found->first;
    }

    /// Names that a custom field may not take: they mean something already in conditions, events or searches.
    bool isReservedField(const std::string& id, bool ofClient)
    {
        if (ofClient)
            return id == "tier" || id == "calendar" || id == "id" || id == "name";
        constexpr std::array more { "subject", "description", "key", "ticket" };
        return builtInField(id) || id.starts_with("client.") || std::find(more.begin(), more.end(), id) != more.end();
    }

} // namespace

Identity identityFromJson(ObjectReader& reader)
{
    Identity identity;
    identity.id = reader.id("id");
    identity.name = reader.has("name") ? reader.requiredText("name") : (reader.take("name"), identity.id);
    identity.aliases = reader.texts("aliases");
    for (const std::string& alias : identity.aliases) {
        if (!isId(alias))
            reader.report(ErrorCode::OutOfRange, "aliases", alias, rule::kId);
    }
    identity.retired = reader.flag("retired", false);
    return identity;
}

void identityToJson(const Identity& identity, JsonValue& object)
{
    object.insert("id", JsonValue::string(identity.id));
    object.insert("name", JsonValue::string(identity.name));
    if (!identity.aliases.empty())
        object.insert("aliases", textsToJson(identity.aliases));
    if (identity.retired)
        object.insert("retired", JsonValue::boolean(true));
}

Identity namedFromJson(const JsonValue& value, const std::string& path, ProblemList& problems)
{
    ObjectReader reader(value, path, problems);
    Identity identity = identityFromJson(reader);
    reader.finish();
    return identity;
}

StatusDefinition statusFromJson(const JsonValue& value, const std::string& path, ProblemList& problems)
{
    ObjectReader reader(value, path, problems);
    StatusDefinition status;
    static_cast<Identity&>(status) = identityFromJson(reader);
    reader.require("category");
    status.category = reader.choice("category", kCategories, StatusCategory::Open);
    const bool waiting = status.category == StatusCategory::Waiting;
    status.waitsFor = reader.choice("waits_for", kWaitsFor, waiting ? WaitsFor::Client : WaitsFor::Nobody);
    const JsonValue* const category = value.find("category");
    if (!waiting && reader.has("waits_for") && category && category->isString() && categoryFromName(category->text()))
        reader.report(ErrorCode::InvalidArgument, "waits_for", category->text(), rule::kOnlyWaiting);
    status.owner = reader.text("owner");
    reader.finish();
    return status;
}

FieldDefinition fieldFromJson(const JsonValue& value, const std::string& path, ProblemList& problems)
{
    ObjectReader reader(value, path, problems);
    FieldDefinition definition;
    static_cast<Identity&>(definition) = identityFromJson(reader);
    reader.require("type");
    definition.type = reader.choice("type", kFieldTypes, FieldDefinition::Type::Text);
    definition.ofClient = reader.choice(
        "of", std::vector<std::pair<const char*, bool>> { { "ticket", false }, { "client", true } }, false);
    if (isReservedField(definition.id, definition.ofClient))
        reader.report(ErrorCode::Duplicate, "id", definition.id, rule::kReserved);
    const bool isChoice = definition.type == FieldDefinition::Type::Choice;
    if (isChoice)
        reader.require("choices");
    definition.choices = reader.texts("choices");
    const JsonValue* const choices = value.find("choices");
    if (choices && isChoice && choices->isArray() && choices->items().empty())
        reader.report(ErrorCode::OutOfRange, "choices", "[]", rule::kNotEmpty);
    if (choices && !isChoice)
        reader.report(ErrorCode::InvalidArgument, "choices", nameOf(kFieldTypes, definition.type), rule::kOnlyChoice);
    reader.finish();
    return definition;
}

JsonValue namedToJson(const Identity& identity)
{
    JsonValue object = JsonValue::object();
    identityToJson(identity, object);
    return object;
}

JsonValue statusToJson(const StatusDefinition& status)
{
    JsonValue object = namedToJson(status);
    object.insert("category", JsonValue::string(nameOf(kCategories, status.category)));
    if (status.waitsFor != WaitsFor::Nobody)
        object.insert("waits_for", JsonValue::string(nameOf(kWaitsFor, status.waitsFor)));
    insertText(object, "owner", status.owner);
    return object;
}

JsonValue fieldToJson(const FieldDefinition& definition)
{
    JsonValue object = namedToJson(definition);
    object.insert("type", JsonValue::string(nameOf(kFieldTypes, definition.type)));
    if (definition.ofClient)
        object.insert("of", JsonValue::string("client"));
    if (!definition.choices.empty())
        object.insert("choices", textsToJson(definition.choices));
    return object;
}

void insertText(JsonValue& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object.insert(key, JsonValue::string(text));
}

JsonValue textsToJson(const std::vector<std::string>& texts)
{
    JsonValue list = JsonValue::array();
    for (const std::string& text : texts)
        list.append(JsonValue::string(text));
    return list;
}

} // namespace duebell
