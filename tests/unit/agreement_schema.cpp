// The published Schema and the reader must allow the same keys: whoever adds one to the reader adds it to both.
#include "exchange/agreementreader.h"
#include "exchange/jsonparser.h"

#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

using namespace duebell;

namespace {

std::string contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QStringList propertiesOf(const JsonValue& schema, const char* definition)
{
    const JsonValue* object = &schema;
    if (*definition != '\0') {
        object = schema.find("$defs")->find(definition);
    }
    QStringList keys;
    for (const auto& [key, value] : object->find("properties")->members())
        keys.append(QString::fromStdString(key));
    keys.sort();
    return keys;
}

} // namespace

class AgreementSchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void schemaAndReaderAllowTheSameKeys_data()
    {
        QTest::addColumn<QString>("beginning"); // of an object in the good file
        QTest::addColumn<QString>("definition");
        const auto row = [](const char* beginning, const char* definition) {
            QTest::newRow(*definition == '\0' ? "document" : definition)
                << QString::fromUtf8(beginning) << QString::fromUtf8(definition);
        };
        row("{\n  \"duebell\"", "");
        row("{\"id\": \"berlin\"", "calendar");
        row("{\"date\": \"2026-12-25\"", "holiday");
        row("{\"date\": \"2026-12-28\"", "exception");
        row("{\"id\": \"pending\"", "status");
        row("{\"id\": \"high\"", "named");
        row("{\"id\": \"region\"", "field");
        row("{\"id\": \"premium\", \"name\": \"Premium\",", "policy");
        row("{\n       \"first_response\"", "targets");
        row("{\"promised\": \"15m\"", "firstResponse");
        row("{\"promised\": \"1h\"", "nextResponse");
        row("{\"promised\": \"30m\"", "target");
        row("{\"id\": \"acme\", \"name\": \"Acme\", \"tier\": \"premium\"", "client");
        row("{\"id\": \"bob\"", "person");
        row("{\"id\": \"first\"", "team");
    }

    void schemaAndReaderAllowTheSameKeys()
    {
        QFETCH(QString, beginning);
        QFETCH(QString, definition);
        const auto schema = parseJson(contents(QStringLiteral(DUEBELL_SOURCE_DIR "/resources/agreement.schema.json")));
        QVERIFY(schema.ok());
        std::string text = contents(test::syntheticFile(QStringLiteral("agreement/full.json")));
        const std::size_t place = text.find(beginning.toStdString());
        QVERIFY(place != std::string::npos);
        text.insert(place + 1, "\"no such key\": 0, ");
        const auto reading = AgreementReader::read(text);
        QCOMPARE(reading.problems.size(), std::size_t { 1 });
        QCOMPARE(int(reading.problems[0].error.code), int(ErrorCode::UnknownKey));
        QStringList allowed = QString::fromStdString(reading.problems[0].error.allowed).split(QLatin1Char('|'));
        allowed.sort();
        QCOMPARE(allowed, propertiesOf(*schema, definition.toUtf8().constData()));
    }
};

DUEBELL_TEST(agreement_schema, AgreementSchemaTest)
#include "agreement_schema.moc"
