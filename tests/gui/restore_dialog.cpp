// A damaged desk: what the dialog says before, during and after restoring. DUEBELL_PICTURES names a folder to look at
// it.
#include "support/testmain.h"
#include "ui/dialogs/restoredialog.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace duebell;

class RestoreDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatHappenedAndWhatWillHappen_data();
    void saysWhatHappenedAndWhatWillHappen();
    void withoutABackupNothingIsOffered();
    void returnRestoresAndEscapeLeaves();

private:
    static constexpr Instant kNow { Seconds(1'780'000'000) };
    static void look(QWidget& dialog, const QString& name);
    static std::vector<DeskBackup> backups()
    {
        return { { QStringLiteral("/desks/support.duebell.backups/a.duebell"), kNow - Seconds(1500), 90'000, 0 } };
    }
    static QString reason()
    {
        return QStringLiteral("“support.duebell” is damaged (database disk image is malformed). Restore it from a "
                              "backup: what came later is kept as far as it can be read.");
    }
};

void RestoreDialogTest::look(QWidget& dialog, const QString& name)
{
    const QImage image = dialog.grab().toImage();
    QVERIFY(!image.isNull());
    const QString folder = qEnvironmentVariable("DUEBELL_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(image.save(QDir(folder).filePath(QStringLiteral("restore-") + name + QStringLiteral(".png"))));
}

void RestoreDialogTest::saysWhatHappenedAndWhatWillHappen_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::newRow("light") << Theme::Mode::Light;
    QTest::newRow("dark") << Theme::Mode::Dark;
}

void RestoreDialogTest::saysWhatHappenedAndWhatWillHappen()
{
    QFETCH(Theme::Mode, mode);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    Theme theme;
    theme.apply(mode);
    RestoreDialog dialog;
    dialog.offer(QStringLiteral("/desks/support.duebell"), reason(), backups(), kNow);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QVERIFY(dialog.text().contains(QStringLiteral("25 min ago")));
    QVERIFY(dialog.text().contains(QStringLiteral("The damaged file is kept.")));
    look(dialog, name + QStringLiteral("-offer"));
    dialog.showWorking();
    QVERIFY(!dialog.restoreButton()->isEnabled());
    look(dialog, name + QStringLiteral("-working"));
    RestoreAccount account { .backup = backups().front(),
                             .keptAside = QStringLiteral("/desks/support.duebell.damaged-2026-05-28T20-26-40Z"),
                             .last = Sequence { 4100 },
                             .salvaged = 38,
                             .lost = 3,
                             .leftOut = false,
                             .lostIsExact = true,
                             .lostTickets = { "INC-12", "INC-40" } };
    dialog.showAccount(account);
    QVERIFY(dialog.text().contains(QStringLiteral("38 later events were taken over")));
    QVERIFY(dialog.text().contains(QStringLiteral("3 later events could not be read and are lost. They were on these "
                                                  "tickets: INC-12, INC-40.")));
    look(dialog, name + QStringLiteral("-account"));
}

void RestoreDialogTest::withoutABackupNothingIsOffered()
{
    RestoreDialog dialog;
    dialog.offer(QStringLiteral("/desks/support.duebell"), reason(), {}, kNow);
    dialog.show();
    QVERIFY(!dialog.restoreButton()->isVisible());
    QVERIFY(dialog.text().contains(QStringLiteral("There is no backup beside it.")));
}

void RestoreDialogTest::returnRestoresAndEscapeLeaves()
{
    RestoreDialog dialog;
    dialog.offer(QStringLiteral("/desks/support.duebell"), reason(), backups(), kNow);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QSignalSpy asked(&dialog, &RestoreDialog::restoreRequested);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(asked.size(), 1);
}

DUEBELL_TEST(restore_dialog, RestoreDialogTest)
#include "restore_dialog.moc"
