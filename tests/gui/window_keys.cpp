#include "support/shownwindow.h"
#include "support/testmain.h"
#include "ui/dialogs/helpdialog.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

using namespace duebell;
using namespace duebell::test;

class WindowKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ctrlFFiltersAndEscapeClears()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        const int before = shown.model().rowCount();
        shown.press(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("webhook"));
        QCOMPARE(shown.model().rowCount(), 2);
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.model().rowCount(), before);
        QCOMPARE(QApplication::focusWidget(), &shown.view());
    }

    void typingInTheTableFilters()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.press(Qt::Key_N);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("ewsletter"));
        QCOMPARE(shown.model().rowCount(), 2);
        shown.press(Qt::Key_Down);
        QVERIFY(shown.view().currentTicket());
    }

    void arrowsMoveAndEnterGoesToThePane()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        const std::optional<TicketId> first = shown.view().currentTicket();
        QVERIFY(first);
        QCOMPARE(shown.window->queue().pane().ticket(), first);
        shown.press(Qt::Key_Down);
        QVERIFY(shown.view().currentIndex().row() > 1);
        shown.select("T-1004");
        shown.view().setFocus();
        shown.press(Qt::Key_Return);
        QTRY_VERIFY(shown.window->queue().pane().isAncestorOf(QApplication::focusWidget()));
    }

    void ctrlReturnMarksAsAnswered()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1004")); // its first answer is late
        shown.view().setFocus();
        const std::size_t events = shown.sample.ticket("T-1004").events.size();
        QCOMPARE(shown.sample.ticket("T-1004").summary.state, RowState::Breached);
        shown.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(shown.sample.ticket("T-1004").events.size(), events + 1);
        QCOMPARE(shown.sample.ticket("T-1004").events.back().kind, EventKind::Reply);
        QVERIFY(shown.sample.ticket("T-1004").summary.state != RowState::Breached);
        QVERIFY(shown.sample.ticket("T-1004").summary.missedBefore);
        QVERIFY(shown.window->failureBanner().isHidden());
    }

    void aFailedWriteIsToldAndChangesNothing()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1004"));
        shown.view().setFocus();
        const std::size_t events = shown.sample.ticket("T-1004").events.size();
        shown.sample.store.failure = Error { ErrorCode::Database, "commit", "database or disk is full", {} };
        shown.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(shown.window->failureBanner().isVisible());
        QVERIFY(shown.window->failureBanner().text().contains(QStringLiteral("T-1004")));
        QCOMPARE(shown.sample.ticket("T-1004").events.size(), events);
        QCOMPARE(shown.laneOf("T-1004"), Lane::BreachedToday);
    }

    void somebodyElsesChangeIsNotOverwritten()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1004"));
        shown.view().setFocus();
        shown.sample.commit("T-1004", EventKind::Changed, ActorKind::Agent, field::kStatus, "resolved");
        shown.press(Qt::Key_M, Qt::ControlModifier); // take it over
        QTRY_VERIFY(shown.window->failureBanner().isVisible());
        QVERIFY(shown.window->failureBanner().text().contains(QStringLiteral("meanwhile")));
        QCOMPARE(shown.sample.ticket("T-1004").events.back().value, shown.sample.symbol("resolved"));
    }

    void asOfSwitchesCommandsOffAndOneKeyLeadsBack()
    {
        ShownWindow shown(kSampleNow - Seconds(3600));
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.window->asOfBanner().isVisible());
        QVERIFY(shown.select("T-1010"));
        for (const CommandEntry& entry : kCommandList) {
            const bool reads = entry.menu == CommandMenu::Copy;
            if (!reads)
                QVERIFY2(!shown.window->actions().action(entry.command)->isEnabled(), entry.text);
        }
        QVERIFY(!shown.window->queue().ticker().isBeating());
        const QSignalSpy back(shown.window.get(), &MainWindow::asOfRequested);
        shown.press(Qt::Key_F12);
        QTRY_COMPARE(back.count(), 1);
    }

    void aSecondRepaintsTheCountdownCellsOnly()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
        shown.view().tick();
        QVERIFY(shown.view().tick().isEmpty());
        const auto* delegate = qobject_cast<CountdownDelegate*>(
            shown.view().itemDelegateForColumn(static_cast<int>(QueueColumn::Clock)));
        const int row = shown.model().rowOf(shown.sample.ticket("T-1001").record.id).value();
        const QModelIndex cell = shown.model().index(row, static_cast<int>(QueueColumn::Clock));
        const QString before = delegate->contentOf(cell).primary;
        const QSignalSpy changes(&shown.model(), &QAbstractItemModel::dataChanged);
        shown.sample.time.advance(Seconds(1));
        const QRegion region = shown.view().tick();
        QVERIFY(delegate->contentOf(cell).primary != before);
        QCOMPARE(changes.count(), 0);
        const int left = shown.view().columnViewportPosition(static_cast<int>(QueueColumn::Clock));
        QCOMPARE(region.boundingRect().left(), left);
        QCOMPARE(region.boundingRect().width(), shown.view().columnWidth(static_cast<int>(QueueColumn::Clock)));
        QVERIFY(region.contains(shown.view().visualRect(cell).center()));
    }

    void aHiddenWindowDoesNotTick()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
        QVERIFY(shown.window->queue().ticker().isBeating());
        shown.window->hide();
        QVERIFY(!shown.window->queue().ticker().isBeating());
        shown.sample.time.advance(Seconds(5));
        QVERIFY(shown.view().tick().isEmpty());
    }

    void helpHasAPageWithEveryKey()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.view().setFocus();
        shown.press(Qt::Key_F1);
        const auto* page = shown.window->findChild<HelpDialog*>();
        QVERIFY(page && page->isVisible());
        const QString text = page->findChild<QTextBrowser*>()->toPlainText();
        for (const char* key : { "Ctrl+K", "Ctrl+Return", "Ctrl+Z", "Alt+1", "F12" })
            QVERIFY2(text.contains(QLatin1String(key)), key);
    }

    void spaceFoldsALaneAndSelectionSurvives()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1006"));
        const std::optional<TicketId> ticket = shown.view().currentTicket();
        shown.model().setLaneCollapsed(Lane::DueSoon, true);
        QCOMPARE(shown.view().currentTicket(), ticket);
        const int header = shown.model().headerRowOf(Lane::DueSoon).value();
        shown.view().setCurrentIndex(shown.model().index(header, 0));
        shown.view().setFocus();
        const int rows = shown.model().rowCount();
        shown.press(Qt::Key_Space);
        QVERIFY(shown.model().rowCount() > rows);
        QCOMPARE(shown.view().currentIndex().row(), shown.model().headerRowOf(Lane::DueSoon).value());
    }

    void typingHandsKeepRowsStill()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1005") || true);
        shown.view().setFocus();
        shown.press(Qt::Key_Down);
        shown.sample.commit("T-1001", EventKind::Changed, ActorKind::Agent, field::kStatus, "resolved");
        QVERIFY(shown.sample.desk->catchUp().ok());
        QVERIFY(shown.model().isRelayoutPending());
        QTRY_VERIFY_WITH_TIMEOUT(!shown.model().isRelayoutPending(), 10000);
    }

    void everythingThatIsUsedHasAName()
    {
        ShownWindow shown;
        for (const QWidget* widget : shown.window->findChildren<QAbstractItemView*>()) {
            if (!widget->isHidden() && widget->window() == shown.window.get()
                && !qobject_cast<const QHeaderView*>(widget))
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
        for (const QLineEdit* edit : shown.window->findChildren<QLineEdit*>())
            QVERIFY(!edit->accessibleName().isEmpty());
    }
};

DUEBELL_TEST(window_keys, WindowKeysTest)
#include "window_keys.moc"
