// Who a ticket waited for (DESIGN 3.5): the lengths always sum to the whole life.
#include "desk/waitingsplit.h"
#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/pages/flow.h"

#include <QTest>

#include <numeric>

using namespace duebell;
using namespace duebell::test;

class WaitingSplitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLengthsSumToTheWholeLife()
    {
        const SampleDesk sample;
        for (const LiveTicket& ticket : sample.desk->tickets()) {
            const Inspection inspection = sample.desk->inspect(ticket);
            const WaitingSplit split = waitingSplit(inspection.result, inspection.now);
            QCOMPARE(std::accumulate(split.lengths.begin(), split.lengths.end(), Seconds(0)), split.whole());
        }
    }

    void itSaysWhatTheResolutionLedgerSays()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1006"));
        std::array<Seconds, kWaitingCount> expected {};
        for (std::size_t number = 0; number < inspection.result.clocks.size(); ++number) {
            if (inspection.result.clocks[number].metric != Metric::Resolution)
                continue;
            for (const LedgerRow& row : inspection.ledgers[number])
                expected[static_cast<std::size_t>(waitingFor(row.kind))] += row.length();
        }
        QCOMPARE(waitingSplit(inspection.result, inspection.now).lengths, expected);
        QVERIFY(expected[static_cast<std::size_t>(Waiting::Client)] > Seconds(0));
    }

    void withoutAnAgreementTheStatusSays()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1008"));
        QVERIFY(inspection.result.clocks.empty());
        const WaitingSplit split = waitingSplit(inspection.result, inspection.now);
        QCOMPARE(split.of(Waiting::Us), split.whole());
        QVERIFY(split.whole() > Seconds(0));
    }

    void aLifeEndsWhenTheTicketDoes()
    {
        SampleDesk sample;
        sample.commit("T-1008", EventKind::Changed, ActorKind::Agent, field::kStatus, "resolved");
        QVERIFY(sample.desk->catchUp().ok());
        sample.time.advance(Seconds(86400));
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1008"));
        const WaitingSplit split = waitingSplit(inspection.result, inspection.now);
        QCOMPARE(split.to, kSampleNow);
        QCOMPARE(split.of(Waiting::Resolved), Seconds(0));
    }

    void reopenedTimeSpentResolvedIsNobodys()
    {
        SampleDesk sample;
        sample.commit("T-1001", EventKind::Changed, ActorKind::Agent, field::kStatus, "resolved");
        sample.time.advance(Seconds(3600));
        sample.commit("T-1001", EventKind::Changed, ActorKind::Agent, field::kStatus, "open");
        QVERIFY(sample.desk->catchUp().ok());
        sample.time.advance(Seconds(600));
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1001"));
        QCOMPARE(waitingSplit(inspection.result, inspection.now).of(Waiting::Resolved), Seconds(3600));
    }

    void wordsFlowOntoTheNextLine()
    {
        const FlowPlan plan = planFlow({ { 50, 10 }, { 60, 10 }, { 300, 12 }, { 20, 10 } }, 130, 10, 2);
        QCOMPARE(plan.boxes[0], QRect(0, 0, 50, 10));
        QCOMPARE(plan.boxes[1], QRect(60, 0, 60, 10));
        QCOMPARE(plan.boxes[2], QRect(0, 12, 130, 12)); // cut to the width
        QCOMPARE(plan.boxes[3], QRect(0, 26, 20, 10));
        QCOMPARE(plan.height, 36);
    }
};

DUEBELL_TEST(waiting_split, WaitingSplitTest)
#include "waiting_split.moc"
