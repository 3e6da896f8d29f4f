// Taking back and doing again by keys; a lost race that asks again; a failed write that keeps the draft.
#include "support/commandwindow.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class CommandUndoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoneAndDoneAgain();
    void undoSaysWhatItTakesBack();
    void aLostRaceAsksAgain();
    void undoAsksWhenSomebodyElseCameAfter();
    void aFailedWriteKeepsTheDraft();
    void aFailedUndoCanBeTriedAgain();
    void aNewTicketIsTakenBack();
    void nothingIsTakenBackUnderAsOf();
};

void CommandUndoTest::undoneAndDoneAgain()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+Return");
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::Reply);
    QVERIFY(shown.laneOf("T-1004") != Lane::BreachedToday);
    shown.keys("Ctrl+Z");
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::Retracted);
    QCOMPARE(shown.laneOf("T-1004"), Lane::BreachedToday);
    QVERIFY(shown.statusText().startsWith(QStringLiteral("Taken back: “Marked as answered” on T-1004")));
    shown.keys("Ctrl+Shift+Z");
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::Reply);
    QVERIFY(!shown.isOn(TicketCommand::Redo));
}

void CommandUndoTest::undoSaysWhatItTakesBack()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    const QAction* undo = shown.window->actions().action(TicketCommand::Undo);
    QVERIFY(!undo->isEnabled());
    shown.keys("Ctrl+T");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("open");
    shown.enter();
    QTRY_VERIFY(undo->isEnabled());
    QCOMPARE(undo->text(), QStringLiteral("&Undo “Status set to Open” on T-1004"));
}

void CommandUndoTest::aLostRaceAsksAgain()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.sample.commit("T-1004", EventKind::Changed, ActorKind::Agent, field::kStatus, "pending");
    QVERIFY(!shown.isOn(TicketCommand::DoAnyway));
    shown.keys("Ctrl+M");
    QTRY_VERIFY(shown.window->failureBanner().isVisible());
    QVERIFY(shown.window->failureBanner().text().contains(QStringLiteral("meanwhile this happened: Status: ")));
    QVERIFY(shown.sample.ticket("T-1004").summary.assignee != shown.sample.symbol("ida"));
    QVERIFY(shown.isOn(TicketCommand::DoAnyway));
    shown.keys("Alt+Return");
    QTRY_COMPARE(shown.sample.ticket("T-1004").summary.assignee, shown.sample.symbol("ida"));
    QCOMPARE(shown.sample.ticket("T-1004").summary.status, shown.sample.symbol("pending")); // his stays
    QVERIFY(!shown.window->failureBanner().isVisible());
    QVERIFY(!shown.isOn(TicketCommand::DoAnyway));
}

void CommandUndoTest::undoAsksWhenSomebodyElseCameAfter()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+M");
    QTRY_COMPARE(shown.sample.ticket("T-1004").summary.assignee, shown.sample.symbol("ida"));
    shown.sample.commit("T-1004", EventKind::Changed, ActorKind::Agent, field::kPriority, "low");
    shown.keys("Ctrl+Z");
    QTRY_VERIFY(shown.window->failureBanner().isVisible());
    QCOMPARE(shown.sample.ticket("T-1004").summary.assignee, shown.sample.symbol("ida"));
    shown.keys("Alt+Return");
    QTRY_COMPARE(shown.sample.ticket("T-1004").summary.assignee, shown.sample.symbol("tom"));
    QCOMPARE(shown.sample.ticket("T-1004").summary.priority, shown.sample.symbol("low"));
}

void CommandUndoTest::aFailedWriteKeepsTheDraft()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+E");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.type("a long thought");
    shown.sample.store.failure = Error { ErrorCode::Database, "commit", "database or disk is full", {} };
    shown.enter();
    QVERIFY(shown.form());
    QVERIFY2(shown.form()->failure().contains(QStringLiteral("What you wrote is still here")),
             qPrintable(shown.form()->failure()));
    QCOMPARE(shown.form()->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("a long thought"));
    shown.sample.store.failure.reset();
    shown.enter();
    QTRY_VERIFY(!shown.form());
    QCOMPARE(shown.lastBody("T-1004"), std::string("a long thought"));
}

void CommandUndoTest::aFailedUndoCanBeTriedAgain()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+M");
    QTRY_COMPARE(shown.sample.ticket("T-1004").summary.assignee, shown.sample.symbol("ida"));
    shown.sample.store.failure = Error { ErrorCode::Database, "commit", "database is locked", {} };
    shown.keys("Ctrl+Z");
    QTRY_VERIFY(shown.window->failureBanner().isVisible());
    shown.sample.store.failure.reset();
    QVERIFY(shown.isOn(TicketCommand::Undo));
    shown.keys("Ctrl+Z");
    QTRY_COMPARE(shown.sample.ticket("T-1004").summary.assignee, shown.sample.symbol("tom"));
}

void CommandUndoTest::aNewTicketIsTakenBack()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+N");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.type("Printer on fire");
    shown.enter();
    QTRY_VERIFY(shown.select("D-1"));
    shown.view().setFocus();
    shown.keys("Ctrl+Z");
    QTRY_COMPARE(shown.sample.ticket("D-1").summary.created, Instant {});
    shown.keys("Ctrl+Shift+Z");
    QTRY_COMPARE(shown.sample.ticket("D-1").summary.created, kSampleNow);
}

void CommandUndoTest::nothingIsTakenBackUnderAsOf()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+M");
    QTRY_VERIFY(shown.isOn(TicketCommand::Undo));
    Desk past(shown.sample.store, shown.sample.timeline, shown.sample.time, DeskView { kSampleNow, {}, false });
    QVERIFY(past.load().ok());
    shown.window->showDesk(&past, shown.sample.names, {});
    QVERIFY(!shown.isOn(TicketCommand::Undo));
    DeskInfo info;
    info.me = shown.sample.symbol("ida");
    shown.window->showDesk(shown.sample.desk.get(), shown.sample.names, info);
    QVERIFY(shown.isOn(TicketCommand::Undo)); // remembered meanwhile
}

DUEBELL_TEST(command_undo, CommandUndoTest)
#include "command_undo.moc"
