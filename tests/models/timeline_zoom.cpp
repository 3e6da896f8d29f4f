#include "support/testmain.h"
#include "ui/pages/timelinezoom.h"

#include <QTest>

using namespace duebell;

class TimelineZoomTest : public QObject {
    Q_OBJECT

private:
    static inline const TimelineRange kWhole { Instant(Seconds(1000000)), Instant(Seconds(1100000)) };

    static TimelineZoom zoom()
    {
        TimelineZoom zoom;
        zoom.setWhole(kWhole);
        zoom.fit();
        return zoom;
    }

private Q_SLOTS:
    void atFirstEverythingIsInSight()
    {
        QVERIFY(zoom().isWhole());
        QCOMPARE(zoom().visible(), kWhole);
    }

    void zoomingInKeepsTheAnchorInPlace()
    {
        TimelineZoom view = zoom();
        const Instant anchor = kWhole.from + Seconds(25000); // a quarter from the left
        view.zoom(4, anchor);
        QCOMPARE(view.visible().length(), Seconds(25000));
        QCOMPARE(anchor - view.visible().from, view.visible().length() / 4);
    }

    void zoomingOutEndsAtEverything()
    {
        TimelineZoom view = zoom();
        view.zoom(8, kWhole.to);
        QVERIFY(!view.isWhole());
        view.zoom(0.01, kWhole.from);
        QVERIFY(view.isWhole());
    }

    void thereIsAShortestPart()
    {
        TimelineZoom view = zoom();
        for (int i = 0; i < 40; ++i)
            view.zoom(10, kWhole.from + Seconds(5));
        QCOMPARE(view.visible().length(), TimelineZoom::kShortest);
    }

    void panningStopsAtTheEnds()
    {
        TimelineZoom view = zoom();
        view.zoom(10, kWhole.from);
        view.pan(Seconds(-5000));
        QCOMPARE(view.visible().from, kWhole.from);
        view.pan(Seconds(1000000));
        QCOMPARE(view.visible().to, kWhole.to);
    }

    void revealingMovesAsLittleAsNeeded()
    {
        TimelineZoom view = zoom();
        view.zoom(10, kWhole.from);
        const TimelineRange before = view.visible();
        view.reveal(before.from + before.length() / 2);
        QCOMPARE(view.visible(), before);
        view.reveal(before.to + Seconds(30));
        QVERIFY(view.visible().contains(before.to + Seconds(30)));
        QCOMPARE(view.visible().length(), before.length());
    }

    void moreLifeKeepsWhatIsInSight()
    {
        TimelineZoom view = zoom();
        view.zoom(10, kWhole.from + Seconds(50000));
        const TimelineRange seen = view.visible();
        view.setWhole({ kWhole.from, kWhole.to + Seconds(60) });
        QCOMPARE(view.visible(), seen);
        view.fit();
        view.setWhole({ kWhole.from, kWhole.to + Seconds(120) });
        QVERIFY(view.isWhole());
    }
};

DUEBELL_TEST(timeline_zoom, TimelineZoomTest)
#include "timeline_zoom.moc"
