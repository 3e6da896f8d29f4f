// Beside an open desk: a backup when one is due, a check after an unclean end, and what is found is told.
#include "desk/storefault.h"
#include "deskfixture.h"
#include "rawdatabase.h"
#include "storage/backups.h"
#include "storefixture.h"
#include "support/manualtimesource.h"
#include "support/testmain.h"
#include "workspace/deskguard.h"

#include <QDir>
#include <QTest>

#include <optional>

using namespace duebell;
using duebell::test::ManualTimeSource;
using duebell::test::RawDatabase;
using duebell::test::StoreFixture;

class DeskGuardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backsUpAnHourAfterTheLastAndOnlyWhatIsNew();
    void anEmptyDeskNeedsNoBackup();
    void damageAfterAnUncleanEndIsTold();
    void aDeskOlderThanItsBackupIsTold();
    void aBackupThatCannotBeMadeIsTold();

private:
    struct Watched {
        std::optional<DeskBackup> backup;
        std::optional<Error> error;
        bool looked = false;

        DeskGuard::Reports reports()
        {
            return { [this](const DeskBackup& made) { backup = made; }, [this](const Error& what) { error = what; },
                     [this] { looked = true; } };
        }
    };
    static Watched look(const StoreFixture& fixture, TimeSource& time);
    static bool commit(const StoreFixture& fixture, int events)
    {
        const auto store = QFile::exists(fixture.path()) ? fixture.open() : fixture.create();
        const TicketId ticket = StoreFixture::ticket(*store, "T1");
        return store->commit(StoreFixture::notes(StoreFixture::run(*store), ticket, events), StoreFixture::at(1)).ok();
    }
    static bool damage(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadWrite) && file.seek(4096) && file.write(QByteArray(4096, '\x77')) > 0;
    }
};

// What a guard does that looks once.
DeskGuardTest::Watched DeskGuardTest::look(const StoreFixture& fixture, TimeSource& time)
{
    Watched watched;
    const DeskGuard guard(fixture.path(), false, time, watched.reports());
    (void)QTest::qWaitFor([&] { return watched.looked; });
    return watched;
}

void DeskGuardTest::backsUpAnHourAfterTheLastAndOnlyWhatIsNew()
{
    StoreFixture fixture;
    QVERIFY(commit(fixture, 5));
    ManualTimeSource time(StoreFixture::at(0));
    const Watched first = look(fixture, time);
    QVERIFY(first.backup);
    QCOMPARE(first.backup->made, StoreFixture::at(0));
    QVERIFY(commit(fixture, 5));
    time.set(StoreFixture::at(59));
    const Watched early = look(fixture, time);
    QVERIFY(early.looked && !early.backup);
    time.set(StoreFixture::at(61));
    QVERIFY(look(fixture, time).backup);
    QCOMPARE(Backups(fixture.path()).lastBackedUp(), std::optional(Sequence { 10 }));
    time.set(StoreFixture::at(200)); // nothing was committed since
    const Watched idle = look(fixture, time);
    QVERIFY(idle.looked && !idle.backup);
    QCOMPARE(Backups(fixture.path()).list().size(), std::size_t { 2 });
}

void DeskGuardTest::anEmptyDeskNeedsNoBackup()
{
    StoreFixture fixture;
    fixture.create().reset();
    ManualTimeSource time(StoreFixture::at(0));
    const Watched watched = look(fixture, time);
    QVERIFY(watched.looked && !watched.backup && !watched.error);
}

void DeskGuardTest::damageAfterAnUncleanEndIsTold()
{
    StoreFixture fixture;
    QVERIFY(commit(fixture, 500));
    QVERIFY(damage(fixture.path()));
    ManualTimeSource time(StoreFixture::at(0));
    Watched watched;
    const DeskGuard guard(fixture.path(), true, time, watched.reports());
    QTRY_VERIFY(watched.error);
    QVERIFY(storefault::isDamage(*watched.error));
    QCOMPARE(watched.error->where, fixture.path().toStdString());
}

void DeskGuardTest::aDeskOlderThanItsBackupIsTold()
{
    StoreFixture older;
    StoreFixture newer;
    QVERIFY(commit(older, 5));
    QVERIFY(commit(newer, 9));
    const auto made = Backups(newer.path()).make(StoreFixture::at(0));
    QVERIFY(made.ok());
    QVERIFY(QDir().rename(Backups(newer.path()).folder(), Backups(older.path()).folder()));
    ManualTimeSource time(StoreFixture::at(1));
    Watched watched;
    const DeskGuard guard(older.path(), true, time, watched.reports());
    QTRY_VERIFY(watched.error);
    QVERIFY(storefault::isDamage(*watched.error));
    QCOMPARE(watched.error->value, std::string("5 < 9"));
}

void DeskGuardTest::aBackupThatCannotBeMadeIsTold()
{
    StoreFixture fixture;
    QVERIFY(commit(fixture, 5));
    QFile inTheWay(Backups(fixture.path()).folder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    ManualTimeSource time(StoreFixture::at(0));
    Watched watched;
    const DeskGuard guard(fixture.path(), false, time, watched.reports());
    QTRY_VERIFY(watched.error);
    QCOMPARE(watched.error->allowed, std::string(storefault::kCannotOpen));
}

DUEBELL_TEST(desk_guard, DeskGuardTest)
#include "desk_guard.moc"
