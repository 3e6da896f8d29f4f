#include "exchange/conditionjson.h"

#include "exchange/fieldvalue.h"

#include <algorithm>
#include <array>

namespace duebell {

namespace {

    using Kind = ConditionDefinition::Kind;
    using Operator = ConditionDefinition::Operator;

    constexpr std::array<std::pair<const char*, Kind>, 3> kGroups {
        { { "all", Kind::All }, { "any", Kind::Any }, { "none", Kind::None } }
    };
    constexpr std::array<std::pair<const char*, Operator>, 5> kOperators { { { "is", Operator::Is },
                                                                             { "is_not", Operator::IsNot },
                                                                             { "in", Operator::In },
                                                                             { "contains", Operator::Contains },
                                                                             { "starts_with",
                                                                               Operator::StartsWith } } };

    class ConditionReader {
    public:
        ConditionReader(const AgreementReferences& references, ProblemList& problems)
            : m_references(references)
            , m_problems(problems)
        {
        }

        ConditionDefinition read(const JsonValue& value, const std::string& path)
        {
            ObjectReader reader(value, path, m_problems);
            ConditionDefinition condition;
            if (!reader.isObject())
                return condition;
            for (const auto& [key, kind] : kGroups) {
                if (reader.has(key)) {
                    condition.kind = kind;
                    readGroup(reader, key, condition);
                    reader.finish();
                    return condition;
                }
            }
            if (reader.has("field"))
                readField(reader, condition);
            else if (reader.has("has_label"))
                readLabel(reader, condition);
            else if (reader.has("created"))
                readCreated(reader, condition);
            else
                return unknownForm(reader, condition);
            reader.finish();
            return condition;
        }

    private:
        ConditionDefinition unknownForm(ObjectReader& reader, ConditionDefinition& condition)
        {
            static const std::vector<std::string> forms { "all", "any", "none", "field", "has_label", "created" };
            if (reader.value().members().empty()) {
                m_problems.add(ErrorCode::MissingKey, reader.value(), reader.path(), forms.front(),
                               allowedNames(forms));
            } else {
                const auto& [key, member] = reader.value().members().front();
                m_problems.addUnknown(ErrorCode::UnknownKey, member, reader.path(key), key, forms);
            }
            return condition;
        }

        void readGroup(ObjectReader& reader, const char* key, ConditionDefinition& condition)
        {
            const JsonValue* const parts = reader.take(key, JsonValue::Type::Array);
            if (!parts)
                return;
            if (parts->items().empty())
                reader.report(ErrorCode::OutOfRange, key, "[]", rule::kNotEmpty);
            for (std::size_t i = 0; i < parts->items().size(); ++i)
                condition.parts.push_back(read(parts->items()[i], pointer(reader.path(key), i)));
        }

        void readField(ObjectReader& reader, ConditionDefinition& condition)
        {
            condition.kind = Kind::Field;
            condition.field = reader.requiredText("field");
            const std::vector<std::string> known = m_references.fieldNames(true);
            const bool isKnown = std::find(known.begin(), known.end(), condition.field) != known.end();
            if (condition.field == "subject" || condition.field == "description")
                reader.report(ErrorCode::UnknownValue, "field", condition.field, rule::kNotErasable);
            else if (!isKnown && !condition.field.empty())
                m_problems.addUnknown(ErrorCode::UnknownReference, *reader.take("field"), reader.path("field"),
                                      condition.field, known);
            condition.field = canonicalField(condition.field);
            std::vector<std::string> names;
            int given = 0;
            for (const auto& [key, op] : kOperators) {
                names.emplace_back(key);
                const JsonValue* const value = reader.take(key);
                if (!value)
                    continue;
                if (++given > 1)
                    m_problems.add(ErrorCode::Duplicate, *value, reader.path(key), key, rule::kUnique);
                condition.op = op;
                condition.values = readValues(condition, *value, reader.path(key));
            }
            if (given == 0) {
                // A mistyped operator is an unknown key; only its complete absence is a missing one.
                const std::size_t keys = reader.value().members().size();
                if (keys == 1)
                    m_problems.add(ErrorCode::MissingKey, reader.value(), reader.path(), names.front(),
                                   allowedNames(names));
            }
        }

