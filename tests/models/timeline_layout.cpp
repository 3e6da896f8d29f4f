#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/pages/timelinelayout.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class TimelineLayoutTest : public QObject {
    Q_OBJECT

private:
    static inline const QRectF kArea { 0, 0, 480, 140 };

    static TimelinePlan planned(const Inspection& inspection, bool rightToLeft = false)
    {
        return planTimeline(inspection, kArea, {}, lifeOf(inspection), rightToLeft);
    }

private Q_SLOTS:
    void segmentsFillTheLifeWithoutGapsOrOverlaps()
    {
        const SampleDesk sample;
        const TimelinePlan plan = planned(sample.desk->inspect(sample.ticket("T-1005")));
        QVERIFY(!plan.lanes.empty());
        for (std::size_t clock = 0; clock < 3; ++clock) {
            qreal right = -1;
            for (const TimelineSegment& segment : plan.segments) {
                if (segment.clock != clock)
                    continue;
                QVERIFY(segment.rect.width() >= 0);
                if (right >= 0)
                    QVERIFY(qAbs(segment.rect.left() - right) < 0.01);
                right = segment.rect.right();
                QVERIFY(right <= plan.plot.right() + 0.01);
            }
        }
    }

    void allCyclesOfAMetricShareALane()
    {
        SampleDesk sample;
        sample.commit("T-1010", EventKind::Reply, ActorKind::Agent);
        sample.time.advance(Seconds(600));
        sample.commit("T-1010", EventKind::Reply, ActorKind::Client);
        sample.time.advance(Seconds(600));
        sample.commit("T-1010", EventKind::Reply, ActorKind::Agent);
        sample.time.advance(Seconds(600));
        sample.commit("T-1010", EventKind::Reply, ActorKind::Client);
        QVERIFY(sample.desk->catchUp().ok());
        sample.time.advance(Seconds(600));
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1010"));
        const TimelinePlan plan = planned(inspection);
        std::size_t cycles = 0;
        for (std::size_t lane = 0; lane < plan.lanes.size(); ++lane) {
            for (std::size_t other = 0; other < lane; ++other)
                QVERIFY(plan.lanes[lane].metric != plan.lanes[other].metric);
            if (plan.lanes[lane].metric == Metric::NextResponse)
                cycles = plan.lanes[lane].clocks.size();
        }
        QVERIFY(cycles >= 2);
    }

    void theDeadlineOfALateClockLiesBeforeNowAndItsBreachIsMarked()
    {
        const SampleDesk sample;
        const TimelinePlan plan = planned(sample.desk->inspect(sample.ticket("T-1004")));
        QVERIFY(plan.nowX);
        const auto has = [&plan](MarkKind kind) {
            return std::any_of(plan.marks.begin(), plan.marks.end(), [&](const PlacedMark& placed) {
                return placed.mark.kind == kind && placed.x < *plan.nowX;
            });
        };
        QVERIFY(has(MarkKind::Due));
        QVERIFY(has(MarkKind::Breached));
        QVERIFY(has(MarkKind::Warning));
        const bool late = std::any_of(plan.segments.begin(), plan.segments.end(),
                                      [](const TimelineSegment& segment) { return segment.late; });
        QVERIFY(late);
    }

    void zoomedInOnlyThatPartIsLaidOut()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1005"));
        const TimelineRange whole = lifeOf(inspection);
        const TimelineRange part { whole.from + whole.length() / 4, whole.from + whole.length() / 2 };
        const TimelinePlan plan = planTimeline(inspection, kArea, {}, part, false);
        QVERIFY(!plan.segments.empty());
        for (const TimelineSegment& segment : plan.segments) {
            QVERIFY(segment.rect.left() >= plan.plot.left() - 0.01);
            QVERIFY(segment.rect.right() <= plan.plot.right() + 0.01);
        }
        for (const PlacedMark& placed : plan.marks)
            QVERIFY(part.contains(placed.mark.at));
        QVERIFY(plan.segments.size() < planned(inspection).segments.size() || plan.segments.front().firstRow > 0);
    }

    void placesAndInstantsAgree()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1005"));
        for (const bool rightToLeft : { false, true }) {
            const TimelinePlan plan = planned(inspection, rightToLeft);
            for (const Instant at : { plan.range.from, plan.range.from + plan.range.length() / 3, plan.range.to })
                QVERIFY(std::chrono::abs(plan.instantAt(plan.x(at)) - at) <= Seconds(1));
        }
    }

    void rightToLeftIsTheMirror()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1004"));
        const TimelinePlan left = planned(inspection);
        const TimelinePlan right = planned(inspection, true);
        QVERIFY(qAbs(*left.nowX + *right.nowX - (kArea.left() + kArea.right())) < 0.01);
        QCOMPARE(left.segments.size(), right.segments.size());
        QVERIFY(right.lanes.front().label.left() > right.plot.right());
    }

    void aTicketWithoutClocksHasNoPicture()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1008"));
        QVERIFY(planned(inspection).lanes.empty());
        QCOMPARE(timelineHeight(inspection, {}), 0);
    }

    void edgesAreEveryChangeOnceAndInOrder()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1005"));
        const TimelinePlan plan = planned(inspection);
        for (const TimelineLane& lane : plan.lanes) {
            const std::vector<TimelineEdge> edges = edgesOf(inspection, lane);
            QVERIFY(!edges.empty());
            QVERIFY(edges.front().begins);
            for (std::size_t number = 1; number < edges.size(); ++number) {
                QVERIFY(edges[number - 1].at < edges[number].at);
                QVERIFY(edges[number].begins || !edges[number].marks.empty() || edges[number].isNow);
            }
        }
    }
};

DUEBELL_TEST(timeline_layout, TimelineLayoutTest)
#include "timeline_layout.moc"
