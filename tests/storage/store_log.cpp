// The log: numbered without gaps, append-only, the same for everybody who reads it.
#include "storefixture.h"
#include "support/testmain.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace duebell;
using duebell::test::StoreFixture;

class StoreLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryPartOfAnEvent();
    void numbersWithoutGapsAcrossCommits();
    void aFailedCommitLeavesNoTraceAndNoGap();
    void aStaleExpectationIsAConflict();
    void anUpToDateExpectationPasses();
    void eventsAndSymbolsCannotBeChangedOrDeleted();
    void twoConnectionsInterleaveWithoutGaps();
    void symbolsStayEqualWhenAnotherConnectionAddsSome();
    void bodiesAreApartAndComeBackBySequence();
    void remembersWhenEachSliceWasRecorded();
    void knowsWhoseAccountWorkedByHand();
    void readsInPortions();
    void aKnownTicketKeepsItsNumberAndItsTexts();
};

static bool rawStatementFails(const QString& path, const QString& statement)
{
    bool failed = false;
    {
        QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        raw.setDatabaseName(path);
        failed = raw.open() && !QSqlQuery(raw).exec(statement) && QSqlQuery(raw).exec(QStringLiteral("SELECT 1"));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    return failed;
}

void StoreLogTest::keepsEveryPartOfAnEvent()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    QVERIFY(store);
    Event event;
    event.ticket = StoreFixture::ticket(*store, "T1");
    event.at = StoreFixture::at(5);
    event.order = 7;
    event.kind = EventKind::Acknowledged;
    event.actor = StoreFixture::symbol(*store, "ann");
    event.actorKind = ActorKind::ThirdParty;
    event.field = FieldId { 66 };
    event.value = StoreFixture::symbol(*store, "größer");
    event.reference = 123'456'789'012;
    event.since = StoreFixture::at(-90);
    event.metric = Metric::Ownership;
    const RunId run = StoreFixture::run(*store);
    const auto committed = store->commit({ run, { { event, {} } }, {} }, StoreFixture::at(6));
    QVERIFY(committed.ok());
    event.seq = Sequence { 1 };
    event.run = run;
    event.recorded = StoreFixture::at(6);
    QCOMPARE(committed->front(), event);
    const auto again = fixture.open();
    QVERIFY(again);
    const auto read = again->loadTicket(event.ticket);
    QVERIFY(read.ok());
    QCOMPARE(read->size(), std::size_t { 1 });
    QCOMPARE(read->front(), event);
    QCOMPARE(again->symbols().text(event.value), std::string_view("größer"));
}

void StoreLogTest::numbersWithoutGapsAcrossCommits()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    const RunId run = StoreFixture::run(*store);
    for (const int count : { 1, 50, 3, 0, 20 })
        QVERIFY(store->commit(StoreFixture::notes(run, ticket, count), StoreFixture::at(count)).ok());
    QCOMPARE(store->lastSequence().value(), Sequence { 74 });
    QVERIFY(StoreFixture::isGapless(*store));
    QVERIFY(store->check().value().empty());
}

void StoreLogTest::aFailedCommitLeavesNoTraceAndNoGap()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    const RunId run = StoreFixture::run(*store);
    QVERIFY(store->commit(StoreFixture::notes(run, ticket, 3), StoreFixture::at(1)).ok());
    Batch broken = StoreFixture::notes(run, ticket, 5);
    broken.events.push_back(StoreFixture::note(TicketId { 99 }, 1)); // no such ticket
    const auto failed = store->commit(broken, StoreFixture::at(2));
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().code, ErrorCode::Database);
    QCOMPARE(store->lastSequence().value(), Sequence { 3 });
    QVERIFY(store->commit(StoreFixture::notes(run, ticket, 2), StoreFixture::at(3)).ok());
    QVERIFY(StoreFixture::isGapless(*store));
    QVERIFY(store->check().value().empty());
}

void StoreLogTest::aStaleExpectationIsAConflict()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    const RunId run = StoreFixture::run(*store);
    QVERIFY(store->commit(StoreFixture::notes(run, ticket, 3), StoreFixture::at(1)).ok());
    Batch batch = StoreFixture::notes(run, ticket, 1);
    batch.expectations.push_back({ ticket, Sequence { 2 } });
    const auto refused = store->commit(batch, StoreFixture::at(2));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(store->lastSequence().value(), Sequence { 3 });
}

