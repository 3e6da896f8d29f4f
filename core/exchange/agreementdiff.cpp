#include "exchange/agreementdiff.h"

#include "exchange/agreementwriter.h"
#include "exchange/jsonparser.h"
#include "exchange/problem.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace duebell {

namespace {

    using Kind = AgreementDifference::Kind;
    using Step = AgreementDifference::Step;

    std::string member(const JsonValue& value, std::string_view key)
    {
        const JsonValue* found = value.find(key);
        return found ? found->text() : std::string();
    }

    bool hasIds(const JsonValue& list)
    {
        const auto hasId = [](const JsonValue& item) { return item.isObject() && item.find("id"); };
        return !list.items().empty() && std::ranges::all_of(list.items(), hasId);
    }

    bool isOrdered(const std::string& key)
    {
        return key == "statuses" || key == "priorities" || key == "policies";
    }

    class Comparison {
    public:
        std::vector<AgreementDifference> run(const JsonValue& first, const JsonValue& second)
        {
            compareObjects(first, second, {});
            return std::move(m_found);
        }

    private:
        void add(Kind kind, const std::string& pointer, std::string before, std::string after)
        {
            m_found.push_back({ kind, pointer, m_steps, std::move(before), std::move(after) });
        }

        void compare(const JsonValue& first, const JsonValue& second, const std::string& path)
        {
            if (first.toLine() == second.toLine())
                return;
            if (first.isObject() && second.isObject())
                compareObjects(first, second, path);
            else if (first.isArray() && second.isArray() && (hasIds(first) || hasIds(second)))
                compareLists(first, second, path);
            else
                add(Kind::Changed, path, first.toLine(), second.toLine());
        }

        void compareObjects(const JsonValue& first, const JsonValue& second, const std::string& path)
        {
            for (const auto& [key, value] : second.members()) {
                m_steps.push_back({ key, {}, {} });
                if (const JsonValue* before = first.find(key))
                    compare(*before, value, pointer(path, key));
                else if (!value.isArray() || !value.items().empty())
                    add(Kind::Added, pointer(path, key), {}, value.toLine());
                m_steps.pop_back();
            }
            for (const auto& [key, value] : first.members()) {
                if (second.find(key) || (value.isArray() && value.items().empty()))
                    continue;
                m_steps.push_back({ key, {}, {} });
                add(Kind::Removed, pointer(path, key), value.toLine(), {});
                m_steps.pop_back();
            }
        }

        // A thing is its id; in the directory, and for fields, more is needed to tell one from the other.
        static std::string keyOf(const JsonValue& item)
        {
            return member(item, "id") + '\n' + member(item, "of") + '\n' + member(item, "since");
        }

        static std::map<std::string, std::size_t> places(const JsonValue& list)
        {
            std::map<std::string, std::size_t> places;
            for (std::size_t i = 0; i < list.items().size(); ++i)
                places.emplace(keyOf(list.items()[i]), i);
            return places;
        }

        void compareLists(const JsonValue& first, const JsonValue& second, const std::string& path)
        {
            const std::string list = m_steps.back().key;
            const std::map<std::string, std::size_t> before = places(first);
            const std::map<std::string, std::size_t> after = places(second);
            for (std::size_t i = 0; i < second.items().size(); ++i) {
                const JsonValue& item = second.items()[i];
                m_steps.push_back({ std::to_string(i), member(item, "id"), member(item, "name") });
                if (const auto found = before.find(keyOf(item)); found != before.end())
                    compare(first.items()[found->second], item, pointer(path, i));
                else
                    add(Kind::Added, pointer(path, i), {}, item.toLine());
                m_steps.pop_back();
            }
            for (std::size_t i = 0; i < first.items().size(); ++i) {
                const JsonValue& item = first.items()[i];
                if (after.contains(keyOf(item)))
                    continue;
                m_steps.push_back({ std::to_string(i), member(item, "id"), member(item, "name") });
                add(Kind::Removed, pointer(path, i), item.toLine(), {});
                m_steps.pop_back();
            }
            if (isOrdered(list))
                findMoved(second, path, before, after);
        }

        // The places among those that both have: what was added above moves nothing. One difference for the whole list
        // would not say what was done, so the longest run that kept its order is taken as unmoved.
        void findMoved(const JsonValue& second, const std::string& path,
                       const std::map<std::string, std::size_t>& before,
                       const std::map<std::string, std::size_t>& after)
        {
            std::vector<std::pair<std::size_t, std::size_t>> common; // (place in second, place in first)
            for (std::size_t i = 0; i < second.items().size(); ++i) {
                const auto found = before.find(keyOf(second.items()[i]));
                if (found != before.end() && after.at(found->first) == i)
                    common.emplace_back(i, found->second);
            }
            std::vector<std::size_t> length(common.size(), 1);
            std::vector<std::optional<std::size_t>> previous(common.size());
            std::optional<std::size_t> end;
            for (std::size_t i = 0; i < common.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    if (common[j].second < common[i].second && length[j] + 1 > length[i]) {
                        length[i] = length[j] + 1;
                        previous[i] = j;
                    }
                }
                if (!end || length[i] > length[*end])
                    end = i;
            }
            std::vector<bool> kept(common.size(), false);
            for (std::optional<std::size_t> i = end; i; i = previous[*i])
                kept[*i] = true;
            for (std::size_t i = 0; i < common.size(); ++i) {
                if (kept[i])
                    continue;
                const JsonValue& item = second.items()[common[i].first];
                m_steps.push_back({ std::to_string(common[i].first), member(item, "id"), member(item, "name") });
                add(Kind::Moved, pointer(path, common[i].first), std::to_string(common[i].second),
                    std::to_string(common[i].first));
                m_steps.pop_back();
            }
        }

        std::vector<Step> m_steps;
        std::vector<AgreementDifference> m_found;
    };

    // Where `other` tells the history of somebody whom `list` describes by one entry without `since`: only the last.
    template <typename Definition>
    std::vector<Definition> lastOnly(const std::vector<Definition>& list, const std::vector<Definition>& other)
    {
        std::map<std::string, std::vector<const Definition*>> told;
        for (const Definition& each : other)
            told[each.id].push_back(&each);
        std::map<std::string, const Definition*> last;
        for (const Definition& each : list) {
            const Definition*& known = last[each.id];
            if (!known || known->since.value_or(Instant::min()) <= each.since.value_or(Instant::min()))
                known = &each;
        }
        std::vector<Definition> result;
        for (const Definition& each : list) {
            const auto by = told.find(each.id);
            const bool simple = by != told.end() && by->second.size() == 1 && !by->second.front()->since;
            if (simple && last[each.id] != &each)
                continue;
            result.push_back(each);
            if (simple)
                result.back().since.reset();
        }
        return result;
    }

    DirectoryDefinition lastOnly(const DirectoryDefinition& directory, const DirectoryDefinition& other)
    {
        return { lastOnly(directory.clients, other.clients), lastOnly(directory.people, other.people),
                 lastOnly(directory.teams, other.teams) };
    }

    Result<JsonValue> documentOf(Agreement agreement, const DirectoryDefinition& other)
    {
        agreement.directory = lastOnly(agreement.directory, other);
        return parseJson(AgreementWriter::write(agreement));
    }

} // namespace

std::vector<AgreementDifference> differences(const Agreement& first, const Agreement& second)
{
    const Result<JsonValue> before = documentOf(first, second.directory);
    const Result<JsonValue> after = documentOf(second, first.directory);
    return before && after ? Comparison().run(*before, *after) : std::vector<AgreementDifference> {};
}

} // namespace duebell
