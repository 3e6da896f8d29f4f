// How well typed letters fit a text: all must occur in their order; beginnings of words and runs of letters count most.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace duebell {

struct FuzzyMatch {
    int score = 0; ///< more is better
    std::vector<int> places; ///< of the letters in the text
};

/// `pattern` may have spaces: each word must fit by itself, in any order. An empty one fits everything with 0. Case and
/// accents do not matter. nullopt: it does not fit.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString& text, const QString& pattern);

} // namespace duebell
