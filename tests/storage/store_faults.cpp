// What can be the matter with a file: each has its message, and nothing that was acknowledged is lost by it.
#include "desk/storefault.h"
#include "rawdatabase.h"
#include "storage/backups.h"
#include "storage/schemasqlite.h"
#include "storefixture.h"
#include "support/testmain.h"
#include "words/errortext.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <chrono>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace duebell;
using duebell::test::RawDatabase;
using duebell::test::StoreFixture;

using Options = SqliteDatabase::Options;

class StoreFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskSavesNothingHalf();
    void aFullDriveIsTheSame();
    void aReadOnlyFileIsRefusedForWriting();
    void aReadOnlyFolderIsRefusedForWriting();
    void whatNobodyCanWriteCanBeRead();
    void aLockedFileIsSaidSoon();
    void aNetworkDriveIsRefused();
    void aNewerSchemaIsExplained();
    void aFolderIsNoDesk();
    void anEmptyFileIsNoDesk();
    void aTextIsNoDeskAndStaysAsItIs();
    void anotherDatabaseStaysAsItIs();
    void aBackupOnAFullDriveLeavesNothing();

private:
    static bool saysOf(const Error& error, const QString& path, const char* part);
    static void fillUntilFull(SqliteStore& store, Error& full, std::int64_t& acknowledged);
};

// The sentence names the file, the fault, and what to do: at least two sentences.
bool StoreFaultsTest::saysOf(const Error& error, const QString& path, const char* part)
{
    const QString sentence = ErrorText::sentence(error);
    const bool good = sentence.contains(QDir(path).dirName()) && sentence.contains(QLatin1String(part))
        && sentence.count(QStringLiteral(". ")) >= 1 && sentence.endsWith(QLatin1Char('.'));
    if (!good)
        qWarning("%s", qPrintable(sentence));
    return good;
}

void StoreFaultsTest::fillUntilFull(SqliteStore& store, Error& full, std::int64_t& acknowledged)
{
    const TicketId ticket = StoreFixture::ticket(store, "T1");
    const RunId run = StoreFixture::run(store);
    for (int i = 0; i < 10'000; ++i) {
        Batch batch = StoreFixture::notes(run, ticket, 5);
        for (EventDraft& draft : batch.events)
            draft.body = std::string(2000, 'x');
        const auto committed = store.commit(batch, StoreFixture::at(i));
        if (!committed) {
            full = committed.error();
            return;
        }
        acknowledged = committed->back().seq.value;
    }
}

void StoreFaultsTest::aFullDiskSavesNothingHalf()
{
    StoreFixture fixture;
    fixture.create().reset();
    Error full;
    std::int64_t acknowledged = 0;
    {
        auto store = SqliteStore::open(fixture.path(), Options { .pageLimit = 200 });
        QVERIFY(store.ok());
        fillUntilFull(**store, full, acknowledged);
        QVERIFY(acknowledged > 0);
        QVERIFY(saysOf(full, fixture.path(), "The disk is full"));
        QCOMPARE((*store)->lastSequence().value(), Sequence { acknowledged });
        QVERIFY((*store)->check().value().empty());
    }
    const auto store = fixture.open(); // with room again
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    QVERIFY(store->commit(StoreFixture::notes(StoreFixture::run(*store), ticket, 3), StoreFixture::at(1)).ok());
    QVERIFY(StoreFixture::isGapless(*store));
}

// A small drive that goes with the object; only root may make one.
class SmallDrive {
public:
    explicit SmallDrive(const char* options)
        : m_mounted(::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0, options) == 0)
    {
    }
    ~SmallDrive()
    {
        if (m_mounted)
            ::umount(QFile::encodeName(m_folder.path()).constData());
    }
    SmallDrive(const SmallDrive&) = delete;
    SmallDrive& operator=(const SmallDrive&) = delete;

    [[nodiscard]] bool isThere() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("desk.duebell")); }

private:
    QTemporaryDir m_folder;
    bool m_mounted;
};

static constexpr const char* kNoSmallDrive = "only root may mount a small drive";

