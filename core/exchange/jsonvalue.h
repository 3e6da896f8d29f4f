// A JSON document as values that remember where they stood and keep the order of their keys: what strict readers and
// stable writers need. Plain C++; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duebell {

class JsonValue {
public:
    enum class Type : std::uint8_t {
        Null,
        Bool,
        Number,
        String,
        Array,
        Object,
        Raw, ///< output only: JSON text that is written as it is
    };
    using Members = std::vector<std::pair<std::string, JsonValue>>;

    JsonValue() = default; ///< null
    [[nodiscard]] static JsonValue boolean(bool value);
    [[nodiscard]] static JsonValue number(std::int64_t value);
    /// A number with the text it was written with.
    [[nodiscard]] static JsonValue numberText(std::string text);
    [[nodiscard]] static JsonValue string(std::string text);
    [[nodiscard]] static JsonValue raw(std::string json);
    [[nodiscard]] static JsonValue array(std::vector<JsonValue> items = {});
    [[nodiscard]] static JsonValue object(Members members = {});

    [[nodiscard]] Type type() const { return m_type; }
    [[nodiscard]] bool isNull() const { return m_type == Type::Null; }
    [[nodiscard]] bool isString() const { return m_type == Type::String; }
    [[nodiscard]] bool isNumber() const { return m_type == Type::Number; }
    [[nodiscard]] bool isBool() const { return m_type == Type::Bool; }
    [[nodiscard]] bool isArray() const { return m_type == Type::Array; }
    [[nodiscard]] bool isObject() const { return m_type == Type::Object; }

    [[nodiscard]] bool toBool() const { return m_text == "true"; }
    /// The string's text, a number as it was written, "true" or "false"; empty for the others.
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// A whole number that fits; nullopt for everything else.
    [[nodiscard]] std::optional<std::int64_t> toInteger() const;
    [[nodiscard]] const std::vector<JsonValue>& items() const { return m_items; }
    /// Keys in the document's order; a key that stands there twice is here twice.
    [[nodiscard]] const Members& members() const { return m_members; }
    /// The first member of that name; null when there is none.
    [[nodiscard]] const JsonValue* find(std::string_view key) const;

    void append(JsonValue item) { m_items.push_back(std::move(item)); }
    void insert(std::string key, JsonValue value) { m_members.emplace_back(std::move(key), std::move(value)); }

    /// Byte range in the document it was read from.
    [[nodiscard]] std::size_t from() const { return m_from; }
    [[nodiscard]] std::size_t to() const { return m_to; }
    void setRange(std::size_t from, std::size_t to);

    /// On one line without spaces after separators other than these: `{"a": 1, "b": [1, 2]}`.
    [[nodiscard]] std::string toLine() const;
    /// Indented by two; whatever fits 100 columns stays on its line. Ends with a line feed.
    [[nodiscard]] std::string toPages() const;

private:
    void writeLine(std::string& out) const;
    void writePages(std::string& out, std::size_t indent, std::size_t column) const;

    Type m_type = Type::Null;
    std::string m_text;
    std::vector<JsonValue> m_items;
    Members m_members;
    std::size_t m_from = 0;
    std::size_t m_to = 0;
};

/// The text as a JSON string with its quotes.
[[nodiscard]] std::string jsonQuoted(std::string_view text);

} // namespace duebell
