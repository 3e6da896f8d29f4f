// Files that older programs left: a real one of schema 1 is kept as SQL text.
#include "rawdatabase.h"
#include "storage/backups.h"
#include "storage/deskfilecheck.h"
#include "storage/migrations.h"
#include "storage/schemasqlite.h"
#include "storefixture.h"
#include "support/testdata.h"
#include "support/testmain.h"
#include "workspace/workspace.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

using namespace duebell;
using duebell::test::RawDatabase;
using duebell::test::StoreFixture;

class StoreMigrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereIsAStepFromEverySchema();
    void openingMigratesAndKeepsEveryEvent();
    void aMigratedFileEqualsAFreshOne();
    void theBackupOpensAndIsOfTheOldSchema();
    void whoOnlyLooksChangesNothing();
    void aMigrationThatFailsLeavesTheFileAsItWas();
    void theDeskWorksAfterwards();

private:
    static constexpr std::int64_t kEvents = 589;
    static constexpr const char* kEventRows = "SELECT * FROM event ORDER BY seq";
    static bool makeOldFile(const StoreFixture& fixture);
    static QStringList schemaOf(const QString& path);
    static QByteArray hash(const QString& path);
};

bool StoreMigrationTest::makeOldFile(const StoreFixture& fixture)
{
    return RawDatabase(fixture.path()).runDump(test::syntheticFile(QStringLiteral("schema/version_1.sql")));
}

// Statements as they stand in the file, white space aside.
QStringList StoreMigrationTest::schemaOf(const QString& path)
{
    QStringList lines = RawDatabase(path).rows(
        QStringLiteral("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"));
    for (QString& line : lines)
        line = line.simplified();
    return lines;
}

QByteArray StoreMigrationTest::hash(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
                                          : QByteArray();
}

void StoreMigrationTest::thereIsAStepFromEverySchema()
{
    int expected = 1;
    for (const Migrations::Step& step : Migrations::all())
        QCOMPARE(step.from, expected++);
    QCOMPARE(expected, kSqliteSchemaNumber);
}

void StoreMigrationTest::openingMigratesAndKeepsEveryEvent()
{
    StoreFixture fixture;
    QVERIFY(makeOldFile(fixture));
    const QStringList before = RawDatabase(fixture.path()).rows(QLatin1String(kEventRows));
    QCOMPARE(before.size(), kEvents);
    {
        const auto store = fixture.open();
        QVERIFY(store);
        QCOMPARE(store->lastSequence().value(), Sequence { kEvents });
        QVERIFY(StoreFixture::isGapless(*store));
        QVERIFY(store->check().value().empty());
    }
    RawDatabase raw(fixture.path());
    QCOMPARE(raw.rows(QLatin1String(kEventRows)), before);
    QCOMPARE(raw.rows(QStringLiteral("PRAGMA user_version")), QStringList(QString::number(kSqliteSchemaNumber)));
    QCOMPARE(raw.rows(QStringLiteral("PRAGMA foreign_key_check")), QStringList());
}

void StoreMigrationTest::aMigratedFileEqualsAFreshOne()
{
    StoreFixture old;
    StoreFixture fresh;
    QVERIFY(makeOldFile(old));
    QVERIFY(old.open());
    QVERIFY(fresh.create());
    QCOMPARE(schemaOf(old.path()), schemaOf(fresh.path()));
}

void StoreMigrationTest::theBackupOpensAndIsOfTheOldSchema()
{
    StoreFixture fixture;
    QVERIFY(makeOldFile(fixture));
    QVERIFY(fixture.open());
    const std::vector<DeskBackup> backups = Backups(fixture.path()).list();
    QCOMPARE(backups.size(), std::size_t { 1 });
    QCOMPARE(backups.front().olderSchema, 1);
    const auto state = deskfilecheck::quickCheck(backups.front().path);
    QVERIFY(state.ok());
    QCOMPARE(state->schema, 1);
    QCOMPARE(state->last, Sequence { kEvents });
    QVERIFY(fixture.open()); // a second opening has nothing left to do
    QCOMPARE(Backups(fixture.path()).list(), backups);
}

void StoreMigrationTest::whoOnlyLooksChangesNothing()
{
    StoreFixture fixture;
    QVERIFY(makeOldFile(fixture));
    const QByteArray before = hash(fixture.path());
    {
        const auto store = fixture.open(SqliteStore::Access::ReadOnly);
        QVERIFY(store);
        QCOMPARE(store->lastSequence().value(), Sequence { kEvents });
        QVERIFY(StoreFixture::isGapless(*store));
        QVERIFY(store->check().value().empty());
        QVERIFY(!store->beginRun({}, StoreFixture::at(0)).ok());
    }
    QCOMPARE(hash(fixture.path()), before);
    QVERIFY(Backups(fixture.path()).list().empty());
    QCOMPARE(QDir(fixture.folder()).entryList(QDir::Files).size(), 1);
}

void StoreMigrationTest::aMigrationThatFailsLeavesTheFileAsItWas()
{
    StoreFixture fixture;
    QVERIFY(makeOldFile(fixture));
    {
        RawDatabase raw(fixture.path()); // in the way of one of the last statements
        QVERIFY(raw.run(QStringLiteral("CREATE TABLE intake (x)")));
    }
    const QStringList before = schemaOf(fixture.path());
    const auto refused = SqliteStore::open(fixture.path());
    QVERIFY(!refused.ok());
    QCOMPARE(schemaOf(fixture.path()), before);
    QCOMPARE(RawDatabase(fixture.path()).rows(QStringLiteral("PRAGMA user_version")), QStringList(QStringLiteral("1")));
}

void StoreMigrationTest::theDeskWorksAfterwards()
{
    StoreFixture fixture;
    QVERIFY(makeOldFile(fixture));
    const auto workspace = Workspace::open(fixture.path());
    QVERIFY(workspace.ok());
    const auto verified = (*workspace)->verify();
    QVERIFY(verified.ok());
    QCOMPARE(verified->events, kEvents);
    QVERIFY(verified->findings.empty());
}

DUEBELL_TEST(store_migration, StoreMigrationTest)
#include "store_migration.moc"