void StoreFaultsTest::aFullDriveIsTheSame()
{
    const SmallDrive drive("size=600k");
    if (!drive.isThere())
        QSKIP(kNoSmallDrive);
    Error full;
    std::int64_t acknowledged = 0;
    {
        auto store = SqliteStore::create(drive.path(), StoreFixture::at(0));
        QVERIFY(store.ok());
        fillUntilFull(**store, full, acknowledged);
        QVERIFY(acknowledged > 0);
        QVERIFY(saysOf(full, drive.path(), "The disk is full"));
    }
    auto store = SqliteStore::open(drive.path(), Options { .access = SqliteStore::Access::ReadOnly });
    QVERIFY2(store.ok(), store.ok() ? "" : store.error().value.c_str());
    QCOMPARE((*store)->lastSequence().value(), Sequence { acknowledged });
    QVERIFY(StoreFixture::isGapless(**store));
}

void StoreFaultsTest::aBackupOnAFullDriveLeavesNothing()
{
    const SmallDrive drive("size=600k");
    if (!drive.isThere())
        QSKIP(kNoSmallDrive);
    {
        auto store = SqliteStore::create(drive.path(), StoreFixture::at(0));
        QVERIFY(store.ok());
        Error full;
        std::int64_t acknowledged = 0;
        fillUntilFull(**store, full, acknowledged);
    }
    const auto made = Backups(drive.path()).make(StoreFixture::at(1));
    QVERIFY(!made.ok());
    const QString sentence = ErrorText::sentence(made.error());
    QVERIFY2(sentence.startsWith(QStringLiteral("The disk is full")), qPrintable(sentence));
    QVERIFY(QDir(Backups(drive.path()).folder()).isEmpty());
}

// Root may write everywhere: while this lives, the process has another user's rights.
class PlainUser {
public:
    PlainUser()
    {
        if (::geteuid() == 0)
            m_changed = ::seteuid(kNobody) == 0;
    }
    ~PlainUser()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    PlainUser(const PlainUser&) = delete;
    PlainUser& operator=(const PlainUser&) = delete;

    /// Gives files and folders to that user first.
    static void own(const QString& path, ::mode_t mode)
    {
        const QByteArray name = QFile::encodeName(path);
        if (::geteuid() == 0)
            QVERIFY(::chown(name.constData(), kNobody, ::gid_t(-1)) == 0);
        QVERIFY(::chmod(name.constData(), mode) == 0);
    }

private:
    static constexpr ::uid_t kNobody = 65534;
    bool m_changed = false;
};

void StoreFaultsTest::aReadOnlyFileIsRefusedForWriting()
{
    StoreFixture fixture;
    fixture.create().reset();
    PlainUser::own(fixture.folder(), 0700);
    PlainUser::own(fixture.path(), 0400);
    const PlainUser user;
    const auto refused = SqliteStore::open(fixture.path());
    QVERIFY(!refused.ok());
    QVERIFY(saysOf(refused.error(), fixture.path(), "cannot be written"));
}

void StoreFaultsTest::aReadOnlyFolderIsRefusedForWriting()
{
    StoreFixture fixture;
    fixture.create().reset();
    PlainUser::own(fixture.path(), 0600);
    PlainUser::own(fixture.folder(), 0500);
    {
        const PlainUser user;
        const auto refused = SqliteStore::open(fixture.path());
        QVERIFY(!refused.ok());
        QVERIFY(saysOf(refused.error(), fixture.folder(), "cannot be written"));
    }
    PlainUser::own(fixture.folder(), 0700);
}

void StoreFaultsTest::whatNobodyCanWriteCanBeRead()
{
    StoreFixture fixture;
    {
        const auto store = fixture.create();
        const TicketId ticket = StoreFixture::ticket(*store, "T1");
        QVERIFY(store->commit(StoreFixture::notes(StoreFixture::run(*store), ticket, 7), StoreFixture::at(1)).ok());
    }
    PlainUser::own(fixture.path(), 0400);
    PlainUser::own(fixture.folder(), 0500);
    {
        const PlainUser user;
        const auto store = SqliteStore::open(fixture.path(), SqliteStore::Access::ReadOnly);
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().value.c_str());
        QVERIFY(StoreFixture::isGapless(**store));
        QCOMPARE((*store)->lastSequence().value(), Sequence { 7 });
    }
    PlainUser::own(fixture.folder(), 0700);
}

