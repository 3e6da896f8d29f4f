// Publishing: versions with scopes, ids that outlive the file, the directory's facts, zones, two publishers at once.
#include "deskfixture.h"
#include "storefixture.h"
#include "support/manualtimesource.h"
#include "support/testmain.h"

#include "exchange/agreementdiff.h"
#include "exchange/agreementwriter.h"
#include "workspace/publishing.h"

#include <QTest>

#include <algorithm>

using namespace duebell;
using duebell::test::DeskFixture;
using duebell::test::ManualTimeSource;
using duebell::test::StoreFixture;

// Thursday; the desk's office opens at 06:00Z.
static const Instant kMorning = *fromIso("2026-04-02T06:00:00Z");

class PublishingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void publishingTheSameChangesNothing();
    void aVersionAppliesByItsScope_data();
    void aVersionAppliesByItsScope();
    void endedClocksKeepTheirVerdicts();
    void whatVanishesIsRetired();
    void anAliasStandsForWhatWasMergedIntoIt();
    void aFieldKeepsItsType();
    void aCalendarInUseIsKept();
    void aClientsNewTierHoldsFromThenOn();
    void whoIsNotMentionedStays();
    void aClientWithItsHistoryIsTakenAsTold();
    void renamingIsNoFact();
    void aTierOfALaterVersionDoesNotBreakOlderOnes();
    void clientsOfAMergedTierHaveTheOther();
    void otherZonesAreANewVersionAndOldOnesKeepTheirs();
    void theSecondPublisherIsToldAndNothingIsWritten();
    void asKnownBeforeNothingIsThere();

private:
    [[nodiscard]] Publishing::Request request(Agreement agreement,
                                              VersionScope scope = VersionScope::OpenFromStart) const
    {
        Publishing::Request request;
        request.agreement = std::move(agreement);
        request.scope = scope;
        request.author = "lee";
        request.reason = "because";
        return request;
    }
    [[nodiscard]] Result<Publishing> prepare(Publishing::Request wanted)
    {
        return Publishing::prepare(m_workspace->configuration(), m_workspace->desk().symbols(), std::move(wanted),
                                   m_time.wallNow());
    }
    bool publish(Publishing::Request wanted);
    bool publish(Agreement agreement, VersionScope scope = VersionScope::OpenFromStart)
    {
        return publish(request(std::move(agreement), scope));
    }
    bool reopen();
    TicketId addTicket(const char* key, const char* priority, const char* client = "");
    void change(TicketId ticket, FieldId field, const char* value);
    [[nodiscard]] Clock resolution(TicketId ticket) const;
    [[nodiscard]] Agreement current() const { return m_workspace->agreement(); }
    [[nodiscard]] std::string tierAt(const char* client, Instant at) const;

    std::unique_ptr<DeskFixture> m_fixture;
    ManualTimeSource m_time { kMorning };
    std::unique_ptr<Workspace> m_workspace;
};

static SpanByPriority& promised(Agreement& agreement)
{
    return agreement.policies.front().targets.front().promised;
}

static ClientDefinition client(const char* id, const char* tier)
{
    ClientDefinition definition;
    definition.id = id;
    definition.name = id;
    definition.tier = tier;
    return definition;
}

void PublishingTest::init()
{
    m_fixture = std::make_unique<DeskFixture>();
    m_time.set(kMorning - std::chrono::hours(24));
    auto agreement = duebell::test::agreementFile(QStringLiteral("uci_agreement.json"));
    QVERIFY(agreement);
    agreement->tiers = { { "silver", "Silver" }, { "gold", "Gold" } };
    agreement->directory.clients = { client("acme", "silver") };
    Workspace::Options options;
    options.time = &m_time;
    auto created = Workspace::create(m_fixture->path(), *agreement, options);
    QVERIFY(created.ok());
    m_workspace = std::move(*created);
    m_time.set(kMorning);
}

void PublishingTest::cleanup()
{
    m_workspace.reset();
    m_fixture.reset();
}

