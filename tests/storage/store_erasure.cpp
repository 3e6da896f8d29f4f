// What a person asks to have erased is gone from the bytes of the file and its -wal; events and clocks stay.
#include "desk/storefault.h"
#include "rawdatabase.h"
#include "storage/sqlitefile.h"
#include "storefixture.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

using namespace duebell;
using duebell::test::RawDatabase;
using duebell::test::StoreFixture;

class StoreErasureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTicketsTextsLeaveNoTrace();
    void aPersonsNameLeavesNoTrace();
    void aReaderHoldsUpTheBytesAndThatIsSaid();

private:
    static bool holds(const StoreFixture& fixture, const QByteArray& text);
};

bool StoreErasureTest::holds(const StoreFixture& fixture, const QByteArray& text)
{
    bool found = false;
    for (const QString& path : { fixture.path(), sqlitefile::logOf(fixture.path()) }) {
        QFile file(path);
        found = found || (file.open(QIODevice::ReadOnly) && file.readAll().contains(text));
    }
    return found;
}

void StoreErasureTest::aTicketsTextsLeaveNoTrace()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const RunId run = StoreFixture::run(*store);
    // Many tickets in turn, so that pages split and texts move about.
    for (int i = 0; i < 60; ++i) {
        for (const char* key : { "GONE", "STAYS" }) {
            const TicketId ticket = StoreFixture::ticket(*store, key);
            const std::string body = std::string(key) + "-secret-" + std::string(static_cast<std::size_t>(i * 37), 'x');
            QVERIFY(store->commit({ run, { StoreFixture::note(ticket, i, body) }, {} }, StoreFixture::at(i)).ok());
        }
    }
    QVERIFY(holds(fixture, "GONE-secret"));
    QVERIFY(holds(fixture, "Subject of GONE"));
    const TicketId gone = StoreFixture::ticket(*store, "GONE");
    const TicketId stays = StoreFixture::ticket(*store, "STAYS");
    QVERIFY(store->ensureTickets({}).ok());
    const std::vector<Event> before = store->loadTicket(gone).value();
    QCOMPARE(store->eraseTexts(gone).value(), 61);
    QVERIFY(!holds(fixture, "GONE-secret"));
    QVERIFY(!holds(fixture, "Subject of GONE"));
    QVERIFY(holds(fixture, "STAYS-secret"));
    QCOMPARE(store->loadTicket(gone).value(), before);
    QCOMPARE(store->identify(gone)->texts, TicketTexts {});
    const auto bodies = store->loadBodies(gone);
    QVERIFY(bodies.ok());
    for (const auto& [sequence, body] : *bodies)
        QVERIFY(body.empty()); // says that there was one
    QCOMPARE(store->loadBodies(stays)->size(), std::size_t { 60 });
    QVERIFY(store->check().value().empty());
    QCOMPARE(store->eraseTexts(gone).value(), 0);
    QVERIFY(StoreFixture::isGapless(*store));
}

void StoreErasureTest::aPersonsNameLeavesNoTrace()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const Symbol ann = StoreFixture::symbol(*store, "p-17");
    const Symbol bob = StoreFixture::symbol(*store, "p-18");
    const std::vector<DirectoryEntry> entries {
        { Directory::Kind::Person, ann,
          R"({"id":"p-17","name":"Annabel Lee","email":"annabel@example.org","team":"desk"})" },
        { Directory::Kind::Person, ann, R"({"id":"p-17","name":"Annabel Poe","team":"desk"})" },
        { Directory::Kind::Person, bob, R"({"id":"p-18","name":"Bob"})" },
    };
    Publication publication;
    publication.entries = entries;
    QVERIFY(store->publish(publication).ok());
    QVERIFY(holds(fixture, "Annabel Lee"));
    QCOMPARE(store->erasePerson(ann).value(), 2);
    QVERIFY(!holds(fixture, "Annabel"));
    QVERIFY(!holds(fixture, "annabel@"));
    const auto left = store->loadDirectory();
    QVERIFY(left.ok());
    QCOMPARE(left->size(), std::size_t { 2 });
    QCOMPARE(left->front().definitionJson, std::string(R"({"id":"p-17","name":"p-17","team":"desk"})"));
    QCOMPARE(left->back(), entries.back());
    QCOMPARE(store->erasePerson(ann).value(), 0);
    QVERIFY(store->check().value().empty());
}

void StoreErasureTest::aReaderHoldsUpTheBytesAndThatIsSaid()
{
    StoreFixture fixture;
    fixture.create().reset();
    auto store
        = SqliteStore::open(fixture.path(), SqliteDatabase::Options { .busyTimeout = std::chrono::milliseconds(20) });
    QVERIFY(store.ok());
    const TicketId ticket = StoreFixture::ticket(**store, "GONE");
    {
        RawDatabase reader(fixture.path());
        QVERIFY(reader.run(QStringLiteral("BEGIN")));
        QCOMPARE(reader.rows(QStringLiteral("SELECT count(*) FROM ticket")), QStringList(QStringLiteral("1")));
        const auto held = (*store)->eraseTexts(ticket);
        QVERIFY(!held.ok());
        QCOMPARE(held.error().allowed, std::string(storefault::kLocked));
        QCOMPARE((*store)->identify(ticket)->texts, TicketTexts {});
    }
    QCOMPARE((*store)->eraseTexts(ticket).value(), 0);
    QVERIFY(!holds(fixture, "Subject of GONE"));
}

DUEBELL_TEST(store_erasure, StoreErasureTest)
#include "store_erasure.moc"
