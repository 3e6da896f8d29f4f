// What an import reads: CSV as it comes, dates in every form, and mappings that are wrong.
#include "exchange/csvreader.h"
#include "exchange/mappingdates.h"
#include "exchange/mappingreader.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;

using Rows = std::vector<std::vector<std::string>>;

static Rows rowsOf(const std::string& text, char delimiter = 0)
{
    Result<CsvReader> reader = CsvReader::open(text, delimiter);
    Rows rows;
    CsvRow row;
    while (reader && reader->next(row))
        rows.emplace_back(row.fields.begin(), row.fields.end());
    return rows;
}

class ImportReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvFindsItsDelimiter();
    void csvUnquotes();
    void csvReadsEveryLineEnd();
    void csvSkipsAByteOrderMark();
    void csvFallsBackToLatin1();
    void csvMarksBrokenRowsAndGoesOn();
    void csvCountsLinesInsideQuotes();
    void utf8IsToldFromWhatIsNot();
    void datesAreRead_data();
    void datesAreRead();
    void datesAreRefused_data();
    void datesAreRefused();
    void repeatedHourIsTheEarlierAndSkippedShiftsForward();
    void formatsAreChecked();
    void mappingsAreRead();
    void mappingFaultsAreNamed_data();
    void mappingFaultsAreNamed();
};

void ImportReadingTest::csvFindsItsDelimiter()
{
    const Rows expected { { "a", "b" }, { "1,5", "2" } };
    QCOMPARE(rowsOf("a;b\n1,5;2\n"), expected);
    QCOMPARE(rowsOf("a\tb\n1,5\t2\n"), expected);
    QCOMPARE(rowsOf("a,b\n\"1,5\",2\n"), expected);
    QCOMPARE(rowsOf("a,b;c\n", ';'), (Rows { { "a,b", "c" } }));
}

void ImportReadingTest::csvUnquotes()
{
    QCOMPARE(rowsOf("\"a \"\"b\"\" c\",\"\",\"x,y\",plain \"q\"\n"),
             (Rows { { "a \"b\" c", "", "x,y", "plain \"q\"" } }));
    QCOMPARE(rowsOf("\"two\nlines\",end"), (Rows { { "two\nlines", "end" } }));
    QCOMPARE(rowsOf("a,,\n"), (Rows { { "a", "", "" } }));
}

void ImportReadingTest::csvReadsEveryLineEnd()
{
    const Rows expected { { "a", "b" }, { "c", "d" } };
    for (const char* text : { "a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\n\n\r\nc,d\n\n" })
        QCOMPARE(rowsOf(text), expected);
    QCOMPARE(rowsOf(""), Rows());
    QCOMPARE(rowsOf("\n\n"), Rows());
}

void ImportReadingTest::csvSkipsAByteOrderMark()
{
    QCOMPARE(rowsOf("\xEF\xBB\xBF\"a\",b\n"), (Rows { { "a", "b" } }));
}

void ImportReadingTest::csvFallsBackToLatin1()
{
    Result<CsvReader> reader = CsvReader::open("M\xFCller,\xE9t\xE9\n");
    QVERIFY(reader.ok());
    QVERIFY(reader->wasLatin1());
    CsvRow row;
    QVERIFY(reader->next(row));
    QCOMPARE(row.fields[0], std::string_view("Müller"));
    QCOMPARE(row.fields[1], std::string_view("été"));
    QVERIFY(!CsvReader::open("Müller\n")->wasLatin1());
}

void ImportReadingTest::csvMarksBrokenRowsAndGoesOn()
{
    Result<CsvReader> reader = CsvReader::open("\"a\"b,c\nd,e\n\"open,f\n");
    CsvRow row;
    QVERIFY(reader->next(row));
    QCOMPARE(row.fault, CsvRow::Fault::TextAfterQuote);
    QVERIFY(reader->next(row));
    QCOMPARE(row.fault, CsvRow::Fault::None);
    QCOMPARE(row.fields[0], std::string_view("d"));
    QVERIFY(reader->next(row));
    QCOMPARE(row.fault, CsvRow::Fault::OpenQuote);
    QVERIFY(!reader->next(row));
}

