// Backups: whole, apart, rotated; and what restoring one brings back from a damaged file.
#include "desk/storefault.h"
#include "rawdatabase.h"
#include "storage/backuprotation.h"
#include "storage/backups.h"
#include "storage/deskfilecheck.h"
#include "storage/restore.h"
#include "storage/sqlitefile.h"
#include "storefixture.h"
#include "support/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace duebell;
using duebell::test::RawDatabase;
using duebell::test::StoreFixture;

class StoreBackupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsEverythingAndStandsAlone();
    void isMadeWhileOthersWrite();
    void aDamagedDeskGivesNoBackup();
    void aCancelledOneLeavesNothing();
    void rotationKeepsHoursDaysAndWeeks();
    void theNewestAlwaysStays();
    void restoringSavesWhatCameLater();
    void whatIsLostIsCountedAndNamed();
    void withoutSalvageTheDeskIsTheBackup();
    void restoringAMissingFileWorks();
    void aDamagedBackupIsPassedOver();
    void noGoodBackupIsSaid();
    void nobodyMayHaveTheDeskOpen();
    void olderBackupsAreMigrated();

private:
    static constexpr int kLater = 40;
    static bool fill(const StoreFixture& fixture, int events, const char* key);
    static void damagePage(const QString& path, const char* table);
    static Restore::Options atMinute(int minute) { return { .now = StoreFixture::at(minute) }; }
};

bool StoreBackupTest::fill(const StoreFixture& fixture, int events, const char* key)
{
    const auto store = QFileInfo::exists(fixture.path()) ? fixture.open() : fixture.create();
    if (!store)
        return false;
    const TicketId ticket = StoreFixture::ticket(*store, key);
    Batch batch = StoreFixture::notes(StoreFixture::run(*store), ticket, events);
    for (EventDraft& draft : batch.events) {
        draft.body = "Body of a note";
        draft.event.actor = StoreFixture::symbol(*store, std::string("author of ") + key);
    }
    return store->commit(batch, StoreFixture::at(events)).ok();
}

// The root page of a table becomes nonsense.
void StoreBackupTest::damagePage(const QString& path, const char* table)
{
    qint64 page = 0;
    qint64 size = 0;
    {
        RawDatabase raw(path);
        page
            = raw.rows(QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = '%1'").arg(QLatin1String(table)))
                  .value(0)
                  .toLongLong();
        size = raw.rows(QStringLiteral("PRAGMA page_size")).value(0).toLongLong();
    }
    QFile file(path);
    QVERIFY(page > 0 && file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek((page - 1) * size));
    file.write(QByteArray(static_cast<qsizetype>(size), '\x5a'));
}

void StoreBackupTest::holdsEverythingAndStandsAlone()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 300, "T1"));
    const Backups backups(fixture.path());
    std::int64_t pages = 0;
    const auto made = backups.make(StoreFixture::at(1), [&](std::int64_t done, std::int64_t all) {
        QVERIFY(done <= all);
        pages = done;
    });
    QVERIFY(made.ok());
    QVERIFY(pages > 0);
    QCOMPARE(QFileInfo(made->path).fileName(), QStringLiteral("2026-03-02T08-01-00Z.duebell"));
    QCOMPARE(QDir(backups.folder()).entryList(QDir::Files).size(), 1); // no -wal, nothing unfinished
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
    QVERIFY((QFile::permissions(made->path) & others) == 0);
    QVERIFY((QFile::permissions(backups.folder()) & others) == 0);
    QCOMPARE(backups.list(), std::vector<DeskBackup> { *made });
    QCOMPARE(backups.lastBackedUp(), std::optional(Sequence { 300 }));
    const QString all = QStringLiteral("SELECT * FROM event LEFT JOIN event_text USING (seq) ORDER BY seq");
    QCOMPARE(RawDatabase(made->path).rows(all), RawDatabase(fixture.path()).rows(all));
    const auto store = SqliteStore::open(made->path);
    QVERIFY(store.ok());
    QVERIFY((*store)->check().value().empty());
}

void StoreBackupTest::isMadeWhileOthersWrite()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 3000, "T1"));
    const auto writer = fixture.open();
    const TicketId ticket = StoreFixture::ticket(*writer, "T2");
    const RunId run = StoreFixture::run(*writer);
    const auto made = Backups(fixture.path()).make(StoreFixture::at(1), [&](std::int64_t, std::int64_t) {
        QVERIFY(writer->commit(StoreFixture::notes(run, ticket, 10), StoreFixture::at(1)).ok());
    });
    QVERIFY(made.ok());
    QCOMPARE(deskfilecheck::quickCheck(made->path)->last, Sequence { 3000 }); // of one instant, the beginning
    QVERIFY(writer->lastSequence().value() > Sequence { 3000 });
}

