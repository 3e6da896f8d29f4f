#include "support/shownwindow.h"
#include "support/testmain.h"
#include "ui/dialogs/columnsdialog.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class QueueKeysTest : public QObject {
    Q_OBJECT

private:
    static QString currentKey(ShownWindow& shown)
    {
        const LiveTicket* ticket = shown.model().ticketAt(shown.view().currentIndex().row());
        return ticket ? QString::fromStdString(ticket->record.displayKey) : QString();
    }

private Q_SLOTS:
    void ctrlJGoesFromTicketToTicketByImportance()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.model().sort(static_cast<int>(QueueColumn::Key), Qt::DescendingOrder); // the order on screen is another
        QVERIFY(shown.select("T-1001"));
        shown.view().setFocus();
        QStringList seen { currentKey(shown) };
        for (int step = 0; step < 3; ++step) {
            shown.press(Qt::Key_J, Qt::ControlModifier);
            const LiveTicket& ticket = shown.sample.ticket(currentKey(shown).toStdString());
            QVERIFY(ticket.summary.lane != Lane::Waiting);
            QVERIFY(!ticket.summary.assignee || ticket.summary.assignee == shown.sample.symbol("ida"));
            if (seen.contains(currentKey(shown)))
                break;
            seen.append(currentKey(shown));
        }
        QVERIFY(seen.size() > 1);
        shown.press(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(seen.contains(currentKey(shown)));
        QCOMPARE(shown.view().selectedTickets().size(), std::size_t(1));
    }

    void ctrlZeroReturnsToImportanceAndDue()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        const int first = shown.model().row(1).ticket;
        shown.view().sortBy(static_cast<int>(QueueColumn::Key), Qt::DescendingOrder);
        shown.press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(shown.view().header().sortIndicatorSection(), -1);
        QCOMPARE(shown.model().row(1).ticket, first);
    }

    void ctrlASelectsEveryTicketAndFilteringKeepsWhatIsLeft()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.model().setLanesCollapsed({});
        shown.press(Qt::Key_A, Qt::ControlModifier);
        std::size_t all = 0;
        for (const std::uint32_t count : shown.model().laneCounts())
            all += count;
        QCOMPARE(shown.view().selectedTickets().size(), all);
        shown.model().sort(static_cast<int>(QueueColumn::Subject), Qt::AscendingOrder);
        QCOMPARE(shown.view().selectedTickets().size(), all);
        shown.press(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("acme"));
        QCOMPARE(shown.view().selectedTickets().size(),
                 std::size_t(shown.model().rowCount())
                     - std::size_t(std::ranges::count_if(shown.model().laneCounts(), [](auto n) { return n > 0; })));
        shown.press(Qt::Key_A, Qt::ControlModifier); // in a text the key means the text
        QCOMPARE(qobject_cast<QLineEdit*>(QApplication::focusWidget())->selectedText(), QStringLiteral("acme"));
    }

    void columnsAreArrangedFromTheKeyboard()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        const QueueColumnLayout before = shown.view().header().layout();
        shown.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(shown.window->findChild<ColumnsDialog*>());
        auto* list = shown.window->findChild<ColumnsDialog*>()->findChild<QListWidget*>();
        QTRY_VERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier); // the ticket's key behind its deadline
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space); // no subject
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(!shown.window->findChild<ColumnsDialog*>());
        const QueueColumnLayout after = shown.view().header().layout();
        QCOMPARE(after.shown.size(), before.shown.size() - 1);
        QCOMPARE(after.shown[0].column, QueueColumn::Clock);
        QCOMPARE(after.shown[1].column, QueueColumn::Key);
        QVERIFY(!after.shows(QueueColumn::Subject));
        QVERIFY(shown.view().isColumnHidden(static_cast<int>(QueueColumn::Subject)));
    }

    void theLastColumnStays()
    {
        ShownWindow shown;
        for (const QueueColumnTraits& traits : kQueueColumns)
            shown.view().header().setColumnShown(traits.column, false);
        QCOMPARE(shown.view().header().layout().shown.size(), std::size_t(1));
    }

    void aNarrowTableKeepsTheDeadlineInSight()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.window->resize(1800, 800);
        QTRY_VERIFY(!shown.view().header().isFolded());
        QVERIFY(!shown.view().isColumnHidden(static_cast<int>(QueueColumn::Client)));
        shown.window->resize(1100, 800);
        QTRY_VERIFY(shown.view().header().isFolded());
        QVERIFY(shown.view().isColumnHidden(static_cast<int>(QueueColumn::Client)));
        const int clock = static_cast<int>(QueueColumn::Clock);
        QVERIFY(shown.view().columnViewportPosition(clock) + shown.view().columnWidth(clock)
                <= shown.view().viewport()->width());
    }

    void aHandThatNeverRestsDoesNotHoldRowsForEver()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.view().holdStill();
        shown.sample.commit("T-1001", EventKind::Changed, ActorKind::Agent, field::kStatus, "resolved");
        QVERIFY(shown.sample.desk->catchUp().ok());
        QVERIFY(shown.model().isRelayoutPending());
        QTimer hand;
        connect(&hand, &QTimer::timeout, &hand, [&shown] { shown.view().holdStill(); });
        hand.start(200);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.model().isRelayoutPending(), 15000);
    }
};

DUEBELL_TEST(queue_keys, QueueKeysTest)
#include "queue_keys.moc"
