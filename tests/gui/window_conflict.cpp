// Somebody else was faster: the window says what he did, and nothing is overwritten.
#include "support/shownwindow.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class WindowConflictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMessageSaysWhatHappenedMeanwhile()
    {
        ShownWindow shown;
        QVERIFY(shown.select("T-1004"));
        const Symbol status = shown.sample.ticket("T-1004").summary.status;
        shown.sample.commit("T-1004", EventKind::Changed, ActorKind::Agent, field::kStatus, "pending");
        QCOMPARE(shown.sample.ticket("T-1004").summary.status, status); // not seen yet
        TicketActions& actions = shown.window->actions();
        actions.action(TicketCommand::TakeOver)->trigger();
        const QString told = shown.window->failureBanner().text();
        QVERIFY2(told.startsWith(QStringLiteral("T-1004 was not changed, for meanwhile this happened: Status: ")),
                 qPrintable(told));
        // Now he sees it, and the same command goes through.
        QCOMPARE(shown.sample.ticket("T-1004").summary.status, shown.sample.symbol("pending"));
        actions.action(TicketCommand::TakeOver)->trigger();
        QCOMPARE(shown.sample.ticket("T-1004").events.back().field, field::kAssignee);
        QVERIFY(shown.window->failureBanner().text().isEmpty());
    }

    void anAnswerNeedsNoSecondLook()
    {
        ShownWindow shown;
        QVERIFY(shown.select("T-1004"));
        shown.sample.commit("T-1004", EventKind::Changed, ActorKind::Agent, field::kStatus, "pending");
        shown.window->actions().action(TicketCommand::MarkAnswered)->trigger();
        QCOMPARE(shown.sample.ticket("T-1004").events.back().kind, EventKind::Reply);
        QVERIFY(shown.window->failureBanner().text().isEmpty());
    }

    void followingIsShown()
    {
        ShownWindow shown;
        FollowActions& follow = shown.window->follow();
        QVERIFY(follow.label()->isHidden());
        QVERIFY(!follow.stop()->isEnabled());
        FollowActions::State state;
        state.path = QStringLiteral("/somewhere/log.csv");
        follow.setState(state);
        QVERIFY(!follow.label()->isHidden());
        QVERIFY(follow.label()->text().contains(QStringLiteral("log.csv: nothing new yet")));
        state.problem = QStringLiteral("It cannot be read.");
        follow.setState(state);
        QVERIFY(follow.label()->toolTip().contains(state.problem));
        follow.setState({});
        QVERIFY(follow.label()->isHidden());
    }
};

DUEBELL_TEST(window_conflict, WindowConflictTest)
#include "window_conflict.moc"
