// Killed at every failpoint by name: whatever the desk had acknowledged is there, and doing the same again completes
// it.
#include "proof.h"
#include "storage/failpoint.h"
#include "support/testmain.h"
#include "torturedesk.h"
#include "victim.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace duebell;
using duebell::test::Proof;
using duebell::test::TortureDesk;
using duebell::test::Victim;

class KillPointsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPoint_data();
    void everyPoint();
    void anErrorAtEveryPointIsReportedAndLosesNothing_data() { everyPoint_data(); }
    void anErrorAtEveryPointIsReportedAndLosesNothing();
    void whoIsStoppedInACommitHoldsUpNobodyForEver();

private:
    static constexpr int kTickets = 60;
    static QString workOf(const QString& point);
    static QStringList wordsOf(const QString& work, const TortureDesk& desk);
    static bool prepare(const QString& work, const TortureDesk& desk);
    static bool makeOldDesk(const QString& path);
    static bool damage(const QString& path);
};

void KillPointsTest::everyPoint_data()
{
    QTest::addColumn<QString>("point");
    for (const char* name : failpoint::kNames)
        QTest::newRow(name) << QString::fromLatin1(name);
}

// Which work comes by a point.
QString KillPointsTest::workOf(const QString& point)
{
    const QString kind = point.section(QLatin1Char('.'), 0, 0);
    if (point == QLatin1String("write.intake"))
        return QStringLiteral("follow");
    if (point == QLatin1String("write.packed"))
        return QStringLiteral("pack");
    if (point == QLatin1String("write.erase"))
        return QStringLiteral("erase");
    if (kind == QLatin1String("migrate"))
        return QStringLiteral("open");
    if (kind == QLatin1String("backup") || kind == QLatin1String("restore"))
        return kind;
    if (point == QLatin1String("write.publish") || point == QLatin1String("write.directory"))
        return QStringLiteral("publish");
    return point == QLatin1String("write.texts") ? QStringLiteral("edit") : QStringLiteral("import");
}

QStringList KillPointsTest::wordsOf(const QString& work, const TortureDesk& desk)
{
    if (work == QLatin1String("import"))
        return { work, desk.path(), desk.log(QStringLiteral("K"), kTickets) };
    if (work == QLatin1String("edit"))
        return { work, desk.path(), QStringLiteral("7") };
    if (work == QLatin1String("backup"))
        return { work, desk.path(), QStringLiteral("2") };
    return { work, desk.path() };
}

bool KillPointsTest::makeOldDesk(const QString& path)
{
    bool made = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
        database.setDatabaseName(path);
        QFile dump(test::syntheticFile(QStringLiteral("schema/version_1.sql")));
        made = database.open() && dump.open(QIODevice::ReadOnly);
        const QStringList lines = QString::fromUtf8(dump.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString& line : lines)
            made = made && (line.startsWith(QLatin1String("--")) || QSqlQuery(database).exec(line));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("old"));
    return made;
}

// A page of what can be made again, so that everything else can be salvaged.
bool KillPointsTest::damage(const QString& path)
{
    qint64 page = 0;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        database.setDatabaseName(path);
        QSqlQuery query(database.open() ? database : QSqlDatabase());
        if (query.exec(QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = 'packed_history'"))
            && query.next())
            page = query.value(0).toLongLong();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    QFile file(path);
    constexpr int size = 4096;
    return page > 1 && file.open(QIODevice::ReadWrite) && file.seek((page - 1) * size)
        && file.write(QByteArray(size, '\x5a')) == size;
}

bool KillPointsTest::prepare(const QString& work, const TortureDesk& desk)
{
    if (work == QLatin1String("open"))
        return makeOldDesk(desk.path());
    if (!desk.create())
        return false;
    const auto done = [](const QStringList& words) { return Victim(words).end() == 0; };
    static const QStringList onTickets { QStringLiteral("backup"), QStringLiteral("restore"), QStringLiteral("erase"),
                                         QStringLiteral("pack") };
    if (onTickets.contains(work)) {
        if (!done({ QStringLiteral("import"), desk.path(), desk.log(QStringLiteral("A"), kTickets) }))
            return false;
    }
    if (work != QLatin1String("restore"))
        return true;
    return done({ QStringLiteral("backup"), desk.path(), QStringLiteral("1") })
        && done({ QStringLiteral("import"), desk.path(), desk.log(QStringLiteral("B"), kTickets) })
        && damage(desk.path());
}

void KillPointsTest::everyPoint()
{
    QFETCH(QString, point);
    const QString work = workOf(point);
    const TortureDesk desk;
    QVERIFY(prepare(work, desk));
    Proof proof;
    const QStringList words = wordsOf(work, desk);
    for (const char* nth : { ":1", ":2" }) { // at once, and after something was done
        Victim victim(words, point.toLatin1() + "=kill" + nth);
        const int end = victim.end();
        if (end == 0 && QByteArray(nth) == ":2")
            continue; // it is reached once
        QCOMPARE(end, -SIGKILL);
        proof.acknowledged(victim.acknowledged());
        if (work != QLatin1String("restore")) // damaged until it is restored
            QCOMPARE(proof.broken(desk.path()), QString());
    }
    if (work == QLatin1String("edit"))
        return; // it goes on for ever
    Victim again(words);
    QCOMPARE(again.end(), 0);
    proof.acknowledged(again.acknowledged());
    QCOMPARE(proof.broken(desk.path()), QString());
    QCOMPARE(desk.verified(), QString());
    if (work == QLatin1String("restore"))
        QVERIFY(!QFile::exists(desk.path() + QStringLiteral(".restoring")));
}

void KillPointsTest::anErrorAtEveryPointIsReportedAndLosesNothing()
{
    QFETCH(QString, point);
    const QString work = workOf(point);
    const TortureDesk desk;
    QVERIFY(prepare(work, desk));
    Proof proof;
    const QStringList words = wordsOf(work, desk);
    Victim victim(words, point.toLatin1() + "=error:1");
    QCOMPARE(victim.end(), 3);
    proof.acknowledged(victim.acknowledged());
    if (work != QLatin1String("restore"))
        QCOMPARE(proof.broken(desk.path()), QString());
    if (work == QLatin1String("edit"))
        return;
    Victim again(words);
    QCOMPARE(again.end(), 0);
    QCOMPARE(proof.broken(desk.path()), QString());
    QCOMPARE(desk.verified(), QString());
}

void KillPointsTest::whoIsStoppedInACommitHoldsUpNobodyForEver()
{
    const TortureDesk desk;
    QVERIFY(desk.create());
    Victim stopped(wordsOf(QStringLiteral("import"), desk), "commit.before=pause:2");
    // The child stops itself while it holds the lock for writing; the kernel says so.
    QVERIFY(stopped.waitUntilStopped());
    const auto impatient
        = SqliteStore::open(desk.path(), SqliteDatabase::Options { .busyTimeout = std::chrono::milliseconds(20) });
    QVERIFY(impatient.ok());
    const auto refused = (*impatient)->beginRun({}, Instant {});
    QVERIFY(!refused.ok());
    stopped.kill();
    QVERIFY((*impatient)->beginRun({}, Instant {}).ok());
    Proof proof;
    QCOMPARE(proof.broken(desk.path()), QString());
}

DUEBELL_TEST(kill_points, KillPointsTest)
#include "kill_points.moc"
