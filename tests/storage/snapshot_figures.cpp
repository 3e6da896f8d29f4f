// A synthetic log of some 300 rows with everything that real logs do to an import, and figures that were computed apart
// from this program: minute by minute from the definition (Mon-Fri 08:00-18:00 Berlin; 4, 8, 24, 40 h by priority;
// paused in every "Awaiting"), and checked by hand for the tickets named here.
#include "deskfixture.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using duebell::test::DeskFixture;

class SnapshotFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rowsThatCannotBeReadAreListedAndTheRestIsImported();
    void doubtsAreListed();
    void ticketsAreAsComputedByHand_data();
    void ticketsAreAsComputedByHand();
    void deskOnSecondOfApril();
    void deskInNovember();
    void importingTwiceChangesNothing();
    void theFutureDoesNotLeak();
    void quotedTextsArriveWhole();
    void verifyFindsNothing();

private:
    ImportReport importLog(const std::string& bytes);
    const Clock* resolutionOf(const Workspace& workspace, const std::string& key);

    DeskFixture m_fixture;
    std::string m_log;
    ImportReport m_report;
    Inspection m_inspection;
};

static const Instant kApril = *fromIso("2026-04-02T11:00:00+02:00");
static const Instant kNovember = *fromIso("2026-11-02T12:00:00+01:00");

static std::int64_t countOf(const ImportReport& report, ImportProblem::Kind kind)
{
    return std::ranges::count(report.problems, kind, &ImportProblem::kind);
}

ImportReport SnapshotFiguresTest::importLog(const std::string& bytes)
{
    const auto workspace = m_fixture.open();
    const std::optional<Mapping> mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    if (!workspace || !mapping)
        return {};
    const Result<ImportReport> report = workspace->importTickets(*mapping, { "snapshot_log.csv", bytes, {} });
    return report ? *report : ImportReport {};
}

void SnapshotFiguresTest::initTestCase()
{
    QVERIFY(m_fixture.create(QStringLiteral("uci_agreement.json")));
    m_log = duebell::test::fileBytes(duebell::test::syntheticFile(QStringLiteral("snapshot_log.csv")));
    m_report = importLog(m_log);
    QCOMPARE(m_report.rows, 297);
}

void SnapshotFiguresTest::rowsThatCannotBeReadAreListedAndTheRestIsImported()
{
    QCOMPARE(m_report.rowsLeftOut, 3);
    QCOMPARE(m_report.tickets, 63);
    QCOMPARE(countOf(m_report, ImportProblem::Kind::UnreadableDate), 1);
    QCOMPARE(countOf(m_report, ImportProblem::Kind::NoKey), 1);
    QCOMPARE(countOf(m_report, ImportProblem::Kind::FieldCount), 1);
    const auto date = std::ranges::find(m_report.problems, ImportProblem::Kind::UnreadableDate, &ImportProblem::kind);
    QCOMPARE(date->column, std::string("updated"));
    QCOMPARE(date->value, std::string("31/2/2026 08:00"));
    // The line counts the line feeds inside quotes, too: it is where an editor finds the row.
    const std::string_view before = std::string_view(m_log).substr(0, m_log.find("T29,"));
    QCOMPARE(date->line, std::ranges::count(before, '\n') + 1);
}

void SnapshotFiguresTest::doubtsAreListed()
{
    QCOMPARE(countOf(m_report, ImportProblem::Kind::UnreadableOpening), 1);
    QCOMPARE(countOf(m_report, ImportProblem::Kind::RepeatedHour), 1);
    QCOMPARE(countOf(m_report, ImportProblem::Kind::SkippedHour), 1);
    QCOMPARE(countOf(m_report, ImportProblem::Kind::UnknownValue), 1);
    QCOMPARE(m_report.problemCount, 7);
    QCOMPARE(m_report.unknownValues.size(), std::size_t { 1 }); // "-100" is left out on purpose
    QCOMPARE((m_report.unknownValues.at({ "status", "Parked" }).rows), 2);
    QCOMPARE(m_report.rowsBackwards, 1);
    QCOMPARE(m_report.rowsBeforeOpening, 2);
    QVERIFY(m_report.unmappedColumns.empty());
}

