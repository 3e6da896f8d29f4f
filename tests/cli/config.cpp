// config export, diff, import and refresh-zones, as a shell runs them.
#include "program.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using duebell::test::Program;
using duebell::test::syntheticFile;

class ConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsExportedComesBackUnchanged();
    void aDryRunShowsTheImpactAndChangesNothing();
    void importingPublishesAndSaysWhat();
    void earlierVersionsCanBeExported();
    void aFileWithFaultsIsRefused();
    void theSameZonesAreNoNewVersion();
    void diffIsForProgramsToo();
    void wrongUseIsTwo();
    void whatCannotBeReadIsThree();

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] QString desk() const { return path("desk.duebell"); }
    [[nodiscard]] Program config(QStringList words) const
    {
        words.prepend(QStringLiteral("config"));
        return Program(words);
    }
    void write(const QString& file, const QString& text) const
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text.toUtf8());
    }
    QTemporaryDir m_folder;
};

void ConfigTest::initTestCase()
{
    QCOMPARE(Program({ QStringLiteral("init"), desk(), QStringLiteral("--agreement"),
                       syntheticFile(QStringLiteral("agreement/full.json")) })
                 .code,
             0);
}

void ConfigTest::whatIsExportedComesBackUnchanged()
{
    const Program exported = config({ QStringLiteral("export"), desk() });
    QCOMPARE(exported.code, 0);
    write(path("exported.json"), exported.out);
    const Program checked = config({ QStringLiteral("check"), path("exported.json") });
    QVERIFY2(checked.code == 0, qPrintable(checked.out));
    const Program compared = config({ QStringLiteral("diff"), desk(), path("exported.json") });
    QVERIFY2(compared.code == 0, qPrintable(compared.out));
    const Program imported
        = config({ QStringLiteral("import"), desk(), path("exported.json"), QStringLiteral("--scope=new") });
    QCOMPARE(imported.code, 0);
    QVERIFY2(imported.out.startsWith(QStringLiteral("Nothing is changed")), qPrintable(imported.out));
    QCOMPARE(config({ QStringLiteral("export"), desk() }).out, exported.out);
    QCOMPARE(config({ QStringLiteral("export"), desk(), QStringLiteral("--version=2") }).code, 1); // there is none
}

void ConfigTest::aDryRunShowsTheImpactAndChangesNothing()
{
    QString text = config({ QStringLiteral("export"), desk() }).out;
    text.replace(QStringLiteral("\"category\": \"closed\""), QStringLiteral("\"category\": \"resolved\""));
    write(path("next.json"), text);
    QCOMPARE(config({ QStringLiteral("diff"), desk(), path("next.json") }).code, 1);
    const Program shown = config({ QStringLiteral("import"), desk(), path("next.json"), QStringLiteral("--scope"),
                                   QStringLiteral("open-from-now"), QStringLiteral("--dry-run") });
    QCOMPARE(shown.code, 0);
    for (const char* part : { "resolved instead of closed", "Of 0 tickets, 0 change.", "dry run" })
        QVERIFY2(shown.out.contains(QString::fromUtf8(part)), qPrintable(shown.out));
    QCOMPARE(config({ QStringLiteral("diff"), desk(), path("next.json") }).code, 1);
}

void ConfigTest::importingPublishesAndSaysWhat()
{
    const Program imported = config({ QStringLiteral("import"), desk(), path("next.json"), QStringLiteral("--scope"),
                                      QStringLiteral("open-from-now"), QStringLiteral("--reason"),
                                      QStringLiteral("tidied up"), QStringLiteral("--what-if") });
    QVERIFY2(imported.code == 0, qPrintable(imported.error));
    QVERIFY2(imported.out.contains(QStringLiteral("Version 2 of the agreement is published")),
             qPrintable(imported.out));
    QCOMPARE(config({ QStringLiteral("diff"), desk(), path("next.json") }).code, 0);
    QCOMPARE(Program({ QStringLiteral("verify"), desk() }).code, 0);
    const Program again
        = config({ QStringLiteral("import"), desk(), path("next.json"), QStringLiteral("--scope=open-from-now") });
    QVERIFY(again.out.startsWith(QStringLiteral("Nothing is changed")));
}

void ConfigTest::earlierVersionsCanBeExported()
{
    const Program first = config({ QStringLiteral("export"), desk(), QStringLiteral("--version=1") });
    QCOMPARE(first.code, 0);
    write(path("first.json"), first.out);
    QCOMPARE(config({ QStringLiteral("diff"), path("exported.json"), path("first.json") }).code, 0);
}

void ConfigTest::aFileWithFaultsIsRefused()
{
    write(path("faulty.json"), QStringLiteral("{\"duebell\": 1}"));
    const Program refused
        = config({ QStringLiteral("import"), desk(), path("faulty.json"), QStringLiteral("--scope=new") });
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.error.contains(QStringLiteral("statuses")));
}

void ConfigTest::theSameZonesAreNoNewVersion()
{
    const Program refreshed = config({ QStringLiteral("refresh-zones"), desk(), QStringLiteral("--scope=new") });
    QCOMPARE(refreshed.code, 0);
    QVERIFY(refreshed.out.startsWith(QStringLiteral("Nothing is changed")));
}

void ConfigTest::diffIsForProgramsToo()
{
    const Program compared
        = config({ QStringLiteral("diff"), path("exported.json"), desk(), QStringLiteral("--format=json") });
    QCOMPARE(compared.code, 1);
    const QJsonObject row = QJsonDocument::fromJson(compared.lines().constFirst().toUtf8()).object();
    QCOMPARE(row.value(QStringLiteral("kind")).toString(), QStringLiteral("changed"));
    QVERIFY(row.value(QStringLiteral("pointer")).toString().startsWith(QStringLiteral("/statuses/")));
}

void ConfigTest::wrongUseIsTwo()
{
    QCOMPARE(config({ QStringLiteral("import"), desk(), path("next.json") }).code, 2); // which tickets?
    QCOMPARE(config({ QStringLiteral("import"), desk(), path("next.json"), QStringLiteral("--scope=all") }).code, 2);
    QCOMPARE(config({ QStringLiteral("import"), desk(), path("next.json"), QStringLiteral("--scope=new"),
                      QStringLiteral("--effective=tomorrow") })
                 .code,
             2);
    QCOMPARE(config({ QStringLiteral("diff"), desk() }).code, 2);
    QCOMPARE(config({ QStringLiteral("export") }).code, 2);
    QCOMPARE(config({ QStringLiteral("export"), desk(), QStringLiteral("--version=first") }).code, 2);
}

void ConfigTest::whatCannotBeReadIsThree()
{
    QCOMPARE(config({ QStringLiteral("export"), path("nowhere.duebell") }).code, 3);
    QCOMPARE(config({ QStringLiteral("export"), path("next.json") }).code, 3);
    QCOMPARE(config({ QStringLiteral("diff"), desk(), path("nowhere.json") }).code, 3);
}

DUEBELL_TEST(config, ConfigTest)
#include "config.moc"