void StoreLogTest::anUpToDateExpectationPasses()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    const TicketId other = StoreFixture::ticket(*store, "T2");
    const RunId run = StoreFixture::run(*store);
    QVERIFY(store->commit(StoreFixture::notes(run, ticket, 3), StoreFixture::at(1)).ok());
    QVERIFY(store->commit(StoreFixture::notes(run, other, 3), StoreFixture::at(1)).ok()); // no business of T1's
    Batch batch = StoreFixture::notes(run, ticket, 1);
    batch.expectations.push_back({ ticket, Sequence { 3 } });
    QVERIFY(store->commit(batch, StoreFixture::at(2)).ok());
}

void StoreLogTest::eventsAndSymbolsCannotBeChangedOrDeleted()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    QVERIFY(store->commit(StoreFixture::notes(StoreFixture::run(*store), ticket, 3), StoreFixture::at(1)).ok());
    for (const char* statement :
         { "UPDATE event SET at = 0", "DELETE FROM event", "UPDATE symbol SET text = 'x' WHERE number = 1",
           "DELETE FROM symbol", "UPDATE recording SET at = 0", "DELETE FROM ticket" })
        QVERIFY2(rawStatementFails(fixture.path(), QLatin1String(statement)), statement);
    QVERIFY(StoreFixture::isGapless(*store));
}

void StoreLogTest::twoConnectionsInterleaveWithoutGaps()
{
    StoreFixture fixture;
    const auto first = fixture.create();
    const auto second = fixture.open();
    QVERIFY(first && second);
    const TicketId ticket = StoreFixture::ticket(*first, "T1");
    QCOMPARE(StoreFixture::ticket(*second, "T1"), ticket);
    const RunId firstRun = StoreFixture::run(*first);
    const RunId secondRun = StoreFixture::run(*second);
    Sequence seenByFirst;
    for (int round = 0; round < 10; ++round) {
        QVERIFY(first->commit(StoreFixture::notes(firstRun, ticket, 1 + round % 3), StoreFixture::at(round)).ok());
        const auto committed = second->commit(StoreFixture::notes(secondRun, ticket, 2), StoreFixture::at(round));
        QVERIFY(committed.ok());
        const auto tail = first->readAfter(seenByFirst, 1000);
        QVERIFY(tail.ok());
        QCOMPARE(tail->back().seq, committed->back().seq); // what the other committed is seen
        seenByFirst = tail->back().seq;
    }
    QVERIFY(StoreFixture::isGapless(*first));
    QVERIFY(StoreFixture::isGapless(*second));
}

void StoreLogTest::symbolsStayEqualWhenAnotherConnectionAddsSome()
{
    StoreFixture fixture;
    const auto first = fixture.create();
    const auto second = fixture.open();
    const Symbol open = StoreFixture::symbol(*first, "open");
    const Symbol closed = StoreFixture::symbol(*second, "closed"); // before it ever read "open"
    QVERIFY(open != closed);
    QCOMPARE(StoreFixture::symbol(*second, "open"), open);
    QCOMPARE(StoreFixture::symbol(*first, "closed"), closed);
    const std::vector<std::string_view> mixed { "new", "open", "", "new", "closed" };
    const auto numbers = first->intern(mixed);
    QVERIFY(numbers.ok());
    QCOMPARE(*numbers, (std::vector<Symbol> { Symbol { 3 }, open, Symbol {}, Symbol { 3 }, closed }));
    const TicketId ticket = StoreFixture::ticket(*first, "T1");
    EventDraft draft = StoreFixture::note(ticket, 1);
    draft.event.actor = StoreFixture::symbol(*first, "zoe");
    QVERIFY(first->commit({ StoreFixture::run(*first), { draft }, {} }, StoreFixture::at(1)).ok());
    const auto seen = second->readAfter({}, 10);
    QVERIFY(seen.ok());
    QCOMPARE(second->symbols().text(seen->front().actor), std::string_view("zoe"));
}

