#include "words/errortext.h"

#include "exchange/agreementreader.h"

#include "support/testmain.h"

#include <QTest>

using namespace duebell;

class WordsErrorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentencesSayWhatAndWhatToDo_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* json, const char* sentence) {
            QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(sentence);
        };
        row("no json", "{\"duebell\": 1,}",
            "line 1, column 15: This is no valid JSON: a name in quotes is expected here, not “}”.");
        row("cut off", "{\"duebell\": 1",
            "line 1, column 14: This is no valid JSON: , or } is expected here, not end of file.");
        row("newer", "{\"duebell\": 9}",
            "/duebell: This was written by a newer Duebell: it is format 9, and this program reads up to 1. Update "
            "Duebell to use "
            "it. (line 1, column 13)");
        row("missing", R"({"duebell": 1, "desk": {}, "statuses": [{"id": "o", "category": "open"}], "policies": []})",
            "/desk: “time_zone” is missing. Add it. (line 1, column 24)");
        row("zone",
            R"({"duebell": 1, "desk": {"time_zone": "Berlin"}, "statuses": [{"id": "o", "category": "open"}], "policies": []})",
            "/desk/time_zone: “Berlin” is no time zone that this computer knows. Use a name like Europe/Berlin or "
            "America/New_York. (line 1, column 38)");
        row("key",
            R"({"duebell": 1, "desk": {"time_zone": "UTC"}, "statuses": [{"id": "o", "categry": "open", "category": "open"}], "policies": []})",
            "/statuses/0/categry: “categry” means nothing here. Did you mean “category”? Allowed: id, name, aliases, "
            "retired, "
            "category, waits_for, owner. (line 1, column 82)");
        row("span", R"({"duebell": 1, "desk": {"time_zone": "UTC"}, "statuses": [{"id": "o", "category": "open"}],
"policies": [{"id": "p", "targets": {"resolution": {"promised": "soon"}}}]})",
            "/policies/0/targets/resolution/promised: “soon” is no time span. Write it like 30s, 15m, 2h or 1h30m of "
            "open time, "
            "or 3d for working days. (line 2, column 65)");
        row("reference", R"({"duebell": 1, "desk": {"time_zone": "UTC"}, "statuses": [{"id": "o", "category": "open"}],
"policies": [{"id": "p", "calendar": "berlin", "targets": {"resolution": {"promised": "1h"}}}]})",
            "/policies/0/calendar: “berlin” is not defined. Defined: always. (line 2, column 38)");
    }

    void sentencesSayWhatAndWhatToDo()
    {
        QFETCH(QString, json);
        QFETCH(QString, sentence);
        const auto reading = AgreementReader::read(json.toStdString());
        QCOMPARE(reading.problems.size(), std::size_t { 1 });
        QCOMPARE(ErrorText::withPlace(reading.problems[0]), sentence);
    }

    void everyCodeHasASentence()
    {
        for (int code = int(ErrorCode::InvalidArgument); code <= int(ErrorCode::Cancelled); ++code) {
            const QString sentence = ErrorText::sentence(Error { ErrorCode(code), "place", "value", "allowed" });
            QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(QStringLiteral("%1: %2").arg(code).arg(sentence)));
        }
    }

    void longValuesAreCutAndLineFeedsRemoved()
    {
        const QString sentence
            = ErrorText::sentence(Error { ErrorCode::NotFound, "", std::string(5000, 'x') + "\n\033[31m", "" });
        QVERIFY(sentence.size() < 200);
        QVERIFY(
            !ErrorText::sentence(Error { ErrorCode::NotFound, "", "a\n\033[31mb", "" }).contains(QLatin1Char('\x1b')));
    }
};

DUEBELL_TEST(words_errors, WordsErrorsTest)
#include "words_errors.moc"
