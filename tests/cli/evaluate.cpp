#include "program.h"

#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

using namespace duebell::test;

namespace {

QStringList evaluate(const QString& events, const QStringList& more = {})
{
    return QStringList { QStringLiteral("evaluate"), QStringLiteral("--agreement"),
                         syntheticFile(QStringLiteral("agreement/office.json")), QStringLiteral("--events"), events }
    + more;
}

QString story()
{
    return syntheticFile(QStringLiteral("events/story.jsonl"));
}

QStringList asOf(const char* time)
{
    return { QStringLiteral("--as-of"), QString::fromUtf8(time) };
}

} // namespace

class CliEvaluateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsOneLineATicketWithTheKeysInOrder()
    {
        const QStringList expected {
            QString::fromUtf8(
                R"({"ticket": "T1", "status": "pending", "policy": "premium", "version": 1, "clocks": [{"metric": )"
                R"("resolution", "cycle": 1, "run": 1, "state": "running", "target_s": 14400, "started": )"
                R"("2026-03-23T14:42:00Z", "due": "2026-03-24T11:22:00Z", "counted_s": 9480, "paused_s": 2400, )"
                R"("left_s": 4920, "satisfied": null, "breached": null}]})"),
            QString::fromUtf8(R"({"ticket": "T2", "status": "open", "policy": "none", "version": 1, "clocks": []})"),
        };
        const Program program(evaluate(story(), asOf("2026-03-24T10:00:00Z")));
        QCOMPARE(program.error, QString());
        QCOMPARE(program.lines(), expected);
        QCOMPARE(program.code, 0);
    }

    void leavesOutTicketsThatDoNotExistYet()
    {
        const QString paused = QString::fromUtf8(R"("state": "paused")");
        const QString notDue = QString::fromUtf8(R"("due": null)");
        const Program program(evaluate(story(), asOf("2026-03-24T08:45:00Z")));
        QCOMPARE(program.lines().size(), 1);
        QVERIFY(program.out.contains(paused));
        QVERIFY(program.out.contains(notDue));
    }

    void readsEventsFromTheStandardInput()
    {
        QFile file(story());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Program piped(evaluate(QStringLiteral("-"), asOf("2026-03-24T10:00:00Z")), file.readAll());
        const Program read(evaluate(story(), asOf("2026-03-24T10:00:00Z")));
        QCOMPARE(piped.out, read.out);
        QCOMPARE(piped.code, 0);
    }

    void theLedgerAddsUp()
    {
        const QString paused = QString::fromUtf8(
            R"({"from": "2026-03-24T08:30:00Z", "to": "2026-03-24T09:10:00Z", "kind": "paused_client", "seconds": 2400, )"
            R"("total": 6480, "run": 1, "cause": "changed status to pending"})");
        const QString counted
            = QString::fromUtf8(R"("kind": "counted", "seconds": 3000, "total": 9480, "run": 1, "cause": "reply"})");
        const Program program(evaluate(story(), asOf("2026-03-24T10:00:00Z") << QStringLiteral("--ledger")));
        QVERIFY(program.out.contains(paused));
        QVERIFY(program.out.contains(counted));
    }

    void aWrongLineIsListedAndTheRestEvaluated()
    {
        const QByteArray wrong
            = R"({"ticket": "T1", "at": "2026-03-24T09:00:00Z", "event": "created", "fields": {"priority": "hihg"}})";
        const QByteArray right = R"({"ticket": "T2", "at": "2026-03-24T09:00:00Z", "event": "created"})";
        const QString sentence = QStringLiteral(
            "duebellctl: -: /fields/priority: “hihg” is not defined. Did you mean “high”? Defined: high, low. (line 1, "
            "column 91)\n");
        const Program program(evaluate(QStringLiteral("-"), asOf("2026-03-24T10:00:00Z")), wrong + '\n' + right);
        QCOMPARE(program.lines().size(), 1);
        QCOMPARE(program.error, sentence);
        QCOMPARE(program.code, 1);
    }

    void missingAndWrongFilesAreExplained()
    {
        const Program missing(evaluate(QStringLiteral("/no/such/file")));
        QCOMPARE(missing.error,
                 QStringLiteral("duebellctl: “/no/such/file” could not be read or written: there is no such file.\n"));
        QCOMPARE(missing.code, 3);
        const Program wrong({ QStringLiteral("evaluate"), QStringLiteral("--agreement"), story(),
                              QStringLiteral("--events"), story() });
        QCOMPARE(wrong.code, 1);
        const Program use(evaluate(story(), asOf("yesterday")));
        QVERIFY(use.error.startsWith(QStringLiteral("duebellctl: “yesterday” is no moment.")));
        QCOMPARE(use.code, 2);
        QCOMPARE(Program({ QStringLiteral("evaluate") }).code, 2);
    }
};

DUEBELL_TEST(evaluate, CliEvaluateTest)
#include "evaluate.moc"
