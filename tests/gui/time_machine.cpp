// Looking back by key: in, along, by itself, and out again.
#include "support/shownwindow.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace duebell;
using namespace duebell::test;

class TimeMachineTest : public QObject {
    Q_OBJECT

private:
    // What the session does with wishes.
    static void serve(ShownWindow& shown)
    {
        QObject::connect(shown.window.get(), &MainWindow::asOfRequested, shown.window.get(),
                         [&shown](std::optional<Instant> at) {
                             if (at)
                                 (void)shown.past->moveTo(*at);
                             else
                                 shown.window->showDesk(shown.sample.desk.get(), shown.sample.names, {});
                         });
    }

private Q_SLOTS:
    void ctrlHOpensTheBarAndEscapeClosesIt()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        TimeMachine& machine = shown.window->timeMachine();
        QVERIFY(!machine.isOpen());
        shown.press(Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(machine.isOpen());
        QTRY_COMPARE(QApplication::focusWidget(), &machine.when());
        const QSignalSpy wishes(shown.window.get(), &MainWindow::asOfRequested);
        shown.press(Qt::Key_Down); // an hour earlier
        QCOMPARE(wishes.count(), 1);
        QCOMPARE(wishes.front().front().value<std::optional<Instant>>(), std::optional(kSampleNow - Seconds(3600)));
        shown.press(Qt::Key_Escape);
        QTRY_VERIFY(!machine.isOpen());
    }

    void theSliderMovesTheDesk()
    {
        ShownWindow shown(kSampleNow - Seconds(3600));
        serve(shown);
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        TimeMachine& machine = shown.window->timeMachine();
        QVERIFY(machine.isOpen());
        const QString before = machine.banner().text();
        machine.slider().setFocus();
        shown.press(Qt::Key_Right);
        QCOMPARE(shown.past->now(), kSampleNow - Seconds(3300));
        QVERIFY(machine.banner().text() != before);
        shown.press(Qt::Key_Left);
        shown.press(Qt::Key_Left);
        QCOMPARE(shown.past->now(), kSampleNow - Seconds(3900));
        for (const CommandEntry& entry : kCommandList) {
            if (entry.menu != CommandMenu::Copy)
                QVERIFY2(!shown.window->actions().action(entry.command)->isEnabled(), entry.text);
        }
    }

    void thePaneShowsTheMoment()
    {
        ShownWindow shown(kSampleNow);
        serve(shown);
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1001"));
        const QString why = shown.window->queue().pane().whyText();
        shown.window->timeMachine().slider().setFocus();
        shown.press(Qt::Key_Right);
        QVERIFY(shown.window->queue().pane().whyText() != why);
    }

    void playingGoesOnBeatByBeat()
    {
        ShownWindow shown(kSampleNow - Seconds(3600));
        serve(shown);
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        TimeMachine& machine = shown.window->timeMachine();
        machine.slider().setFocus();
        shown.press(Qt::Key_Space);
        QVERIFY(machine.isPlaying());
        const Instant began = shown.past->now();
        for (int beat = 1; beat <= 3; ++beat)
            Q_EMIT machine.ticker().beat();
        QVERIFY(shown.past->now() >= began + Seconds(900));
        shown.press(Qt::Key_Space);
        QVERIFY(!machine.isPlaying());
        const Instant stopped = shown.past->now();
        Q_EMIT machine.ticker().beat();
        QCOMPARE(shown.past->now(), stopped);
    }

    void oneKeyLeadsBackToTheSameTicket()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1006"));
        const TicketId ticket = shown.sample.ticket("T-1006").record.id;
        shown.past = std::make_unique<Desk>(shown.sample.store, shown.sample.timeline, shown.sample.time,
                                            DeskView { kSampleNow - Seconds(1800), {}, false, {} });
        QVERIFY(shown.past->load().ok());
        serve(shown);
        shown.window->showDesk(shown.past.get(), shown.sample.names, {});
        QCOMPARE(shown.window->queue().pane().ticket(), std::optional(ticket));
        QVERIFY(shown.select("T-1004"));
        shown.press(Qt::Key_F12);
        QTRY_VERIFY(!shown.window->asOfBanner().isVisible());
        QCOMPARE(shown.window->queue().pane().ticket(), std::optional(ticket));
        QVERIFY(!shown.window->timeMachine().isOpen());
    }

    void readingThePastCanBeCalledOff()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        TimeMachine& machine = shown.window->timeMachine();
        shown.press(Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(machine.isOpen());
        machine.setLoading(true, 34000);
        const QSignalSpy cancelled(&machine, &TimeMachine::cancelled);
        shown.press(Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 1);
    }

    void theStatusBarIsNeverCropped()
    {
        ShownWindow shown;
        shown.window->resize(1000, 700);
        QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
        QCOMPARE(shown.window->statusLine().pieces().front().text, QStringLiteral("Imported 4 min ago"));
        QVERIFY(shown.window->statusLine().mapTo(shown.window.get(), QPoint()).x() >= 0);
        QVERIFY(shown.window->statusLine().geometry().right() <= shown.window->width());
        shown.window->setLastImport(kSampleNow, QStringLiteral("tickets.csv"));
        QCOMPARE(shown.window->statusLine().pieces().front().text, QStringLiteral("Imported just now"));
    }
};

DUEBELL_TEST(time_machine, TimeMachineTest)
#include "time_machine.moc"
