#include "exchange/objectreader.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace duebell {

ObjectReader::ObjectReader(const JsonValue& value, std::string path, ProblemList& problems)
    : m_value(value)
    , m_path(std::move(path))
    , m_problems(problems)
{
    if (!value.isObject())
        m_problems.add(ErrorCode::WrongType, value, m_path, jsonExcerpt(value), jsonTypeName(JsonValue::Type::Object));
}

const JsonValue* ObjectReader::take(const char* key)
{
    if (std::find(m_known.begin(), m_known.end(), key) == m_known.end())
        m_known.emplace_back(key);
    return m_value.find(key);
}

const JsonValue* ObjectReader::require(const char* key)
{
    const JsonValue* const member = take(key);
    if (!member && isObject())
        m_problems.add(ErrorCode::MissingKey, m_value, m_path, key, key);
    return member;
}

const JsonValue* ObjectReader::typed(const char* key, const JsonValue* member, JsonValue::Type type)
{
    if (!member || member->type() == type)
        return member;
    m_problems.add(ErrorCode::WrongType, *member, path(key), jsonExcerpt(*member), jsonTypeName(type));
    return nullptr;
}

const JsonValue* ObjectReader::take(const char* key, JsonValue::Type type)
{
    return typed(key, take(key), type);
}

const JsonValue* ObjectReader::require(const char* key, JsonValue::Type type)
{
    return typed(key, require(key), type);
}

std::string ObjectReader::text(const char* key)
{
    const JsonValue* const member = take(key, JsonValue::Type::String);
    return member ? member->text() : std::string();
}

std::string ObjectReader::requiredText(const char* key)
{
    const JsonValue* const member = require(key, JsonValue::Type::String);
    if (member && member->text().empty())
        report(ErrorCode::OutOfRange, key, "", rule::kNotEmpty);
    return member ? member->text() : std::string();
}

std::string ObjectReader::id(const char* key)
{
    const JsonValue* const member = require(key, JsonValue::Type::String);
    if (!member)
        return {};
    if (!isId(member->text()))
        report(ErrorCode::OutOfRange, key, member->text(), rule::kId);
    return member->text();
}

bool ObjectReader::flag(const char* key, bool otherwise)
{
    const JsonValue* const member = take(key, JsonValue::Type::Bool);
    return member ? member->toBool() : otherwise;
}

std::optional<Instant> ObjectReader::instant(const char* key)
{
    const JsonValue* const member = take(key, JsonValue::Type::String);
    if (!member)
        return std::nullopt;
    const auto at = fromIso(member->text());
    if (!at)
        report(ErrorCode::Syntax, key, member->text(), rule::kInstant);
    return at;
}

std::optional<std::chrono::local_days> ObjectReader::date(const char* key)
{
    const JsonValue* const member = take(key, JsonValue::Type::String);
    if (!member)
        return std::nullopt;
    const auto result = dateFromText(member->text());
    if (!result)
        report(ErrorCode::Syntax, key, member->text(), rule::kDate);
    return result;
}

std::vector<std::string> ObjectReader::texts(const char* key)
{
    std::vector<std::string> result;
    const JsonValue* const list = take(key, JsonValue::Type::Array);
    if (!list)
        return result;
    for (std::size_t i = 0; i < list->items().size(); ++i) {
        const JsonValue& item = list->items()[i];
        if (!item.isString())
            m_problems.add(ErrorCode::WrongType, item, pointer(path(key), i), jsonExcerpt(item),
                           jsonTypeName(JsonValue::Type::String));
        else if (item.text().empty())
            m_problems.add(ErrorCode::OutOfRange, item, pointer(path(key), i), "", rule::kNotEmpty);
        else if (std::find(result.begin(), result.end(), item.text()) != result.end())
            m_problems.add(ErrorCode::Duplicate, item, pointer(path(key), i), item.text(), rule::kUnique);
        else
            result.push_back(item.text());
    }
    return result;
}

std::optional<std::size_t> ObjectReader::choiceIndex(const char* key, const std::vector<std::string>& names)
{
    const JsonValue* const member = take(key, JsonValue::Type::String);
    if (!member)
        return std::nullopt;
    const auto found = std::find(names.begin(), names.end(), member->text());
    if (found == names.end()) {
        m_problems.addUnknown(ErrorCode::UnknownValue, *member, path(key), member->text(), names);
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - names.begin());
}

void ObjectReader::report(ErrorCode code, const char* key, std::string found, std::string allowed)
{
    const JsonValue* const member = m_value.find(key);
    m_problems.add(code, member ? *member : m_value, path(key), std::move(found), std::move(allowed));
}

void ObjectReader::finish()
{
    const auto& members = m_value.members();
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto& [key, member] = members[i];
        const auto isSame = [&key = key](const auto& other) { return other.first == key; };
        const bool repeated = std::any_of(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(i), isSame);
        if (repeated)
            m_problems.add(ErrorCode::Duplicate, member, path(key), key, rule::kUnique);
        else if (std::find(m_known.begin(), m_known.end(), key) == m_known.end())
            m_problems.addUnknown(ErrorCode::UnknownKey, member, path(key), key, m_known);
    }
}

const char* jsonTypeName(JsonValue::Type type)
{
    switch (type) {
    case JsonValue::Type::Null:
        return "null";
    case JsonValue::Type::Bool:
        return "boolean";
    case JsonValue::Type::Number:
        return "number";
    case JsonValue::Type::String:
        return "string";
    case JsonValue::Type::Array:
        return "array";
    case JsonValue::Type::Object:
    case JsonValue::Type::Raw:
        break;
    }
    return "object";
}

std::string jsonExcerpt(const JsonValue& value)
{
    if (value.isString() || value.isNumber() || value.isBool())
        return value.text();
    return jsonTypeName(value.type());
}

bool isId(std::string_view text)
{
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
            || c == '-';
    });
}

std::optional<std::chrono::local_days> dateFromText(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    std::array<int, 3> parts {};
    constexpr std::array<std::pair<std::size_t, std::size_t>, 3> places { { { 0, 4 }, { 5, 2 }, { 8, 2 } } };
    for (std::size_t part = 0; part < parts.size(); ++part) {
        for (const char c : text.substr(places[part].first, places[part].second)) {
            if (c < '0' || c > '9')
                return std::nullopt;
            parts[part] = parts[part] * 10 + (c - '0');
        }
    }
    const std::chrono::year_month_day date { std::chrono::year { parts[0] },
                                             std::chrono::month { static_cast<unsigned>(parts[1]) },
                                             std::chrono::day { static_cast<unsigned>(parts[2]) } };
    if (!date.ok())
        return std::nullopt;
    return std::chrono::local_days(date);
}

std::string dateText(std::chrono::local_days date)
{
    const std::chrono::year_month_day parts(date);
    std::array<char, 32> buffer {};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(parts.year()),
                                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

} // namespace duebell
