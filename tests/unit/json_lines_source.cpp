// JSON Lines as rows: nested keys, lists, escapes, and lines that are no objects.
#include "exchange/jsonlinessource.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using Texts = std::vector<std::string>;

class JsonLinesSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreColumns();
    void nestedKeysAreJoinedByDots();
    void everyKindOfValueIsACell();
    void escapesAreResolved();
    void aColumnMayFillSeveralSlots();
    void linesAreCountedAndBlankOnesPassedOver();
    void whatIsNoObjectIsMarked_data();
    void whatIsNoObjectIsMarked();
    void depthIsLimited();
    void otherColumnsAreNamed();
};

// One row each: the cells of "key", "a" and "b.c".
static std::vector<Texts> rowsOf(const std::string& text)
{
    Mapping mapping;
    mapping.key = "key";
    mapping.fields = { { "a", "a" }, { "b", "b.c" } };
    JsonLinesSource source(std::make_shared<const std::string>(text), 1, ImportColumns(mapping));
    std::vector<Texts> rows;
    SourceRow row;
    while (source.next(row)) {
        rows.emplace_back();
        if (row.fault != SourceRow::Fault::None)
            continue;
        for (const std::size_t slot :
             { std::size_t { ImportColumns::Key }, ImportColumns::valueSlot(0), ImportColumns::valueSlot(1) })
            rows.back().emplace_back(row.cells[slot]);
    }
    return rows;
}

void JsonLinesSourceTest::keysAreColumns()
{
    QCOMPARE(rowsOf(R"({"key": "T1", "a": "x", "other": 1})"), (std::vector<Texts> { { "T1", "x", "" } }));
    QCOMPARE(rowsOf("{\"a\":\"x\",\"key\":\"T1\"}\n{\"key\":\"T2\"}\n"),
             (std::vector<Texts> { { "T1", "x", "" }, { "T2", "", "" } }));
    QCOMPARE(rowsOf("{}"), (std::vector<Texts> { { "", "", "" } }));
}

void JsonLinesSourceTest::nestedKeysAreJoinedByDots()
{
    QCOMPARE(rowsOf(R"({"key": "T1", "b": {"x": {"c": 3}, "c": "deep"}, "a": "x"})"),
             (std::vector<Texts> { { "T1", "x", "deep" } }));
    QCOMPARE(rowsOf(R"({"key": "T1", "b.c": "flat"})"), (std::vector<Texts> { { "T1", "", "flat" } }));
}

void JsonLinesSourceTest::everyKindOfValueIsACell()
{
    QCOMPARE(rowsOf(R"({"key": 17, "a": true, "b": {"c": null}})"), (std::vector<Texts> { { "17", "true", "" } }));
    QCOMPARE(rowsOf(R"({"key": -1.5e+3, "a": ["x", 2, null, {"y": 1}, ["z"]], "b": {"c": []}})"),
             (std::vector<Texts> { { "-1.5e+3", "x,2,z", "" } }));
}

void JsonLinesSourceTest::escapesAreResolved()
{
    QCOMPARE(rowsOf(R"({"key": "a\"b\\c\/d\n", "a": "\u00fc\u20ac\ud83d\ude42", "\u0062": {"c": "x"}})"),
             (std::vector<Texts> { { "a\"b\\c/d\n", "ü€🙂", "x" } }));
}

void JsonLinesSourceTest::aColumnMayFillSeveralSlots()
{
    Mapping mapping;
    mapping.key = "id";
    mapping.displayKey = "id";
    const ImportColumns columns(mapping);
    JsonLinesSource source(std::make_shared<const std::string>(R"({"id": "T1"})"), 1, columns);
    SourceRow row;
    QVERIFY(source.next(row));
    QCOMPARE(row.cells[ImportColumns::Key], std::string_view("T1"));
    QCOMPARE(row.cells[ImportColumns::DisplayKey], std::string_view("T1"));
}

void JsonLinesSourceTest::linesAreCountedAndBlankOnesPassedOver()
{
    JsonLinesSource source(std::make_shared<const std::string>("\xEF\xBB\xBF{}\r\n\n  \n{}\n{"), 7,
                           ImportColumns(Mapping()));
    SourceRow row;
    std::vector<std::int64_t> lines;
    while (source.next(row))
        lines.push_back(row.line);
    QCOMPARE(lines, (std::vector<std::int64_t> { 7, 10, 11 }));
    QCOMPARE(row.fault, SourceRow::Fault::BrokenJson);
}

void JsonLinesSourceTest::whatIsNoObjectIsMarked_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : { "[1]",
                              "17",
                              "{",
                              "{\"a\"}",
                              "{\"a\":}",
                              "{\"a\":1,}",
                              "{\"a\":1} x",
                              "{\"a\":01}",
                              "{\"a\":+1}",
                              "{\"a\":1.}",
                              "{\"a\":nul}",
                              "{\"a\":\"x}",
                              "{\"a\":\"\\x\"}",
                              "{\"a\":\"\\u12\"}",
                              "{\"a\":\"\\ud800\"}",
                              "{\"a\":\"\\udc00\"}",
                              "{\"a\":\"\\ud800\\u0041\"}",
                              "{\"a\":\"tab\there\"}",
                              "{'a':1}",
                              "{\"a\":[1}",
                              "{\"a\":{\"b\":1}",
                              "{\"a\":1 \"b\":2}" })
        QTest::addRow("%s", line) << QByteArray(line);
}

void JsonLinesSourceTest::whatIsNoObjectIsMarked()
{
    QFETCH(QByteArray, line);
    QCOMPARE(rowsOf(line.toStdString() + "\n{\"key\":\"next\"}"), (std::vector<Texts> { {}, { "next", "", "" } }));
}

void JsonLinesSourceTest::depthIsLimited()
{
    std::string deep = "{\"key\":\"T1\",\"x\":";
    std::string objects;
    std::string lists;
    for (int i = 0; i < 100'000; ++i) {
        objects += "{\"x\":";
        lists += '[';
    }
    QCOMPARE(rowsOf(deep + objects), (std::vector<Texts> { {} }));
    QCOMPARE(rowsOf(deep + lists), (std::vector<Texts> { {} }));
}

void JsonLinesSourceTest::otherColumnsAreNamed()
{
    Mapping mapping;
    mapping.key = "key";
    JsonLinesSource source(std::make_shared<const std::string>(R"({"key": "T1", "x": {"y": 1}, "z": 2})"), 1,
                           ImportColumns(mapping));
    SourceRow row;
    QVERIFY(source.next(row));
    QCOMPARE(source.otherColumns(), (Texts { "x.y", "z" }));
}

DUEBELL_TEST(json_lines_source, JsonLinesSourceTest)
#include "json_lines_source.moc"
