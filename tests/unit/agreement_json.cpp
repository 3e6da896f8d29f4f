#include "exchange/jsonparser.h"
#include "exchange/nearestname.h"

#include "support/testmain.h"

#include <QTest>

using namespace duebell;

class AgreementJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKindOfValue()
    {
        const auto parsed
            = parseJson("\xef\xbb\xbf {\"a\": [1, -2.5e3, true, false, null], \"b\": \"x\\u00e9\\ud83d\\ude00\\n\"} ");
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->toLine(),
                 std::string("{\"a\": [1, -2.5e3, true, false, null], \"b\": \"x\xc3\xa9\xf0\x9f\x98\x80\\n\"}"));
        QCOMPARE(parsed->find("a")->items()[0].toInteger(), std::optional<std::int64_t>(1));
        QVERIFY(!parsed->find("a")->items()[1].toInteger());
    }

    void keepsKeysInOrderAndTwice()
    {
        const auto parsed = parseJson(R"({"b": 1, "a": 2, "b": 3})");
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->members().size(), std::size_t { 3 });
        QCOMPARE(parsed->members()[1].first, std::string("a"));
        QCOMPARE(parsed->find("b")->text(), std::string("1"));
    }

    void refusesWhatIsNoJson()
    {
        for (const char* text : { "",
                                  " ",
                                  "{",
                                  "[1,]",
                                  "{\"a\":1,}",
                                  "{a:1}",
                                  "'a'",
                                  "01",
                                  "1.",
                                  ".5",
                                  "1e",
                                  "+1",
                                  "tru",
                                  "nulll",
                                  "\"a",
                                  "\"\\x\"",
                                  "\"\\u12\"",
                                  "\"\\ud800\"",
                                  "\"\\udc00\"",
                                  "\"\\u0000\"",
                                  "\"\x01\"",
                                  "\"\xff\"",
                                  "\"\xc0\x80\"",
                                  "\"\xed\xa0\x80\"",
                                  "[1] 2",
                                  "// c\n1",
                                  "NaN",
                                  "[1 2]",
                                  "{\"a\" 1}" })
            QVERIFY2(!parseJson(text).ok(), text);
    }

    void saysLineAndColumnInCharacters()
    {
        const auto parsed = parseJson("{\n  \"ä\": x}");
        QCOMPARE(parsed.error(), (Error { ErrorCode::Syntax, "2:8", "x", "a value" }));
    }

    void limitsDepthAndSize()
    {
        QVERIFY(parseJson("[[[1]]]", { 100, 4 }).ok());
        QCOMPARE(int(parseJson("[[[1]]]", { 100, 3 }).error().code), int(ErrorCode::TooLarge));
        QCOMPARE(int(parseJson("[1,2]", { 4, 3 }).error().code), int(ErrorCode::TooLarge));
    }

    void findsTheNearestName()
    {
        const std::vector<std::string> names { "first_response", "resolution", "ownership" };
        QCOMPARE(nearestName("resolutoin", names), std::string("resolution"));
        QCOMPARE(nearestName("Resolution", names), std::string("resolution"));
        QCOMPARE(nearestName("colour", names), std::string());
        QCOMPARE(nearestName("x", { "y" }), std::string());
    }
};

DUEBELL_TEST(agreement_json, AgreementJsonTest)
#include "agreement_json.moc"
