#include "program.h"

#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace duebell::test;

namespace {

Program run(const char* words)
{
    return Program(QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

} // namespace

class CliGeneralTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasAHelpPage()
    {
        const Program overview = run("--help");
        QCOMPARE(overview.code, 0);
        QCOMPARE(overview.error, QString());
        int commands = 0;
        bool inTable = false;
        for (const QString& line : overview.out.split(QLatin1Char('\n'))) {
            if (line == QLatin1String("Commands:")) {
                inTable = true;
            } else if (inTable && line.isEmpty()) {
                break;
            } else if (inTable) {
                const QString name = line.mid(2, line.indexOf(QLatin1String("  "), 2) - 2);
                const Program help(name.split(QLatin1Char(' ')) << QStringLiteral("--help"));
                QVERIFY2(help.code == 0 && help.out.startsWith(QLatin1String("Usage:\n  duebellctl ") + name),
                         qPrintable(name));
                ++commands;
            }
        }
        QVERIFY(commands >= 3);
    }

    void wrongUseNamesWhatIsThere()
    {
        QCOMPARE(run("").code, 2);
        const Program unknown = run("evalute");
        QCOMPARE(unknown.code, 2);
        QCOMPARE(unknown.error,
                 QStringLiteral("duebellctl: There is no command “evalute”. Did you mean “evaluate”?\n“duebellctl "
                                "--help” says how it is used.\n"));
        QCOMPARE(run("config").code, 2);
    }

    void theVersionIsPrinted() { QVERIFY(run("--version").out.startsWith(QLatin1String("duebellctl "))); }

    void configCheckListsEveryProblem()
    {
        const Program good({ QStringLiteral("config"), QStringLiteral("check"),
                             syntheticFile(QStringLiteral("agreement/full.json")) });
        QCOMPARE(good.code, 0);
        QVERIFY(
            good.out.endsWith(QLatin1String("is in order (calendars: 2, statuses: 7, priorities: 3, policies: 4).\n")));

        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("bad.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const char* const json
            = R"({"duebell": 1, "desk": {}, "statuses": [{"id": "o", "category": "opne"}], "policies": []})";
        file.write(json);
        file.close();
        const Program checked({ QStringLiteral("config"), QStringLiteral("check"), file.fileName() });
        QCOMPARE(checked.code, 1);
        QCOMPARE(checked.lines(),
                 QStringList(
                     { QStringLiteral("/desk: “time_zone” is missing. Add it. (line 1, column 24)"),
                       QStringLiteral(
                           "/statuses/0/category: “opne” is not allowed here. Did you mean “open”? Allowed: new, open, "
                           "waiting, resolved, closed, cancelled. (line 1, column 65)") }));
        QCOMPARE(run("config check /no/such/file").code, 3);
        QCOMPARE(run("config check").code, 2);
        QCOMPARE(Program({ QStringLiteral("config"), QStringLiteral("check"), folder.path() }).code, 3);
    }
};

DUEBELL_TEST(general, CliGeneralTest)
#include "general.moc"
