#include "workspace/deskconfiguration.h"

#include "exchange/agreementreader.h"
#include "exchange/agreementwriter.h"
#include "exchange/jsonparser.h"
#include "storage/sqlitestore.h"
#include "workspace/directoryrecord.h"
#include "workspace/versionrules.h"

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

    // `directory`: with the newest version only, which alone must know every tier and calendar that is in use today.
    Result<Agreement> readVersion(const StoredVersion& version, const JsonValue* directory)
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
        if (directory)
            whole.insert("directory", *directory);
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
    Agreement withoutDirectory = agreement;
    withoutDirectory.directory = {};
    StoredVersion version;
    version.recorded = now;
    version.author = author;
    version.agreementJson = AgreementWriter::write(withoutDirectory);
    version.zonesJson = zonesToJson(*zones);
    const Publication publication { version, 0, entriesOf(agreement.directory, store.symbols()), facts, now };
    const Result<int> published = store.publish(publication);
    return published ? Status(Done {}) : Status(published.error());
}

Result<DeskConfiguration> DeskConfiguration::load(EventStore& store, bool readOnly, Instant knownAt)
{
    DeskConfiguration configuration;
    if (Status read = configuration.readVersions(store, knownAt); !read)
        return read.error();
    const Status compiled
        = withStoredSymbols(store, readOnly, [&](SymbolTable& symbols) { return configuration.compile(symbols); });
    if (!compiled)
        return compiled.error();
    return configuration;
}

Result<DeskConfiguration> DeskConfiguration::ofFile(const QString& path)
{
    const Result<std::unique_ptr<SqliteStore>> store = SqliteStore::open(path, SqliteStore::Access::ReadOnly);
    if (!store)
        return store.error();
    return load(**store, true);
}

Status DeskConfiguration::readVersions(EventStore& store, Instant knownAt)
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
        Result<Agreement> agreement = readVersion(version, &version == &versions->back() ? &directory : nullptr);
        if (!agreement)
            return agreement.error();
        m_agreements.push_back(std::move(*agreement));
        Result<ZoneList> zones = zonesFromJson(version.zonesJson);
        if (!zones)
            return zones.error();
        m_zones.push_back(std::move(*zones));
    }
    m_versions = std::move(*versions);
    dropUnknownVersions(knownAt);
    Result<std::vector<Directory::Fact>> facts = store.loadFacts(knownAt);
    if (!facts)
        return facts.error();
    m_facts = std::move(*facts);
    return Done {};
}

// The first version stays: without one, nothing can be judged. The directory's names are those of today.
void DeskConfiguration::dropUnknownVersions(Instant knownAt)
{
    std::size_t known = m_versions.size();
    while (known > 1 && m_versions[known - 1].recorded > knownAt)
        --known;
    DirectoryDefinition directory = std::move(m_agreements.back().directory);
    m_versions.resize(known);
    m_agreements.resize(known);
    m_zones.resize(known);
    m_agreements.back().directory = std::move(directory);
}

Status DeskConfiguration::compile(SymbolTable& symbols)
{
    auto timeline = std::make_shared<Timeline>();
    CalendarList calendars;
    for (std::size_t i = 0; i < m_versions.size(); ++i) {
        const Result<std::shared_ptr<const Rulebook>> rules
            = compileRules(m_agreements[i], m_zones[i], symbols, calendars);
        if (!rules)
            return rules.error();
        const StoredVersion& stored = m_versions[i];
        timeline->versions.push_back({ stored.number, stored.effective, stored.recorded, stored.scope, *rules });
    }
    std::ranges::stable_sort(timeline->versions, {}, &Version::effective);
    auto directory = std::make_shared<Directory>();
    for (const Directory::Fact& fact : m_facts)
        directory->add(fact);
    timeline->directory = std::move(directory);
    timeline->tierAttribute = symbols.intern("tier");
    timeline->calendarAttribute = symbols.intern("calendar");
    m_timeline = std::move(timeline);
    return Done {};
}

} // namespace duebell
