// What could be typed at a place in a query: fields, measures, words, and the values of the field that stands there.
#pragma once

#include "desk/queryvocabulary.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace duebell {

/// One thing that could be typed.
struct QueryProposal {
    /// What a value without a name of its own is: "none" or "me" of a field, a category of statuses, a length of time,
    /// the operator "has:".
    enum class Other : std::uint8_t {
        Category,
        None,
        Me,
        Span,
        Has,
    };
    QString text; ///< as it is put into the query, quotes and operator included
    QString name; ///< of a value, where it says more than the text
    std::variant<QuerySubject, QueryMeasure, QueryWord, Other, std::monostate> what; ///< monostate: a field's value
    bool goesOn = false; ///< a value or a length of time follows at once: "client:", "due<"
    bool operator==(const QueryProposal&) const = default;
};

struct QueryCompletion {
    qsizetype from = 0; ///< what the proposals replace, in UTF-16 units
    qsizetype length = 0;
    std::vector<QueryProposal> proposals; ///< those that begin like it first; none when one is typed already
    bool operator==(const QueryCompletion&) const = default;
};

/// For the term at `cursor`. Case and accents do not matter. Nothing where there is nothing to propose, as in the
/// middle of a phrase; everything that a query can begin with where nothing has been typed.
[[nodiscard]] QueryCompletion completeQuery(const QString& text, qsizetype cursor, const QueryVocabulary& vocabulary);

} // namespace duebell