bool PublishingTest::reopen()
{
    m_workspace.reset();
    Workspace::Options options;
    options.time = &m_time;
    auto opened = Workspace::open(m_fixture->path(), options);
    if (!opened) {
        qWarning("%s: %s", opened.error().where.c_str(), opened.error().value.c_str());
        return false;
    }
    m_workspace = std::move(*opened);
    return true;
}

bool PublishingTest::publish(Publishing::Request wanted)
{
    const auto publishing = prepare(std::move(wanted));
    if (!publishing || !publishing->publish(m_workspace->store()))
        return false;
    // What was shown is what came.
    return reopen() && m_workspace->agreement() == publishing->agreement()
        && m_workspace->timeline().versions.size() == publishing->timeline().versions.size();
}

TicketId PublishingTest::addTicket(const char* key, const char* priority, const char* clientId)
{
    EventStore& store = m_workspace->store();
    const TicketId id = StoreFixture::ticket(store, key);
    Batch batch { StoreFixture::run(store), {}, {}, {} };
    EventDraft draft;
    draft.event.ticket = id;
    draft.event.at = m_time.wallNow();
    batch.events.push_back(draft);
    draft.event.kind = EventKind::Initial;
    draft.event.field = field::kPriority;
    draft.event.value = StoreFixture::symbol(store, priority);
    batch.events.push_back(draft);
    draft.event.field = field::kClient;
    draft.event.value = StoreFixture::symbol(store, clientId);
    batch.events.push_back(draft);
    return store.commit(batch, m_time.wallNow()) && m_workspace->desk().catchUp() ? id : TicketId {};
}

void PublishingTest::change(TicketId ticket, FieldId field, const char* value)
{
    EventStore& store = m_workspace->store();
    EventDraft draft;
    draft.event.ticket = ticket;
    draft.event.at = m_time.wallNow();
    draft.event.kind = EventKind::Changed;
    draft.event.actorKind = ActorKind::Agent;
    draft.event.field = field;
    draft.event.value = StoreFixture::symbol(store, value);
    QVERIFY(store.commit({ StoreFixture::run(store), { draft }, {}, {} }, m_time.wallNow()).ok());
    QVERIFY(m_workspace->desk().catchUp().ok());
}

Clock PublishingTest::resolution(TicketId ticket) const
{
    Desk& desk = m_workspace->desk();
    const auto events = desk.store().loadTicket(ticket);
    Evaluator evaluator(desk.timeline(), desk.symbols());
    const TicketResult& result = evaluator.evaluate(*events, m_time.wallNow());
    const auto found = std::ranges::find(result.clocks, Metric::Resolution, &Clock::metric);
    return found == result.clocks.end() ? Clock {} : *found;
}

std::string PublishingTest::tierAt(const char* id, Instant at) const
{
    const SymbolTable& symbols = m_workspace->desk().symbols();
    const Timeline& timeline = m_workspace->timeline();
    return std::string(
        symbols.text(timeline.directory->value(Directory::Kind::Client, symbols.find(id), timeline.tierAttribute, at)));
}

void PublishingTest::publishingTheSameChangesNothing()
{
    const auto publishing = prepare(request(current()));
    QVERIFY(publishing.ok());
    QVERIFY(publishing->changesNothing());
    QVERIFY(publishing->retired().empty());
}

void PublishingTest::aVersionAppliesByItsScope_data()
{
    QTest::addColumn<int>("scope");
    QTest::addColumn<int>("targetOfOpen");
    QTest::addColumn<int>("countedOfOpen");
    QTest::newRow("new tickets") << static_cast<int>(VersionScope::NewTickets) << 4 << 2;
    QTest::newRow("from start") << static_cast<int>(VersionScope::OpenFromStart) << 3 << 2;
    QTest::newRow("from now") << static_cast<int>(VersionScope::OpenFromNow) << 3 << 2;
}