void ImportReadingTest::csvCountsLinesInsideQuotes()
{
    Result<CsvReader> reader = CsvReader::open("h\n\"1\n2\n3\"\nx\n");
    CsvRow row;
    std::vector<std::int64_t> lines;
    while (reader->next(row))
        lines.push_back(row.line);
    QCOMPARE(lines, (std::vector<std::int64_t> { 1, 2, 5 }));
}

void ImportReadingTest::utf8IsToldFromWhatIsNot()
{
    for (const char* good : { "", "ascii", "ü", "€", "𝄞", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF" })
        QVERIFY2(isUtf8(good), good);
    for (const char* bad :
         { "\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "a\xE2\x82" })
        QVERIFY2(!isUtf8(bad), bad);
}

void ImportReadingTest::datesAreRead_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("instant"); // zone: Europe/Berlin
    const auto row = [](const char* format, const char* text, const char* instant) {
        QTest::addRow("%s", text) << QString::fromLatin1(format) << QString::fromLatin1(text)
                                  << QString::fromLatin1(instant);
    };
    row("d/M/yyyy HH:mm", "29/2/2016 01:16", "2016-02-29T00:16:00Z");
    row("d/M/yyyy HH:mm", "01/03/2016 14:25", "2016-03-01T13:25:00Z");
    row("dd.MM.yyyy HH:mm:ss", "05.07.2026 08:00:59", "2026-07-05T06:00:59Z");
    row("M/d/yyyy h:mm AP", "7/5/2026 12:05 AM", "2026-07-04T22:05:00Z");
    row("M/d/yyyy h:mm AP", "7/5/2026 1:05 pm", "2026-07-05T11:05:00Z");
    row("yyyy-MM-dd'T'HH:mm", "2026-07-05T08:00", "2026-07-05T06:00:00Z");
    row("yyyy-MM-dd", "2026-01-05", "2026-01-04T23:00:00Z");
    row("iso", "2026-07-05T08:00:00-04:00", "2026-07-05T12:00:00Z");
    row("iso", "2026-07-05 08:00", "2026-07-05T06:00:00Z");
    row("iso", "2026-07-05", "2026-07-04T22:00:00Z");
    row("unix", "1456704960", "2016-02-29T00:16:00Z");
}

void ImportReadingTest::datesAreRead()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(QString, instant);
    const auto zone = Zone::load("Europe/Berlin");
    const Result<DateFormat> dates = DateFormat::parse(format.toStdString());
    QVERIFY(zone.ok() && dates.ok());
    const auto read = dates->read(text.toStdString(), **zone);
    QVERIFY(read);
    QCOMPARE(toIso(read->at), instant.toStdString());
    QCOMPARE(read->kind, Zone::WallTime::Unique);
}

void ImportReadingTest::datesAreRefused_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    for (const char* text : { "", "soon", "31/2/2016 08:00", "1/13/2016 08:00", "1/1/2016 24:00", "1/1/2016 08:60",
                              "1/1/16 08:00", "1/1/2016 08:00 ", "1/1/2016 8:00", "1-1-2016 08:00", "0/1/2016 08:00" })
        QTest::addRow("%s", text) << QStringLiteral("d/M/yyyy HH:mm") << QString::fromLatin1(text);
    QTest::addRow("half day") << QStringLiteral("d/M/yyyy h:mm AP") << QStringLiteral("1/1/2016 13:00 PM");
    QTest::addRow("unix text") << QStringLiteral("unix") << QStringLiteral("12a");
    QTest::addRow("unix far") << QStringLiteral("unix") << QStringLiteral("99999999999999");
    QTest::addRow("iso") << QStringLiteral("iso") << QStringLiteral("2026-13-01");
}

void ImportReadingTest::datesAreRefused()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    const auto zone = Zone::load("Europe/Berlin");
    const Result<DateFormat> dates = DateFormat::parse(format.toStdString());
    QVERIFY(zone.ok() && dates.ok());
    QVERIFY(!dates->read(text.toStdString(), **zone));
}

