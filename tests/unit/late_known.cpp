// Which events became known late: by when they were recorded, against what was known already.
#include "desk/lateknown.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;

static Event happened(int sequence, int at, int recorded)
{
    Event made;
    made.seq = Sequence { sequence };
    made.at = Instant { Seconds { at } };
    made.recorded = Instant { Seconds { recorded } };
    return made;
}

class LateKnownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeHistoryAtOnceIsNotLate()
    {
        QVERIFY(lateKnown(std::vector { happened(1, 10, 100), happened(2, 20, 100), happened(3, 30, 100) }).empty());
        QVERIFY(lateKnown({}).empty());
    }

    void liveEventsAreNotLate()
    {
        QVERIFY(lateKnown(std::vector { happened(1, 10, 10), happened(2, 20, 21), happened(3, 30, 30) }).empty());
    }

    void whatCameAfterLaterThingsIsLate()
    {
        const std::vector events { happened(1, 10, 10), happened(2, 30, 30), happened(3, 20, 40), happened(4, 50, 50) };
        QCOMPARE(lateKnown(events), std::set<Sequence> { Sequence { 3 } });
    }

    void ofOneSecondNoneIsLater()
    {
        QVERIFY(lateKnown(std::vector { happened(1, 10, 10), happened(2, 10, 40) }).empty());
    }
};

DUEBELL_TEST(late_known, LateKnownTest)
#include "late_known.moc"