void PublishingTest::aVersionAppliesByItsScope()
{
    QFETCH(int, scope);
    QFETCH(int, targetOfOpen);
    QFETCH(int, countedOfOpen);
    using std::chrono::hours;
    const TicketId open = addTicket("T1", "p1");
    m_time.set(kMorning + hours(2));
    Agreement next = current();
    promised(next)["p1"] = { hours(3), 0 };
    QVERIFY(publish(next, static_cast<VersionScope>(scope)));
    const StoredVersion& version = m_workspace->configuration().versions().back();
    QCOMPARE(version.number, 2);
    QCOMPARE(version.effective, m_time.wallNow());
    QCOMPARE(version.author, std::string("lee"));
    QCOMPARE(version.reason, std::string("because"));
    QCOMPARE(resolution(open).target, Seconds(hours(targetOfOpen)));
    QCOMPARE(resolution(open).counted, Seconds(hours(countedOfOpen)));
    QCOMPARE(resolution(addTicket("T2", "p1")).target, Seconds(hours(3)));
}

void PublishingTest::endedClocksKeepTheirVerdicts()
{
    const TicketId ticket = addTicket("T1", "p1");
    m_time.set(kMorning + std::chrono::hours(3));
    change(ticket, field::kStatus, "resolved");
    const Clock before = resolution(ticket);
    QCOMPARE(before.state, ClockState::Met);
    m_time.advance(Seconds(1));
    Agreement next = current();
    promised(next)["p1"] = { std::chrono::hours(1), 0 };
    QVERIFY(publish(next));
    const Clock after = resolution(ticket);
    QCOMPARE(after.state, ClockState::Met);
    QCOMPARE(after.due, before.due);
    QCOMPARE(after.target, before.target);
}

void PublishingTest::whatVanishesIsRetired()
{
    const TicketId ticket = addTicket("T1", "p1");
    change(ticket, field::kStatus, "awaiting_vendor");
    Agreement next = current();
    std::erase_if(next.statuses, [](const StatusDefinition& status) { return status.id == "awaiting_vendor"; });
    std::erase_if(next.priorities, [](const Identity& priority) { return priority.id == "p4"; });
    std::erase_if(next.tiers, [](const Identity& tier) { return tier.id == "gold"; });
    next.fields.clear();
    promised(next).erase("p4");
    const Agreement file = next;
    const auto publishing = prepare(request(next));
    QVERIFY(publishing.ok());
    const std::vector<Retirement> retired { { "statuses", "awaiting_vendor", "Awaiting Vendor" },
                                            { "priorities", "p4", "4 - Low" },
                                            { "tiers", "gold", "Gold" },
                                            { "fields", "symptom", "Symptom" } };
    QCOMPARE(publishing->retired(), retired);
    QVERIFY(publish(file));
    const Agreement now = current();
    QCOMPARE(now.statuses[3].id, std::string("awaiting_vendor")); // where it stood
    QVERIFY(now.statuses[3].retired);
    // The ticket still waits.
    QCOMPARE(resolution(ticket).state, ClockState::Paused);
    // The file that left it out is what the desk has.
    QVERIFY(prepare(request(file))->changesNothing());
    QVERIFY(prepare(request(file))->retired().empty());
}

void PublishingTest::anAliasStandsForWhatWasMergedIntoIt()
{
    const TicketId ticket = addTicket("T1", "p1");
    change(ticket, field::kStatus, "awaiting_vendor");
    Agreement next = current();
    std::erase_if(next.statuses, [](const StatusDefinition& status) { return status.id == "awaiting_vendor"; });
    std::ranges::find(next.statuses, "awaiting_problem", &StatusDefinition::id)->aliases = { "awaiting_vendor" };
    QVERIFY(publish(next));
    QCOMPARE(current().statuses.size(), next.statuses.size());
    QCOMPARE(resolution(ticket).state, ClockState::Paused);
}

void PublishingTest::aFieldKeepsItsType()
{
    Agreement next = current();
    next.fields.front().type = FieldDefinition::Type::Number;
    const auto refused = prepare(request(next));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().where, std::string("/fields/symptom/type"));
}

