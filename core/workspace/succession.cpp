#include "workspace/succession.h"

#include <algorithm>
#include <map>
#include <utility>

namespace duebell {

namespace {

    bool isSame(const Identity& a, const Identity& b)
    {
        return a.id == b.id;
    }
    // Fields of tickets and of clients are two kinds.
    bool isSame(const FieldDefinition& a, const FieldDefinition& b)
    {
        return a.id == b.id && a.ofClient == b.ofClient;
    }

    bool standsFor(const Identity& definition, const std::string& id)
    {
        return std::ranges::find(definition.aliases, id) != definition.aliases.end();
    }

    // What is kept stands where it stood: behind the one that it followed.
    template <typename Definition>
    void keepRetired(const char* list, const std::vector<Definition>& current, std::vector<Definition>& next,
                     std::vector<Retirement>& retired)
    {
        for (std::size_t i = 0; i < current.size(); ++i) {
            const Definition& definition = current[i];
            const bool lives = std::ranges::any_of(next, [&](const Definition& each) {
                return isSame(each, definition) || standsFor(each, definition.id);
            });
            if (lives)
                continue;
            if (!definition.retired)
                retired.push_back({ list, definition.id, definition.name });
            auto place = next.end();
            if (i > 0) {
                const auto before
                    = std::ranges::find_if(next, [&](const Definition& each) { return isSame(each, current[i - 1]); });
                place = before == next.end() ? before : before + 1;
            }
            next.insert(place, definition)->retired = true;
        }
    }

    void fill(std::string& value, const std::string& before)
    {
        if (value.empty())
            value = before;
    }

    void fillFrom(ClientDefinition& client, const ClientDefinition& before)
    {
        fill(client.tier, before.tier);
        fill(client.calendar, before.calendar);
        client.fields.insert(before.fields.begin(), before.fields.end());
    }
    void fillFrom(PersonDefinition& person, const PersonDefinition& before)
    {
        fill(person.calendar, before.calendar);
        fill(person.team, before.team);
        fill(person.email, before.email);
        fill(person.role, before.role);
    }
    void fillFrom(TeamDefinition& team, const TeamDefinition& before)
    {
        fill(team.calendar, before.calendar);
        fill(team.lead, before.lead);
    }

    Instant start(const std::optional<Instant>& since)
    {
        return since.value_or(Instant::min());
    }

    DirectoryDefinition only(const ClientDefinition& client)
    {
        return { { client }, {}, {} };
    }
    DirectoryDefinition only(const PersonDefinition& person)
    {
        return { {}, { person }, {} };
    }
    DirectoryDefinition only(const TeamDefinition& team)
    {
        return { {}, {}, { team } };
    }

    // One kind of the directory.
    template <typename Definition>
    class Merging {
    public:
        using List = std::vector<Definition>;

        Merging(const Directory& known, Instant effective, SymbolTable& symbols, std::vector<Directory::Fact>& facts)
            : m_known(known)
            , m_effective(effective)
            , m_symbols(symbols)
            , m_facts(facts)
        {
        }

        void run(const List& current, const List& next, List& whole, List& changed)
        {
            std::map<std::string, List> before = byId(current);
            std::map<std::string, List> after = before;
            for (auto& [id, said] : byId(next)) {
                List& entries = after[id];
                const bool isHistory = said.size() > 1 || said.front().since;
                if (entries.empty())
                    addNew(said, entries);
                else if (isHistory)
                    addHistory(said, entries);
                else
                    change(said.front(), entries);
            }
            retireAliases(after);
            for (const std::string& id : order(current, next)) {
                const List& entries = after[id];
                whole.insert(whole.end(), entries.begin(), entries.end());
                if (before[id] != entries)
                    changed.insert(changed.end(), entries.begin(), entries.end());
            }
        }

    private:
        static std::map<std::string, List> byId(const List& list)
        {
            std::map<std::string, List> entries;
            for (const Definition& definition : list)
                entries[definition.id].push_back(definition);
            for (auto& [id, each] : entries)
                std::ranges::stable_sort(each, {}, [](const Definition& entry) { return start(entry.since); });
            return entries;
        }

