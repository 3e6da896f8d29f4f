// The file: whose it is, who may read it, and which files are refused.
#include "storage/schemasqlite.h"
#include "storefixture.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace duebell;
using duebell::test::StoreFixture;

class StoreFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyItsOwnerMayReadIt();
    void loosePermissionsAreTightened();
    void neverOverwritesAFile();
    void aMissingFileIsNotFound();
    void anotherProgramsFileIsRefused();
    void aNewerSchemaIsRefused();
    void aSchemaRaisedMeanwhileStopsWriting();
    void readOnlyRefusesToWrite();
    void versionsAndDirectoryComeBack();
    void theLastImportIsKnown();
    void checkNamesWhatIsWrong();
};

static void raw(const QString& path, const QStringList& statements)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString& statement : statements)
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("raw"));
}

static ErrorCode openError(const QString& path)
{
    const auto store = SqliteStore::open(path);
    return store ? ErrorCode::InvalidArgument : store.error().code;
}

void StoreFileTest::onlyItsOwnerMayReadIt()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    QVERIFY(StoreFixture::symbol(*store, "x"));
    const auto others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    const QFileInfoList files = QDir(fixture.folder()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 3); // with -wal and -shm
    for (const QFileInfo& file : files)
        QVERIFY2((file.permissions() & others) == 0, qPrintable(file.fileName()));
}

void StoreFileTest::loosePermissionsAreTightened()
{
    StoreFixture fixture;
    fixture.create().reset();
    QVERIFY(QFile::setPermissions(fixture.path(),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
    const auto store = fixture.open();
    QVERIFY(store);
    QVERIFY((QFile::permissions(fixture.path()) & QFileDevice::ReadOther) == 0);
}

void StoreFileTest::neverOverwritesAFile()
{
    StoreFixture fixture;
    fixture.create().reset();
    const auto again = SqliteStore::create(fixture.path(), StoreFixture::at(0));
    QVERIFY(!again.ok());
    QCOMPARE(again.error().code, ErrorCode::File);
    QVERIFY(fixture.open());
}

void StoreFileTest::aMissingFileIsNotFound()
{
    StoreFixture fixture;
    QCOMPARE(openError(fixture.path()), ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(fixture.path()));
}

void StoreFileTest::anotherProgramsFileIsRefused()
{
    StoreFixture fixture;
    QFile text(fixture.path());
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray("number,state\n").repeated(100));
    text.close();
    QCOMPARE(openError(fixture.path()), ErrorCode::WrongFile);
    const QString other = QDir(fixture.folder()).filePath(QStringLiteral("other.db"));
    raw(other, { QStringLiteral("CREATE TABLE t (x)") });
    QCOMPARE(openError(other), ErrorCode::WrongFile);
}

void StoreFileTest::aNewerSchemaIsRefused()
{
    StoreFixture fixture;
    fixture.create().reset();
    raw(fixture.path(), { QStringLiteral("PRAGMA user_version = %1").arg(kSqliteSchemaNumber + 1) });
    QCOMPARE(openError(fixture.path()), ErrorCode::NewerFormat);
}

void StoreFileTest::aSchemaRaisedMeanwhileStopsWriting()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    const RunId run = StoreFixture::run(*store);
    raw(fixture.path(), { QStringLiteral("PRAGMA user_version = %1").arg(kSqliteSchemaNumber + 1) });
    const auto refused = store->commit(StoreFixture::notes(run, ticket, 1), StoreFixture::at(1));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::NewerFormat);
    QCOMPARE(store->lastSequence().value(), Sequence {});
}

void StoreFileTest::readOnlyRefusesToWrite()
{
    StoreFixture fixture;
    {
        const auto store = fixture.create();
        StoreFixture::ticket(*store, "T1");
    }
    const auto store = fixture.open(SqliteStore::Access::ReadOnly);
    QVERIFY(store);
    QVERIFY(store->symbols().find("test"));
    QVERIFY(!store->beginRun({}, StoreFixture::at(1)).ok());
}

void StoreFileTest::versionsAndDirectoryComeBack()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    StoredVersion first;
    first.recorded = StoreFixture::at(1);
    first.author = "lee";
    first.agreementJson = R"({"duebell":1})";
    StoredVersion second = first;
    second.number = 2;
    second.effective = StoreFixture::at(50);
    second.scope = VersionScope::OpenFromNow;
    second.reason = "new year";
    second.zonesJson = R"([{"name":"Europe/Berlin"}])";
    QCOMPARE(store->publish({ first, 0, {}, {}, first.recorded }).value(), 1);
    QCOMPARE(store->publish({ second, 1, {}, {}, second.recorded }).value(), 2);
    const Symbol acme = StoreFixture::symbol(*store, "acme");
    const Symbol tier = StoreFixture::symbol(*store, "tier");
    const Symbol gold = StoreFixture::symbol(*store, "gold");
    const std::vector<DirectoryEntry> entries { { Directory::Kind::Client, acme, R"({"id":"acme","name":"Acme"})" } };
    const std::vector<Directory::Fact> facts { { Directory::Kind::Client, acme, tier, gold },
                                               { Directory::Kind::Client, acme, tier, {}, StoreFixture::at(9) } };
    QVERIFY(store->addToDirectory(entries, facts, StoreFixture::at(2)).ok());
    QVERIFY(store->addToDirectory(entries, {}, StoreFixture::at(3)).ok()); // known: stays
    const auto again = fixture.open();
    const auto versions = again->loadVersions();
    QVERIFY(versions.ok());
    QCOMPARE(versions->size(), std::size_t { 2 });
    QCOMPARE((*versions)[0].effective, Instant::min());
    QCOMPARE((*versions)[1].effective, second.effective);
    QCOMPARE((*versions)[1].scope, second.scope);
    QCOMPARE((*versions)[1].reason, second.reason);
    QCOMPARE((*versions)[1].zonesJson, second.zonesJson);
    QCOMPARE(again->loadDirectory().value(), entries);
    QCOMPARE(again->loadFacts(kNever).value(), facts);
}

void StoreFileTest::theLastImportIsKnown()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    QVERIFY(!store->lastImport().value());
    RunInfo info;
    info.kind = RunInfo::Kind::Import;
    info.source = "log.csv";
    QVERIFY(store->beginRun(info, StoreFixture::at(5)).ok());
    QVERIFY(store->beginRun({}, StoreFixture::at(9)).ok()); // by hand
    const auto last = store->lastImport().value();
    QVERIFY(last);
    QCOMPARE(last->at, StoreFixture::at(5));
    QCOMPARE(last->source, std::string("log.csv"));
}

void StoreFileTest::checkNamesWhatIsWrong()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    QVERIFY(store->commit(StoreFixture::notes(StoreFixture::run(*store), ticket, 5), StoreFixture::at(1)).ok());
    QVERIFY(store->check().value().empty());
    raw(fixture.path(),
        { QStringLiteral("DROP TRIGGER event_stays"), QStringLiteral("DELETE FROM event WHERE seq = 2") });
    const auto findings = store->check().value();
    QCOMPARE(findings.size(), std::size_t { 1 });
    QCOMPARE(findings.front().where, std::string("event.seq without gaps"));
}

DUEBELL_TEST(store_file, StoreFileTest)
#include "store_file.moc"
