// Every command by its keys, on the shown window: what is asked, what is written, what is said.
#include "support/commandwindow.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QTest>

#include <algorithm>
#include <set>

using namespace duebell;
using namespace duebell::test;

class CommandKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasItsOwnKeyAndTip();
    void answered();
    void answeredEarlier();
    void noReplyNeeded();
    void note();
    void fieldsByAFewLetters_data();
    void fieldsByAFewLetters();
    void takenOver();
    void waitingSince();
    void aWaitNotedTooLateIsCorrected();
    void labels();
    void acknowledged();
    void waived();
    void breachReason();
    void mergedIntoAnother();
    void theLikelyTicketIsOfferedFirst();
    void newTicket();
    void wrongInputIsSaidAtTheField();
    void copied();
    void severalAtOnce();
    void whatMakesNoSenseIsOffAndSaysWhy();
    void escapeLeavesEverythingAsItWas();
};

void CommandKeysTest::everyCommandHasItsOwnKeyAndTip()
{
    CommandWindow shown;
    std::set<QString> keys;
    for (const QAction* action : shown.window->findChildren<QAction*>()) {
        for (const QKeySequence& key : action->shortcuts())
            QVERIFY2(keys.insert(key.toString()).second, qPrintable(key.toString()));
    }
    for (const QAction* action : shown.window->actions().all()) {
        QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        QVERIFY(!action->statusTip().isEmpty());
    }
}

void CommandKeysTest::answered()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+Return");
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::Reply);
    QVERIFY(shown.statusText().startsWith(QStringLiteral("Marked as answered.")));
    QVERIFY(shown.statusText().contains(QStringLiteral("Ctrl+Z")));
}

void CommandKeysTest::answeredEarlier()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004")); // it came 50 minutes ago
    shown.keys("Ctrl+Alt+Return");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    const auto* at = shown.form()->findChild<QDateTimeEdit*>();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down); // an hour ago: there was no ticket yet
    shown.enter();
    QVERIFY(shown.form() && shown.form()->hasProblem(at));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!shown.form());
    QVERIFY(shown.select("T-1010"));
    shown.keys("Ctrl+Alt+Return");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    shown.enter();
    const auto isAnswer = [](const Event& event) {
        return event.kind == EventKind::Reply && event.at == kSampleNow - std::chrono::hours(1);
    };
    QTRY_VERIFY(std::ranges::any_of(shown.sample.ticket("T-1010").events, isAnswer));
}

void CommandKeysTest::noReplyNeeded()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1007")); // the client has written last
    shown.keys("Ctrl+Shift+Return");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.type("only a thank you");
    shown.enter();
    QTRY_COMPARE(shown.last("T-1007").kind, EventKind::NoReplyNeeded);
    QCOMPARE(shown.lastBody("T-1007"), std::string("only a thank you"));
    QTRY_VERIFY(!shown.form());
}

void CommandKeysTest::note()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+E");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.type("Called the client");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ShiftModifier);
    shown.type("twice");
    shown.enter();
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::Note);
    QCOMPARE(shown.lastBody("T-1004"), std::string("Called the client\ntwice"));
}

void CommandKeysTest::fieldsByAFewLetters_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("status") << QByteArray("Ctrl+T") << QByteArray("vend") << field::kStatus.value
                            << QByteArray("vendor");
    QTest::newRow("assignee") << QByteArray("Ctrl+I") << QByteArray("noor") << field::kAssignee.value
                              << QByteArray("noor");
    QTest::newRow("nobody") << QByteArray("Ctrl+I") << QByteArray("nobo") << field::kAssignee.value << QByteArray();
    QTest::newRow("priority") << QByteArray("Ctrl+P") << QByteArray("low") << field::kPriority.value
                              << QByteArray("low");
    QTest::newRow("type") << QByteArray("Ctrl+Shift+Y") << QByteArray("inc") << field::kType.value
                          << QByteArray("incident");
    QTest::newRow("client") << QByteArray("Ctrl+Shift+L") << QByteArray("borg") << field::kClient.value
                            << QByteArray("borg");
    QTest::newRow("team") << QByteArray("Ctrl+Shift+I") << QByteArray("none") << field::kTeam.value << QByteArray();
}

void CommandKeysTest::fieldsByAFewLetters()
{
    QFETCH(QByteArray, keys);
    QFETCH(QByteArray, typed);
    QFETCH(int, field);
    QFETCH(QByteArray, value);
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys(keys.constData());
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type(typed.constData());
    shown.enter();
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::Changed);
    QCOMPARE(shown.last("T-1004").field.value, field);
    QCOMPARE(shown.last("T-1004").value, value.isEmpty() ? Symbol {} : shown.sample.symbol(value.constData()));
    QTRY_VERIFY(!shown.chooser());
}

void CommandKeysTest::takenOver()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+M");
    QTRY_COMPARE(shown.sample.ticket("T-1004").summary.assignee, shown.sample.symbol("ida"));
}

