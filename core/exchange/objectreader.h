// Reads one JSON object key by key and remembers what was asked for, so that whatever else stands there is reported
// with the keys that are allowed. Never stops at a problem: a wrong value is reported and read as its default.
#pragma once

#include "base/instant.h"
#include "exchange/jsonvalue.h"
#include "exchange/problem.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace duebell {

class ObjectReader {
public:
    /// The value and the list must outlive the reader. A value that is no object is reported and read as empty.
    ObjectReader(const JsonValue& value, std::string path, ProblemList& problems);
    ObjectReader(const ObjectReader&) = delete;
    ObjectReader& operator=(const ObjectReader&) = delete;

    [[nodiscard]] bool isObject() const { return m_value.isObject(); }
    [[nodiscard]] bool has(std::string_view key) const { return m_value.find(key) != nullptr; }
    [[nodiscard]] const JsonValue& value() const { return m_value; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string path(std::string_view key) const { return pointer(m_path, key); }
    [[nodiscard]] ProblemList& problems() const { return m_problems; }

    /// The member, or null when it is absent.
    const JsonValue* take(const char* key);
    /// The same; its absence is reported.
    const JsonValue* require(const char* key);
    /// The same for one type; another type is reported and null.
    const JsonValue* take(const char* key, JsonValue::Type type);
    const JsonValue* require(const char* key, JsonValue::Type type);

    std::string text(const char* key);
    /// A text that must be there and say something.
    std::string requiredText(const char* key);
    /// An id by the rules of DESIGN 4: required, ASCII, at most 64.
    std::string id(const char* key);
    bool flag(const char* key, bool otherwise);
    std::optional<Instant> instant(const char* key);
    std::optional<std::chrono::local_days> date(const char* key);
    std::vector<std::string> texts(const char* key);
    /// One of `names`; `otherwise` when absent or wrong.
    template <typename Enum>
    Enum choice(const char* key, const std::vector<std::pair<const char*, Enum>>& names, Enum otherwise)
    {
        std::vector<std::string> known;
        known.reserve(names.size());
        for (const auto& [name, meaning] : names)
            known.emplace_back(name);
        const std::optional<std::size_t> which = choiceIndex(key, known);
        return which ? names[*which].second : otherwise;
    }

    void report(ErrorCode code, const char* key, std::string found, std::string allowed);
    /// Reports keys that nobody asked for and keys that stand there twice. Call last.
    void finish();

private:
    std::optional<std::size_t> choiceIndex(const char* key, const std::vector<std::string>& names);
    const JsonValue* typed(const char* key, const JsonValue* member, JsonValue::Type type);

    const JsonValue& m_value;
    std::string m_path;
    ProblemList& m_problems;
    std::vector<std::string> m_known;
};

/// "a text", "a list", ... as machine words: "string", "array", "object", "number", "boolean", "null".
[[nodiscard]] const char* jsonTypeName(JsonValue::Type type);
/// The value as a person would recognise it: a text itself, a number as written, "array" and so on for the others.
[[nodiscard]] std::string jsonExcerpt(const JsonValue& value);
[[nodiscard]] bool isId(std::string_view text);
/// "2026-12-25".
[[nodiscard]] std::optional<std::chrono::local_days> dateFromText(std::string_view text);
[[nodiscard]] std::string dateText(std::chrono::local_days date);

} // namespace duebell