void StoreBackupTest::aDamagedDeskGivesNoBackup()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 300, "T1"));
    damagePage(fixture.path(), "event");
    const auto made = Backups(fixture.path()).make(StoreFixture::at(1));
    QVERIFY(!made.ok());
    QVERIFY(storefault::isDamage(made.error()));
    QCOMPARE(made.error().where, fixture.path().toStdString());
    QVERIFY(QDir(Backups(fixture.path()).folder()).isEmpty());
}

void StoreBackupTest::aCancelledOneLeavesNothing()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 300, "T1"));
    std::stop_source stop;
    const auto made
        = Backups(fixture.path())
              .make(
                  StoreFixture::at(1), [&](std::int64_t, std::int64_t) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!made.ok());
    QCOMPARE(made.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(Backups(fixture.path()).folder()).isEmpty());
}

static std::vector<DeskBackup> everyHour(Instant last, int count)
{
    std::vector<DeskBackup> backups;
    for (int i = 0; i < count; ++i)
        backups.push_back({ QString::number(i), last - std::chrono::hours(i), 1, 0 });
    return backups;
}

void StoreBackupTest::rotationKeepsHoursDaysAndWeeks()
{
    const Instant now = StoreFixture::at(30); // Monday, 2026-03-02T08:30Z
    std::vector<DeskBackup> all = everyHour(now, 24 * 60);
    all.push_back({ QStringLiteral("young"), now - std::chrono::days(20), 1, 1 });
    all.push_back({ QStringLiteral("old"), now - std::chrono::days(30), 1, 1 });
    const std::vector<DeskBackup> outdated = backuprotation::outdated(all, now);
    QStringList kept;
    for (const DeskBackup& backup : all) {
        if (std::ranges::find(outdated, backup) == outdated.end())
            kept.append(backup.path);
    }
    // Eight hours (01:30 to 08:30); then the last of each of the six days before (23:30); then the last of each of the
    // weeks before: this week's is today's, the week before's is Sunday's, and two more.
    const QStringList expected { QStringLiteral("0"),   QStringLiteral("1"),    QStringLiteral("2"),
                                 QStringLiteral("3"),   QStringLiteral("4"),    QStringLiteral("5"),
                                 QStringLiteral("6"),   QStringLiteral("7"),    QStringLiteral("9"),
                                 QStringLiteral("33"),  QStringLiteral("57"),   QStringLiteral("81"),
                                 QStringLiteral("105"), QStringLiteral("129"),  QStringLiteral("177"),
                                 QStringLiteral("345"), QStringLiteral("young") };
    QCOMPARE(kept, expected);
}

void StoreBackupTest::theNewestAlwaysStays()
{
    const Instant now = StoreFixture::at(0);
    const std::vector<DeskBackup> ancient { { QStringLiteral("a"), now - std::chrono::days(900), 1, 2 },
                                            { QStringLiteral("b"), now - std::chrono::days(901), 1, 1 } };
    QCOMPARE(backuprotation::outdated(ancient, now), std::vector<DeskBackup> { ancient[1] });
    QVERIFY(backuprotation::outdated({}, now).empty());
}

void StoreBackupTest::restoringSavesWhatCameLater()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 300, "T1"));
    QVERIFY(Backups(fixture.path()).make(StoreFixture::at(1)).ok());
    QVERIFY(fill(fixture, kLater, "T2"));
    const QString all = QStringLiteral("SELECT seq, ticket, at, kind, actor, value, body FROM event JOIN event_text "
                                       "USING (seq) ORDER BY seq");
    const QStringList before = RawDatabase(fixture.path()).rows(all);
    damagePage(fixture.path(), "packed_history"); // nothing that matters, but the file is not whole
    QVERIFY(!deskfilecheck::quickCheck(fixture.path()).ok());
    const auto account = Restore::run(fixture.path(), atMinute(5));
    QVERIFY2(account.ok(), account.ok() ? "" : account.error().value.c_str());
    QCOMPARE(account->last, Sequence { 300 });
    QCOMPARE(account->salvaged, kLater);
    QCOMPARE(account->lost, 0);
    QVERIFY(account->lostIsExact);
    QVERIFY(account->lostTickets.empty());
    QCOMPARE(QFileInfo(account->keptAside).fileName(), QStringLiteral("desk.duebell.damaged-2026-03-02T08-05-00Z"));
    QVERIFY(QFileInfo::exists(account->keptAside));
    QCOMPARE(RawDatabase(fixture.path()).rows(all), before);
    const auto store = fixture.open();
    QVERIFY(store);
    QVERIFY(store->check().value().empty());
    const TicketId ticket = StoreFixture::ticket(*store, "T2");
    QVERIFY(store->commit(StoreFixture::notes(StoreFixture::run(*store), ticket, 1), StoreFixture::at(9)).ok());
    QCOMPARE(store->identify(ticket)->texts.subject, std::string("Subject of T2"));
}

