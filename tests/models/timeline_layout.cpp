#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/pages/timelinelayout.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class TimelineLayoutTest : public QObject {
    Q_OBJECT

private:
    static inline const QRectF kArea { 0, 0, 480, 120 };

private Q_SLOTS:
    void segmentsFillTheLifeWithoutGapsOrOverlaps()
    {
        const SampleDesk sample;
        const TimelinePlan plan = planTimeline(sample.desk->inspect(sample.ticket("T-1005")), kArea, {}, false);
        QVERIFY(!plan.lanes.empty());
        for (const TimelineLane& lane : plan.lanes) {
            qreal right = -1;
            for (const TimelineSegment& segment : plan.segments) {
                if (segment.clock != lane.clock)
                    continue;
                QVERIFY(segment.rect.width() >= 0);
                if (right >= 0)
                    QVERIFY(qAbs(segment.rect.left() - right) < 0.01);
                right = segment.rect.right();
                QVERIFY(right <= plan.plot.right() + 0.01);
            }
        }
    }

    void theDeadlineOfALateClockLiesBeforeNow()
    {
        const SampleDesk sample;
        const TimelinePlan plan = planTimeline(sample.desk->inspect(sample.ticket("T-1004")), kArea, {}, false);
        const bool late = std::any_of(plan.lanes.begin(), plan.lanes.end(), [&plan](const TimelineLane& lane) {
            return lane.dueX && *lane.dueX < plan.nowX;
        });
        QVERIFY(late);
    }

    void ticksKeepTheirDistance()
    {
        const SampleDesk sample;
        for (const char* key : { "T-1001", "T-1005", "T-1006" }) {
            const TimelinePlan plan = planTimeline(sample.desk->inspect(sample.ticket(key)), kArea, {}, false);
            QVERIFY(plan.ticks.size() <= 10);
        }
    }

    void rightToLeftIsTheMirror()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1004"));
        const TimelinePlan left = planTimeline(inspection, kArea, {}, false);
        const TimelinePlan right = planTimeline(inspection, kArea, {}, true);
        QVERIFY(qAbs(left.nowX + right.nowX - (kArea.left() + kArea.right())) < 0.01);
        QCOMPARE(left.segments.size(), right.segments.size());
    }

    void aTicketWithoutClocksHasNoPicture()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1008"));
        QVERIFY(planTimeline(inspection, kArea, {}, false).lanes.empty());
        QCOMPARE(timelineHeight(inspection, {}), 0);
    }
};

DUEBELL_TEST(timeline_layout, TimelineLayoutTest)
#include "timeline_layout.moc"