void CommandKeysTest::waitingSince()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1010")); // answered 170 minutes ago, and never set to waiting
    shown.keys("Ctrl+Shift+T");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.enter(); // the last answer is proposed
    QTRY_COMPARE(shown.last("T-1010").kind, EventKind::Changed);
    const Event& waited = shown.last("T-1010");
    QCOMPARE(waited.value, shown.sample.symbol("pending"));
    QCOMPARE(waited.at, kSampleNow - std::chrono::minutes(170));
    QCOMPARE(shown.laneOf("T-1010"), Lane::Waiting);
}

void CommandKeysTest::aWaitNotedTooLateIsCorrected()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1006")); // waits for 20 hours, created 22 hours ago
    const Instant noted = kSampleNow - std::chrono::hours(20);
    const std::size_t before = shown.sample.ticket("T-1006").events.size();
    shown.keys("Ctrl+Shift+T");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.enter(); // what is proposed is what stands there already: nothing is done, and the form says so
    QVERIFY(shown.isUp<FormDialog>());
    QCOMPARE(shown.sample.ticket("T-1006").events.size(), before);
    const auto* since = shown.form()->findChild<QDateTimeEdit*>();
    QVERIFY(shown.form()->hasProblem(since));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down); // an hour earlier
    QVERIFY(!shown.form()->hasProblem(since));
    shown.enter();
    const auto isCorrection = [&](const Event& event) {
        return event.field == field::kStatus && event.at == noted - std::chrono::hours(1)
            && event.value == shown.sample.symbol("pending");
    };
    QTRY_VERIFY(std::ranges::any_of(shown.sample.ticket("T-1006").events, isCorrection));
    QTRY_VERIFY(!shown.form());
    QCOMPARE(shown.laneOf("T-1006"), Lane::Waiting);
}

void CommandKeysTest::labels()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+L");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.type("vip, printer , vip");
    shown.enter();
    QTRY_COMPARE(shown.last("T-1004").field, field::kLabels);
    QCOMPARE(shown.last("T-1004").value, shown.sample.symbol("printer,vip"));
    QTRY_VERIFY(!shown.form());
    shown.keys("Ctrl+L"); // what is there stands in the line
    QTRY_VERIFY(shown.isUp<FormDialog>());
    QCOMPARE(qobject_cast<QLineEdit*>(QApplication::focusWidget())->text(), QStringLiteral("printer, vip"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
}

void CommandKeysTest::acknowledged()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+Shift+A");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.type("on it");
    shown.enter();
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::Acknowledged);
    QCOMPARE(shown.last("T-1004").metric, Metric::FirstResponse);
    QCOMPARE(shown.lastBody("T-1004"), std::string("on it"));
}

void CommandKeysTest::waived()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+Shift+X");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.enter(); // not without a reason
    QVERIFY(shown.form());
    shown.type("agreed with the client");
    shown.enter();
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::Waived);
    QCOMPARE(shown.last("T-1004").metric, Metric::FirstResponse);
    QVERIFY(shown.laneOf("T-1004") != Lane::BreachedToday);
}

void CommandKeysTest::breachReason()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+Shift+B");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.type("staffing");
    shown.tab();
    shown.type("two were ill");
    shown.enter();
    QTRY_COMPARE(shown.last("T-1004").kind, EventKind::BreachReason);
    QCOMPARE(shown.last("T-1004").value, shown.sample.symbol("staffing"));
    QCOMPARE(shown.lastBody("T-1004"), std::string("two were ill"));
}

void CommandKeysTest::mergedIntoAnother()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1003"));
    shown.keys("Ctrl+Shift+M");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("newsletter");
    QCOMPARE(shown.chooser()->model().rowCount(), 1);
    shown.enter();
    QTRY_COMPARE(shown.last("T-1003").kind, EventKind::Merged);
    QCOMPARE(shown.last("T-1003").reference, shown.sample.ticket("T-1007").record.id.value);
    QCOMPARE(shown.last("T-1007").kind, EventKind::Absorbed);
    QCOMPARE(shown.laneOf("T-1003"), Lane::Done);
}

void CommandKeysTest::theLikelyTicketIsOfferedFirst()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1003")); // Nordlicht, ten minutes ago
    shown.keys("Ctrl+N");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.type("invoice shows the wrong vat RATE");
    shown.tab();
    shown.type("Nordlicht Verlag");
    QTRY_VERIFY(QApplication::activePopupWidget()); // the list of names
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    shown.enter();
    QTRY_VERIFY(!shown.form());
    QTRY_VERIFY(shown.select("D-1"));
    shown.view().setFocus();
    shown.keys("Ctrl+Shift+M");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    QVERIFY(shown.chooser()->model().rowCount() > 0);
    QVERIFY(shown.chooser()->model().choice(0).text.startsWith(QStringLiteral("T-1003")));
    QVERIFY(shown.chooser()->model().choice(0).detail.contains(QStringLiteral("the same client wrote the same")));
    shown.enter();
    QTRY_COMPARE(shown.last("D-1").kind, EventKind::Merged);
}

