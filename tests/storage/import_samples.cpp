// Real logs of four helpdesks, each with a mapping of its own, give the figures that were computed independently of
// this program; twice changes nothing; taken back, the desk is as before.
#include "importfixture.h"
#include "support/testmain.h"

#include "exchange/runretraction.h"

#include <QProcess>
#include <QTest>

using namespace duebell;
using duebell::test::ImportFixture;

class ImportSamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void italianHelpdesk();
    void italianHelpdeskTakenBack();
    void incidentsWithOffsets();
    void messagesWithRolesAndPrivateNotes();
    void oneRowPerRequest();

private:
    static std::string logOf(const QString& path);
    static void importTwice(ImportFixture& fixture, const std::string& log, ImportReport& report);
    [[nodiscard]] static DeskFigures figures(ImportFixture& fixture, const char* asOf);
};

static const QString kItalian = QStringLiteral("italian/helpdesk.csv.gz");
static const QString kOffsets = QStringLiteral("format-samples/events_with_offsets.csv");
static const QString kMessages = QStringLiteral("format-samples/messages_log.csv");
static const QString kRequests = QStringLiteral("format-samples/one_row_per_ticket_us_dates.csv");

static std::unique_ptr<ImportFixture> fixtureFor(const char* agreement, const char* mapping)
{
    return std::make_unique<ImportFixture>(QStringLiteral("import/") + QString::fromLatin1(agreement),
                                           QStringLiteral("import/") + QString::fromLatin1(mapping));
}

std::string ImportSamplesTest::logOf(const QString& path)
{
    if (!path.endsWith(QLatin1String(".gz")))
        return test::fileBytes(path);
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), { QStringLiteral("-dc"), path });
    return gzip.waitForFinished() ? gzip.readAllStandardOutput().toStdString() : std::string();
}

void ImportSamplesTest::importTwice(ImportFixture& fixture, const std::string& log, ImportReport& report)
{
    QVERIFY(fixture.isReady());
    QVERIFY(!log.empty());
    report = fixture.import(log);
    QVERIFY(report.eventsAdded > 0);
    QVERIFY(report.unmappedColumns.empty());
    const ImportReport again = fixture.import(log);
    QCOMPARE(again.eventsAdded, 0);
    QCOMPARE(again.eventsKnown, report.eventsAdded);
    QVERIFY(fixture.workspace().verify().value().findings.empty());
}

DeskFigures ImportSamplesTest::figures(ImportFixture& fixture, const char* asOf)
{
    Workspace::Options options;
    options.asOf = fromIso(asOf);
    const auto workspace = Workspace::open(fixture.path(), options);
    return figuresOf((*workspace)->desk()).value();
}

void ImportSamplesTest::italianHelpdesk()
{
    DUEBELL_NEEDS_REAL_DATA(kItalian);
    const auto fixture = fixtureFor("italian_agreement.json", "italian_mapping.json");
    ImportReport report;
    importTwice(*fixture, logOf(test::realData(kItalian)), report);
    QCOMPARE(report.rows, 21348);
    QCOMPARE(report.rowsDuplicate, 127);
    QCOMPARE(report.rowsIgnored, 6);
    QCOMPARE(report.problemCount, 0);
    QCOMPARE(report.rowsBackwards, 0);
    const DeskFigures desk = figures(*fixture, "2014-01-01T00:00:00Z");
    QCOMPARE(desk.tickets, 4580);
    QCOMPARE(desk.unresolved, 12);
    QCOMPARE(desk.reopened, 152);
    QCOMPARE(desk.everWaited, 1323);
    QCOMPARE(desk.changes.at(field::kStatus), 15688); // 17 more came in January 2014
    QCOMPARE(desk.changes.at(field::kAssignee), 4606);
    const ClockTally& resolution = desk.metrics.at(Metric::Resolution).all;
    QCOMPARE(resolution.met, 2843);
    QCOMPARE(resolution.breached, 1735);
    QCOMPARE(resolution.paused, 2);
    QCOMPARE(resolution.counted.count(), 756'812'361);
    QCOMPARE(resolution.pausedTime.count(), 366'338'205);
}

