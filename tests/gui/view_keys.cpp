#include "support/shownwindow.h"
#include "support/testmain.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QTest>

using namespace duebell;
using namespace duebell::test;

class ViewKeysTest : public QObject {
    Q_OBJECT

private:
    static void answer(ShownWindow& shown, const QString& name)
    {
        QTRY_VERIFY(shown.window->findChild<QInputDialog*>());
        auto* edit = shown.window->findChild<QInputDialog*>()->findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, name);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!shown.window->findChild<QInputDialog*>());
        shown.window->activateWindow(); // no window manager does it here
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
    }

    static void saveAs(ShownWindow& shown, const QString& filter, const QString& name)
    {
        shown.press(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QWidget* line = QApplication::focusWidget(); // proposals take the focus
        QTest::keyClicks(line, filter + QLatin1Char(' '));
        QTest::keyClick(line, Qt::Key_S, Qt::ControlModifier);
        answer(shown, name);
    }

private Q_SLOTS:
    void arrowsAtTheSideChangeTheView()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        Sidebar& sidebar = shown.window->queue().sidebar();
        shown.press(Qt::Key_0, Qt::AltModifier);
        QVERIFY(sidebar.hasFocus());
        QCOMPARE(sidebar.shownView(), kAllOpenView);
        shown.press(Qt::Key_Down);
        QCOMPARE(sidebar.shownView(), QStringLiteral("view:overdue"));
        for (int row = 0; row < shown.model().rowCount(); ++row) {
            if (const LiveTicket* ticket = shown.model().ticketAt(row))
                QCOMPARE(ticket->summary.state, RowState::Breached);
        }
        shown.press(Qt::Key_Home);
        QCOMPARE(sidebar.shownView(), kAllOpenView);
    }

    void ctrlSSavesAViewAndKeysRenameArrangeDeleteIt()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QueuePage& page = shown.window->queue();
        saveAs(shown, QStringLiteral("client:acme"), QStringLiteral("Robots"));
        QCOMPARE(page.sidebar().shownView(), QStringLiteral("saved:Robots"));
        QVERIFY(page.filter().text().isEmpty());
        QCOMPARE(page.savedViews().find(QStringLiteral("Robots"))->query, QStringLiteral("client:acme"));
        page.sidebar().show(kAllOpenView);
        page.focusQueue();
        saveAs(shown, QStringLiteral("breached"), QStringLiteral("Late"));
        shown.press(Qt::Key_0, Qt::AltModifier);
        shown.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(page.savedViews().all().front().name, QStringLiteral("Late"));
        shown.press(Qt::Key_F2);
        answer(shown, QStringLiteral("Too late"));
        QCOMPARE(page.sidebar().shownView(), QStringLiteral("saved:Too late"));
        page.sidebar().setFocus();
        shown.press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(page.savedViews().pinned(), QStringList { QStringLiteral("saved:Too late") });
        QCOMPARE(page.sidebar().views().rowOf(QStringLiteral("saved:Too late")), 1);
        shown.press(Qt::Key_Delete);
        QVERIFY(!page.savedViews().find(QStringLiteral("Too late")));
        QCOMPARE(page.sidebar().shownView(), kAllOpenView);
    }

    void theMouseDragsASavedViewToItsPlace()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QueuePage& page = shown.window->queue();
        for (const char* name : { "One", "Two", "Three" })
            page.savedViews().put({ QLatin1String(name), QStringLiteral("client:acme"), {}, {}, false, {} });
        Sidebar& sidebar = page.sidebar();
        QWidget* const area = sidebar.viewport();
        const auto place = [&](const char* id, int down) {
            const int row = sidebar.views().rowOf(QLatin1String(id));
            return sidebar.visualRect(sidebar.views().index(row)).center() + QPoint(0, down);
        };
        const auto names = [&] {
            QStringList all;
            for (const QueueViewDefinition& view : page.savedViews().all())
                all.append(view.name);
            return all.join(QLatin1Char(' '));
        };
        const auto drag = [&](const QPoint& from, const QPoint& to) {
            QTest::mousePress(area, Qt::LeftButton, {}, from);
            QTest::mouseMove(area, (from + to) / 2);
            QTest::mouseMove(area, to);
        };
        drag(place("saved:Three", 0), place("saved:One", -3));
        QCOMPARE(area->cursor().shape(), Qt::ClosedHandCursor);
        QTest::mouseRelease(area, Qt::LeftButton, {}, place("saved:One", -3));
        QCOMPARE(names(), QStringLiteral("Three One Two"));
        QCOMPARE(sidebar.shownView(), QStringLiteral("saved:Three"));
        drag(place("saved:One", 0), place("view:all", 0)); // it cannot stay there
        QCOMPARE(area->cursor().shape(), Qt::ForbiddenCursor);
        QTest::mouseRelease(area, Qt::LeftButton, {}, place("view:all", 0));
        QCOMPARE(sidebar.selectionModel()->selectedIndexes().value(0).row(),
                 sidebar.views().rowOf(sidebar.shownView()));
        drag(place("saved:One", 0), place("saved:Two", 5));
        sidebar.setFocus();
        shown.press(Qt::Key_Escape);
        QTest::mouseRelease(area, Qt::LeftButton, {}, place("saved:Two", 5));
        QCOMPARE(names(), QStringLiteral("Three One Two"));
    }

    void aSavedViewBringsItsColumnsAndLeavingItBringsTheOthersBack()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QueuePage& page = shown.window->queue();
        const QueueColumnLayout before = shown.view().header().layout();
        QueueViewDefinition view;
        view.name = QStringLiteral("Ages");
        view.columns = QStringList { QStringLiteral("created"), QStringLiteral("subject") };
        view.sortColumn = QStringLiteral("created");
        page.savedViews().put(view);
        QVERIFY(page.sidebar().show(SavedViews::idOf(view.name)));
        QCOMPARE(shown.view().header().layout().toTexts(), view.columns);
        QCOMPARE(shown.view().header().sortIndicatorSection(), static_cast<int>(QueueColumn::Created));
        page.sidebar().show(kAllOpenView);
        QCOMPARE(shown.view().header().layout(), before);
        QCOMPARE(shown.view().header().sortIndicatorSection(), -1);
    }

    void sectionsUnfoldByKeysAndTheirValuesAreViews()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        Sidebar& sidebar = shown.window->queue().sidebar();
        shown.press(Qt::Key_0, Qt::AltModifier);
        for (int step = 0; step < 40 && sidebar.views().idAt(sidebar.currentIndex().row()) != QLatin1String("client");
             ++step)
            shown.press(Qt::Key_Down);
        shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Down);
        QVERIFY(sidebar.shownView().startsWith(QLatin1String("client:")));
        const QString client = sidebar.shownView().mid(7);
        for (int row = 0; row < shown.model().rowCount(); ++row) {
            if (const LiveTicket* ticket = shown.model().ticketAt(row))
                QCOMPARE(ticket->summary.client, shown.sample.symbol(client.toStdString()));
        }
    }
};

DUEBELL_TEST(view_keys, ViewKeysTest)
#include "view_keys.moc"
