#include "workspace/publishing.h"

#include "exchange/agreementreader.h"
#include "exchange/agreementwriter.h"
#include "workspace/directoryrecord.h"
#include "workspace/versionrules.h"

#include <algorithm>

namespace duebell {

namespace {

    Agreement withoutDirectory(Agreement agreement)
    {
        agreement.directory = {};
        return agreement;
    }

    Status checkFields(const Agreement& current, const Agreement& next)
    {
        for (const FieldDefinition& field : current.fields) {
            for (const FieldDefinition& each : next.fields) {
                if (each.id == field.id && each.ofClient == field.ofClient && each.type != field.type)
                    return Error { ErrorCode::InvalidArgument, "/fields/" + field.id + "/type", field.id, {} };
            }
        }
        return Done {};
    }

    // Whose calendar was and is whose: what facts name must exist.
    std::vector<std::string> calendarsOfDirectory(const DeskConfiguration& configuration, const SymbolTable& symbols,
                                                  const DirectorySuccession& directory)
    {
        std::vector<std::string> ids;
        const Symbol calendar = configuration.timeline()->calendarAttribute;
        for (const auto* facts : { &configuration.facts(), &directory.facts }) {
            for (const Directory::Fact& fact : *facts) {
                if (fact.attribute == calendar && fact.value)
                    ids.emplace_back(symbols.text(fact.value));
            }
        }
        return ids;
    }

    // A tier that was merged into another: its clients have that one from now on, though the file says nothing of them.
    void moveMergedTiers(const Agreement& current, Agreement& next)
    {
        DirectoryDefinition& directory = next.directory;
        for (const ClientDefinition& client : current.directory.clients) {
            const auto isMerged = [&](const Identity& tier) {
                return std::ranges::find(tier.aliases, client.tier) != tier.aliases.end();
            };
            const auto tier = std::ranges::find_if(next.tiers, isMerged);
            const bool isMentioned
                = std::ranges::find(directory.clients, client.id, &ClientDefinition::id) != directory.clients.end();
            if (tier == next.tiers.end() || isMentioned)
                continue;
            directory.clients.push_back(client);
            directory.clients.back().tier = tier->id;
            directory.clients.back().since.reset();
        }
    }

    std::shared_ptr<SymbolTable> copyOf(const SymbolTable& symbols)
    {
        auto copy = std::make_shared<SymbolTable>();
        for (std::int32_t number = 1; number <= symbols.count(); ++number)
            copy->intern(symbols.text(Symbol { number }));
        return copy;
    }

