// Queries made by chance and a second, plain reading of them: every ticket is looked at from its evaluation, in
// strings, at one instant. Shares no code with core/desk.
#pragma once

#include "base/symbols.h"
#include "sla/clock.h"
#include "support/naivehistory.h"
#include "support/randomsource.h"

#include <string>
#include <vector>

namespace duebell::test {

struct NaiveTerm {
    enum class Kind {
        Word,
        Field,
        Has,
        Measure,
        Text,
    };
    Kind kind = Kind::Word;
    bool negated = false;
    std::string name; ///< of the word, field or measure; the text
    std::vector<std::string> values; ///< Field
    std::string op; ///< Measure
    std::int64_t seconds = 0; ///< Measure
};
using NaiveQuery = std::vector<NaiveTerm>;

[[nodiscard]] NaiveQuery randomQuery(RandomSource& random);
/// As somebody may type it.
[[nodiscard]] std::string typed(const NaiveQuery& query, RandomSource& random);

/// A ticket as the engine sees it at `now`.
struct NaiveSubject {
    const TicketResult* result = nullptr;
    std::string key;
    std::string subject;
    Instant now {};
};

class NaiveReader {
public:
    /// All must outlive the reader. `names` has the desk's names; `me` is a person's id.
    NaiveReader(const NaiveDesk& desk, const Agreement& names, const SymbolTable& symbols, const Zone& zone,
                std::string me);

    [[nodiscard]] bool matches(const NaiveQuery& query, const NaiveSubject& ticket) const;

private:
    [[nodiscard]] bool holds(const NaiveTerm& term, const NaiveSubject& ticket) const;
    [[nodiscard]] bool hasWord(const std::string& word, const NaiveSubject& ticket) const;
    [[nodiscard]] bool hasValue(const std::string& field, const std::string& value, const NaiveSubject& ticket) const;
    [[nodiscard]] bool compares(const NaiveTerm& term, const NaiveSubject& ticket) const;
    [[nodiscard]] std::string valueOf(const std::string& field, const NaiveSubject& ticket) const;
    [[nodiscard]] std::string text(Symbol symbol) const { return std::string(m_symbols.text(symbol)); }
    [[nodiscard]] std::string nameOf(const std::string& field, const std::string& id) const;
    [[nodiscard]] std::string allText(const NaiveSubject& ticket) const;

    const NaiveDesk& m_desk;
    const Agreement& m_names;
    const SymbolTable& m_symbols;
    const Zone& m_zone;
    std::string m_me;
};

} // namespace duebell::test
