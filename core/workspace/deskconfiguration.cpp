#include "workspace/deskconfiguration.h"

#include "exchange/agreementreader.h"
#include "exchange/agreementwriter.h"
#include "exchange/directoryjson.h"
#include "exchange/jsonparser.h"

#include <algorithm>
#include <functional>

namespace duebell {

namespace {

    // Rules are compiled with numbers for strings, and the store hands those out. So: compile with a copy of its table,
    // store what was new, and compile again if somebody else was faster and took the numbers.
    Status withStoredSymbols(EventStore& store, bool readOnly, const std::function<Status(SymbolTable&)>& compile)
    {
        while (true) {
            SymbolTable scratch;
            const std::int32_t known = store.symbols().count();
            for (std::int32_t number = 1; number <= known; ++number)
                scratch.intern(store.symbols().text(Symbol { number }));
            if (Status compiled = compile(scratch); !compiled)
                return compiled;
            std::vector<std::string_view> fresh;
            for (std::int32_t number = known + 1; number <= scratch.count(); ++number)
                fresh.push_back(scratch.text(Symbol { number }));
            if (fresh.empty() || readOnly)
                return Done {};
            const Result<std::vector<Symbol>> stored = store.intern(fresh);
            if (!stored)
                return stored.error();
            std::int32_t expected = known;
            if (std::ranges::all_of(*stored, [&](Symbol symbol) { return symbol.value == ++expected; }))
                return Done {};
        }
    }

    void internIds(const DirectoryDefinition& directory, SymbolTable& symbols)
    {
        for (const ClientDefinition& client : directory.clients)
            symbols.intern(client.id);
        for (const PersonDefinition& person : directory.people)
            symbols.intern(person.id);
        for (const TeamDefinition& team : directory.teams)
            symbols.intern(team.id);
    }

    std::vector<DirectoryEntry> entriesOf(const DirectoryDefinition& directory, const SymbolTable& symbols)
    {
        const JsonValue json = directoryToJson(directory);
        std::vector<DirectoryEntry> entries;
        for (const auto& [key, kind] :
             { std::pair("clients", Directory::Kind::Client), std::pair("people", Directory::Kind::Person),
               std::pair("teams", Directory::Kind::Team) }) {
            const JsonValue* list = json.find(key);
            if (!list)
                continue;
            for (const JsonValue& definition : list->items())
                entries.push_back({ kind, symbols.find(definition.find("id")->text()), definition.toLine() });
        }
        return entries;
    }

    JsonValue directoryOf(const std::vector<DirectoryEntry>& entries)
    {
        JsonValue directory = JsonValue::object();
        for (const auto& [key, kind] :
             { std::pair("clients", Directory::Kind::Client), std::pair("people", Directory::Kind::Person),
               std::pair("teams", Directory::Kind::Team) }) {
            JsonValue list = JsonValue::array();
            for (const DirectoryEntry& entry : entries) {
                if (entry.kind == kind)
                    list.append(JsonValue::raw(entry.definitionJson));
            }
            directory.insert(key, std::move(list));
        }
        return directory;
    }

