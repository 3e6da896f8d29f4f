#include "exchange/jsonvalue.h"

#include <array>
#include <charconv>

namespace duebell {

namespace {

    constexpr std::size_t kColumns = 100;

} // namespace

JsonValue JsonValue::boolean(bool value)
{
    JsonValue result;
    result.m_type = Type::Bool;
    result.m_text = value ? "true" : "false";
    return result;
}

JsonValue JsonValue::number(std::int64_t value)
{
    return numberText(std::to_string(value));
}

JsonValue JsonValue::numberText(std::string text)
{
    JsonValue result;
    result.m_type = Type::Number;
    result.m_text = std::move(text);
    return result;
}

JsonValue JsonValue::string(std::string text)
{
    JsonValue result;
    result.m_type = Type::String;
    result.m_text = std::move(text);
    return result;
}

JsonValue JsonValue::raw(std::string json)
{
    JsonValue result;
    result.m_type = Type::Raw;
    result.m_text = std::move(json);
    return result;
}

JsonValue JsonValue::array(std::vector<JsonValue> items)
{
    JsonValue result;
    result.m_type = Type::Array;
    result.m_items = std::move(items);
    return result;
}

JsonValue JsonValue::object(Members members)
{
    JsonValue result;
    result.m_type = Type::Object;
    result.m_members = std::move(members);
    return result;
}

std::optional<std::int64_t> JsonValue::toInteger() const
{
    if (m_type != Type::Number)
        return std::nullopt;
    std::int64_t value = 0;
    const char* const end = m_text.data() + m_text.size();
    const auto [stop, error] = std::from_chars(m_text.data(), end, value);
    if (error != std::errc {} || stop != end)
        return std::nullopt;
    return value;
}

const JsonValue* JsonValue::find(std::string_view key) const
{
    for (const auto& [name, value] : m_members) {
        if (name == key)
            return &value;
    }
    return nullptr;
}

void JsonValue::setRange(std::size_t from, std::size_t to)
{
    m_from = from;
    m_to = to;
}

std::string JsonValue::toLine() const
{
    std::string out;
    writeLine(out);
    return out;
}

std::string JsonValue::toPages() const
{
    std::string out;
    writePages(out, 0, 0);
    out += '\n';
    return out;
}

void JsonValue::writeLine(std::string& out) const
{
    switch (m_type) {
    case Type::Null:
        out += "null";
        return;
    case Type::String:
        out += jsonQuoted(m_text);
        return;
    case Type::Bool:
    case Type::Number:
    case Type::Raw:
        out += m_text;
        return;
    case Type::Array: {
        const char* separator = "[";
        for (const JsonValue& item : m_items) {
            out += std::exchange(separator, ", ");
            item.writeLine(out);
        }
        out += m_items.empty() ? "[]" : "]";
        return;
    }
    case Type::Object: {
        const char* separator = "{";
        for (const auto& [key, value] : m_members) {
            out += std::exchange(separator, ", ");
            out += jsonQuoted(key);
            out += ": ";
            value.writeLine(out);
        }
        out += m_members.empty() ? "{}" : "}";
        return;
    }
    }
}

void JsonValue::writePages(std::string& out, std::size_t indent, std::size_t column) const
{
    std::string line = toLine();
    const bool group = m_type == Type::Array || m_type == Type::Object;
    if (!group || (indent > 0 && column + line.size() < kColumns && line.find('\n') == std::string::npos)) {
        out += line;
        return;
    }
    const std::string margin(indent + 2, ' ');
    const bool isObjectGroup = m_type == Type::Object;
    const char* separator = isObjectGroup ? "{\n" : "[\n";
    for (const JsonValue& item : m_items) {
        out += std::exchange(separator, ",\n") + margin;
        item.writePages(out, indent + 2, indent + 2);
    }
    for (const auto& [key, value] : m_members) {
        const std::string name = jsonQuoted(key) + ": ";
        out += std::exchange(separator, ",\n") + margin + name;
        value.writePages(out, indent + 2, indent + 2 + name.size());
    }
    out += '\n' + std::string(indent, ' ') + (isObjectGroup ? '}' : ']');
}

std::string jsonQuoted(std::string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string out = "\"";
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') {
            out += '\\';
            out += character;
        } else if (character == '\n') {
            out += "\\n";
        } else if (character == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            out += character;
        }
    }
    out += '"';
    return out;
}

} // namespace duebell
