#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/pages/timelinemarks.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class TimelineMarksTest : public QObject {
    Q_OBJECT

private:
    static std::size_t clockOf(const Inspection& inspection, Metric metric)
    {
        for (std::size_t number = 0; number < inspection.result.clocks.size(); ++number) {
            if (inspection.result.clocks[number].metric == metric)
                return number;
        }
        return 0;
    }

    static std::optional<Instant> markAt(const Inspection& inspection, std::size_t clock, MarkKind kind)
    {
        for (const TimelineMark& mark : marksOf(inspection, clock)) {
            if (mark.kind == kind)
                return mark.at;
        }
        return {};
    }

private Q_SLOTS:
    void aRunningClockWarnsWhenItWillHaveCountedItsShare()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1001"));
        const std::size_t number = clockOf(inspection, Metric::Resolution);
        const Clock& clock = inspection.result.clocks[number];
        QCOMPARE(markAt(inspection, number, MarkKind::Warning), clock.instantAtCounted(clock.target * 3 / 4));
        QCOMPARE(markAt(inspection, number, MarkKind::Due), clock.due);
    }

    void aPassedThresholdIsFoundInTheLedger()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1005"));
        const std::size_t number = clockOf(inspection, Metric::Resolution);
        const Clock& clock = inspection.result.clocks[number];
        QVERIFY(clock.counted > Seconds(7200));
        const std::optional<Instant> at = instantOfCounted(inspection.ledgers[number], clock, Seconds(7200));
        QVERIFY(at);
        QCOMPARE(clock.calendar->between(clock.started, *at), Seconds(7200));
    }

    void whatNeverWasCountedHasNoInstant()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1006")); // paused
        const std::size_t number = clockOf(inspection, Metric::Resolution);
        const Clock& clock = inspection.result.clocks[number];
        QCOMPARE(clock.state, ClockState::Paused);
        QVERIFY(!instantOfCounted(inspection.ledgers[number], clock, clock.target));
        QVERIFY(!markAt(inspection, number, MarkKind::Due));
    }

    void afterTheEndOnlyDueIsMarked()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1005"));
        for (std::size_t number = 0; number < inspection.result.clocks.size(); ++number) {
            const Clock& clock = inspection.result.clocks[number];
            for (const TimelineMark& mark : marksOf(inspection, number))
                QVERIFY(mark.kind == MarkKind::Due || !clock.satisfied || mark.at <= *clock.satisfied);
        }
    }
};

DUEBELL_TEST(timeline_marks, TimelineMarksTest)
#include "timeline_marks.moc"
