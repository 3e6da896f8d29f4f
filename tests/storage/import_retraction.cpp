// Taking an import back: the desk is as before, also as of then; what was known at the time stays known.
#include "importfixture.h"
#include "support/testmain.h"

#include "exchange/runretraction.h"
#include "sla/evaluator.h"

#include <QTest>

using namespace duebell;
using duebell::test::ImportFixture;

static const Instant kLater { Seconds { 4'000'000'000 } }; // whenever this test runs

class ImportRetractionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesBackWhatItsRunBroughtAndNothingElse();
    void looksBackAsIfItHadNeverCome();
    void importingAgainBringsEverythingBack();
    void twiceFindsNothingMore();
    void aRetractionCanBeRetracted();
    void cancelledGoesOnLater();
    void anUnknownRunIsNotFound();
    void runsAreListed();

private:
    Result<RetractionReport> retract(RunId run, const RunRetraction::ProgressFunction& progress = {})
    {
        RunRetraction retraction(m_fixture->workspace().store());
        return retraction.retract(run, "ann", kLater, progress);
    }

    std::unique_ptr<ImportFixture> m_fixture;
};

static const std::string kHeader = "when;ticket;what;who;severity\n";
static const std::string kOld
    = kHeader + "2.3.2026 08:00;A;Ticket opened;K. Osei;High\n2.3.2026 09:00;A;Taken over;Resa Holm;\n";
static const std::string kMore
    = kOld + "2.3.2026 10:00;A;Solved;Resa Holm;\n2.3.2026 11:00;B;Ticket opened;L. Brandt;\n";

void ImportRetractionTest::init()
{
    m_fixture = std::make_unique<ImportFixture>(QStringLiteral("import/desk_agreement.json"),
                                                QStringLiteral("import/event_mapping.json"));
    QVERIFY(m_fixture->isReady());
}

void ImportRetractionTest::takesBackWhatItsRunBroughtAndNothingElse()
{
    (void)m_fixture->import(kOld);
    const std::vector<std::string> before = m_fixture->history("A");
    const ImportReport more = m_fixture->import(kMore);
    QCOMPARE(more.eventsAdded, 4);
    const Result<RetractionReport> back = retract(more.run);
    QVERIFY(back.ok());
    QCOMPARE(back->retracted, 4);
    QCOMPARE(m_fixture->history("A"), before);
    QVERIFY(m_fixture->history("B").empty());
    QVERIFY(m_fixture->workspace().verify().value().findings.empty());
}

void ImportRetractionTest::looksBackAsIfItHadNeverCome()
{
    const ImportReport all = m_fixture->import(kMore);
    QVERIFY(retract(all.run).ok());
    const std::vector<Event> events = m_fixture->eventsOf("A");
    Workspace& workspace = m_fixture->workspace();
    Evaluator evaluator(workspace.timeline(), workspace.store().symbols());
    const Instant noon = *fromIso("2026-03-02T12:00:00Z");
    QVERIFY(!evaluator.evaluate(events, noon).exists);
    const Instant knownThen = events.front().recorded;
    QVERIFY(evaluator.evaluate(events, noon, knownThen).exists);
}

void ImportRetractionTest::importingAgainBringsEverythingBack()
{
    const ImportReport first = m_fixture->import(kMore);
    const std::vector<std::string> before = m_fixture->history("A");
    QVERIFY(retract(first.run).ok());
    QVERIFY(m_fixture->history("A").empty());
    const ImportReport again = m_fixture->import(kMore);
    QCOMPARE(again.eventsAdded, first.eventsAdded);
    QCOMPARE(m_fixture->history("A"), before);
    QCOMPARE(m_fixture->import(kMore).eventsAdded, 0);
}

void ImportRetractionTest::twiceFindsNothingMore()
{
    const ImportReport report = m_fixture->import(kMore);
    QVERIFY(retract(report.run).ok());
    const Result<RetractionReport> again = retract(report.run);
    QVERIFY(again.ok());
    QCOMPARE(again->retracted, 0);
    QCOMPARE(again->already, report.eventsAdded);
    QVERIFY(again->run.isNull());
}

void ImportRetractionTest::aRetractionCanBeRetracted()
{
    const ImportReport report = m_fixture->import(kMore);
    const std::vector<std::string> before = m_fixture->history("A");
    const Result<RetractionReport> back = retract(report.run);
    QVERIFY(retract(back->run).ok());
    QCOMPARE(m_fixture->history("A"), before);
}

void ImportRetractionTest::cancelledGoesOnLater()
{
    std::string log = kHeader;
    for (int i = 0; i < 1500; ++i)
        log += "2.3.2026 08:00;T" + std::to_string(i) + ";Ticket opened;K. Osei;High\n";
    const ImportReport report = m_fixture->import(log);
    const Result<RetractionReport> part = retract(report.run, [](std::int64_t) { return false; });
    QVERIFY(part.ok() && part->cancelled);
    QVERIFY(part->retracted > 0 && part->retracted < report.eventsAdded);
    const Result<RetractionReport> rest = retract(report.run);
    QCOMPARE(rest->already, part->retracted);
    QCOMPARE(rest->retracted + part->retracted, report.eventsAdded);
}

void ImportRetractionTest::anUnknownRunIsNotFound()
{
    const Result<RetractionReport> report = retract(RunId { 77 });
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::NotFound);
}

void ImportRetractionTest::runsAreListed()
{
    const ImportReport report = m_fixture->import(kMore);
    QVERIFY(retract(report.run).ok());
    const std::vector<EventStore::RunSummary> runs = m_fixture->workspace().store().loadRuns().value();
    QCOMPARE(runs.size(), 2u);
    QCOMPARE(runs[0].info.kind, RunInfo::Kind::Import);
    QCOMPARE(runs[0].events, report.eventsAdded);
    QCOMPARE(runs[0].retracted, report.eventsAdded);
    QCOMPARE(runs[1].info.kind, RunInfo::Kind::Retraction);
    QCOMPARE(runs[1].info.source, std::to_string(report.run.value));
    QCOMPARE(runs[1].retracted, 0);
}

DUEBELL_TEST(import_retraction, ImportRetractionTest)
#include "import_retraction.moc"
