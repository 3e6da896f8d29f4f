// init, import, list, show and verify, as a shell runs them on the synthetic log.
#include "program.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using duebell::test::Program;
using duebell::test::syntheticFile;

class DeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void statisticsAreTheComputedOnes();
    void statisticsForPeopleNameThePriorities();
    void listsAreStableForPrograms();
    void formulaCellsAreNeutralised();
    void showExplains();
    void showIsForProgramsToo();
    void asKnownBeforeTheImportThereIsNothing();
    void verifyIsForProgramsToo();
    void aTicketThatIsNotThereIsAProblem();
    void verifyReturnsZero();
    void importingAgainAddsNothing();
    void neverOverwritesADesk();
    void wrongUseIsTwo();
    void aFileThatIsNoDeskIsRefused();

private:
    [[nodiscard]] QString desk() const { return m_folder.filePath(QStringLiteral("desk.duebell")); }
    [[nodiscard]] Program import() const
    {
        return Program({ QStringLiteral("import"), desk(), QStringLiteral("--mapping"),
                         syntheticFile(QStringLiteral("snapshot_mapping.json")),
                         syntheticFile(QStringLiteral("snapshot_log.csv")) });
    }

    QTemporaryDir m_folder;
};

static const QString kAsOf = QStringLiteral("--as-of=2026-04-02T09:00:00Z");

void DeskTest::initTestCase()
{
    const Program made({ QStringLiteral("init"), desk(), QStringLiteral("--agreement"),
                         syntheticFile(QStringLiteral("uci_agreement.json")) });
    QCOMPARE(made.code, 0);
    const Program imported = import();
    QCOMPARE(imported.code, 1); // three rows cannot be read
    QVERIFY2(imported.out.contains(QStringLiteral("Rows: 297, left out: 3. Tickets: 63.")), qPrintable(imported.out));
    QVERIFY2(imported.error.contains(QStringLiteral("“31/2/2026 08:00” is no date of the form d/M/yyyy HH:mm")),
             qPrintable(imported.error));
}

void DeskTest::statisticsAreTheComputedOnes()
{
    const Program listed(
        { QStringLiteral("list"), desk(), QStringLiteral("--stats"), kAsOf, QStringLiteral("--format=json") });
    QCOMPARE(listed.code, 0);
    const QJsonObject figures = QJsonDocument::fromJson(listed.out.toUtf8()).object();
    QCOMPARE(figures.value(QStringLiteral("tickets")).toInt(), 62);
    QCOMPARE(figures.value(QStringLiteral("unresolved")).toInt(), 11);
    QCOMPARE(figures.value(QStringLiteral("changes")).toObject().value(QStringLiteral("status")).toInt(), 185);
    const QJsonObject resolution
        = figures.value(QStringLiteral("metrics")).toObject().value(QStringLiteral("resolution")).toObject();
    QCOMPARE(resolution.value(QStringLiteral("met")).toInt(), 40);
    QCOMPARE(resolution.value(QStringLiteral("overdue_waiting")).toInt(), 2);
    QCOMPARE(resolution.value(QStringLiteral("counted_s")).toInt(), 2'577'720);
}

void DeskTest::statisticsForPeopleNameThePriorities()
{
    const Program listed({ QStringLiteral("list"), desk(), QStringLiteral("--stats"), kAsOf });
    QCOMPARE(listed.code, 0);
    for (const char* part : { "Tickets: 62, unresolved: 11", "3 - Moderate", "2577720", "status 185" })
        QVERIFY2(listed.out.contains(QString::fromUtf8(part)), qPrintable(listed.out));
}

void DeskTest::listsAreStableForPrograms()
{
    const Program listed({ QStringLiteral("list"), desk(), kAsOf, QStringLiteral("--format=csv") });
    QCOMPARE(listed.code, 0);
    const QStringList lines = listed.lines();
    QCOMPARE(lines.size(), 12); // the header and eleven unresolved
    QCOMPARE(lines.constFirst(),
             QStringLiteral("key,subject,status,priority,type,client,assignee,team,policy,lane,state,metric,"
                            "due,left_s,created"));
    const QStringList running = lines.filter(QRegularExpression(QStringLiteral("^T21,")));
    QCOMPARE(running.size(), 1);
    QVERIFY2(running.constFirst().endsWith(
                 QStringLiteral("standard,due_soon,running,resolution,2026-04-02T10:00:00Z,3600,2026-04-02T06:00:00Z")),
             qPrintable(running.constFirst()));
    const Program json({ QStringLiteral("list"), desk(), kAsOf, QStringLiteral("--format=json") });
    QCOMPARE(json.lines().size(), 11);
    QVERIFY(QJsonDocument::fromJson(json.lines().constFirst().toUtf8()).isObject());
}

void DeskTest::formulaCellsAreNeutralised()
{
    QTemporaryDir folder;
    QFile log(folder.filePath(QStringLiteral("log.csv")));
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write("ticket,state,updated,opened,priority,assignee,group,caller,changed_by,subject,resolved_at,old_sla\n"
              "X1,New,2/4/2026 08:00,2/4/2026 08:00,2 - High,?,?,?,?,=1+1,?,?\n");
    log.close();
    const QString file = folder.filePath(QStringLiteral("x.duebell"));
    QCOMPARE(Program({ QStringLiteral("init"), file, QStringLiteral("--agreement"),
                       syntheticFile(QStringLiteral("uci_agreement.json")) })
                 .code,
             0);
    QCOMPARE(Program({ QStringLiteral("import"), file, QStringLiteral("--mapping"),
                       syntheticFile(QStringLiteral("snapshot_mapping.json")), log.fileName() })
                 .code,
             0);
    const Program listed({ QStringLiteral("list"), file, kAsOf, QStringLiteral("--format=csv") });
    QVERIFY2(listed.out.contains(QStringLiteral("X1,'=1+1,")), qPrintable(listed.out));
}

