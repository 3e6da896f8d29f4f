// The filter line by real keys: completion, what is wrong and where, and the table that follows.
#include "support/shownwindow.h"
#include "support/testmain.h"
#include "ui/dialogs/helpdialog.h"

#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace duebell;
using namespace duebell::test;

class FilterLineTest : public QObject {
    Q_OBJECT

private:
    static FilterLine& focused(ShownWindow& shown)
    {
        shown.press(Qt::Key_F, Qt::ControlModifier);
        return shown.window->queue().filter();
    }
    static void type(FilterLine& filter, const char* text) { QTest::keyClicks(&filter, QString::fromUtf8(text)); }
    static QStringList keys(ShownWindow& shown)
    {
        QStringList keys;
        for (int row = 0; row < shown.model().rowCount(); ++row) {
            if (const LiveTicket* ticket = shown.model().ticketAt(row))
                keys.append(QString::fromStdString(ticket->record.displayKey));
        }
        keys.sort();
        return keys;
    }

private Q_SLOTS:
    void aQueryIsAppliedWhileItIsTyped()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        const QStringList all = keys(shown);
        FilterLine& filter = focused(shown);
        type(filter, "assignee:me");
        const QStringList mine = keys(shown);
        QVERIFY(!mine.isEmpty() && mine.size() < all.size());
        type(filter, " -client:acme");
        QVERIFY(keys(shown).size() < mine.size());
        shown.press(Qt::Key_Escape); // the proposals
        shown.press(Qt::Key_Escape);
        QCOMPARE(keys(shown), all);
        QVERIFY(filter.text().isEmpty());
    }

    void whatIsHalfTypedLeavesTheLastGoodFilter()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        FilterLine& filter = focused(shown);
        type(filter, "client:acme ");
        const QStringList before = keys(shown);
        type(filter, "tier:");
        QVERIFY(filter.problem());
        QCOMPARE(keys(shown), before);
        QVERIFY(!filter.hint().isVisible());
    }

    void enterSaysWhatIsWrongAndWhereWithoutMovingTheTable()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        FilterLine& filter = focused(shown);
        const QRect table = shown.view().geometry();
        type(filter, "breached tier:premum");
        shown.press(Qt::Key_Return);
        QVERIFY(filter.hint().isVisible());
        QCOMPARE(filter.hint().text(), QStringLiteral("“tier” has no value “premum”. Did you mean premium?"));
        QVERIFY(filter.hasFocus());
        QCOMPARE(filter.cursorPosition(), 20);
        QCOMPARE(shown.view().geometry(), table);
        QVERIFY(!filter.accessibleDescription().isEmpty());
        shown.press(Qt::Key_Backspace);
        shown.press(Qt::Key_Backspace);
        type(filter, "ium");
        QVERIFY(!filter.hint().isVisible());
        QVERIFY(!filter.problem());
    }

    void aPauseSaysWhatIsWrongToo()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        FilterLine& filter = focused(shown);
        type(filter, "due<soon");
        QVERIFY(!filter.hint().isVisible());
        QTRY_VERIFY(filter.hint().isVisible());
        QVERIFY(filter.hint().text().contains(QStringLiteral("soon")));
    }

    void proposalsAreTakenByTabAndEnter()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        FilterLine& filter = focused(shown);
        type(filter, "cl");
        QVERIFY(filter.popup().isVisible());
        shown.press(Qt::Key_Tab);
        QCOMPARE(filter.text(), QStringLiteral("client:"));
        QVERIFY(filter.hasFocus());
        QVERIFY(filter.popup().isVisible());
        type(filter, "sohne");
        shown.press(Qt::Key_Down);
        shown.press(Qt::Key_Return);
        QCOMPARE(filter.text(), QStringLiteral("client:borg "));
        QVERIFY(!filter.popup().isVisible());
        QVERIFY(!filter.problem());
        type(filter, "mi");
        shown.press(Qt::Key_Tab);
        QCOMPARE(filter.text(), QStringLiteral("client:borg mine "));
    }

    void enterWithoutAChoiceGoesToTheTable()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        FilterLine& filter = focused(shown);
        type(filter, "no");
        QVERIFY(filter.popup().isVisible());
        shown.press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), &shown.view());
        QVERIFY(!filter.popup().isVisible());
        QCOMPARE(filter.text(), QStringLiteral("no"));
        QVERIFY(!keys(shown).isEmpty());
    }

    void escapeClosesTheProposalsFirst()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        FilterLine& filter = focused(shown);
        type(filter, "status:");
        QVERIFY(filter.popup().isVisible());
        shown.press(Qt::Key_Escape);
        QVERIFY(!filter.popup().isVisible());
        QCOMPARE(filter.text(), QStringLiteral("status:"));
        shown.press(Qt::Key_Escape);
        QVERIFY(filter.text().isEmpty());
        QCOMPARE(QApplication::focusWidget(), &shown.view());
    }

    void controlSpaceProposesEverything()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        FilterLine& filter = focused(shown);
        QVERIFY(!filter.popup().isVisible());
        shown.press(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(filter.popup().isVisible());
        QVERIFY(filter.popup().model()->rowCount() > 20);
    }

    void examplesAreShownByF1AndTypedByAClick()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        FilterLine& filter = focused(shown);
        shown.press(Qt::Key_F1);
        auto* help = shown.window->findChild<QueryHelp*>();
        QVERIFY(help && help->isVisible());
        QTest::mouseClick(help->findChildren<QToolButton*>().constFirst(), Qt::LeftButton);
        QCOMPARE(filter.text(), QStringLiteral("printer"));
        shown.press(Qt::Key_Escape);
        QVERIFY(!help->isVisible());
    }

    void theHelpMenuHasTheWholeLanguage()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.window->queue().showQueryHelp();
        const auto* page = shown.window->findChild<HelpDialog*>();
        QVERIFY(page && page->isVisible() && !page->isModal());
        const auto* text = page->findChild<QTextBrowser*>();
        QVERIFY(text && text->toPlainText().contains(QStringLiteral("assignee:me")));
    }

    void tabLeavesTheFieldWhereNothingIsProposed()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        FilterLine& filter = focused(shown);
        type(filter, "webhook");
        shown.press(Qt::Key_Tab);
        QVERIFY(!filter.hasFocus());
    }

    void ticketsThatEndedAreFoundWhenTheyAreAskedFor()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        type(focused(shown), "done");
        QCOMPARE(keys(shown), QStringList { QStringLiteral("T-1011") });
    }

    void timeMovesTicketsIntoTheFilter()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        shown.model().setLaneCollapsed(Lane::OlderOverdue, false);
        type(focused(shown), "age>5d");
        const qsizetype before = keys(shown).size();
        shown.sample.time.advance(Seconds(6 * 86400));
        shown.window->queue().tick();
        QTRY_VERIFY(keys(shown).size() > before); // rows hold still under a typing hand
    }
};

DUEBELL_TEST(filter_line, FilterLineTest)
#include "filter_line.moc"
