// What is wrong with a typed query, and where: codes and data, the sentences are in ui/words.
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>

namespace duebell {

enum class QueryProblemCode : std::uint8_t {
    UnclosedQuote,
    UnknownField, ///< `word` stands before a colon or a comparison and is neither field nor measure
    MissingValue, ///< nothing stands behind the colon, the comma or the comparison
    UnknownValue, ///< `field` has no such value
    AmbiguousValue, ///< several values begin like that: `allowed`
    NobodyIsMe, ///< "me" or "mine" on a desk that was not told who sits at it
    NotComparable, ///< a field that has values, with a comparison: "client<acme", "client=acme"
    NotAValue, ///< a measure with a colon or an equals sign: "due:1h"
    BadSpan, ///< not like 30m, 2h, 1h30m, 3d
    DaysOfOpenTime, ///< "left<1d": a day has no fixed number of open hours
    OneValueOnly, ///< "has:client,team"
    TooLong,
};

struct QueryProblem {
    QueryProblemCode code = QueryProblemCode::UnknownValue;
    qsizetype position = 0; ///< in UTF-16 units, as a line edit counts
    qsizetype length = 0; ///< at least 1
    QString word; ///< what was found there, as typed, without quotes
    QString field; ///< the field or measure it belongs to; may be empty
    QStringList allowed; ///< what is allowed there: names, best first, not all of them when they are many
    QStringList nearest; ///< those of them that are spelled like `word`
    bool operator==(const QueryProblem&) const = default;
};

} // namespace duebell
