// What a new version would do to tickets: found by evaluating them under both, whatever the number of workers.
#include "deskfixture.h"
#include "support/testmain.h"

#include "workspace/deskimpact.h"

#include <QTest>

#include <algorithm>

using namespace duebell;
using duebell::test::DeskFixture;

class ImpactTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSameRulesChangeNothing();
    void aStricterTargetBreaksPromises();
    void newTicketsLeaveOpenOnesAlone();
    void laterVersionsAreLookedAtWhenTheyComeIntoForce();
    void whatIfIsAboutTheEnded();
    void aVersionDatedBackIsComparedOverAll();
    void workersChangeNothing();
    void theMostAffectedComeFirst();
    void itCanBeCancelled();

private:
    [[nodiscard]] Publishing prepare(Agreement agreement, VersionScope scope,
                                     std::optional<Instant> effective = {}) const
    {
        Publishing::Request request;
        request.agreement = std::move(agreement);
        request.scope = scope;
        request.effective = effective;
        return std::move(*Publishing::prepare(m_workspace->configuration(), m_workspace->desk().symbols(),
                                              std::move(request), m_workspace->desk().now()));
    }
    [[nodiscard]] Agreement with(const char* priority, int hours) const
    {
        Agreement agreement = m_workspace->agreement();
        agreement.policies.front().targets.front().promised[priority] = { std::chrono::hours(hours), 0 };
        return agreement;
    }

    DeskFixture m_fixture;
    std::unique_ptr<Workspace> m_workspace;
};

static const Instant kThen = *fromIso("2026-04-02T09:00:00Z");

void ImpactTest::initTestCase()
{
    const auto made = m_fixture.create(QStringLiteral("uci_agreement.json"));
    QVERIFY(made);
    const auto mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    QVERIFY(mapping);
    const auto bytes = duebell::test::fileBytes(duebell::test::syntheticFile(QStringLiteral("snapshot_log.csv")));
    QVERIFY(made->importTickets(*mapping, { "log", bytes, {} }).ok());
    m_workspace = m_fixture.open(kThen);
    QVERIFY(m_workspace);
}

void ImpactTest::theSameRulesChangeNothing()
{
    const auto impact = impactOf(prepare(m_workspace->agreement(), VersionScope::OpenFromStart), m_workspace->desk());
    QVERIFY(impact.ok());
    QCOMPARE(impact->all.tickets, 11); // unresolved ones: see the desk's figures
    QCOMPARE(impact->all.changed, 0);
    QVERIFY(impact->mostAffected.empty());
}

void ImpactTest::aStricterTargetBreaksPromises()
{
    Agreement strict = m_workspace->agreement();
    for (auto& [priority, span] : strict.policies.front().targets.front().promised)
        span = { Seconds(60), 0 };
    const Publishing publishing = prepare(strict, VersionScope::OpenFromStart);
    const auto impact = impactOf(publishing, m_workspace->desk());
    QVERIFY(impact.ok());
    // By hand: who has counted more than a minute and was not breached is breached now.
    std::int64_t before = 0;
    std::int64_t after = 0;
    for (const LiveTicket& ticket : m_workspace->desk().tickets()) {
        if (!ticket.summary.isUnresolved())
            continue;
        for (const Clock& clock : m_workspace->desk().inspect(ticket).result.clocks) {
            before += clock.state == ClockState::Breached ? 1 : 0;
            after += clock.counted > Seconds(60) ? 1 : 0;
        }
    }
    QCOMPARE(impact->all.breachesBefore, before);
    QCOMPARE(impact->all.breachesAfter, after);
    QCOMPARE(impact->all.breachesAppear, after - before);
    QVERIFY(after > before);
    QCOMPARE(impact->byPolicy.size(), std::size_t { 1 });
    QCOMPARE(impact->byPolicy.begin()->second, impact->all);
    QCOMPARE(impact->byTier.begin()->second, impact->all);
}

void ImpactTest::newTicketsLeaveOpenOnesAlone()
{
    const auto impact = impactOf(prepare(with("p3", 1), VersionScope::NewTickets), m_workspace->desk());
    QCOMPARE(impact->all.changed, 0);
}

void ImpactTest::laterVersionsAreLookedAtWhenTheyComeIntoForce()
{
    const auto now = impactOf(prepare(with("p3", 1000), VersionScope::OpenFromStart), m_workspace->desk());
    const auto later
        = impactOf(prepare(with("p3", 1000), VersionScope::OpenFromStart, kThen + std::chrono::hours(24 * 60)),
                   m_workspace->desk());
    QVERIFY(now.ok() && later.ok());
    QVERIFY(later->all.breachesBefore > now->all.breachesBefore);
    QVERIFY(later->all.breachesVanish > 0);
}

void ImpactTest::whatIfIsAboutTheEnded()
{
    const auto impact = whatIf(prepare(with("p3", 1), VersionScope::NewTickets), m_workspace->desk());
    QVERIFY(impact.ok());
    QCOMPARE(impact->all.tickets, 51); // 62 that exist then, 11 of them unresolved
    QVERIFY(impact->all.breachesAppear > 0);
    QCOMPARE(impact->all.breachesVanish, 0);
}

void ImpactTest::aVersionDatedBackIsComparedOverAll()
{
    const auto impact = impactOf(
        prepare(with("p3", 1), VersionScope::OpenFromStart, kThen - std::chrono::hours(24 * 30)), m_workspace->desk());
    QVERIFY(impact.ok());
    QCOMPARE(impact->all.tickets, 62);
    QVERIFY(impact->all.changed > 0);
}

void ImpactTest::workersChangeNothing()
{
    const Publishing publishing = prepare(with("p3", 1), VersionScope::OpenFromStart);
    std::vector<ImpactStudy::History> histories;
    for (int copy = 0; copy < 40; ++copy) {
        for (const LiveTicket& ticket : m_workspace->desk().tickets())
            histories.push_back({ TicketId { ticket.record.id.value + copy * 1000 }, ticket.events });
    }
    std::optional<Impact> first;
    for (const unsigned workers : { 1u, 2u, 5u }) {
        ImpactStudy study(m_workspace->timeline(), publishing.timeline(), publishing.symbols(),
                          { kThen, ImpactStudy::Which::All, workers });
        QVERIFY(study.add(histories).ok());
        if (!first)
            first = study.impact();
        QCOMPARE(study.impact(), *first);
    }
    QCOMPARE(first->all.tickets, 62 * 40);
    QCOMPARE(first->mostAffected.size(), Impact::kMostAffected);
}

void ImpactTest::theMostAffectedComeFirst()
{
    const auto impact = whatIf(prepare(with("p3", 1), VersionScope::NewTickets), m_workspace->desk());
    QVERIFY(impact.ok());
    const auto& most = impact->mostAffected;
    QVERIFY(most.size() > 1);
    QVERIFY(most.front().clock.breachAppears());
    QVERIFY(std::ranges::is_sorted(most, std::ranges::greater(), [](const TicketImpact& each) {
        return std::pair(each.clock.breachAppears(), std::chrono::abs(each.clock.shift()));
    }));
}

void ImpactTest::itCanBeCancelled()
{
    std::stop_source source;
    source.request_stop();
    const auto impact
        = impactOf(prepare(with("p3", 1), VersionScope::OpenFromStart), m_workspace->desk(), source.get_token());
    QVERIFY(!impact.ok());
    QCOMPARE(impact.error().code, ErrorCode::Cancelled);
}

DUEBELL_TEST(impact, ImpactTest)
#include "impact.moc"
