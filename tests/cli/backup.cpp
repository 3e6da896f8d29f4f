// backup, restore and erase, as a shell runs them.
#include "program.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using duebell::test::Program;
using duebell::test::syntheticFile;

class BackupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void backupIsMadeAndListed();
    void listingNoneIsAProblem();
    void aWholeDeskIsLeftAlone();
    void aDamagedDeskIsRestoredWithAnAccount();
    void goingBackLeavesLaterEventsOut();
    void withoutABackupRestoringFails();
    void aDamagedDeskIsSaidToBe();
    void eraseTakesTextsAway();
    void wrongUseIsTwo();

private:
    [[nodiscard]] QString desk() const { return m_folder->filePath(QStringLiteral("desk.duebell")); }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(desk());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void damage() const
    {
        QFile file(desk());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(0));
        QVERIFY(file.write(QByteArray(4096, '\x77')) > 0);
    }
    [[nodiscard]] Program run(const char* command, const QStringList& more = {}) const
    {
        return Program(QStringList { QString::fromUtf8(command), desk() } + more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void BackupTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QCOMPARE(run("init", { QStringLiteral("--agreement"), syntheticFile(QStringLiteral("uci_agreement.json")) }).code,
             0);
    const Program imported = run("import",
                                 { QStringLiteral("--mapping"), syntheticFile(QStringLiteral("snapshot_mapping.json")),
                                   syntheticFile(QStringLiteral("snapshot_log.csv")) });
    QCOMPARE(imported.code, 1); // three rows cannot be read
}

void BackupTest::backupIsMadeAndListed()
{
    const Program made = run("backup");
    QVERIFY2(made.code == 0, qPrintable(made.error));
    QVERIFY2(made.out.contains(QStringLiteral("desk.duebell.backups")), qPrintable(made.out));
    const Program listed = run("backup", { QStringLiteral("--list") });
    QCOMPARE(listed.code, 0);
    QCOMPARE(listed.lines().size(), 1);
    QVERIFY2(listed.out.contains(QRegularExpression(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC .* whole, "
                                                                   "\\d+ events .*Z\\.duebell\n$"))),
             qPrintable(listed.out));
}

void BackupTest::listingNoneIsAProblem()
{
    const Program listed = run("backup", { QStringLiteral("--list") });
    QCOMPARE(listed.code, 1);
    QVERIFY(listed.out.contains(QStringLiteral("There is no backup in ")));
}

void BackupTest::aWholeDeskIsLeftAlone()
{
    QCOMPARE(run("backup").code, 0);
    const Program left = run("restore");
    QCOMPARE(left.code, 1);
    QVERIFY2(left.out.contains(QStringLiteral("is whole; nothing was restored")), qPrintable(left.out));
}

void BackupTest::aDamagedDeskIsRestoredWithAnAccount()
{
    QCOMPARE(run("backup").code, 0);
    damage();
    const Program broken = run("list");
    QCOMPARE(broken.code, 3);
    QVERIFY2(broken.error.contains(QStringLiteral("restore it from a backup")), qPrintable(broken.error));
    const Program restored = run("restore");
    QVERIFY2(restored.code == 1, qPrintable(restored.out + restored.error)); // how much is lost nobody can say
    QVERIFY2(restored.out.contains(QStringLiteral("is in place, with ")), qPrintable(restored.out));
    QVERIFY(restored.out.contains(QStringLiteral("does not say any more whether there were others")));
    QVERIFY(restored.out.contains(QStringLiteral("desk.duebell.damaged-")));
    QCOMPARE(run("verify").code, 0);
}

void BackupTest::goingBackLeavesLaterEventsOut()
{
    QCOMPARE(run("backup").code, 0);
    const QString name = QDir(desk() + QStringLiteral(".backups")).entryList(QDir::Files).constFirst();
    const Program back = run("restore", { QStringLiteral("--from"), name, QStringLiteral("--as-it-was") });
    QVERIFY2(back.code == 0, qPrintable(back.out + back.error));
    QCOMPARE(run("verify").code, 0);
    QCOMPARE(run("restore", { QStringLiteral("--from"), QStringLiteral("nothing.duebell") }).code, 3);
}

void BackupTest::withoutABackupRestoringFails()
{
    damage();
    const QByteArray before = bytes();
    const Program failed = run("restore");
    QCOMPARE(failed.code, 3);
    QVERIFY2(failed.error.contains(QStringLiteral("There is no whole backup in")), qPrintable(failed.error));
    QCOMPARE(bytes(), before);
}

void BackupTest::aDamagedDeskIsSaidToBe()
{
    damage();
    const Program failed = run("backup");
    QCOMPARE(failed.code, 3);
    QVERIFY2(failed.error.contains(QStringLiteral("no file of Duebell’s. If it was a desk, its beginning is damaged")),
             qPrintable(failed.error));
}

void BackupTest::eraseTakesTextsAway()
{
    const QString log = m_folder->filePath(QStringLiteral("log.csv"));
    {
        QFile file(log);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("ticket,state,updated,opened,priority,assignee,group,caller,changed_by,subject,resolved_at,old_sla\n"
                   "X1,New,2/4/2026 08:00,2/4/2026 08:00,2 - High,?,?,?,?,Something embarrassing,?,?\n");
    }
    QCOMPARE(run("import", { QStringLiteral("--mapping"), syntheticFile(QStringLiteral("snapshot_mapping.json")), log })
                 .code,
             0);
    QCOMPARE(run("backup").code, 0);
    QVERIFY(bytes().contains("embarrassing"));
    const Program erased = run("erase", { QStringLiteral("--ticket"), QStringLiteral("X1") });
    QVERIFY2(erased.code == 0, qPrintable(erased.error));
    QVERIFY2(erased.out.contains(QStringLiteral("Backups made before still hold it; there are 1.")),
             qPrintable(erased.out));
    QVERIFY(!bytes().contains("embarrassing"));
    QCOMPARE(run("verify").code, 0);
    QCOMPARE(run("erase", { QStringLiteral("--ticket"), QStringLiteral("X99") }).code, 1);
    QCOMPARE(run("erase", { QStringLiteral("--person"), QStringLiteral("nobody") }).code, 1);
}

void BackupTest::wrongUseIsTwo()
{
    QCOMPARE(run("erase").code, 2);
    QCOMPARE(run("erase", { QStringLiteral("--ticket=a"), QStringLiteral("--person=b") }).code, 2);
    QCOMPARE(Program({ QStringLiteral("backup") }).code, 2);
    QCOMPARE(Program({ QStringLiteral("restore") }).code, 2);
    QCOMPARE(run("restore", { QStringLiteral("--whole") }).code, 2);
}

DUEBELL_TEST(backup, BackupTest)
#include "backup.moc"