void PublishingTest::aCalendarInUseIsKept()
{
    Agreement next = current();
    CalendarSpec night = next.calendars.front();
    night.id = "night";
    next.calendars.push_back(night);
    next.directory.clients.front().calendar = "night";
    QVERIFY(publish(next));
    Agreement without = current();
    without.calendars.pop_back();
    without.directory = {};
    const auto publishing = prepare(request(without));
    QVERIFY(publishing.ok());
    QVERIFY(!publishing->changesAgreement());
    QCOMPARE(publishing->retired().size(), std::size_t { 1 });
    QCOMPARE(publishing->retired().front().list, std::string("calendars"));
}

void PublishingTest::aClientsNewTierHoldsFromThenOn()
{
    Agreement next = current();
    next.directory.clients = { client("acme", "gold") };
    QVERIFY(publish(next));
    QCOMPARE(m_workspace->configuration().versions().size(), std::size_t { 1 }); // the agreement is what it was
    QCOMPARE(tierAt("acme", kMorning - Seconds(1)), std::string("silver"));
    QCOMPARE(tierAt("acme", kMorning), std::string("gold"));
    const std::vector<ClientDefinition>& clients = current().directory.clients;
    QCOMPARE(clients.size(), std::size_t { 2 });
    QCOMPARE(clients[0].tier, std::string("silver"));
    QCOMPARE(*clients[1].since, kMorning);
    m_time.set(kMorning + std::chrono::hours(1));
    QVERIFY(prepare(request(next))->changesNothing());
    QVERIFY(differences(current(), next).empty());
    // Back again, later.
    next.directory.clients = { client("acme", "silver") };
    QVERIFY(publish(next));
    QCOMPARE(tierAt("acme", kMorning), std::string("gold"));
    QCOMPARE(tierAt("acme", m_time.wallNow()), std::string("silver"));
}

void PublishingTest::whoIsNotMentionedStays()
{
    Agreement next = current();
    next.directory.clients = { client("newcomer", "gold") };
    QVERIFY(publish(next));
    QCOMPARE(tierAt("acme", kMorning), std::string("silver"));
    QCOMPARE(tierAt("newcomer", kMorning - std::chrono::hours(1000)), std::string("gold")); // since always
    QCOMPARE(current().directory.clients.size(), std::size_t { 2 });
}

void PublishingTest::aClientWithItsHistoryIsTakenAsTold()
{
    Agreement next = current();
    ClientDefinition later = client("acme", "gold");
    later.since = kMorning + std::chrono::hours(48);
    next.directory.clients.push_back(later);
    QVERIFY(publish(next));
    QCOMPARE(tierAt("acme", kMorning), std::string("silver"));
    QCOMPARE(tierAt("acme", *later.since), std::string("gold"));
    QVERIFY(prepare(request(next))->changesNothing());
    // What is to come is not undone by what holds today.
    Agreement today = next;
    today.directory.clients.pop_back();
    today.directory.clients.front().name = "Acme";
    QVERIFY(publish(today));
    QCOMPARE(tierAt("acme", *later.since), std::string("gold"));
    QCOMPARE(current().directory.clients.front().name, std::string("Acme"));
}

void PublishingTest::renamingIsNoFact()
{
    Agreement next = current();
    next.directory.clients.front().name = "Acme Ltd";
    QVERIFY(publish(next));
    QCOMPARE(current().directory.clients.size(), std::size_t { 1 });
    QCOMPARE(current().directory.clients.front().name, std::string("Acme Ltd"));
    QCOMPARE(m_workspace->configuration().facts().size(), std::size_t { 1 });
    next.directory.clients.front().name = "acme"; // and back
    QVERIFY(publish(next));
    QCOMPARE(current().directory.clients.front().name, std::string("acme"));
}

