// What is kept behind the log makes loading quick and never another desk.
#include "deskfixture.h"
#include "storage/packedevents.h"
#include "storage/sqlitestore.h"
#include "storefixture.h"
#include "support/randomdesk.h"
#include "support/testmain.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <map>

using namespace duebell;
using duebell::test::DeskFixture;
using duebell::test::RandomSource;
using duebell::test::StoreFixture;

class PackedHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packedEventsComeBackAsTheyWere();
    void damagedBytesAreNoticed();
    void whatIsPackedLagsAndIsMergedWithTheTail();
    void aDeskIsTheSameHoweverMuchIsPacked();
    void aPastDeskHoldsEveryTicketThatWasOpenThen();
    void ticketsThatEndedLongAgoAreNotHeldUntilSomethingHappens();
    void aDamagedPackIsReadFromTheLogAndFoundByVerify();
    void aVerdictThatMovedIsFoundByVerify();

private:
    static std::vector<std::vector<Event>> histories(SqliteStore& store);
    static std::unique_ptr<Workspace> importedDesk(const DeskFixture& fixture);
    static std::map<TicketId, std::tuple<Sequence, Lane, RowState, Symbol>> rows(const Desk& desk);
    static void change(const QString& path, const QString& statement);
};

std::vector<std::vector<Event>> PackedHistoryTest::histories(SqliteStore& store)
{
    std::vector<std::vector<Event>> all;
    const auto loaded = store.load({}, [&](const TicketRecord&, const TicketTexts&, std::span<const Event> events) {
        all.emplace_back(events.begin(), events.end());
        return true;
    });
    return loaded ? all : std::vector<std::vector<Event>>();
}

std::unique_ptr<Workspace> PackedHistoryTest::importedDesk(const DeskFixture& fixture)
{
    auto workspace = fixture.create(QStringLiteral("uci_agreement.json"));
    const auto mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    const std::string log = duebell::test::fileBytes(duebell::test::syntheticFile(QStringLiteral("snapshot_log.csv")));
    if (!workspace || !mapping || !workspace->importTickets(*mapping, { "log.csv", log, {} }))
        return nullptr;
    return workspace;
}

std::map<TicketId, std::tuple<Sequence, Lane, RowState, Symbol>> PackedHistoryTest::rows(const Desk& desk)
{
    std::map<TicketId, std::tuple<Sequence, Lane, RowState, Symbol>> rows;
    for (const LiveTicket& ticket : desk.tickets()) {
        if (ticket.summary.isUnresolved())
            rows[ticket.record.id]
                = { ticket.lastSequence, ticket.summary.lane, ticket.summary.state, ticket.summary.status };
    }
    return rows;
}

void PackedHistoryTest::change(const QString& path, const QString& statement)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("change"));
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(statement));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("change"));
}

