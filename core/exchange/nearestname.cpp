#include "exchange/nearestname.h"

#include <algorithm>
#include <numeric>

namespace duebell {

namespace {

    char lower(char character)
    {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
    }

    /// Edits of one character, two neighbours swapped being one: three rows of the table suffice.
    std::size_t distance(std::string_view a, std::string_view b)
    {
        std::vector<std::size_t> beforeLast(b.size() + 1);
        std::vector<std::size_t> last(b.size() + 1);
        std::vector<std::size_t> row(b.size() + 1);
        std::iota(last.begin(), last.end(), std::size_t { 0 });
        for (std::size_t i = 0; i < a.size(); ++i) {
            row[0] = i + 1;
            for (std::size_t j = 0; j < b.size(); ++j) {
                const bool same = lower(a[i]) == lower(b[j]);
                row[j + 1] = std::min({ row[j] + 1, last[j + 1] + 1, last[j] + (same ? 0 : 1) });
                const bool swapped = i > 0 && j > 0 && lower(a[i]) == lower(b[j - 1]) && lower(a[i - 1]) == lower(b[j]);
                if (swapped)
                    row[j + 1] = std::min(row[j + 1], beforeLast[j - 1] + 1);
            }
            beforeLast.swap(last);
            last.swap(row);
        }
        return last[b.size()];
    }

} // namespace

std::string nearestName(std::string_view text, const std::vector<std::string>& names)
{
    constexpr std::size_t longest = 80; // longer texts are no typing mistakes, and comparing them is quadratic
    if (text.empty() || text.size() > longest)
        return {};
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(1, (text.size() + 1) / 3) + 1;
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
