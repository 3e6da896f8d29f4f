// What is recognised from a file's beginning: format, delimiter, encoding, types, dates.
#include "exchange/agreementreader.h"
#include "exchange/filepreview.h"
#include "exchange/mappingpreview.h"
#include "exchange/mappingreader.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

using namespace duebell;
using Type = ColumnPreview::Type;

static FilePreview previewOf(const std::string& text, bool isWhole = true)
{
    const Result<FilePreview> preview = previewFile(text, isWhole);
    return preview ? *preview : FilePreview {};
}

static std::string bytesOf(const QString& name)
{
    QFile file(test::syntheticFile(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

class FilePreviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formatsAreRecognised();
    void encodingsAreRecognised();
    void typesAreGuessed();
    void datesAreRecognised_data();
    void datesAreRecognised();
    void theDayThatMayBeTheMonthIsSaid();
    void aRowThatIsCutIsNotLookedAt();
    void nothingIsNoFile();
    void theMappingShowsWhatRowsBecome();
};

void FilePreviewTest::formatsAreRecognised()
{
    QCOMPARE(previewOf("a;b\n1;2\n").delimiter, ';');
    QCOMPARE(previewOf("a\tb\n1\t2\n").delimiter, '\t');
    QCOMPARE(previewOf("a,b\n1,2\n").delimiter, ',');
    QCOMPARE(previewOf("\"a;x;y\",b\n1,2\n").delimiter, ',');
    const FilePreview lines = previewOf("{\"a\": 1, \"b\": {\"c\": 2}}\n{\"d\": 3}\n");
    QCOMPARE(lines.format, Mapping::Format::JsonLines);
    QCOMPARE(lines.columns.size(), 3u);
    QCOMPARE(lines.columns[1].name, std::string("b.c"));
    QCOMPARE(lines.rows, 2u);
}

void FilePreviewTest::encodingsAreRecognised()
{
    QCOMPARE(previewOf("a,b\nü,2\n").encoding, FilePreview::Encoding::Utf8);
    QCOMPARE(previewOf("\xEF\xBB\xBF"
                       "a,b\nü,2\n")
                 .encoding,
             FilePreview::Encoding::Utf8WithMark);
    const FilePreview latin = previewOf("a,b\nM\xFCller,2\n");
    QCOMPARE(latin.encoding, FilePreview::Encoding::Latin1);
    QCOMPARE(latin.columns[0].examples.front(), std::string("Müller"));
    QCOMPARE(previewOf("a\nx\n\xE2\x82", false).encoding, FilePreview::Encoding::Utf8); // cut inside a character
}

void FilePreviewTest::typesAreGuessed()
{
    std::string text = "key,count,done,state,none,words\n";
    for (int i = 0; i < 30; ++i)
        text += "T" + std::to_string(i) + "," + std::to_string(i * 7) + ".5," + (i % 2 ? "true" : "false") + ","
            + (i % 3 ? "Open" : "Closed") + ",?,word " + std::to_string(i) + "\n";
    const FilePreview preview = previewOf(text + "broken,row\n");
    QCOMPARE(preview.rows, 31u);
    QCOMPARE(preview.rowsLeftOut, 1u);
    std::vector<Type> types;
    for (const ColumnPreview& column : preview.columns)
        types.push_back(column.type);
    QCOMPARE(types, (std::vector { Type::Text, Type::Number, Type::Flag, Type::Choice, Type::Empty, Type::Text }));
    QCOMPARE(preview.columns[3].different, 2u);
    QCOMPARE(preview.columns[4].filled, 0u);
}

void FilePreviewTest::datesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char* text, const char* format) {
        QTest::addRow("%s", text) << QByteArray(text) << QByteArray(format);
    };
    row("29/2/2016 01:16", "d/M/yyyy HH:mm");
    row("2/29/2016 1:16 PM", "M/d/yyyy h:mm AP");
    row("01/16/2015 08:30:00 AM", "M/d/yyyy h:mm:ss AP");
    row("2010-03-31T16:59:42.000+02:00", "iso");
    row("2010-01-13 08:40:25+00:00", "iso");
    row("2010-01-13", "iso");
    row("31.12.2025 23:59", "d.M.yyyy H:mm");
    row("13 Mar 2026", "d MMM yyyy");
    row("1772438400", "unix");
    row("1772438400123", "unix_ms");
}

void FilePreviewTest::datesAreRecognised()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, format);
    const FilePreview preview = previewOf("at\n" + text.toStdString() + "\n");
    QCOMPARE(preview.columns.front().type, Type::Date);
    QCOMPARE(preview.columns.front().dateFormat, format.toStdString());
}

void FilePreviewTest::theDayThatMayBeTheMonthIsSaid()
{
    const FilePreview preview = previewOf("at\n1/2/2026 08:00\n3/4/2026 08:00\n");
    QCOMPARE(preview.columns.front().dateFormat, std::string("d/M/yyyy HH:mm"));
    QCOMPARE(preview.columns.front().otherDateFormat, std::string("M/d/yyyy HH:mm"));
    QVERIFY(previewOf("at\n1/2/2026 08:00\n13/4/2026 08:00\n").columns.front().otherDateFormat.empty());
}

void FilePreviewTest::aRowThatIsCutIsNotLookedAt()
{
    const FilePreview cut = previewOf("a,b\n1,2\n\"x\ny\",4\n5", false);
    QCOMPARE(cut.rows, 2u);
    QCOMPARE(cut.rowsLeftOut, 0u);
    QCOMPARE(previewOf("a,b\n1,2\n\"x\ny", false).rows, 1u);
}

void FilePreviewTest::nothingIsNoFile()
{
    const Result<FilePreview> preview = previewFile({}, true);
    QVERIFY(!preview.ok());
    QCOMPARE(preview.error().code, ErrorCode::Syntax);
}

void FilePreviewTest::theMappingShowsWhatRowsBecome()
{
    const auto agreement = AgreementReader::read(bytesOf(QStringLiteral("import/desk_agreement.json"))).agreement;
    const auto mapping = MappingReader::read(bytesOf(QStringLiteral("import/event_mapping.json"))).mapping;
    QVERIFY(agreement && mapping);
    const Result<MappingPreview> preview
        = previewMapping(bytesOf(QStringLiteral("import/event_log.csv")), true, *mapping, *agreement, 4);
    QVERIFY(preview.ok());
    QCOMPARE(preview->report.rows, 4);
    QCOMPARE(preview->tickets.size(), 1u);
    const std::vector<Event>& events = preview->tickets.front().events;
    QCOMPARE(events.size(), 5u);
    QCOMPARE(events[2].kind, EventKind::Changed);
    QCOMPARE(preview->symbols.text(events[2].value), std::string_view("high"));
}

DUEBELL_TEST(file_preview, FilePreviewTest)
#include "file_preview.moc"