void PublishingTest::aTierOfALaterVersionDoesNotBreakOlderOnes()
{
    Agreement next = current();
    next.tiers.push_back({ "platinum", "Platinum" });
    next.directory.clients = { client("acme", "platinum") };
    QVERIFY(publish(next));
    QCOMPARE(m_workspace->configuration().agreements().size(), std::size_t { 2 });
    QCOMPARE(tierAt("acme", kMorning), std::string("platinum"));
}

void PublishingTest::clientsOfAMergedTierHaveTheOther()
{
    Agreement next = current();
    next.directory = {};
    std::erase_if(next.tiers, [](const Identity& tier) { return tier.id == "silver"; });
    next.tiers.front().aliases = { "silver" };
    QVERIFY(publish(next));
    QCOMPARE(tierAt("acme", kMorning - Seconds(1)), std::string("silver"));
    QCOMPARE(tierAt("acme", kMorning), std::string("gold"));
}

void PublishingTest::otherZonesAreANewVersionAndOldOnesKeepTheirs()
{
    const TicketId ticket = addTicket("T1", "p1");
    const Instant due = *resolution(ticket).due;
    m_time.advance(Seconds(60));
    // A country that abolished summer time yesterday.
    const Instant yesterday = kMorning - std::chrono::hours(24);
    const auto berlin = *Zone::load("Europe/Berlin");
    std::vector<ZoneTransition> transitions;
    std::ranges::copy_if(berlin->transitions(), std::back_inserter(transitions),
                         [&](const ZoneTransition& each) { return each.at < yesterday; });
    transitions.push_back({ yesterday, std::chrono::hours(1) });
    auto zones = request(current());
    zones.zones = ZoneList { std::make_shared<const Zone>("Europe/Berlin", berlin->initialOffset(), transitions) };
    const auto publishing = prepare(zones);
    QVERIFY(publishing.ok());
    QVERIFY(publishing->changesZones());
    QVERIFY(!publishing->changesAgreement());
    zones.scope = VersionScope::NewTickets;
    QVERIFY(publish(zones));
    QCOMPARE(*resolution(ticket).due, due);
    QCOMPARE(*resolution(addTicket("T2", "p1")).due, due + std::chrono::hours(1)); // opens an hour later
    // Now this computer's is the other one.
    QVERIFY(prepare(request(current()))->changesZones());
}

void PublishingTest::theSecondPublisherIsToldAndNothingIsWritten()
{
    Agreement first = current();
    promised(first)["p1"] = { std::chrono::hours(3), 0 };
    Agreement second = current();
    second.directory.clients = { client("acme", "gold") };
    promised(second)["p1"] = { std::chrono::hours(5), 0 };
    const auto mine = prepare(request(first));
    const auto theirs = prepare(request(second));
    QVERIFY(mine.ok() && theirs.ok());
    QCOMPARE(mine->publish(m_workspace->store()).value(), 2);
    const auto refused = theirs->publish(m_workspace->store());
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(reopen());
    QCOMPARE(m_workspace->configuration().versions().size(), std::size_t { 2 });
    QCOMPARE(tierAt("acme", kMorning), std::string("silver"));
}

void PublishingTest::asKnownBeforeNothingIsThere()
{
    Agreement next = current();
    promised(next)["p1"] = { std::chrono::hours(3), 0 };
    next.directory.clients = { client("acme", "gold") };
    auto backdated = request(next, VersionScope::NewTickets);
    backdated.effective = kMorning - std::chrono::hours(100);
    QVERIFY(publish(backdated));
    const auto known = DeskConfiguration::load(m_workspace->store(), true, kMorning - Seconds(1));
    QVERIFY(known.ok());
    QCOMPARE(known->versions().size(), std::size_t { 1 });
    QCOMPARE(known->facts().size(), std::size_t { 1 });
    QCOMPARE(DeskConfiguration::load(m_workspace->store(), true, kMorning)->versions().size(), std::size_t { 2 });
}

DUEBELL_TEST(publishing, PublishingTest)
#include "publishing.moc"