void StoreBackupTest::whatIsLostIsCountedAndNamed()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 300, "T1"));
    QVERIFY(Backups(fixture.path()).make(StoreFixture::at(1)).ok());
    QVERIFY(fill(fixture, kLater, "T2"));
    QVERIFY(fill(fixture, 2, "T3"));
    damagePage(fixture.path(), "event");
    const auto account = Restore::run(fixture.path(), atMinute(5));
    QVERIFY(account.ok());
    QCOMPARE(account->salvaged, 0);
    QCOMPARE(account->lost, kLater + 2);
    QVERIFY(account->lostIsExact);
    QCOMPARE(account->lostTickets, (std::vector<std::string> { "T2", "T3" }));
    const auto store = fixture.open();
    QVERIFY(store);
    QCOMPARE(store->lastSequence().value(), Sequence { 300 });
    QVERIFY(store->check().value().empty());
}

void StoreBackupTest::withoutSalvageTheDeskIsTheBackup()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 300, "T1"));
    const auto made = Backups(fixture.path()).make(StoreFixture::at(1));
    QVERIFY(made.ok());
    QVERIFY(fill(fixture, kLater, "T2"));
    Restore::Options options = atMinute(5);
    options.salvage = false;
    options.from = QFileInfo(made->path).fileName();
    const auto account = Restore::run(fixture.path(), options);
    QVERIFY(account.ok());
    QCOMPARE(account->backup, *made);
    QVERIFY(account->leftOut && account->lostIsExact);
    QCOMPARE(account->lost, kLater);
    const auto store = fixture.open();
    QCOMPARE(store->lastSequence().value(), Sequence { 300 });
    QCOMPARE(deskfilecheck::quickCheck(account->keptAside)->last, Sequence { 300 + kLater });
}

void StoreBackupTest::restoringAMissingFileWorks()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 300, "T1"));
    QVERIFY(Backups(fixture.path()).make(StoreFixture::at(1)).ok());
    QVERIFY(QFile::remove(fixture.path()));
    const auto account = Restore::run(fixture.path(), atMinute(5));
    QVERIFY(account.ok());
    QVERIFY(account->keptAside.isEmpty());
    QVERIFY(fixture.open());
}

void StoreBackupTest::aDamagedBackupIsPassedOver()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 100, "T1"));
    const auto older = Backups(fixture.path()).make(StoreFixture::at(1));
    QVERIFY(fill(fixture, 100, "T2"));
    const auto newer = Backups(fixture.path()).make(StoreFixture::at(70));
    QVERIFY(older.ok() && newer.ok());
    damagePage(newer->path, "event");
    QCOMPARE(Backups(fixture.path()).newestGood()->backup, *older);
    Restore::Options options = atMinute(5);
    options.from = newer->path;
    const auto refused = Restore::run(fixture.path(), options);
    QVERIFY(!refused.ok() && storefault::isDamage(refused.error()));
    const auto account = Restore::run(fixture.path(), atMinute(5));
    QVERIFY(account.ok());
    QCOMPARE(account->backup, *older);
    QCOMPARE(account->salvaged, 100);
}

void StoreBackupTest::noGoodBackupIsSaid()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 10, "T1"));
    const auto refused = Restore::run(fixture.path(), atMinute(5));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().allowed, std::string(storefault::kNoGoodBackup));
    QVERIFY(fixture.open());
}

void StoreBackupTest::nobodyMayHaveTheDeskOpen()
{
    StoreFixture fixture;
    QVERIFY(fill(fixture, 10, "T1"));
    QVERIFY(Backups(fixture.path()).make(StoreFixture::at(1)).ok());
    {
        const auto store = fixture.open();
        QVERIFY(sqlitefile::isOpenSomewhere(fixture.path()));
        const auto refused = Restore::run(fixture.path(), atMinute(5));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().allowed, std::string(storefault::kInUse));
    }
    QVERIFY(!sqlitefile::isOpenSomewhere(fixture.path()));
    QVERIFY(Restore::run(fixture.path(), atMinute(5)).ok());
}

void StoreBackupTest::olderBackupsAreMigrated()
{
    StoreFixture fixture;
    QVERIFY(RawDatabase(fixture.path()).runDump(QStringLiteral(DUEBELL_TEST_FILES "/schema/version_1.sql")));
    const auto made = Backups(fixture.path()).makeBeforeMigration(StoreFixture::at(1), 1);
    QVERIFY(made.ok());
    const auto account = Restore::run(fixture.path(), atMinute(5));
    QVERIFY2(account.ok(), account.ok() ? "" : account.error().value.c_str());
    QCOMPARE(account->backup.olderSchema, 1);
    QCOMPARE(Backups(fixture.path()).list().size(), std::size_t { 1 });
    const auto store = fixture.open();
    QVERIFY(store);
    QCOMPARE(store->lastSequence().value(), Sequence { 589 });
}

DUEBELL_TEST(store_backup, StoreBackupTest)
#include "store_backup.moc"
