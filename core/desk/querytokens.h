// A typed query cut into terms, with the place of every part: what the parser compiles and completion looks at. Knows
// the grammar, but no names.
//
//     query    = { term }                              terms are separated by blanks; all must hold
//     term     = [ "-" ] ( phrase | head op values | word )
//     op       = ":" | "<" | "<=" | ">" | ">=" | "="
//     values   = value { "," value }                   several behind ":" only
//     value    = phrase | characters but blank and ","
//     phrase   = a text in double quotes, straight or curved
//     head     = a letter, then letters, digits, "_", "-", "."
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace duebell {

enum class QueryOperator : std::uint8_t {
    None, ///< a word or phrase by itself
    Colon,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal, ///< means nothing; known so that it can be pointed at
};

struct QueryTokenValue {
    QString text; ///< without quotes
    qsizetype position = 0; ///< quotes included
    qsizetype length = 0;
    bool quoted = false;
    bool closed = true; ///< false: the closing quote is missing
};

struct QueryToken {
    qsizetype position = 0; ///< the sign included
    qsizetype length = 0;
    bool negated = false;
    QString head; ///< before the operator; empty for a word or phrase by itself
    qsizetype headPosition = 0;
    QueryOperator op = QueryOperator::None;
    qsizetype opPosition = 0;
    std::vector<QueryTokenValue> values; ///< never empty; the word or phrase when there is no operator

    [[nodiscard]] qsizetype end() const { return position + length; }
};

/// Straight or curved.
[[nodiscard]] bool isQueryQuote(QChar character);
[[nodiscard]] std::vector<QueryToken> queryTokens(const QString& text);
/// The value as it is typed: in quotes where the grammar needs them.
[[nodiscard]] QString quotedForQuery(const QString& value);

} // namespace duebell