    bool differ(const ZoneList& stored, const ZoneList& current)
    {
        return std::ranges::any_of(stored, [&](const auto& zone) {
            const auto same
                = std::ranges::find_if(current, [&](const auto& each) { return each->name() == zone->name(); });
            return same != current.end() && firstDifference(*zone, **same);
        });
    }

} // namespace

Result<Publishing> Publishing::prepare(const DeskConfiguration& configuration, const SymbolTable& symbols,
                                       Request request, Instant now)
{
    const Agreement& current = configuration.agreement();
    if (Status fits = checkFields(current, request.agreement); !fits)
        return fits.error();
    Result<ZoneList> zones = request.zones ? std::move(*request.zones) : zonesOf(request.agreement);
    if (!zones)
        return zones.error();
    Publishing publishing;
    publishing.m_symbols = copyOf(symbols);
    publishing.m_basedOn = configuration.versions().back().number;
    publishing.m_effective = request.effective.value_or(now);
    publishing.m_scope = request.scope;
    moveMergedTiers(current, request.agreement);
    publishing.m_directory
        = succeed(current.directory, request.agreement.directory, *configuration.timeline()->directory,
                  publishing.m_effective, *publishing.m_symbols);
    publishing.m_agreement = succeed(withoutDirectory(current), withoutDirectory(std::move(request.agreement)),
                                     calendarsOfDirectory(configuration, *publishing.m_symbols, publishing.m_directory),
                                     publishing.m_retired);
    publishing.m_version = { publishing.m_basedOn + 1,
                             publishing.m_effective,
                             now,
                             request.scope,
                             std::move(request.author),
                             std::move(request.reason),
                             AgreementWriter::write(publishing.m_agreement),
                             zonesToJson(*zones) };
    publishing.compare(configuration, *zones);
    publishing.m_agreement.directory = publishing.m_directory.whole;
    // What is stored must be readable: better refused here than at the next opening.
    AgreementReader::Reading reading = AgreementReader::read(AgreementWriter::write(publishing.m_agreement));
    if (!reading.agreement)
        return reading.problems.front().error;
    publishing.m_agreement = std::move(*reading.agreement); // with what aliases stand for
    if (Status compiled = publishing.compile(configuration, *zones); !compiled)
        return compiled.error();
    return publishing;
}

void Publishing::compare(const DeskConfiguration& configuration, const ZoneList& zones)
{
    m_changesAgreement = m_agreement != withoutDirectory(configuration.agreement());
    m_changesDirectory = m_directory.changed != DirectoryDefinition {} || !m_directory.facts.empty();
    m_changesZones = differ(configuration.zones().back(), zones);
}

Status Publishing::compile(const DeskConfiguration& configuration, const ZoneList& zones)
{
    const Timeline& before = *configuration.timeline();
    m_timeline = std::make_shared<Timeline>(before);
    auto directory = std::make_shared<Directory>(*before.directory);
    for (const Directory::Fact& fact : m_directory.facts)
        directory->add(fact);
    internIds(m_directory.changed, *m_symbols);
    m_timeline->directory = std::move(directory);
    if (!m_changesAgreement && !m_changesZones)
        return Done {};
    CalendarList calendars;
    for (const Version& version : before.versions)
        addCalendarsOf(*version.rules, calendars);
    const Result<std::shared_ptr<const Rulebook>> rules = compileRules(m_agreement, zones, *m_symbols, calendars);
    if (!rules)
        return rules.error();
    m_timeline->versions.push_back({ m_version.number, m_effective, m_version.recorded, m_scope, *rules });
    std::ranges::stable_sort(m_timeline->versions, {}, &Version::effective);
    return Done {};
}

Timeline Publishing::timelineSinceAlways() const
{
    Timeline timeline = *m_timeline;
    const auto newest = std::ranges::max_element(timeline.versions, {}, &Version::number);
    Version always = *newest;
    always.effective = Instant::min();
    timeline.versions = { always };
    return timeline;
}

Result<std::vector<Symbol>> Publishing::storedNumbers(EventStore& store) const
{
    std::vector<std::string_view> texts;
    for (std::int32_t number = 1; number <= m_symbols->count(); ++number)
        texts.push_back(m_symbols->text(Symbol { number }));
    return store.intern(texts);
}

Result<int> Publishing::publish(EventStore& store) const
{
    // Somebody may have stored strings meanwhile: the numbers are the store's, not those of symbols().
    const Result<std::vector<Symbol>> numbers = storedNumbers(store);
    if (!numbers)
        return numbers.error();
    const auto stored
        = [&](Symbol symbol) { return symbol ? (*numbers)[static_cast<std::size_t>(symbol.value) - 1] : Symbol {}; };
    Publication publication;
    if (m_changesAgreement || m_changesZones)
        publication.version = m_version;
    publication.basedOn = m_basedOn;
    publication.entries = entriesOf(m_directory.changed, store.symbols());
    for (Directory::Fact fact : m_directory.facts) {
        fact.subject = stored(fact.subject);
        fact.attribute = stored(fact.attribute);
        fact.value = stored(fact.value);
        publication.facts.push_back(fact);
    }
    publication.recorded = m_version.recorded;
    return store.publish(publication);
}

} // namespace duebell
