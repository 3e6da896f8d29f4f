// Finds the value that a word in a query means, and names that are spelled like it.
#pragma once

#include "desk/queryvocabulary.h"

#include <QStringList>

#include <vector>

namespace duebell {

/// Those that a word means: one by its id or an alias; else all that have it as their name; else a category of
/// statuses; else, with `isExact` false, all whose id or name begins with it. None: unknown; several that are not
/// exact: ambiguous.
struct QueryMeaning {
    std::vector<const QueryValue*> values;
    bool isExact = true;
};
[[nodiscard]] QueryMeaning meaningOf(const QString& word, const std::vector<QueryValue>& values);

/// How a value is best typed: its id where that reads like its name, else the name.
[[nodiscard]] QString typedName(const QueryValue& value);

/// Those of `names` that `word` may be a slip of the finger for, the likeliest first, three at most.
[[nodiscard]] QStringList nearestNames(const QString& word, const QStringList& names);

} // namespace duebell