void PackedHistoryTest::packedEventsComeBackAsTheyWere()
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        RandomSource random(seed);
        duebell::test::RandomDesk desk;
        makeRandomDesk(random, desk);
        std::vector<Event> events = randomTicket(random, desk);
        for (Event& event : events) {
            event.ticket = TicketId { 7 };
            event.recorded = {};
            event.run = RunId { random.below(3) };
            event.since = random.chance(10) ? event.at : Instant {};
        }
        std::vector<Event> unpacked;
        QVERIFY(unpackEvents(packEvents(events), TicketId { 7 }, unpacked));
        QVERIFY2(unpacked == events, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void PackedHistoryTest::damagedBytesAreNoticed()
{
    RandomSource random(42);
    duebell::test::RandomDesk desk;
    makeRandomDesk(random, desk);
    const std::string packed = packEvents(randomTicket(random, desk));
    std::vector<Event> events;
    QVERIFY(!unpackEvents(packed.substr(0, packed.size() - 1), TicketId { 1 }, events));
    QVERIFY(!unpackEvents(std::string(40, '\xFF'), TicketId { 1 }, events));
    for (int i = 0; i < 2000; ++i) { // whatever the bytes are: no crash, and no kind that does not exist
        std::string damaged = packed;
        damaged[static_cast<std::size_t>(random.below(static_cast<int>(damaged.size())))]
            = static_cast<char>(random.below(256));
        events.clear();
        if (!unpackEvents(damaged, TicketId { 1 }, events))
            continue;
        for (const Event& event : events)
            QVERIFY(event.kind >= EventKind::Created && event.kind <= EventKind::Retracted);
    }
}

void PackedHistoryTest::whatIsPackedLagsAndIsMergedWithTheTail()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const RunId run = StoreFixture::run(*store);
    const TicketId first = StoreFixture::ticket(*store, "T1");
    const TicketId second = StoreFixture::ticket(*store, "T2");
    QVERIFY(store->commit(StoreFixture::notes(run, first, 3), StoreFixture::at(5)).ok());
    QVERIFY(store->commit(StoreFixture::notes(run, second, 2), StoreFixture::at(6)).ok());
    const auto unkept = store->loadUnkept(4); // the fifth event stays behind
    QVERIFY(unkept.ok());
    QCOMPARE(unkept->through, Sequence { 4 });
    QCOMPARE(unkept->last, Sequence { 5 });
    std::vector<EventStore::KeptHistory> kept;
    for (const std::vector<Event>& history : unkept->histories)
        kept.push_back({ history, {}, {} });
    QVERIFY(store->keep(kept, unkept->through).ok());
    QVERIFY(store->commit(StoreFixture::notes(run, first, 1), StoreFixture::at(7)).ok());
    const auto loaded = histories(*store);
    QCOMPARE(loaded.size(), std::size_t { 2 });
    QCOMPARE(loaded[0], store->loadTicket(first).value());
    QCOMPARE(loaded[1], store->loadTicket(second).value());
    QCOMPARE(loaded[0].size(), std::size_t { 4 });
    QCOMPARE(loaded[0].front().recorded, StoreFixture::at(5));
    QCOMPARE(loaded[0].back().recorded, StoreFixture::at(7));
    const auto rest = store->loadUnkept(100);
    QVERIFY(rest.ok());
    QCOMPARE(rest->through, Sequence { 6 });
}

void PackedHistoryTest::aDeskIsTheSameHoweverMuchIsPacked()
{
    DeskFixture fixture;
    const auto workspace = importedDesk(fixture);
    QVERIFY(workspace);
    auto store = SqliteStore::open(fixture.path());
    QVERIFY(store.ok());
    const auto before = histories(**store);
    QVERIFY(before.size() > 20);
    QVERIFY(workspace->keepHistories().ok());
    QCOMPARE(histories(**store), before);
    const auto nothing = (*store)->loadUnkept(1'000'000);
    QVERIFY(nothing.ok() && nothing->histories.empty());
    change(fixture.path(), QStringLiteral("DELETE FROM packed_history WHERE ticket % 3 = 0"));
    QCOMPARE(histories(**store), before);
    change(fixture.path(), QStringLiteral("UPDATE packed_history SET format = 99 WHERE ticket % 3 = 1"));
    QCOMPARE(histories(**store), before);
    const Result<Verification> verification = workspace->verify();
    QVERIFY(verification.ok());
    QVERIFY(verification->findings.empty());
}

void PackedHistoryTest::aPastDeskHoldsEveryTicketThatWasOpenThen()
{
    DeskFixture fixture;
    auto workspace = importedDesk(fixture);
    QVERIFY(workspace);
    QVERIFY(workspace->keepHistories().ok());
    Instant first = Instant::max();
    Instant last = Instant::min();
    for (const auto& history : histories(static_cast<SqliteStore&>(workspace->store()))) {
        for (const Event& event : history) {
            first = std::min(first, event.at);
            last = std::max(last, event.at);
        }
    }
    RandomSource random(7);
    std::size_t spared = 0;
    for (int i = 0; i < 40; ++i) {
        Workspace::Options options;
        options.asOf
            = first + Seconds { static_cast<std::int64_t>(random.next() % std::uint64_t((last - first).count())) };
        const auto live = Workspace::open(fixture.path(), options);
        options.everything = true;
        const auto everything = Workspace::open(fixture.path(), options);
        QVERIFY(live.ok() && everything.ok());
        QCOMPARE(rows((*live)->desk()), rows((*everything)->desk()));
        spared += (*everything)->desk().tickets().size() - (*live)->desk().tickets().size();
    }
    QVERIFY(spared > 0);
}