void StoreLogTest::bodiesAreApartAndComeBackBySequence()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    const Batch batch { StoreFixture::run(*store),
                        { StoreFixture::note(ticket, 1, "first"), StoreFixture::note(ticket, 2),
                          StoreFixture::note(ticket, 3, "line\nline'; DROP TABLE event; --") },
                        {} };
    QVERIFY(store->commit(batch, StoreFixture::at(4)).ok());
    const auto bodies = store->loadBodies(ticket);
    QVERIFY(bodies.ok());
    QCOMPARE(bodies->size(), std::size_t { 2 });
    QCOMPARE((*bodies)[0], std::pair(Sequence { 1 }, std::string("first")));
    QCOMPARE((*bodies)[1], std::pair(Sequence { 3 }, std::string("line\nline'; DROP TABLE event; --")));
}

void StoreLogTest::remembersWhenEachSliceWasRecorded()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    const RunId run = StoreFixture::run(*store);
    for (const int minute : { 10, 10, 30, 20 }) // the host's clock was set back before the last
        QVERIFY(store->commit(StoreFixture::notes(run, ticket, 2), StoreFixture::at(minute)).ok());
    const auto again = fixture.open();
    const auto events = again->loadTicket(ticket);
    QVERIFY(events.ok());
    std::vector<Instant> recorded;
    for (const Event& event : *events)
        recorded.push_back(event.recorded);
    using F = StoreFixture;
    QCOMPARE(recorded,
             (std::vector<Instant> { F::at(10), F::at(10), F::at(10), F::at(10), F::at(30), F::at(30), F::at(20),
                                     F::at(20) }));
}

void StoreLogTest::knowsWhoseAccountWorkedByHand()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    RunInfo hand;
    hand.account = "kim";
    RunInfo import;
    import.kind = RunInfo::Kind::Import;
    import.account = "ann";
    const RunId byHand = store->beginRun(hand, StoreFixture::at(0)).value();
    const RunId elsewhere = store->beginRun(hand, StoreFixture::at(0)).value();
    const RunId imported = store->beginRun(import, StoreFixture::at(0)).value();
    QVERIFY(store->commit(StoreFixture::notes(byHand, ticket, 3), StoreFixture::at(1)).ok());
    QVERIFY(store->commit(StoreFixture::notes(imported, ticket, 3), StoreFixture::at(1)).ok());
    QVERIFY(
        store->commit(StoreFixture::notes(elsewhere, StoreFixture::ticket(*store, "T2"), 1), StoreFixture::at(1)).ok());
    QCOMPARE(store->accountsOf(ticket).value(), (EventStore::Accounts { { byHand, "kim" } }));
}

void StoreLogTest::readsInPortions()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    QVERIFY(store->commit(StoreFixture::notes(StoreFixture::run(*store), ticket, 10), StoreFixture::at(1)).ok());
    const auto portion = store->readAfter(Sequence { 4 }, 3);
    QVERIFY(portion.ok());
    QCOMPARE(portion->size(), std::size_t { 3 });
    QCOMPARE(portion->front().seq, Sequence { 5 });
    QVERIFY(store->readAfter(Sequence { 10 }, 3).value().empty());
}

void StoreLogTest::aKnownTicketKeepsItsNumberAndItsTexts()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    const TicketId other = StoreFixture::ticket(*store, "T2");
    QVERIFY(ticket != other);
    const std::vector<EventStore::TicketDraft> again {
        { StoreFixture::symbol(*store, "test"), "T1", "renamed", { {}, "https://desk.example/1" } }
    };
    QCOMPARE(store->ensureTickets(again).value().front(), ticket);
    QVERIFY(store->commit(StoreFixture::notes(StoreFixture::run(*store), ticket, 1), StoreFixture::at(1)).ok());
    int seen = 0;
    QVERIFY(store
                ->load({},
                       [&](const TicketRecord& record, const TicketTexts& texts, std::span<const Event> events) {
                           ++seen; // T2 has no events: it is not there yet
                           return record.externalKey == "T1" && record.displayKey == "T1"
                               && texts == TicketTexts { "Subject of T1", "https://desk.example/1" }
                           && events.size() == 1;
                       })
                .ok());
    QCOMPARE(seen, 1);
}

DUEBELL_TEST(store_log, StoreLogTest)
#include "store_log.moc"
