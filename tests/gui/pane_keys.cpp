// The pane without the mouse: timeline, history, why this agreement.
#include "support/shownwindow.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QTest>

using namespace duebell;
using namespace duebell::test;

class PaneKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSentenceGoesAlongWithTheTime()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1001"));
        TicketPane& pane = shown.window->queue().pane();
        QTreeView& ledger = pane.time().ledger();
        const QModelIndex day = ledger.model()->index(ledger.model()->rowCount() - 1, 0);
        QVERIFY(ledger.isExpanded(day));
        ledger.collapse(day); // whoever reads it wants it so
        const QString before = pane.whyText();
        shown.sample.time.advance(Seconds(61));
        shown.window->queue().tick();
        QVERIFY(pane.whyText() != before);
        QVERIFY(!ledger.isExpanded(ledger.model()->index(ledger.model()->rowCount() - 1, 0)));
    }

    void theTimelineIsSteppedFromEdgeToEdge()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1005"));
        shown.press(Qt::Key_3, Qt::AltModifier);
        TimelinePicture& picture = shown.window->queue().pane().time().timeline();
        QTRY_COMPARE(QApplication::focusWidget(), &picture);
        shown.press(Qt::Key_Home);
        const QString first = picture.announcement();
        QVERIFY(!first.isEmpty());
        shown.press(Qt::Key_Right);
        QVERIFY(picture.announcement() != first);
        QVERIFY(picture.accessibleName().contains(picture.announcement()));
        shown.press(Qt::Key_Left);
        QCOMPARE(picture.announcement(), first);
        shown.press(Qt::Key_End);
        const QString last = picture.announcement();
        shown.press(Qt::Key_Right);
        QCOMPARE(picture.announcement(), last);
    }

    void plusAndMinusZoomAndZeroShowsEverything()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1005"));
        shown.press(Qt::Key_3, Qt::AltModifier);
        TimelinePicture& picture = shown.window->queue().pane().time().timeline();
        QTRY_COMPARE(QApplication::focusWidget(), &picture);
        QVERIFY(picture.zoom().isWhole());
        shown.press(Qt::Key_Plus);
        shown.press(Qt::Key_Plus);
        QVERIFY(!picture.zoom().isWhole());
        const TimelineRange seen = picture.zoom().visible();
        shown.press(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(picture.zoom().visible() != seen);
        shown.press(Qt::Key_Home); // what is stepped to comes into sight
        QVERIFY(picture.zoom().visible().contains(picture.zoom().whole().from));
        shown.press(Qt::Key_0);
        QVERIFY(picture.zoom().isWhole());
        shown.press(Qt::Key_Plus);
        QVERIFY(shown.select("T-1006"));
        QVERIFY(picture.zoom().isWhole()); // another ticket is seen whole
    }

    void upAndDownChooseTheClock()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1001"));
        shown.press(Qt::Key_3, Qt::AltModifier);
        QTRY_COMPARE(QApplication::focusWidget(), &shown.window->queue().pane().time().timeline());
        const QString before = shown.window->queue().pane().whyText();
        shown.press(Qt::Key_Down);
        QString after = shown.window->queue().pane().whyText();
        if (after == before) { // it was the last one
            shown.press(Qt::Key_Up);
            after = shown.window->queue().pane().whyText();
        }
        QVERIFY(after != before);
    }

    void theHistoryUnfoldsAndCopiesByKey()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        Event note;
        note.ticket = shown.sample.ticket("T-1006").record.id;
        note.at = kSampleNow;
        note.kind = EventKind::Note;
        note.actorKind = ActorKind::Agent;
        const RunId run = shown.sample.store.beginRun({}, kSampleNow).value();
        const std::string body = "<b>not bold</b> " + std::string(3000, 'x');
        QVERIFY(shown.sample.store.commit({ run, { { note, body } }, {}, {} }, kSampleNow).ok());
        QVERIFY(shown.sample.desk->catchUp().ok());
        QVERIFY(shown.select("T-1006"));
        shown.press(Qt::Key_4, Qt::AltModifier);
        HistoryView& history = shown.window->queue().pane().history();
        QTRY_COMPARE(QApplication::focusWidget(), &history);
        shown.press(Qt::Key_Home);
        QCOMPARE(history.currentIndex().row(), 0);
        const int folded = history.visualRect(history.model()->index(0, 0)).height();
        shown.press(Qt::Key_Return);
        QTRY_VERIFY(history.visualRect(history.model()->index(0, 0)).height() > folded);
        shown.press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QString::fromStdString(body)));
    }

    void theExplanationIsCopied()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1004"));
        shown.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.startsWith(QStringLiteral("T-1004")));
        QVERIFY(copied.contains(shown.window->queue().pane().whyText()));
        QVERIFY(copied.contains(QStringLiteral("2026-03-17T09:00:00Z")));
    }

    void whyThisAgreementIsAnswered()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QVERIFY(shown.select("T-1004"));
        shown.press(Qt::Key_5, Qt::AltModifier);
        AgreementTab& tab = shown.window->queue().pane().agreement();
        QTRY_COMPARE(QApplication::focusWidget(), &tab.tree());
        QVERIFY(tab.summary().contains(QStringLiteral("“Standard” applies")));
        QVERIFY(tab.tree().currentIndex().data(PolicyModel::ChosenRole).toBool());
    }

    void aClockIsChosenFromRightToLeftToo()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        {
            ShownWindow shown;
            QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
            QVERIFY(shown.select("T-1004"));
            QVERIFY(!shown.window->queue().pane().whyText().isEmpty());
            QVERIFY(!shown.window->queue().pane().time().timeline().isHidden());
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void onlyWebLinksAreOffered()
    {
        QVERIFY(!TicketHeader::safeLink("https://desk.example.org/t/1").isEmpty());
        QVERIFY(!TicketHeader::safeLink("HTTP://desk.example.org/t/1").isEmpty());
        for (const char* link : { "", "javascript:alert(1)", "file:///etc/passwd", "https:", "http://",
                                  "desk.example.org", "ftp://desk.example.org/", "https://a b/" })
            QVERIFY2(TicketHeader::safeLink(link).isEmpty(), link);
    }
};

DUEBELL_TEST(pane_keys, PaneKeysTest)
#include "pane_keys.moc"
