#include "exchange/problem.h"

#include "exchange/jsonparser.h"
#include "exchange/jsonvalue.h"
#include "exchange/nearestname.h"

#include <algorithm>

namespace duebell {

void ProblemList::add(Problem problem)
{
    if (m_problems.size() < kLimit)
        m_problems.push_back(std::move(problem));
}

void ProblemList::add(ErrorCode code, const JsonValue& value, std::string where, std::string found, std::string allowed)
{
    add({ { code, std::move(where), std::move(found), std::move(allowed) }, {}, value.from(), {} });
}

void ProblemList::addUnknown(ErrorCode code, const JsonValue& value, std::string where, std::string found,
                             const std::vector<std::string>& names)
{
    std::string nearest = nearestName(found, names);
    add({ { code, std::move(where), std::move(found), allowedNames(names) }, std::move(nearest), value.from(), {} });
}

std::vector<Problem> ProblemList::sorted(std::string_view text) const
{
    std::vector<Problem> result = m_problems;
    std::stable_sort(result.begin(), result.end(),
                     [](const Problem& a, const Problem& b) { return a.offset < b.offset; });
    for (Problem& problem : result)
        problem.line = lineAndColumn(text, problem.offset);
    return result;
}

std::string pointer(const std::string& path, std::string_view key)
{
    std::string result = path + '/';
    for (const char character : key) {
        if (character == '~')
            result += "~0";
        else if (character == '/')
            result += "~1";
        else
            result += character;
    }
    return result;
}

std::string pointer(const std::string& path, std::size_t index)
{
    return path + '/' + std::to_string(index);
}

std::string allowedNames(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 40;
    std::string result;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        result += (i == 0 ? "" : "|") + names[i];
    return names.size() > most ? result + "|..." : result;
}

} // namespace duebell
