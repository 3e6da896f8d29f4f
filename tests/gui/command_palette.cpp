// The command palette by keys: everything in it, best first, greyed with the reason, quick on a large desk.
#include "support/commandwindow.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class CommandPaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFewLettersDoIt();
    void statusesAndPeopleAreThere();
    void aTicketByItsKey();
    void aViewByItsName();
    void whatIsOffSaysWhyAndCannotBeChosen();
    void whatWasUsedLastComesFirst();
    void everyActionOfTheMenusIsThere();

private:
    static QStringList texts(ChoiceDialog& palette)
    {
        QStringList texts;
        for (int row = 0; row < palette.model().rowCount(); ++row)
            texts.append(palette.model().choice(row).text);
        return texts;
    }
};

void CommandPaletteTest::aFewLettersDoIt()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+K");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("mark ans");
    QCOMPARE(texts(*shown.chooser()).front(), QStringLiteral("Mark as answered"));
    QCOMPARE(shown.chooser()->model().choice(0).keys, QStringLiteral("Ctrl+Return"));
    shown.enter();
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::Reply);
    QTRY_VERIFY(!shown.chooser());
}

void CommandPaletteTest::statusesAndPeopleAreThere()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+K");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("waiting for vendor");
    QCOMPARE(texts(*shown.chooser()).front(), QStringLiteral("Status: Waiting for vendor"));
    shown.enter();
    QTRY_COMPARE(shown.sample.ticket("T-1004").summary.status, shown.sample.symbol("vendor"));
    shown.view().setFocus();
    shown.keys("Ctrl+K");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("noor");
    QVERIFY(texts(*shown.chooser()).contains(QStringLiteral("Assign to Noor Haddad")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!shown.chooser());
}

void CommandPaletteTest::aTicketByItsKey()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+K");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("t-1010");
    QVERIFY(texts(*shown.chooser()).front().startsWith(QStringLiteral("T-1010")));
    shown.enter();
    QTRY_COMPARE(shown.view().currentTicket(), std::optional(shown.sample.ticket("T-1010").record.id));
}

void CommandPaletteTest::aViewByItsName()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+K");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("view");
    QVERIFY(texts(*shown.chooser()).filter(QStringLiteral("View: ")).size() > 2);
}

void CommandPaletteTest::whatIsOffSaysWhyAndCannotBeChosen()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1008"));
    const std::size_t events = shown.sample.ticket("T-1008").events.size();
    shown.keys("Ctrl+K");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("waive a clock");
    QCOMPARE(texts(*shown.chooser()).front(), QStringLiteral("Waive a clock"));
    QCOMPARE(shown.chooser()->model().choice(0).whyNot, QStringLiteral("No clock runs here, and none was breached."));
    shown.enter();
    QVERIFY(shown.chooser());
    QCOMPARE(shown.sample.ticket("T-1008").events.size(), events);
}

void CommandPaletteTest::whatWasUsedLastComesFirst()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+K");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("assign to me");
    shown.enter();
    QTRY_VERIFY(!shown.chooser());
    shown.view().setFocus();
    shown.keys("Ctrl+K");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    QCOMPARE(texts(*shown.chooser()).front(), QStringLiteral("Assign to me"));
}

void CommandPaletteTest::everyActionOfTheMenusIsThere()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+K");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    const QStringList all = texts(*shown.chooser());
    for (const QAction* action : shown.window->actions().all()) {
        QString text = action->text();
        text.remove(QLatin1Char('&')).remove(QStringLiteral(" …"));
        QVERIFY2(!all.filter(text).isEmpty(), qPrintable(text));
    }
    QVERIFY(all.contains(QStringLiteral("Fold all lanes")));
    QVERIFY(all.contains(QStringLiteral("Quit")));
}

DUEBELL_TEST(command_palette, CommandPaletteTest)
#include "command_palette.moc"
