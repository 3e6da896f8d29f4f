#include "program.h"

#include "support/testdata.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell::test;

namespace {

QStringList single(const QStringList& words)
{
    return QStringList { QStringLiteral("calendar"), QStringLiteral("--agreement"),
                         syntheticFile(QStringLiteral("agreement/office.json")) }
    + words;
}

Program batch(const QByteArray& lines)
{
    return Program({ QStringLiteral("calendar"), QStringLiteral("--batch") }, lines);
}

QByteArray question(const QByteArray& rest)
{
    const QByteArray beginning
        = R"({"id": "q", "calendar": {"time_zone": "Europe/Berlin", "week": {"mon": [["09:00", "17:00"]]}}, )";
    return beginning + rest + "}\n";
}

} // namespace

class CliCalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersEveryOperation_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char* name, const char* rest, const char* answer) {
            QTest::newRow(name) << QByteArray(rest) << QString::fromUtf8(answer);
        };
        row("between", R"("op": "between", "at": "2026-03-23T07:00:00Z", "until": "2026-03-23T09:00:00Z")",
            R"({"id": "q", "seconds": 3600})");
        row("between backwards", R"("op": "between", "at": "2026-03-24T07:00:00Z", "until": "2026-03-23T09:00:00Z")",
            R"({"id": "q", "seconds": 0})");
        row("add", R"("op": "add", "at": "2026-03-20T15:30:00Z", "seconds": 28800)",
            R"({"id": "q", "at": "2026-03-23T16:00:00Z"})");
        row("subtract", R"("op": "subtract", "at": "2026-03-24T15:30:00Z", "seconds": 3600)",
            R"({"id": "q", "at": "2026-03-23T15:00:00Z"})");
        row("is open", R"("op": "is_open", "at": "2026-03-23T08:00:00Z")", R"({"id": "q", "open": true})");
        row("is closed", R"("op": "is_open", "at": "2026-03-23T16:00:00Z")", R"({"id": "q", "open": false})");
        row("next open", R"("op": "next_open", "at": "2026-03-21T00:00:00Z")",
            R"({"id": "q", "at": "2026-03-23T08:00:00Z"})");
        row("previous open", R"("op": "prev_open", "at": "2026-03-25T00:00:00Z")",
            R"({"id": "q", "at": "2026-03-23T15:59:59Z"})");
        row("next close", R"("op": "next_close", "at": "2026-03-23T09:00:00Z")",
            R"({"id": "q", "at": "2026-03-23T16:00:00Z"})");
    }

    void answersEveryOperation()
    {
        QFETCH(QByteArray, rest);
        QFETCH(QString, answer);
        const Program program = batch(question(rest));
        QCOMPARE(program.lines(), QStringList { answer });
        QCOMPARE(program.code, 0);
        QCOMPARE(program.error, QString());
    }

    void neverIsNull()
    {
        const QByteArray never
            = R"({"id": 7, "calendar": {"time_zone": "UTC"}, "op": "add", "at": "2026-03-23T09:00:00Z", "seconds": 1})";
        const QString answer = QString::fromUtf8(R"({"id": 7, "at": null})");
        const Program program = batch(never);
        QCOMPARE(program.lines(), QStringList { answer });
        QCOMPARE(program.code, 0);
    }

    void goesOnAfterAnError()
    {
        const QByteArray good = question(R"("op": "is_open", "at": "2026-03-23T08:00:00Z")");
        const QByteArray mistyped = question(R"("op": "is_opne", "at": "2026-03-23T08:00:00Z")");
        const QString noId = QString::fromUtf8("{\"id\": null, \"error\": \"");
        const QStringList answers {
            QString::fromUtf8(
                "{\"id\": \"q\", \"error\": \"/op: “is_opne” is not allowed here. Did you mean “is_open”? "
                "Allowed: between, add, subtract, is_open, next_open, prev_open, next_close.\"}"),
            QString::fromUtf8(R"({"id": "q", "open": true})"),
        };
        const Program program = batch("nonsense\n" + mistyped + good);
        QCOMPARE(program.lines().size(), 3);
        QVERIFY(program.lines()[0].startsWith(noId));
        QCOMPARE(program.lines().mid(1), answers);
        QCOMPARE(program.code, 1);
    }

    void answersOneQuestion_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char* words, const char* answer) {
            QTest::newRow(words) << QString::fromUtf8(words).split(QLatin1Char(' '))
                                 << QString::fromUtf8(answer) + QLatin1Char('\n');
        };
        row("add 2026-03-20T15:30:00Z 2h", "2026-03-23T09:30:00Z  Mon 2026-03-23 10:30 Europe/Berlin");
        row("add 2026-03-20T10:00 3d", "2026-03-25T09:00:00Z  Wed 2026-03-25 10:00 Europe/Berlin");
        row("subtract 2026-03-23T09:00:00Z 2h", "2026-03-20T15:00:00Z  Fri 2026-03-20 16:00 Europe/Berlin");
        row("between 2026-03-20 2026-03-24", "57600  16 h");
        row("is-open 2026-03-21T12:00:00Z", "closed");
        row("next-open 2026-03-21T12:00:00Z", "2026-03-23T08:00:00Z  Mon 2026-03-23 09:00 Europe/Berlin");
        row("--id always next-close 2026-03-21T12:00:00Z", "never");
    }

    void answersOneQuestion()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, answer);
        const Program program(single(words));
        QCOMPARE(program.error, QString());
        QCOMPARE(program.out, answer);
        QCOMPARE(program.code, 0);
    }

    void wrongUseIsExplained_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* words, const char* sentence) {
            QTest::newRow(words) << QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                                 << QString::fromUtf8(sentence);
        };
        row("", "Which calculation?");
        row("divide 2026-03-20T15:30:00Z 2h", "There is no calculation “divide”.");
        row("add 2026-03-20T15:30:00Z", "needs a moment and a time span");
        row("add yesterday 2h", "“yesterday” is no moment.");
        row("add 2026-03-20T15:30:00Z 2x", "“2x” is no time span.");
        row("subtract 2026-03-20T15:30:00Z 2d", "“2d” is no time span.");
        row("--id berlin is-open now", "“berlin” is not defined. Defined: office, always.");
        row("--zone x is-open now", "has no option “--zone”");
        row("--id", "Option “--id” needs a value: --id CALENDAR.");
        row("--batch", "everything comes from the standard input");
    }

    void wrongUseIsExplained()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, sentence);
        const Program program(single(words));
        QVERIFY2(program.error.contains(sentence), qPrintable(program.error));
        QVERIFY(program.error.contains(QLatin1String("duebellctl calendar --help")));
        QCOMPARE(program.out, QString());
        QCOMPARE(program.code, 2);
    }
};

DUEBELL_TEST(calendar, CliCalendarTest)
#include "calendar.moc"
