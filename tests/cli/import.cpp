// import with its previews, runs and retractions, as a shell runs it.
#include "program.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using duebell::test::Program;
using duebell::test::syntheticFile;

class ImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPreviewNeedsNoDesk();
    void aPreviewShowsWhatRowsBecome();
    void problemsAreListedByLineAndColumn();
    void aRunIsTakenBack();
    void wrongUseIsTwo();

private:
    [[nodiscard]] static QString file(const char* name)
    {
        return syntheticFile(QStringLiteral("import/") + QString::fromLatin1(name));
    }
    [[nodiscard]] Program import(const QStringList& more) const
    {
        return Program(QStringList { QStringLiteral("import") } + more);
    }
    [[nodiscard]] Program importLog() const
    {
        return import({ m_desk, QStringLiteral("--mapping"), file("event_mapping.json"), file("event_log.csv") });
    }

    [[nodiscard]] Program list() const
    {
        return Program({ QStringLiteral("list"), m_desk, QStringLiteral("--as-of=2026-03-04T12:00:00Z") });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_desk;
};

void ImportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_desk = m_folder->filePath(QStringLiteral("desk.duebell"));
    QCOMPARE(
        Program({ QStringLiteral("init"), m_desk, QStringLiteral("--agreement"), file("desk_agreement.json") }).code,
        0);
}

void ImportTest::aPreviewNeedsNoDesk()
{
    const Program preview = import({ QStringLiteral("--preview"), file("event_log.csv") });
    QCOMPARE(preview.code, 0);
    QVERIFY2(preview.out.startsWith(QStringLiteral("CSV with semicolons, UTF-8 with a byte order mark.")),
             qPrintable(preview.out));
    QVERIFY(preview.out.contains(QStringLiteral("when: date (d.M.yyyy H:mm)")));
    QVERIFY(preview.out.contains(QStringLiteral("who: ")));
}

void ImportTest::aPreviewShowsWhatRowsBecome()
{
    const Program preview = import({ QStringLiteral("--preview"), m_desk, QStringLiteral("--mapping"),
                                     file("event_mapping.json"), file("event_log.csv") });
    QCOMPARE(preview.code, 1);
    QVERIFY2(preview.out.contains(QStringLiteral("  2026-03-02T07:30:00Z  changed priority = high")),
             qPrintable(preview.out));
    QVERIFY(preview.error.contains(QStringLiteral("line 15, when: “30.2.2026 08:00”")));
    QVERIFY(import({ QStringLiteral("--runs"), m_desk }).out.isEmpty()); // nothing was stored
}

void ImportTest::problemsAreListedByLineAndColumn()
{
    const Program program = importLog();
    QCOMPARE(program.code, 1);
    QVERIFY(program.error.contains(QStringLiteral("line 12, what: “Teleported”")));
    QVERIFY(program.out.contains(QStringLiteral("Rows that repeat another one exactly, dropped: 1.")));
}

void ImportTest::aRunIsTakenBack()
{
    QCOMPARE(importLog().code, 1);
    const Program before = list();
    const Program runs = import({ QStringLiteral("--runs"), m_desk });
    QCOMPARE(runs.lines().size(), 1);
    QVERIFY2(runs.out.contains(QStringLiteral("import of event_log.csv")), qPrintable(runs.out));
    const QString number = runs.out.section(QLatin1Char(' '), 0, 0);
    const Program back = import({ QStringLiteral("--retract"), number, m_desk });
    QVERIFY2(back.code == 0, qPrintable(back.error));
    QVERIFY(back.out.startsWith(QStringLiteral("Events retracted: ")));
    QVERIFY(list().out != before.out);
    QCOMPARE(Program({ QStringLiteral("verify"), m_desk }).code, 0);
    QCOMPARE(importLog().code, 1);
    QCOMPARE(list().out, before.out);
    QCOMPARE(import({ QStringLiteral("--retract"), QStringLiteral("99"), m_desk }).code, 1);
}

void ImportTest::wrongUseIsTwo()
{
    QCOMPARE(import({ m_desk, file("event_log.csv") }).code, 2); // no mapping
    QCOMPARE(import({ m_desk }).code, 2);
    QCOMPARE(import({ QStringLiteral("--runs") }).code, 2);
    QCOMPARE(import({ QStringLiteral("--retract"), QStringLiteral("x"), m_desk }).code, 2);
    QCOMPARE(import({ QStringLiteral("--preview"), m_folder->filePath(QStringLiteral("none.csv")) }).code, 3);
}

DUEBELL_TEST(import, ImportTest)
#include "import.moc"
