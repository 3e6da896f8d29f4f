// Strings that repeat (status ids, people, clients, label sets) live once; the log and the engine hold their numbers.
// Append-only: a number never changes its string. Not thread-safe for writing; reading beside reading is safe.
#pragma once

#include "base/ids.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace duebell {

class SymbolTable {
public:
    /// The string's number, given now if it had none. The empty string is `Symbol{}`.
    Symbol intern(std::string_view text);
    /// The string's number, or `Symbol{}` when it has none.
    [[nodiscard]] Symbol find(std::string_view text) const;
    /// The string behind a number; empty for `Symbol{}`. Valid while the table lives.
    [[nodiscard]] std::string_view text(Symbol symbol) const;
    /// How many strings have a number: symbols are 1..count().
    [[nodiscard]] std::int32_t count() const { return static_cast<std::int32_t>(m_texts.size()); }

private:
    std::deque<std::string> m_texts; // stable addresses: the map's keys point into it
    std::unordered_map<std::string_view, Symbol> m_numbers;
};

} // namespace duebell