const Clock* SnapshotFiguresTest::resolutionOf(const Workspace& workspace, const std::string& key)
{
    for (const LiveTicket& ticket : workspace.desk().tickets()) {
        if (ticket.record.externalKey != key)
            continue;
        m_inspection = workspace.desk().inspect(ticket);
        const auto clock = std::ranges::find(m_inspection.result.clocks, Metric::Resolution, &Clock::metric);
        return clock == m_inspection.result.clocks.end() ? nullptr : &*clock;
    }
    return nullptr;
}

void SnapshotFiguresTest::ticketsAreAsComputedByHand_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("counted"); // minutes
    QTest::addColumn<int>("paused");
    const auto row = [](const char* name, const char* key, ClockState state, int counted, int paused) {
        QTest::newRow(name) << QString::fromLatin1(key) << static_cast<int>(state) << counted << paused;
    };
    const ClockState met = ClockState::Met;
    const ClockState breached = ClockState::Breached;
    row("opened on a Sunday", "T01", met, 480, 0);
    row("ties keep the order of the file", "T02", met, 450, 0);
    row("rows run backwards", "T03", met, 240, 0);
    row("rows before the opening", "T04", met, 180, 0);
    row("priority lost and found", "T05", met, 420, 0);
    row("status ignored by the mapping", "T06", met, 660, 0);
    row("status unknown to the agreement", "T07", met, 240, 240);
    row("reopened twice", "T08", met, 420, 0);
    row("reopened after a breach", "T09", breached, 330, 0);
    row("pause across weekend and summer time", "T10", met, 480, 180);
    row("met exactly at due", "T11", met, 480, 0);
    row("a minute late", "T12", breached, 481, 0);
    row("priority up and down while paused", "T13", met, 600, 240);
    row("priority raised too late", "T14", breached, 540, 0);
    row("paused then resolved in one step", "T15", met, 60, 1200);
    row("exact duplicates", "T16", met, 240, 0);
    row("two pauses, one overnight", "T17", met, 420, 300);
    row("paused only while closed", "T18", breached, 300, 0);
    row("closed without being resolved, at due", "T19", met, 2400, 0);
    row("handed back and on", "T20", met, 240, 0);
    row("one hour left", "T21", ClockState::Running, 180, 0);
    row("much left", "T22", ClockState::Running, 180, 0);
    row("waiting for the caller", "T23", ClockState::Paused, 240, 1140);
    row("breached and waiting", "T24", breached, 360, 1620);
    row("breached, still open", "T25", breached, 1980, 0);
    row("taken at that very minute", "T26", ClockState::Running, 60, 0);
    row("changed in a skipped hour", "T28", met, 180, 0);
    row("opened at an unreadable time", "T31", met, 120, 0);
}

void SnapshotFiguresTest::ticketsAreAsComputedByHand()
{
    QFETCH(QString, key);
    QFETCH(int, state);
    QFETCH(int, counted);
    QFETCH(int, paused);
    const auto workspace = m_fixture.open(kApril);
    QVERIFY(workspace);
    const Clock* clock = resolutionOf(*workspace, key.toStdString());
    QVERIFY(clock);
    QCOMPARE(static_cast<int>(clock->state), state);
    QCOMPARE(clock->counted.count(), counted * 60);
    QCOMPARE(clock->paused.count(), paused * 60);
}

void SnapshotFiguresTest::deskOnSecondOfApril()
{
    const auto workspace = m_fixture.open(kApril);
    QVERIFY(workspace);
    const DeskFigures figures = figuresOf(workspace->desk()).value();
    QCOMPARE(figures.tickets, 62);
    QCOMPARE(figures.unresolved, 11);
    QCOMPARE(figures.reopened, 6);
    QCOMPARE(figures.everWaited, 37);
    QCOMPARE(figures.changes.at(field::kStatus), 185);
    QCOMPARE(figures.changes.at(field::kPriority), 13);
    QCOMPARE(figures.changes.at(field::kAssignee), 52);
    const ClockTally& all = figures.metrics.at(Metric::Resolution).all;
    QCOMPARE(all.met, 40);
    QCOMPARE(all.breached, 15);
    QCOMPARE(all.running, 3);
    QCOMPARE(all.leftWithinHour, 1);
    QCOMPARE(all.paused, 4);
    QCOMPARE(all.breachedAndOwed, 4);
    QCOMPARE(all.breachedAndWaiting, 2);
    QCOMPARE(all.counted.count(), 2'577'720);
    QCOMPARE(all.pausedTime.count(), 2'275'740);
}