void ImportReadingTest::repeatedHourIsTheEarlierAndSkippedShiftsForward()
{
    const auto zone = Zone::load("Europe/Berlin");
    const Result<DateFormat> dates = DateFormat::parse("d/M/yyyy HH:mm");
    const auto repeated = dates->read("25/10/2026 02:30", **zone);
    QCOMPARE(toIso(repeated->at), std::string("2026-10-25T00:30:00Z"));
    QCOMPARE(repeated->kind, Zone::WallTime::Repeated);
    const auto skipped = dates->read("29/3/2026 02:30", **zone);
    QCOMPARE(toIso(skipped->at), std::string("2026-03-29T01:30:00Z"));
    QCOMPARE(skipped->kind, Zone::WallTime::Skipped);
}

void ImportReadingTest::formatsAreChecked()
{
    for (const char* bad : { "", "HH:mm", "d/M/yy", "ddd M yyyy", "yyyy-MM-ddTHH:mm", "d M" })
        QVERIFY2(!DateFormat::parse(bad).ok(), bad);
}

static const char* const kMapping = R"({"duebell_mapping": 1, "shape": "snapshot", "source": "desk",
 "dates": {"format": "d/M/yyyy HH:mm", "time_zone": "Europe/Berlin"}, "missing": ["?"],
 "ticket": {"key": "number", "opened": "opened_at"}, "row": {"at": "updated"},
 "fields": {"status": "state", "assignee": "who"}, "values": {"status": {"-100": "ignore"}},
 "actors": {"kinds": {"Robot": "system"}}, "ignore": ["closed_at"]})";

void ImportReadingTest::mappingsAreRead()
{
    const MappingReader::Reading reading = MappingReader::read(kMapping);
    QVERIFY(reading.problems.empty());
    QVERIFY(reading.mapping);
    QCOMPARE(reading.mapping->key, std::string("number"));
    QCOMPARE(reading.mapping->opened, std::string("opened_at"));
    QCOMPARE(reading.mapping->fields,
             (std::vector<Mapping::FieldColumn> { { "status", "state" }, { "assignee", "who" } }));
    QCOMPARE(reading.mapping->actorKinds.at("Robot"), ActorKind::System);
    QCOMPARE(reading.mapping->delimiter, '\0');
}

void ImportReadingTest::mappingFaultsAreNamed_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* from, const char* to, const char* where) {
        QTest::addRow("%s", to) << QString::fromLatin1(from) << QString::fromLatin1(to) << QString::fromLatin1(where);
    };
    row("\"duebell_mapping\": 1", "\"duebell_mapping\": 2", "/duebell_mapping");
    row("\"shape\": \"snapshot\"", "\"shape\": \"picture\"", "/shape");
    row("d/M/yyyy HH:mm", "d/M/yy", "/dates/format");
    row("Europe/Berlin", "Europe/Berlyn", "/dates/time_zone");
    row("\"key\": \"number\"", "\"kee\": \"number\"", "/ticket");
    row("\"updated\"", "7", "/row/at");
    row("\"system\"", "\"robot\"", "/actors/kinds/Robot");
    row("\"closed_at\"", "\"opened_at\"", "/ignore");
    row("\"source\": \"desk\"", "\"source\": \"my desk\"", "/source");
    row("\"ignore\": [", "\"ignores\": [", "");
}

void ImportReadingTest::mappingFaultsAreNamed()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, where);
    const QString json = QString::fromLatin1(kMapping).replace(from, to);
    const MappingReader::Reading reading = MappingReader::read(json.toStdString());
    QVERIFY(!reading.mapping);
    QVERIFY(!reading.problems.empty());
    const bool isNamed = std::ranges::any_of(reading.problems, [&](const Problem& problem) {
        return QString::fromStdString(problem.error.where).startsWith(where);
    });
    QVERIFY2(isNamed, reading.problems.front().error.where.c_str());
}

DUEBELL_TEST(import_reading, ImportReadingTest)
#include "import_reading.moc"