void StoreFaultsTest::aLockedFileIsSaidSoon()
{
    StoreFixture fixture;
    fixture.create().reset();
    auto store = SqliteStore::open(fixture.path(), Options { .busyTimeout = std::chrono::milliseconds(20) });
    QVERIFY(store.ok());
    const TicketId ticket = StoreFixture::ticket(**store, "T1");
    const RunId run = StoreFixture::run(**store);
    {
        RawDatabase other(fixture.path());
        QVERIFY(other.run(QStringLiteral("BEGIN IMMEDIATE")));
        QElapsedTimer timer;
        timer.start();
        const auto refused = (*store)->commit(StoreFixture::notes(run, ticket, 2), StoreFixture::at(1));
        QVERIFY(!refused.ok());
        QVERIFY(timer.elapsed() < 2000);
        QVERIFY(saysOf(refused.error(), fixture.path(), "Another program is writing"));
        QVERIFY(other.run(QStringLiteral("ROLLBACK")));
    }
    QVERIFY((*store)->commit(StoreFixture::notes(run, ticket, 2), StoreFixture::at(1)).ok());
    QVERIFY(StoreFixture::isGapless(**store));
}

void StoreFaultsTest::aNetworkDriveIsRefused()
{
    StoreFixture fixture;
    fixture.create().reset();
    for (const char* type : { "nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "ceph" }) {
        const auto refused = SqliteStore::open(
            fixture.path(), Options { .fileSystemType = [type](const QString&) { return QByteArray(type); } });
        QVERIFY2(!refused.ok(), type);
        QVERIFY(saysOf(refused.error(), fixture.path(), "lies on a network drive"));
        QVERIFY(ErrorText::sentence(refused.error()).contains(QLatin1String(type)));
    }
    QVERIFY(SqliteStore::open(fixture.path(),
                              Options { .fileSystemType = [](const QString&) { return QByteArray("ext4"); } })
                .ok());
}

void StoreFaultsTest::aNewerSchemaIsExplained()
{
    StoreFixture fixture;
    fixture.create().reset();
    QVERIFY(RawDatabase(fixture.path()).run(QStringLiteral("PRAGMA user_version = %1").arg(kSqliteSchemaNumber + 1)));
    for (const auto access : { SqliteStore::Access::ReadWrite, SqliteStore::Access::ReadOnly }) {
        const auto refused = SqliteStore::open(fixture.path(), access);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::NewerFormat);
        QVERIFY(ErrorText::sentence(refused.error()).contains(QStringLiteral("Update Duebell")));
    }
}

void StoreFaultsTest::aFolderIsNoDesk()
{
    StoreFixture fixture;
    QVERIFY(QDir().mkdir(fixture.path()));
    const auto refused = SqliteStore::open(fixture.path());
    QVERIFY(!refused.ok());
    QVERIFY(saysOf(refused.error(), fixture.path(), "is a folder"));
}

void StoreFaultsTest::anEmptyFileIsNoDesk()
{
    StoreFixture fixture;
    QFile file(fixture.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto refused = SqliteStore::open(fixture.path());
    QVERIFY(!refused.ok());
    QVERIFY(saysOf(refused.error(), fixture.path(), "is empty"));
    QCOMPARE(file.size(), 0);
}

void StoreFaultsTest::aTextIsNoDeskAndStaysAsItIs()
{
    StoreFixture fixture;
    const QByteArray text = QByteArray("number,state\n").repeated(1000);
    QFile file(fixture.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const auto refused = SqliteStore::open(fixture.path());
    QVERIFY(!refused.ok());
    QVERIFY(saysOf(refused.error(), fixture.path(), "is no file of"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
}

void StoreFaultsTest::anotherDatabaseStaysAsItIs()
{
    StoreFixture fixture;
    {
        RawDatabase raw(fixture.path());
        QVERIFY(raw.run(QStringLiteral("CREATE TABLE t (x)")));
    }
    const auto refused = SqliteStore::open(fixture.path());
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::WrongFile);
    QCOMPARE(RawDatabase(fixture.path()).rows(QStringLiteral("PRAGMA journal_mode")),
             QStringList(QStringLiteral("delete")));
}

DUEBELL_TEST(store_faults, StoreFaultsTest)
#include "store_faults.moc"
