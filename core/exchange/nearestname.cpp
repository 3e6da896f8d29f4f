#include "exchange/nearestname.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace duebell {

namespace {

    char lower(char character)
    {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
    }

    /// Levenshtein distance, one row at a time.
    std::size_t distance(std::string_view a, std::string_view b)
    {
        std::vector<std::size_t> row(b.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t { 0 });
        for (std::size_t i = 0; i < a.size(); ++i) {
            std::size_t diagonal = std::exchange(row[0], i + 1);
            for (std::size_t j = 0; j < b.size(); ++j) {
                const std::size_t replaced = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = std::min({ row[j] + 1, row[j + 1] + 1, replaced });
            }
        }
        return row[b.size()];
    }

} // namespace

std::string nearestName(std::string_view text, const std::vector<std::string>& names)
{
    constexpr std::size_t longest = 80; // longer texts are no typing mistakes, and comparing them is quadratic
    if (text.empty() || text.size() > longest)
        return {};
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, text.size() / 3) + 1;
    for (const std::string& name : names) {
        if (name.size() > longest)
            continue;
        const std::size_t found = distance(text, name);
        // A name that shares nothing with a short text is no suggestion.
        if (found < bestDistance && found < std::max(text.size(), name.size())) {
            bestDistance = found;
            best = name;
        }
    }
    return best;
}

} // namespace duebell