        static std::vector<std::string> order(const List& current, const List& next)
        {
            std::vector<std::string> ids;
            std::map<std::string, bool> seen;
            for (const List* list : { &current, &next }) {
                for (const Definition& definition : *list) {
                    if (!std::exchange(seen[definition.id], true))
                        ids.push_back(definition.id);
                }
            }
            return ids;
        }

        /// Facts for what `definition` says from `from` on and is not so already.
        bool note(const Definition& definition, Instant from)
        {
            bool isNews = false;
            for (Directory::Fact fact : Directory::facts(only(definition), m_symbols)) {
                if (m_known.value(fact.kind, fact.subject, fact.attribute, from) == fact.value)
                    continue;
                fact.effective = from;
                m_facts.push_back(fact);
                isNews = true;
            }
            return isNews;
        }

        void addNew(const List& said, List& entries)
        {
            for (const Definition& definition : said) {
                for (const Directory::Fact& fact : Directory::facts(only(definition), m_symbols))
                    m_facts.push_back(fact);
            }
            entries = said;
        }

        void addHistory(const List& said, List& entries)
        {
            for (const Definition& definition : said) {
                note(definition, start(definition.since));
                put(definition, entries);
            }
        }

        void change(const Definition& said, List& entries)
        {
            const auto isBegun = [&](const Definition& entry) { return start(entry.since) <= m_effective; };
            const auto current = std::ranges::find_if(entries.rbegin(), entries.rend(), isBegun);
            Definition changed = said;
            changed.since = current == entries.rend() ? entries.front().since : current->since;
            if (note(said, m_effective))
                changed.since = m_effective;
            if (current != entries.rend() && changed.since != current->since)
                fillFrom(changed, *current);
            put(changed, entries);
        }

        static void put(Definition definition, List& entries)
        {
            const auto same = std::ranges::find(entries, definition.since, &Definition::since);
            if (same != entries.end()) {
                fillFrom(definition, *same);
                *same = std::move(definition);
                return;
            }
            const auto later = std::ranges::find_if(
                entries, [&](const Definition& entry) { return start(entry.since) > start(definition.since); });
            entries.insert(later, std::move(definition));
        }

        static void retireAliases(std::map<std::string, List>& all)
        {
            for (const auto& [id, entries] : std::map<std::string, List>(all)) {
                for (const std::string& alias : entries.back().aliases) {
                    const auto merged = all.find(alias);
                    if (merged == all.end() || alias == id)
                        continue;
                    for (Definition& definition : merged->second)
                        definition.retired = true;
                }
            }
        }

        const Directory& m_known;
        Instant m_effective;
        SymbolTable& m_symbols;
        std::vector<Directory::Fact>& m_facts;
    };

} // namespace

Agreement succeed(const Agreement& current, Agreement next, const std::vector<std::string>& usedCalendars,
                  std::vector<Retirement>& retired)
{
    keepRetired("statuses", current.statuses, next.statuses, retired);
    keepRetired("priorities", current.priorities, next.priorities, retired);
    keepRetired("types", current.types, next.types, retired);
    keepRetired("tiers", current.tiers, next.tiers, retired);
    keepRetired("fields", current.fields, next.fields, retired);
    for (const CalendarSpec& calendar : current.calendars) {
        const bool lives = std::ranges::find(next.calendars, calendar.id, &CalendarSpec::id) != next.calendars.end();
        if (lives || std::ranges::find(usedCalendars, calendar.id) == usedCalendars.end())
            continue;
        next.calendars.push_back(calendar);
        retired.push_back({ "calendars", calendar.id, calendar.name });
    }
    return next;
}

DirectorySuccession succeed(const DirectoryDefinition& current, const DirectoryDefinition& next, const Directory& known,
                            Instant effective, SymbolTable& symbols)
{
    DirectorySuccession result;
    Merging<ClientDefinition>(known, effective, symbols, result.facts)
        .run(current.clients, next.clients, result.whole.clients, result.changed.clients);
    Merging<PersonDefinition>(known, effective, symbols, result.facts)
        .run(current.people, next.people, result.whole.people, result.changed.people);
    Merging<TeamDefinition>(known, effective, symbols, result.facts)
        .run(current.teams, next.teams, result.whole.teams, result.changed.teams);
    return result;
}

} // namespace duebell
