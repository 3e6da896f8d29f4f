#include "desk/querynames.h"

#include "desk/foldedtext.h"

#include <algorithm>

namespace duebell {

QueryMeaning meaningOf(const QString& word, const std::vector<QueryValue>& values)
{
    const QString wanted = folded(word);
    QueryMeaning meaning;
    const auto take = [&](auto&& isMeant) {
        for (const QueryValue& value : values) {
            if (isMeant(value))
                meaning.values.push_back(&value);
        }
        return !meaning.values.empty();
    };
    const auto isAliasOf = [&wanted](const QueryValue& value) {
        return std::ranges::find(value.foldedAliases, wanted) != value.foldedAliases.end();
    };
    if (take([&](const QueryValue& value) { return !value.isCategory && value.foldedId == wanted; }) || take(isAliasOf)
        || take([&](const QueryValue& value) { return !value.isCategory && value.foldedName == wanted; })
        || take([&](const QueryValue& value) { return value.isCategory && value.foldedId == wanted; }))
        return meaning;
    meaning.isExact = false;
    take([&](const QueryValue& value) {
        return !value.isCategory && (value.foldedId.startsWith(wanted) || value.foldedName.startsWith(wanted));
    });
    return meaning;
}

QString typedName(const QueryValue& value)
{
    return value.foldedName == value.foldedId ? value.id : value.name;
}

namespace {

    // Insertions, deletions, replacements and swaps of neighbours; kFar when there are more than `most`.
    constexpr int kFar = 1000;

    int editDistance(const QString& a, const QString& b, int most)
    {
        if (std::abs(a.size() - b.size()) > most)
            return kFar;
        const auto width = static_cast<std::size_t>(b.size()) + 1;
        std::vector<int> beforeLast(width);
        std::vector<int> last(width);
        std::vector<int> row(width);
        for (std::size_t column = 0; column < width; ++column)
            last[column] = static_cast<int>(column);
        for (qsizetype i = 1; i <= a.size(); ++i) {
            row[0] = static_cast<int>(i);
            for (qsizetype j = 1; j <= b.size(); ++j) {
                const auto column = static_cast<std::size_t>(j);
                const bool equal = a[i - 1] == b[j - 1];
                row[column] = std::min({ last[column] + 1, row[column - 1] + 1, last[column - 1] + (equal ? 0 : 1) });
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[column] = std::min(row[column], beforeLast[column - 2] + 1);
            }
            std::swap(beforeLast, last);
            std::swap(last, row);
        }
        return last.back() <= most ? last.back() : kFar;
    }

} // namespace

QStringList nearestNames(const QString& word, const QStringList& names)
{
    constexpr std::size_t kMost = 3;
    const QString wanted = folded(word);
    const int most = wanted.size() < 3 ? 1 : wanted.size() < 6 ? 2 : 3;
    std::vector<std::pair<int, QString>> near;
    for (const QString& name : names) {
        const QString plain = folded(name);
        const bool contains = wanted.size() >= 3 && plain.contains(wanted);
        const int distance = contains ? most : editDistance(wanted, plain, most);
        if (distance != kFar && distance < wanted.size())
            near.emplace_back(distance, name);
    }
    std::ranges::stable_sort(near, {}, [](const auto& entry) { return entry.first; });
    QStringList nearest;
    for (std::size_t place = 0; place < std::min(kMost, near.size()); ++place)
        nearest.append(near[place].second);
    nearest.removeDuplicates();
    return nearest;
}

} // namespace duebell
