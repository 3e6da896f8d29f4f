// The demo desk shows life whenever it is opened: by day, by night, on a Sunday, a few minutes after midnight.
#include "deskfixture.h"
#include "support/testmain.h"
#include "workspace/demodesk.h"

#include <QTest>

#include <map>

using namespace duebell;

namespace {

class FixedTime : public TimeSource {
public:
    explicit FixedTime(Instant now)
        : m_now(now)
    {
    }
    [[nodiscard]] Instant wallNow() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds steadyNow() const override { return {}; }
    void wakeAt(Instant, std::function<void()>) override { }

private:
    Instant m_now;
};

} // namespace

class DemoDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLaneIsAlive_data();
    void everyLaneIsAlive();
};

void DemoDeskTest::everyLaneIsAlive_data()
{
    QTest::addColumn<QString>("at");
    for (const char* at : { "2026-11-24T09:30:00Z", "2026-11-24T23:04:00Z", "2026-11-29T11:00:00Z",
                            "2026-03-29T00:59:00Z", "2026-12-25T03:00:00Z", "2027-07-05T20:45:00Z" })
        QTest::newRow(at) << QString::fromLatin1(at);
}

void DemoDeskTest::everyLaneIsAlive()
{
    QFETCH(QString, at);
    FixedTime time(*fromIso(at.toStdString()));
    const QTemporaryDir folder;
    Workspace::Options options;
    options.time = &time;
    const auto workspace = createDemoDesk(folder.filePath(QStringLiteral("demo.duebell")), options);
    QVERIFY2(workspace.ok(), workspace.ok() ? "" : (workspace.error().where + " " + workspace.error().value).c_str());
    const Desk& desk = (*workspace)->desk();
    std::map<Lane, int> lanes;
    std::map<RowState, int> states;
    int dueWithinHour = 0;
    int answeredWhileWaiting = 0;
    int missed = 0;
    for (const LiveTicket& ticket : desk.tickets()) {
        const TicketSummary& summary = ticket.summary;
        ++lanes[summary.lane];
        ++states[summary.state];
        answeredWhileWaiting += summary.clientWroteWhileWaiting ? 1 : 0;
        missed += summary.missedBefore && summary.isUnresolved() ? 1 : 0;
        if (summary.clock && summary.clock->due && summary.state != RowState::Breached)
            dueWithinHour += *summary.clock->due - desk.now() < std::chrono::hours(1) ? 1 : 0;
        QVERIFY(!ticket.texts.subject.empty());
    }
    QVERIFY(desk.tickets().size() >= 60);
    QVERIFY2(dueWithinHour >= 5, qPrintable(QString::number(dueWithinHour)));
    QVERIFY(lanes[Lane::DueSoon] >= 8);
    QVERIFY2(lanes[Lane::BreachedToday] >= 4, qPrintable(QString::number(lanes[Lane::BreachedToday])));
    QVERIFY(lanes[Lane::OlderOverdue] >= 3);
    QVERIFY(lanes[Lane::Waiting] >= 8);
    QCOMPARE(lanes[Lane::NoAgreement], 4);
    QVERIFY(lanes[Lane::Later] >= 8);
    QVERIFY(states[RowState::AtRisk] >= 5);
    QVERIFY(answeredWhileWaiting >= 1);
    QVERIFY(missed >= 3);
    QVERIFY((*workspace)->verify().value().findings.empty());
}

DUEBELL_TEST(demo_desk, DemoDeskTest)
#include "demo_desk.moc"
