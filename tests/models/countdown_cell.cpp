#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/delegates/countdown.h"
#include "ui/theme/theme.h"
#include "words/names.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

static Clock counting(Seconds target, Seconds counted, Instant now, const WorkCalendar* calendar = nullptr)
{
    Clock clock;
    clock.metric = Metric::Resolution;
    clock.state = ClockState::Running;
    clock.activity = Activity::Counting;
    clock.target = target;
    clock.counted = counted;
    clock.countedBefore = counted;
    clock.stretchFrom = now;
    clock.started = now - counted;
    clock.due = now + (target - counted);
    clock.calendar = calendar;
    return clock;
}

class CountdownCellTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overAnHourThereAreNoSeconds()
    {
        const Clock clock = counting(Seconds(4 * 3600), Seconds(0), kSampleNow);
        QCOMPARE(countdownOf(&clock, RowState::Running, kSampleNow + Seconds(10)).primary,
                 QStringLiteral("3 h 59 min"));
    }

    void underAnHourSecondsCountDown()
    {
        const Clock clock = counting(Seconds(3600), Seconds(0), kSampleNow);
        const QString first = countdownOf(&clock, RowState::Running, kSampleNow + Seconds(10)).primary;
        const QString second = countdownOf(&clock, RowState::Running, kSampleNow + Seconds(11)).primary;
        QVERIFY(first != second);
        QVERIFY(first.contains(QStringLiteral("50")));
    }

    void closedHoursSayWhatIsLeftAndWhenItOpens()
    {
        const SampleDesk sample;
        const WorkCalendar* office
            = sample.timeline->versions.front().rules->policies.back().targets.front().calendar.fixed;
        const Instant evening = kSampleNow + Seconds(10 * 3600); // 20:00
        Clock clock = counting(Seconds(4 * 3600), Seconds(3 * 3600 + 2400), evening - Seconds(7200), office);
        clock.due = office->add(clock.stretchFrom, Seconds(1200));
        const CountdownContent content = countdownOf(&clock, RowState::Running, evening);
        QVERIFY2(content.secondary.contains(QStringLiteral("20 min")), qPrintable(content.secondary));
        QVERIFY2(content.secondary.contains(QStringLiteral("opens")), qPrintable(content.secondary));
        QVERIFY(content.primary.contains(QStringLiteral("h")));
    }

    void lateSaysByHowMuch()
    {
        Clock clock = counting(Seconds(3600), Seconds(3600), kSampleNow);
        clock.state = ClockState::Breached;
        clock.due = kSampleNow;
        clock.breached = kSampleNow;
        const CountdownContent content = countdownOf(&clock, RowState::Breached, kSampleNow + Seconds(3900));
        QCOMPARE(content.primary, QStringLiteral("1 h 05 min late"));
        QCOMPARE(content.state, RowState::Breached);
    }

    void pausedSaysWhatIsLeftAndWhoIsAwaited()
    {
        Clock clock = counting(Seconds(4 * 3600), Seconds(3600), kSampleNow);
        clock.state = ClockState::Paused;
        clock.activity = Activity::WaitingForClient;
        clock.due.reset();
        const CountdownContent content = countdownOf(&clock, RowState::Paused, kSampleNow + Seconds(100000));
        QCOMPARE(content.primary, QStringLiteral("3 h left"));
        QVERIFY(content.secondary.contains(QStringLiteral("client")));
    }

    void theTimeIsNamedForItsPromise()
    {
        const Clock clock = counting(Seconds(4 * 3600), Seconds(0), kSampleNow);
        QCOMPARE(countdownOf(&clock, RowState::Running, kSampleNow).metric, Names::metric(clock.metric));
        QVERIFY(countdownOf(nullptr, RowState::Calm, kSampleNow).metric.isEmpty());
    }

    void nothingOwedHasNoSecondLine()
    {
        const CountdownContent content = countdownOf(nullptr, RowState::Calm, kSampleNow);
        QVERIFY(!content.primary.isEmpty());
        QVERIFY(content.secondary.isEmpty());
    }

    void aCellIsRepaintedOnlyWhenItsTextChanges()
    {
        const Clock clock = counting(Seconds(4 * 3600), Seconds(0), kSampleNow);
        for (int second = 0; second < 3 * 3600; second += 7) {
            const Instant now = kSampleNow + Seconds(second);
            const bool sameStep = countdownStep(&clock, now) == countdownStep(&clock, now + Seconds(1));
            const bool sameText = countdownOf(&clock, RowState::Running, now)
                == countdownOf(&clock, RowState::Running, now + Seconds(1));
            QVERIFY(!sameStep || sameText);
        }
        Clock paused = clock;
        paused.state = ClockState::Paused;
        paused.activity = Activity::WaitingForClient;
        QCOMPARE(countdownStep(&paused, kSampleNow), countdownStep(&paused, kSampleNow + Seconds(4000)));
    }

    void partsStayInsideTheCellAndDoNotOverlap()
    {
        const QRect cell(300, 40, 232, 38);
        const CountdownGeometry geometry = countdownGeometry(cell, 18, 15, true, Qt::LeftToRight);
        for (const QRect& part : { geometry.icon, geometry.primary, geometry.secondary })
            QVERIFY(cell.contains(part));
        QVERIFY(!geometry.primary.intersects(geometry.secondary));
        QVERIFY(!geometry.icon.intersects(geometry.primary));
        QVERIFY(geometry.icon.right() < geometry.primary.left());
    }

    void rightToLeftIsTheMirror()
    {
        const QRect cell(0, 0, 232, 38);
        const CountdownGeometry left = countdownGeometry(cell, 18, 15, true, Qt::LeftToRight);
        const CountdownGeometry right = countdownGeometry(cell, 18, 15, true, Qt::RightToLeft);
        QCOMPARE(right.icon.right(), cell.right() - left.icon.left());
        QVERIFY(right.primary.right() < right.icon.left());
        QCOMPARE(right.primary.width(), left.primary.width());
    }

    void aSingleLineIsCentred()
    {
        const QRect cell(0, 0, 232, 40);
        const CountdownGeometry geometry = countdownGeometry(cell, 18, 15, false, Qt::LeftToRight);
        QCOMPARE(geometry.primary.top(), 11);
        QVERIFY(geometry.secondary.isNull());
    }

    void textColoursCanBeRead()
    {
        const auto luminance = [](const QColor& colour) {
            const auto channel = [](double value) {
                return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
                + 0.0722 * channel(colour.blueF());
        };
        const auto contrast = [&](const QColor& a, const QColor& b) {
            const double lighter = std::max(luminance(a), luminance(b));
            const double darker = std::min(luminance(a), luminance(b));
            return (lighter + 0.05) / (darker + 0.05);
        };
        for (const Colours& colours : { Theme::lightColours(), Theme::darkColours() }) {
            for (const QColor& text : { colours.text, colours.muted, colours.running, colours.atRisk, colours.breached,
                                        colours.paused, colours.calm }) {
                for (const QColor& ground : { colours.base, colours.window, colours.band, colours.selection })
                    QVERIFY2(contrast(text, ground) >= 4.5,
                             qPrintable(text.name() + QLatin1String(" on ") + ground.name()));
            }
            QVERIFY(contrast(colours.onBanner, colours.banner) >= 4.5);
            QVERIFY(contrast(colours.onAccent, colours.accent) >= 4.5);
        }
    }
};

DUEBELL_TEST(countdown_cell, CountdownCellTest)
#include "countdown_cell.moc"