void SnapshotFiguresTest::deskInNovember()
{
    const auto workspace = m_fixture.open(kNovember);
    QVERIFY(workspace);
    const DeskFigures figures = figuresOf(workspace->desk()).value();
    QCOMPARE(figures.tickets, 63);
    QCOMPARE(figures.unresolved, 10);
    QCOMPARE(figures.everWaited, 38);
    QCOMPARE(figures.changes.at(field::kStatus), 191);
    const MetricFigures& resolution = figures.metrics.at(Metric::Resolution);
    QCOMPARE(resolution.all.met, 42);
    QCOMPARE(resolution.all.breached, 17);
    QCOMPARE(resolution.all.breachedAndOwed, 6);
    QCOMPARE(resolution.all.paused, 4);
    QCOMPARE(resolution.all.counted.count(), 24'510'720);
    QCOMPARE(resolution.all.pausedTime.count(), 35'132'940);
    struct Row {
        const char* priority;
        std::int64_t met;
        std::int64_t breached;
    };
    for (const Row& row : { Row { "p1", 4, 6 }, Row { "p2", 10, 9 }, Row { "p3", 22, 1 }, Row { "p4", 6, 1 } }) {
        const ClockTally& tally = resolution.byPriority.at(workspace->desk().symbols().find(row.priority));
        QCOMPARE(tally.met, row.met);
        QCOMPARE(tally.breached, row.breached);
    }
    const Clock* repeated = resolutionOf(*workspace, "T27");
    QVERIFY(repeated);
    QCOMPARE(repeated->counted, Seconds(480 * 60));
    QCOMPARE(repeated->paused, Seconds(60 * 60));
}

void SnapshotFiguresTest::importingTwiceChangesNothing()
{
    const ImportReport again = importLog(m_log);
    QCOMPARE(again.rows, 297);
    QCOMPARE(again.eventsAdded, 0);
    QCOMPARE(again.eventsKnown, m_report.eventsAdded);
}

void SnapshotFiguresTest::theFutureDoesNotLeak()
{
    // T22 carries no resolution yet, T26 says "resolved at 11:30" in its first row: on that morning both are open.
    const auto workspace = m_fixture.open(kApril);
    const Clock* clock = resolutionOf(*workspace, "T26");
    QVERIFY(clock);
    QVERIFY(!clock->satisfied);
    QCOMPARE(m_inspection.result.category, StatusCategory::Open);
}

void SnapshotFiguresTest::quotedTextsArriveWhole()
{
    const auto workspace = m_fixture.open(kApril);
    QVERIFY(resolutionOf(*workspace, "T16"));
    for (const LiveTicket& ticket : workspace->desk().tickets()) {
        if (ticket.record.externalKey == "T16")
            QCOMPARE(ticket.texts.subject, std::string("He said \"no\", twice;\nthen hung up"));
    }
    // Names stand in the directory, which can be erased; the log holds ids.
    const auto& people = workspace->agreement().directory.people;
    QVERIFY(std::ranges::find(people, "Ito, Dr.", &PersonDefinition::name) != people.end());
    QVERIFY(!workspace->desk().symbols().find("Ito, Dr."));
}

void SnapshotFiguresTest::verifyFindsNothing()
{
    const auto workspace = m_fixture.open(kNovember);
    const Result<Verification> verification = workspace->verify();
    QVERIFY(verification.ok());
    QCOMPARE(verification->tickets, 63);
    for (const VerificationFinding& finding : verification->findings)
        qWarning("%s %s: %s, expected %s", finding.ticket.c_str(), finding.where.c_str(), finding.found.c_str(),
                 finding.expected.c_str());
    QVERIFY(verification->findings.empty());
}

DUEBELL_TEST(snapshot_figures, SnapshotFiguresTest)
#include "snapshot_figures.moc"