void DeskTest::showExplains()
{
    const Program shown({ QStringLiteral("show"), desk(), QStringLiteral("T24"), QStringLiteral("--why"), kAsOf });
    QCOMPARE(shown.code, 0);
    for (const char* part : { "T24", "Breached and waiting", "Resolution", "Awaiting Vendor", "Resa Holm", "History" })
        QVERIFY2(shown.out.contains(QString::fromUtf8(part)), qPrintable(shown.out));
}

void DeskTest::showIsForProgramsToo()
{
    const QStringList words { QStringLiteral("show"), desk(), QStringLiteral("T24"), kAsOf };
    const Program json(words + QStringList { QStringLiteral("--why"), QStringLiteral("--format=json") });
    QCOMPARE(json.code, 0);
    QCOMPARE(json.lines().size(), 1);
    const QJsonObject ticket = QJsonDocument::fromJson(json.out.toUtf8()).object();
    QCOMPARE(ticket.value(QStringLiteral("ticket")).toString(), QStringLiteral("T24"));
    QVERIFY(ticket.value(QStringLiteral("clocks")).toArray().first().toObject().contains(QStringLiteral("ledger")));
    const QJsonArray history = ticket.value(QStringLiteral("history")).toArray();
    QCOMPARE(history.first().toObject().value(QStringLiteral("event")).toString(), QStringLiteral("created"));
    const Program csv(words + QStringList { QStringLiteral("--format=csv") });
    QCOMPARE(csv.code, 0);
    QVERIFY(csv.lines().at(1).startsWith(QStringLiteral("T24,resolution,,1,1,breached,")));
}

void DeskTest::asKnownBeforeTheImportThereIsNothing()
{
    const QString before = QStringLiteral("--as-known-at=2026-04-02T09:00:00Z"); // imported later than that
    const Program listed(
        { QStringLiteral("list"), desk(), QStringLiteral("--stats"), kAsOf, before, QStringLiteral("--format=json") });
    QCOMPARE(listed.code, 0);
    QCOMPARE(QJsonDocument::fromJson(listed.out.toUtf8()).object().value(QStringLiteral("tickets")).toInt(), 0);
    QCOMPARE(Program({ QStringLiteral("list"), desk(), before, QStringLiteral("--format=json") }).lines().size(), 0);
    QCOMPARE(Program({ QStringLiteral("show"), desk(), QStringLiteral("T24"), before }).code, 1);
    const Program after({ QStringLiteral("list"), desk(), QStringLiteral("--stats"), kAsOf,
                          QStringLiteral("--as-known-at=2400-01-01T00:00:00Z"), QStringLiteral("--format=json") });
    QCOMPARE(QJsonDocument::fromJson(after.out.toUtf8()).object().value(QStringLiteral("tickets")).toInt(), 62);
    QCOMPARE(Program({ QStringLiteral("list"), desk(), QStringLiteral("--as-known-at=soon") }).code, 2);
}

void DeskTest::verifyIsForProgramsToo()
{
    const Program verified({ QStringLiteral("verify"), desk(), kAsOf, QStringLiteral("--format=csv") });
    QCOMPARE(verified.code, 0);
    QCOMPARE(verified.out, QStringLiteral("ticket,where,found,expected,text\n"));
}

void DeskTest::aTicketThatIsNotThereIsAProblem()
{
    QCOMPARE(Program({ QStringLiteral("show"), desk(), QStringLiteral("T999") }).code, 1);
    const Program early({ QStringLiteral("show"), desk(), QStringLiteral("T27"), kAsOf });
    QCOMPARE(early.code, 1);
    QVERIFY(early.error.contains(QStringLiteral("did not exist yet")));
}

void DeskTest::verifyReturnsZero()
{
    const Program verified({ QStringLiteral("verify"), desk(), kAsOf });
    QVERIFY2(verified.code == 0, qPrintable(verified.out + verified.error));
    QVERIFY(verified.out.contains(QStringLiteral("Problems: 0.")));
}

void DeskTest::importingAgainAddsNothing()
{
    const Program again = import();
    QVERIFY2(again.out.contains(QStringLiteral("Events added: 0,")), qPrintable(again.out));
}

void DeskTest::neverOverwritesADesk()
{
    const Program again({ QStringLiteral("init"), desk(), QStringLiteral("--agreement"),
                          syntheticFile(QStringLiteral("uci_agreement.json")) });
    QCOMPARE(again.code, 3);
    QCOMPARE(Program({ QStringLiteral("verify"), desk(), kAsOf }).code, 0);
}

void DeskTest::wrongUseIsTwo()
{
    QCOMPARE(Program({ QStringLiteral("list") }).code, 2);
    QCOMPARE(Program({ QStringLiteral("list"), desk(), QStringLiteral("--format=xml") }).code, 2);
    QCOMPARE(Program({ QStringLiteral("list"), desk(), QStringLiteral("--as-of=yesterday") }).code, 2);
    QCOMPARE(Program({ QStringLiteral("import"), desk() }).code, 2);
    QCOMPARE(Program({ QStringLiteral("init"), desk() }).code, 2);
}

void DeskTest::aFileThatIsNoDeskIsRefused()
{
    const Program refused({ QStringLiteral("list"), syntheticFile(QStringLiteral("snapshot_log.csv")) });
    QCOMPARE(refused.code, 3);
    QVERIFY(!refused.error.isEmpty());
    QCOMPARE(Program({ QStringLiteral("list"), m_folder.filePath(QStringLiteral("nowhere.duebell")) }).code, 3);
}

DUEBELL_TEST(desk, DeskTest)
#include "desk.moc"