        /// An alias of a custom field becomes its id.
        std::string canonicalField(const std::string& name) const
        {
            constexpr std::string_view prefix = "client.";
            const bool ofClient = name.starts_with(prefix);
            const FieldDefinition* const definition
                = m_references.field(ofClient ? name.substr(prefix.size()) : name, ofClient);
            return !definition ? name : ofClient ? std::string(prefix) + definition->id : definition->id;
        }

        std::vector<std::string> readValues(const ConditionDefinition& condition, const JsonValue& value,
                                            const std::string& path)
        {
            if (condition.op != Operator::In)
                return { readValue(condition, value, path) };
            std::vector<std::string> values;
            if (!value.isArray()) {
                m_problems.add(ErrorCode::WrongType, value, path, jsonExcerpt(value),
                               jsonTypeName(JsonValue::Type::Array));
                return values;
            }
            if (value.items().empty())
                m_problems.add(ErrorCode::OutOfRange, value, path, "[]", rule::kNotEmpty);
            for (std::size_t i = 0; i < value.items().size(); ++i)
                values.push_back(readValue(condition, value.items()[i], pointer(path, i)));
            return values;
        }

        std::string readValue(const ConditionDefinition& condition, const JsonValue& value, const std::string& path)
        {
            const bool isPart = condition.op == Operator::Contains || condition.op == Operator::StartsWith;
            if (!isPart)
                return fieldValueFromJson(condition.field, value, path, m_references, m_problems);
            if (!value.isString())
                m_problems.add(ErrorCode::WrongType, value, path, jsonExcerpt(value),
                               jsonTypeName(JsonValue::Type::String));
            else if (value.text().empty())
                m_problems.add(ErrorCode::OutOfRange, value, path, "", rule::kNotEmpty);
            return value.text();
        }

        void readLabel(ObjectReader& reader, ConditionDefinition& condition)
        {
            condition.kind = Kind::Field;
            condition.op = Operator::HasLabel;
            condition.field = "labels";
            condition.values = { reader.requiredText("has_label") };
            if (condition.values.front().find(',') != std::string::npos)
                reader.report(ErrorCode::OutOfRange, "has_label", condition.values.front(), rule::kOneLabel);
        }

        void readCreated(ObjectReader& reader, ConditionDefinition& condition)
        {
            condition.kind = reader.choice("created",
                                           std::vector<std::pair<const char*, Kind>> {
                                               { "inside", Kind::CreatedInside }, { "outside", Kind::CreatedOutside } },
                                           Kind::CreatedInside);
            if (const JsonValue* const calendar = reader.require("calendar", JsonValue::Type::String))
                condition.calendar
                    = resolveCalendar(m_references, calendar->text(), *calendar, reader.path("calendar"), m_problems);
        }

        const AgreementReferences& m_references;
        ProblemList& m_problems;
    };

} // namespace

ConditionDefinition conditionFromJson(const JsonValue& value, const std::string& path,
                                      const AgreementReferences& references, ProblemList& problems)
{
    return ConditionReader(references, problems).read(value, path);
}

JsonValue conditionToJson(const ConditionDefinition& condition)
{
    JsonValue object = JsonValue::object();
    for (const auto& [key, kind] : kGroups) {
        if (condition.kind != kind)
            continue;
        JsonValue parts = JsonValue::array();
        for (const ConditionDefinition& part : condition.parts)
            parts.append(conditionToJson(part));
        object.insert(key, std::move(parts));
        return object;
    }
    const std::string first = condition.values.empty() ? std::string() : condition.values.front();
    if (condition.kind != Kind::Field) {
        object.insert("created", JsonValue::string(condition.kind == Kind::CreatedInside ? "inside" : "outside"));
        object.insert("calendar", JsonValue::string(condition.calendar));
    } else if (condition.op == Operator::HasLabel) {
        object.insert("has_label", JsonValue::string(first));
    } else {
        object.insert("field", JsonValue::string(condition.field));
        for (const auto& [key, op] : kOperators) {
            if (condition.op != op)
                continue;
            JsonValue values = JsonValue::array();
            for (const std::string& value : condition.values)
                values.append(JsonValue::string(value));
            object.insert(key, op == Operator::In ? std::move(values) : JsonValue::string(first));
        }
    }
    return object;
}

} // namespace duebell
