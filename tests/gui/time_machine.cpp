// Looking back by key: in, along, by itself, and out again.
#include "support/shownwindow.h"
#include "support/testmain.h"

#include <QScrollBar>
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
                                 shown.window->showDesk(shown.sample.desk.get(), shown.sample.names, shown.info);
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

    // Rows hold still for a hand over the table, but not when it is the hand that asks for another moment.
    void rowsStandAsTheyStoodThen()
    {
        ShownWindow shown(kSampleNow);
        serve(shown);
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.view().holdStill();
        QVERIFY(shown.past->moveTo(kSampleNow - std::chrono::hours(30)));
        QCOMPARE(shown.past->now(), kSampleNow - std::chrono::hours(30));
        QVERIFY(!shown.model().isRelayoutPending());
        for (int row = 0; row < shown.model().rowCount(); ++row) {
            if (const LiveTicket* ticket = shown.model().ticketAt(row))
                QCOMPARE(shown.model().row(row).lane, ticket->summary.lane);
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
        shown.window->showDesk(shown.past.get(), shown.sample.names, shown.info);
        QCOMPARE(shown.window->queue().pane().ticket(), std::optional(ticket));
        QVERIFY(shown.select("T-1004"));
        shown.press(Qt::Key_F12);
        QTRY_VERIFY(!shown.window->asOfBanner().isVisible());
        QCOMPARE(shown.window->queue().pane().ticket(), std::optional(ticket));
        QVERIFY(!shown.window->timeMachine().isOpen());
    }

    // Selection and scroll by ticket; views and filters are the reader's own and stay as they are.
    void oneKeyLeadsBackToTheSamePlace()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.window->resize(1280, 420);
        shown.model().setLanesCollapsed({});
        QVERIFY(shown.select("T-1006"));
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY(shown.view().verticalScrollBar()->maximum() > 0);
        QTRY_VERIFY(shown.view().verticalScrollBar()->value() > 0);
        const std::vector<TicketId> selected = shown.view().selectedTickets();
        QVERIFY(selected.size() > 1);
        const int scroll = shown.view().verticalScrollBar()->value();
        shown.past = std::make_unique<Desk>(shown.sample.store, shown.sample.timeline, shown.sample.time,
                                            DeskView { kSampleNow - Seconds(1800), {}, false, {} });
        QVERIFY(shown.past->load().ok());
        serve(shown);
        shown.window->showDesk(shown.past.get(), shown.sample.names, shown.info);
        shown.press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(shown.view().verticalScrollBar()->value(), 0);
        shown.press(Qt::Key_F12);
        QTRY_VERIFY(!shown.window->asOfBanner().isVisible());
        QCOMPARE(shown.view().selectedTickets(), selected);
        QTRY_COMPARE(shown.view().verticalScrollBar()->value(), scroll);
    }

    void aViewChosenInThePastIsKept()
    {
        ShownWindow shown(kSampleNow - Seconds(3600));
        serve(shown);
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.press(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("webhook"));
        QVERIFY(shown.window->queue().sidebar().show(QStringLiteral("client:acme")));
        QCOMPARE(shown.model().rowCount(), 2); // a lane and a ticket
        shown.press(Qt::Key_F12);
        QTRY_VERIFY(!shown.window->asOfBanner().isVisible());
        QCOMPARE(shown.window->queue().filter().text(), QStringLiteral("webhook"));
        QCOMPARE(shown.window->queue().sidebar().shownView(), QStringLiteral("client:acme"));
        QCOMPARE(shown.model().rowCount(), 2);
    }

    // While the desk is on its way the slider stays with the hand, and only a long way is spoken of.
    void theSliderStaysWithTheHand()
    {
        ShownWindow shown(kSampleNow - Seconds(3600));
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        TimeMachine& machine = shown.window->timeMachine();
        const QSignalSpy wishes(shown.window.get(), &MainWindow::asOfRequested); // nobody serves them
        machine.slider().setFocus();
        const int before = machine.slider().value();
        shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Right);
        QCOMPARE(wishes.count(), 2);
        QCOMPARE(machine.slider().value(), before + 2);
        QVERIFY(machine.isOnItsWay());
        QVERIFY(!machine.isWaitShown());
        QTRY_VERIFY(machine.isWaitShown());
        QVERIFY(shown.past->moveTo(kSampleNow - Seconds(3600) + Seconds(600)));
        QVERIFY(!machine.isOnItsWay());
        QVERIFY(!machine.isWaitShown());
        QCOMPARE(machine.slider().value(), before + 2);
        shown.press(Qt::Key_Right);
        machine.giveUp();
        QCOMPARE(machine.slider().value(), before + 2);
    }

    void readingThePastCanBeCalledOff()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        TimeMachine& machine = shown.window->timeMachine();
        shown.press(Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(machine.isOpen());
        shown.press(Qt::Key_Down);
        machine.setLoading(true, 34000);
        QTRY_VERIFY(machine.isWaitShown());
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