    Result<Agreement> readVersion(const StoredVersion& version, const JsonValue& directory)
    {
        const std::string where = "version " + std::to_string(version.number);
        const Result<JsonValue> document = parseJson(version.agreementJson);
        if (!document)
            return Error { document.error().code, where + " " + document.error().where, document.error().value, {} };
        JsonValue whole = JsonValue::object();
        for (const auto& [key, value] : document->members()) {
            if (key != "directory") // the writer leaves an empty one
                whole.insert(key, value);
        }
        whole.insert("directory", directory);
        AgreementReader::Reading reading = AgreementReader::read(whole.toLine());
        if (reading.agreement)
            return std::move(*reading.agreement);
        Error error = reading.problems.front().error;
        error.where = where + " " + error.where;
        return error;
    }

} // namespace

Status DeskConfiguration::publishFirst(EventStore& store, const Agreement& agreement, Instant now,
                                       const std::string& author)
{
    const Result<ZoneList> zones = zonesOf(agreement);
    if (!zones)
        return zones.error();
    std::vector<Directory::Fact> facts;
    const Status stored = withStoredSymbols(store, false, [&](SymbolTable& symbols) -> Status {
        const Result<Timeline> timeline = timelineOf(agreement, symbols);
        if (!timeline)
            return timeline.error();
        facts = Directory::facts(agreement.directory, symbols);
        internIds(agreement.directory, symbols);
        return Done {};
    });
    if (!stored)
        return stored;
    const std::vector<DirectoryEntry> entries = entriesOf(agreement.directory, store.symbols());
    if (Status added = store.addToDirectory(entries, facts, now); !added)
        return added;
    Agreement withoutDirectory = agreement;
    withoutDirectory.directory = {};
    StoredVersion version;
    version.recorded = now;
    version.author = author;
    version.agreementJson = AgreementWriter::write(withoutDirectory);
    version.zonesJson = zonesToJson(*zones);
    const Result<int> published = store.publish(version);
    return published ? Status(Done {}) : Status(published.error());
}

Result<DeskConfiguration> DeskConfiguration::load(EventStore& store, bool readOnly)
{
    DeskConfiguration configuration;
    if (Status read = configuration.readVersions(store); !read)
        return read.error();
    const Status compiled
        = withStoredSymbols(store, readOnly, [&](SymbolTable& symbols) { return configuration.compile(symbols); });
    if (!compiled)
        return compiled.error();
    return configuration;
}

Status DeskConfiguration::readVersions(EventStore& store)
{
    Result<std::vector<StoredVersion>> versions = store.loadVersions();
    if (!versions)
        return versions.error();
    if (versions->empty())
        return Error { ErrorCode::NotFound, "agreement_version", {}, {} };
    const Result<std::vector<DirectoryEntry>> entries = store.loadDirectory();
    if (!entries)
        return entries.error();
    const JsonValue directory = directoryOf(*entries);
    for (const StoredVersion& version : *versions) {
        Result<Agreement> agreement = readVersion(version, directory);
        if (!agreement)
            return agreement.error();
        m_agreements.push_back(std::move(*agreement));
        Result<ZoneList> zones = zonesFromJson(version.zonesJson);
        if (!zones)
            return zones.error();
        m_zones.push_back(std::move(*zones));
    }
    m_versions = std::move(*versions);
    Result<std::vector<Directory::Fact>> facts = store.loadFacts();
    if (!facts)
        return facts.error();
    m_facts = std::move(*facts);
    return Done {};
}

Status DeskConfiguration::compile(SymbolTable& symbols)
{
    m_timeline = {};
    std::vector<std::shared_ptr<const WorkCalendar>> shared;
    for (std::size_t i = 0; i < m_versions.size(); ++i) {
        const Agreement& agreement = m_agreements[i];
        std::vector<CalendarSpec> specs = agreement.calendars;
        specs.push_back(alwaysOpen(agreement.deskTimeZone));
        // A version keeps the zones it was published with; only its own calendars may be shared with it.
        shared.clear();
        for (const CalendarSpec& spec : specs) {
            const auto zone
                = std::ranges::find_if(m_zones[i], [&](const auto& each) { return each->name() == spec.timeZone; });
            if (zone == m_zones[i].end())
                continue;
            Result<std::shared_ptr<const WorkCalendar>> calendar = WorkCalendar::compile(spec, *zone);
            if (!calendar)
                return calendar.error();
            shared.push_back(*calendar);
        }
        const Result<std::shared_ptr<const Rulebook>> rules = Rulebook::compile(agreement, symbols, shared);
        if (!rules)
            return rules.error();
        const StoredVersion& stored = m_versions[i];
        m_timeline.versions.push_back({ stored.number, stored.effective, stored.recorded, stored.scope, *rules });
    }
    std::ranges::stable_sort(m_timeline.versions, {}, &Version::effective);
    auto directory = std::make_shared<Directory>();
    for (const Directory::Fact& fact : m_facts)
        directory->add(fact);
    m_timeline.directory = std::move(directory);
    m_timeline.tierAttribute = symbols.intern("tier");
    m_timeline.calendarAttribute = symbols.intern("calendar");
    return Done {};
}

} // namespace duebell