void CommandKeysTest::newTicket()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+N");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    shown.type("Printer on fire");
    shown.enter();
    QTRY_VERIFY(shown.select("D-1"));
    const LiveTicket& opened = shown.sample.ticket("D-1");
    QCOMPARE(opened.texts.subject, std::string("Printer on fire"));
    QCOMPARE(opened.summary.created, kSampleNow);
    QCOMPARE(opened.events.front().actorKind, ActorKind::Client);
    QCOMPARE(shown.view().currentTicket(), std::optional(opened.record.id));
}

void CommandKeysTest::wrongInputIsSaidAtTheField()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+N");
    QTRY_VERIFY(shown.isUp<FormDialog>());
    const std::size_t tickets = shown.sample.desk->tickets().size();
    shown.enter(); // no subject
    QVERIFY(shown.form());
    shown.type("Printer");
    shown.tab();
    shown.type("Nobody Inc.");
    shown.enter();
    QVERIFY(shown.form());
    QStringList said;
    for (const QLabel* label : shown.form()->findChildren<QLabel*>()) {
        if (label->isVisible())
            said.append(label->text());
    }
    QVERIFY(said.join(QLatin1Char('\n')).contains(QStringLiteral("The directory has no client of this name.")));
    QCOMPARE(shown.sample.desk->tickets().size(), tickets);
    QTest::keyClick(shown.form(), Qt::Key_Escape);
    QTRY_VERIFY(!shown.form());
}

void CommandKeysTest::copied()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    shown.keys("Ctrl+C");
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(text.startsWith(QStringLiteral("T-1004: Login loop after password change\n")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("First response: ")));
    shown.keys("Ctrl+Alt+C");
    const QStringList lines = QApplication::clipboard()->text().trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1].contains(QStringLiteral("T-1004")));
    QCOMPARE(lines[0].count(QLatin1Char(',')), lines[1].count(QLatin1Char(',')));
}

void CommandKeysTest::severalAtOnce()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1001"));
    const TicketHeader& header = shown.window->queue().pane().header();
    QVERIFY(header.manyText().isEmpty());
    shown.view().selectAll();
    const std::size_t selected = shown.view().selectedTickets().size();
    QVERIFY(selected > 5);
    QVERIFY(header.manyText().contains(QString::number(selected))); // the buttons beside one ticket act on all
    shown.keys("Ctrl+I");
    QTRY_VERIFY(shown.isUp<ChoiceDialog>());
    shown.type("noor");
    shown.enter();
    QTRY_COMPARE(shown.sample.ticket("T-1001").summary.assignee, shown.sample.symbol("noor"));
    QCOMPARE(shown.sample.ticket("T-1012").summary.assignee, shown.sample.symbol("noor"));
    QVERIFY2(shown.statusText().contains(QString::number(selected)), qPrintable(shown.statusText()));
    shown.keys("Ctrl+Z");
    QTRY_COMPARE(shown.sample.ticket("T-1003").summary.assignee, shown.sample.symbol("tom"));
    QCOMPARE(shown.sample.ticket("T-1002").summary.assignee, Symbol {});
}

void CommandKeysTest::whatMakesNoSenseIsOffAndSaysWhy()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1008")); // in-house: nothing is promised
    for (const TicketCommand command : { TicketCommand::Waive, TicketCommand::Acknowledge, TicketCommand::BreachReason,
                                         TicketCommand::NoReplyNeeded, TicketCommand::CopyLinks }) {
        QVERIFY(!shown.isOn(command));
        const QString tip = shown.window->actions().action(command)->toolTip();
        QVERIFY2(tip.contains(QLatin1Char('\n')), qPrintable(tip)); // the reason on a line of its own
    }
    QVERIFY(shown.isOn(TicketCommand::MarkAnswered));
    QVERIFY(shown.isOn(TicketCommand::NewTicket));
    QVERIFY(!shown.isOn(TicketCommand::Undo));
    shown.view().clearSelection();
    QVERIFY(!shown.isOn(TicketCommand::MarkAnswered));
    QVERIFY(shown.isOn(TicketCommand::NewTicket));
}

void CommandKeysTest::escapeLeavesEverythingAsItWas()
{
    CommandWindow shown;
    QVERIFY(shown.ready("T-1004"));
    const std::size_t events = shown.sample.ticket("T-1004").events.size();
    for (const char* keys : { "Ctrl+E", "Ctrl+T", "Ctrl+Shift+T", "Ctrl+I", "Ctrl+P", "Ctrl+L", "Ctrl+Shift+A",
                              "Ctrl+Shift+X", "Ctrl+Shift+B", "Ctrl+Shift+M", "Ctrl+N", "Ctrl+K" }) {
        shown.keys(keys);
        QTRY_VERIFY2(QApplication::activeModalWidget(), keys);
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY2(!QApplication::activeModalWidget(), keys);
        shown.view().setFocus();
    }
    QCOMPARE(shown.sample.ticket("T-1004").events.size(), events);
}

DUEBELL_TEST(command_keys, CommandKeysTest)
#include "command_keys.moc"