void ImportSamplesTest::italianHelpdeskTakenBack()
{
    DUEBELL_NEEDS_REAL_DATA(kItalian);
    const auto fixture = fixtureFor("italian_agreement.json", "italian_mapping.json");
    const std::string log = logOf(test::realData(kItalian));
    const ImportReport report = fixture->import(log);
    RunRetraction retraction(fixture->workspace().store());
    const Result<RetractionReport> back = retraction.retract(report.run, {}, Instant { Seconds { 1'800'000'000 } });
    QVERIFY(back.ok());
    QCOMPARE(back->retracted, report.eventsAdded);
    QCOMPARE(figures(*fixture, "2014-01-01T00:00:00Z").tickets, 0);
    QCOMPARE(fixture->import(log).eventsAdded, report.eventsAdded);
    QCOMPARE(figures(*fixture, "2014-01-01T00:00:00Z").metrics.at(Metric::Resolution).all.met, 2843);
}

void ImportSamplesTest::incidentsWithOffsets()
{
    DUEBELL_NEEDS_REAL_DATA(kOffsets);
    const auto fixture = fixtureFor("offsets_agreement.json", "offsets_mapping.json");
    ImportReport report;
    importTwice(*fixture, logOf(test::realData(kOffsets)), report);
    QCOMPARE(report.rows, 199);
    QCOMPARE(report.problemCount, 0);
    const DeskFigures desk = figures(*fixture, "2014-01-01T00:00:00Z");
    QCOMPARE(desk.tickets, 7);
    QCOMPARE(desk.unresolved, 1);
    QCOMPARE(desk.changes.at(field::kStatus), 185);
    QCOMPARE(desk.changes.at(field::kTeam), 52);
    QCOMPARE(desk.changes.at(field::kAssignee), 65);
    QCOMPARE(desk.changes.at(field::kClient), 28);
    // The last row ends without a line end, seven hours' worth of an offset apart from UTC: the first is told by both.
    QCOMPARE(fixture->history("1-364285768").front(), std::string("2010-03-31T14:59:42Z created (agent)"));
}

void ImportSamplesTest::messagesWithRolesAndPrivateNotes()
{
    DUEBELL_NEEDS_REAL_DATA(kMessages);
    const auto fixture = fixtureFor("desk_agreement.json", "messages_mapping.json");
    ImportReport report;
    importTwice(*fixture, logOf(test::realData(kMessages)), report);
    QCOMPARE(report.rows, 199);
    QCOMPARE(report.problemCount, 0);
    const std::vector<Event> events = fixture->eventsOf("1004298.0");
    const auto count = [&](EventKind kind, ActorKind actor) {
        return std::ranges::count_if(
            events, [&](const Event& event) { return event.kind == kind && event.actorKind == actor; });
    };
    QCOMPARE(count(EventKind::Created, ActorKind::Client), 1);
    QCOMPARE(count(EventKind::Note, ActorKind::Agent), 1);
    QCOMPARE(count(EventKind::Reply, ActorKind::System), 1);
    QCOMPARE(count(EventKind::Reply, ActorKind::Agent), 22);
    QCOMPARE(count(EventKind::Reply, ActorKind::Client), 21);
    const std::vector<std::string> bodies = fixture->bodies("1004298.0");
    QCOMPARE(bodies.size(), 46u);
    QVERIFY(bodies.front().starts_with("dear ph_name team\nwe need your urgent support"));
    std::size_t bytes = 0;
    for (const std::string& body : bodies)
        bytes += body.size();
    QCOMPARE(bytes, 16289u);
}

void ImportSamplesTest::oneRowPerRequest()
{
    DUEBELL_NEEDS_REAL_DATA(kRequests);
    const auto fixture = fixtureFor("requests_agreement.json", "requests_mapping.json");
    ImportReport report;
    importTwice(*fixture, logOf(test::realData(kRequests)), report);
    QCOMPARE(report.rows, 199);
    QCOMPARE(report.problemCount, 0);
    const DeskFigures desk = figures(*fixture, "2020-01-01T00:00:00Z");
    QCOMPARE(desk.tickets, 199);
    QCOMPARE(desk.unresolved, 3);
    const ClockTally& resolution = desk.metrics.at(Metric::Resolution).all;
    QCOMPARE(resolution.met, 146);
    QCOMPARE(resolution.breached, 50 + 3);
    QCOMPARE(resolution.breachedAndOwed, 3);
}

DUEBELL_TEST(import_samples, ImportSamplesTest)
#include "import_samples.moc"
