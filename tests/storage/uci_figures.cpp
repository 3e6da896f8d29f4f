// A real desk's log, imported through the store, gives exactly the figures that were computed independently of this
// program: whole file, and as of 2016-03-17 09:17 in Berlin.
#include "deskfixture.h"
#include "support/testmain.h"

#include <QProcess>
#include <QTest>

using namespace duebell;
using duebell::test::DeskFixture;

static const QString kLog = QStringLiteral("uci/incident_event_log_dev.csv.gz");

class UciFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wholeFile();
    void asOfThatMorning();
    void importingAgainChangesNothing();
    void verifyFindsNothing();

private:
    void importLog();

    std::unique_ptr<DeskFixture> m_fixture;
    std::string m_log;
    ImportReport m_report;
};

void UciFiguresTest::initTestCase()
{
    DUEBELL_NEEDS_REAL_DATA(kLog);
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), { QStringLiteral("-dc"), duebell::test::realData(kLog) });
    QVERIFY(gzip.waitForFinished());
    QCOMPARE(gzip.exitCode(), 0);
    m_log = gzip.readAllStandardOutput().toStdString();
    m_fixture = std::make_unique<DeskFixture>();
    QVERIFY(m_fixture->create(QStringLiteral("uci_agreement.json")));
    importLog();
}

void UciFiguresTest::importLog()
{
    const auto workspace = m_fixture->open();
    QVERIFY(workspace);
    const std::optional<Mapping> mapping = duebell::test::mappingFile(QStringLiteral("uci_mapping.json"));
    QVERIFY(mapping);
    const Result<ImportReport> report = workspace->importTickets(*mapping, { "log.csv", m_log, {} });
    QVERIFY2(report.ok(), report.ok() ? "" : (report.error().where + " " + report.error().value).c_str());
    m_report = *report;
}

void UciFiguresTest::wholeFile()
{
    DUEBELL_NEEDS_REAL_DATA(kLog);
    QCOMPARE(m_report.rows, 59354);
    QCOMPARE(m_report.rowsLeftOut, 0);
    QCOMPARE(m_report.problemCount, 4); // rows in the hour that was skipped on 27 March
    for (const ImportProblem& problem : m_report.problems)
        QCOMPARE(problem.kind, ImportProblem::Kind::SkippedHour);
    QCOMPARE(m_report.rowsBackwards, 1);
    QCOMPARE(m_report.rowsBeforeOpening, 5);
    QVERIFY(m_report.unmappedColumns.empty());
    const auto workspace = m_fixture->open();
    QVERIFY(workspace);
    const DeskFigures figures = figuresOf(workspace->desk()).value();
    QCOMPARE(figures.tickets, 9202);
    QCOMPARE(figures.unresolved, 0);
    QCOMPARE(figures.reopened, 134);
    QCOMPARE(figures.everWaited, 2909);
    QCOMPARE(figures.changes.at(field::kStatus), 28085);
    QCOMPARE(figures.changes.at(field::kPriority), 192);
    QCOMPARE(figures.changes.at(field::kAssignee), 5104);
    const MetricFigures& resolution = figures.metrics.at(Metric::Resolution);
    QCOMPARE(resolution.all.met, 6357);
    QCOMPARE(resolution.all.breached, 2845);
    QCOMPARE(resolution.all.counted.count(), 1'252'834'860);
    QCOMPARE(resolution.all.pausedTime.count(), 942'690'600);
    struct Row {
        const char* priority;
        std::int64_t breached;
        std::int64_t clocks;
    };
    for (const Row& row :
         { Row { "p1", 66, 94 }, Row { "p2", 82, 143 }, Row { "p3", 2631, 8581 }, Row { "p4", 66, 384 } }) {
        const ClockTally& tally = resolution.byPriority.at(workspace->desk().symbols().find(row.priority));
        QCOMPARE(tally.breached, row.breached);
        QCOMPARE(tally.clocks, row.clocks);
    }
}

void UciFiguresTest::asOfThatMorning()
{
    DUEBELL_NEEDS_REAL_DATA(kLog);
    const auto workspace = m_fixture->open(fromIso("2016-03-17T09:17:00+01:00"));
    QVERIFY(workspace);
    const DeskFigures figures = figuresOf(workspace->desk()).value();
    QCOMPARE(figures.tickets, 5216);
    QCOMPARE(figures.unresolved, 1881);
    const ClockTally& resolution = figures.metrics.at(Metric::Resolution).all;
    QCOMPARE(resolution.running, 478);
    QCOMPARE(resolution.leftWithinHour, 7);
    QCOMPARE(resolution.paused, 518);
    QCOMPARE(resolution.breachedAndOwed, 885);
    QCOMPARE(resolution.breachedAndWaiting, 167);
}

void UciFiguresTest::importingAgainChangesNothing()
{
    DUEBELL_NEEDS_REAL_DATA(kLog);
    const std::int64_t added = m_report.eventsAdded;
    QVERIFY(added > 0);
    importLog();
    QCOMPARE(m_report.eventsAdded, 0);
    QCOMPARE(m_report.eventsKnown, added);
}

void UciFiguresTest::verifyFindsNothing()
{
    DUEBELL_NEEDS_REAL_DATA(kLog);
    const auto workspace = m_fixture->open(fromIso("2016-03-17T09:17:00+01:00"));
    const Result<Verification> verification = workspace->verify();
    QVERIFY(verification.ok());
    QCOMPARE(verification->tickets, 9202);
    for (const VerificationFinding& finding : verification->findings)
        qWarning("%s %s: %s, expected %s", finding.ticket.c_str(), finding.where.c_str(), finding.found.c_str(),
                 finding.expected.c_str());
    QVERIFY(verification->findings.empty());
}

DUEBELL_TEST(uci_figures, UciFiguresTest)
#include "uci_figures.moc"