void PackedHistoryTest::ticketsThatEndedLongAgoAreNotHeldUntilSomethingHappens()
{
    DeskFixture fixture;
    auto workspace = importedDesk(fixture);
    QVERIFY(workspace);
    QVERIFY(workspace->keepHistories().ok());
    auto live = Workspace::open(fixture.path());
    QVERIFY(live.ok());
    workspace = std::move(*live);
    QVERIFY(workspace);
    Desk& desk = workspace->desk();
    TicketId ended;
    QVERIFY(workspace->store()
                .load({},
                      [&](const TicketRecord& record, const TicketTexts&, std::span<const Event>) {
                          ended = desk.indexOf(record.id) ? ended : record.id;
                          return true;
                      })
                .ok());
    QVERIFY(ended);
    const std::size_t held = desk.tickets().size();
    const Symbol active = desk.symbols().find("active");
    QVERIFY(active);
    EventDraft reopening;
    reopening.event.ticket = ended;
    reopening.event.at = desk.now();
    reopening.event.kind = EventKind::Changed;
    reopening.event.field = field::kStatus;
    reopening.event.value = active;
    const std::size_t events = workspace->store().loadTicket(ended).value().size();
    QVERIFY(workspace->store().commit({ StoreFixture::run(workspace->store()), { reopening }, {} }, desk.now()).ok());
    QVERIFY(desk.catchUp().ok());
    QCOMPARE(desk.tickets().size(), held + 1);
    QCOMPARE(desk.tickets().back().record.id, ended);
    QCOMPARE(desk.tickets().back().events.size(), events + 1);
    QVERIFY(desk.tickets().back().summary.isUnresolved());
    live = Workspace::open(fixture.path()); // what was known of its end was forgotten with the event
    QVERIFY(live.ok() && (*live)->desk().indexOf(ended));
}

void PackedHistoryTest::aDamagedPackIsReadFromTheLogAndFoundByVerify()
{
    DeskFixture fixture;
    auto workspace = importedDesk(fixture);
    QVERIFY(workspace);
    QVERIFY(workspace->keepHistories().ok());
    const auto before = rows(workspace->desk());
    // Another ticket's history in its place, one event short: whole bytes, wrong story.
    change(fixture.path(),
           QStringLiteral("UPDATE packed_history SET events = x'FFFF' WHERE ticket = (SELECT min(ticket) FROM "
                          "packed_history)"));
    const auto again = fixture.open();
    QVERIFY(again);
    QVERIFY(again->verify()->findings.empty()); // not readable: the log serves
    change(fixture.path(),
           QStringLiteral("UPDATE packed_history SET events = (SELECT events FROM packed_history ORDER BY ticket DESC "
                          "LIMIT 1), through = (SELECT through FROM packed_history ORDER BY ticket DESC LIMIT 1) WHERE "
                          "ticket = (SELECT min(ticket) FROM packed_history)"));
    const Result<Verification> verification = again->verify();
    QVERIFY(verification.ok());
    QVERIFY(!verification->findings.empty());
    QCOMPARE(verification->findings.front().kind, VerificationFinding::Kind::LoadedDiffers);
}

void PackedHistoryTest::aVerdictThatMovedIsFoundByVerify()
{
    DeskFixture fixture;
    auto workspace = importedDesk(fixture);
    QVERIFY(workspace);
    QVERIFY(workspace->keepHistories().ok());
    Result<Verification> verification = workspace->verify();
    QVERIFY(verification.ok() && verification->findings.empty());
    QVERIFY(verification->verdicts > 0);
    change(
        fixture.path(),
        QStringLiteral(
            "UPDATE packed_history SET verdicts = CAST(verdicts || x'02' AS BLOB) WHERE ticket = (SELECT ticket FROM "
            "packed_history WHERE verdicts <> x'' LIMIT 1)"));
    verification = workspace->verify();
    QVERIFY(verification.ok());
    QCOMPARE(verification->findings.size(), std::size_t { 1 });
    QCOMPARE(verification->findings.front().kind, VerificationFinding::Kind::VerdictDiffers);
}

DUEBELL_TEST(packed_history, PackedHistoryTest)
#include "packed_history.moc"
