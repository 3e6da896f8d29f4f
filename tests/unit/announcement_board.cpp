// Grouping: trap 16 (hundreds of mails, a storm at 5,000 tickets) and trap 15 (asleep: one digest, in the right order).
#include "scenarios/announcementboard.h"
#include "scenarios/builtinscenario.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;

class AnnouncementBoardTest : public QObject {
    Q_OBJECT

private:
    static Instant at(int seconds) { return Instant { Seconds(1'000'000 + seconds) }; }
    static Alert alert(int ticket, Metric metric = Metric::Resolution, bool breach = false, int when = 0)
    {
        Alert alert;
        alert.key.scenario = breach ? builtinscenario::kBreach : builtinscenario::kWarning;
        alert.key.step = breach ? 0 : 80;
        alert.key.ticket = TicketId { ticket };
        alert.key.metric = metric;
        alert.at = at(when);
        return alert;
    }
    static std::vector<Alert> alerts(int first, int last)
    {
        std::vector<Alert> list;
        for (int ticket = first; ticket <= last; ++ticket)
            list.push_back(alert(ticket, Metric::Resolution, false, -ticket));
        return list;
    }

private Q_SLOTS:
    void upToThreeSpeakByThemselves()
    {
        AnnouncementBoard board;
        const auto change = board.add(alerts(1, 3), at(0), false);
        QCOMPARE(change.shown.size(), std::size_t { 3 });
        QVERIFY(change.gone.empty());
        QCOMPARE(change.shown.front().id, AnnouncementId { 3 }); // the earliest first
        QVERIFY(board.concerns(TicketId { 2 }));
    }

    void moreAreOneDigest()
    {
        AnnouncementBoard board;
        const auto change = board.add(alerts(1, 5000), at(0), false);
        QCOMPARE(change.shown.size(), std::size_t { 1 });
        QVERIFY(change.shown.front().isDigest());
        QCOMPARE(change.shown.front().alerts.size(), std::size_t { 5000 });
        QCOMPARE(change.shown.front().tickets().front(), TicketId { 5000 });
    }

    void oneAfterTheOtherWithinAMinuteBecomeADigest()
    {
        AnnouncementBoard board;
        for (int ticket = 1; ticket <= 3; ++ticket)
            QVERIFY(!board.add(alerts(ticket, ticket), at(ticket * 10), false).shown.front().isDigest());
        const auto change = board.add(alerts(4, 4), at(45), false);
        QCOMPARE(change.shown.size(), std::size_t { 1 });
        QVERIFY(change.shown.front().isDigest());
        QCOMPARE(change.shown.front().tickets().size(), std::size_t { 4 });
        QCOMPARE(change.gone, (std::vector<AnnouncementId> { 1, 2, 3 }));
        QVERIFY(!board.find(1));
    }

    void whatFollowsADigestWithinAMinuteJoinsIt()
    {
        AnnouncementBoard board;
        (void)board.add(alerts(1, 6), at(0), false);
        const auto change = board.add(alerts(7, 7), at(1), false);
        QCOMPARE(change.shown.size(), std::size_t { 1 });
        QCOMPARE(change.shown.front().tickets().size(), std::size_t { 7 });
        QVERIFY(!board.add(alerts(8, 8), at(62), false).shown.front().isDigest());
    }

    void aMinuteLaterTheySpeakByThemselvesAgain()
    {
        AnnouncementBoard board;
        (void)board.add(alerts(1, 3), at(0), false);
        QVERIFY(!board.add(alerts(4, 4), at(61), false).shown.front().isDigest());
    }

    void afterAPauseTwoAreADigestAndOneIsNot()
    {
        AnnouncementBoard board;
        QVERIFY(board.add(alerts(1, 2), at(0), true).shown.front().isDigest());
        AnnouncementBoard other;
        QVERIFY(!other.add(alerts(1, 1), at(0), true).shown.front().isDigest());
    }

    void aDigestGrowsUntilSomebodyDealsWithIt()
    {
        AnnouncementBoard board;
        (void)board.add(alerts(1, 5), at(0), false);
        const auto grown = board.add(alerts(6, 10), at(300), false);
        QCOMPARE(grown.shown.front().tickets().size(), std::size_t { 10 });
        QCOMPARE(board.take(kDigestId).size(), std::size_t { 10 });
        QVERIFY(!board.concerns(TicketId { 1 }));
        QCOMPARE(board.add(alerts(11, 15), at(600), false).shown.front().tickets().size(), std::size_t { 5 });
    }

    void whatIsNewOfAClockReplacesWhatWasSaidOfIt()
    {
        AnnouncementBoard board;
        (void)board.add({ alert(1), alert(1, Metric::FirstResponse) }, at(0), false);
        const auto change = board.add({ alert(1, Metric::Resolution, true, 100) }, at(100), false);
        QCOMPARE(change.shown.size(), std::size_t { 1 });
        QCOMPARE(change.shown.front().id, AnnouncementId { 1 });
        QCOMPARE(change.shown.front().alerts.size(), std::size_t { 2 });
        QVERIFY(change.shown.front().hasBreach());
    }

    void aTicketOfTheDigestThatSpeaksAloneLeavesIt()
    {
        AnnouncementBoard board;
        (void)board.add(alerts(1, 4), at(0), false);
        const auto change = board.add({ alert(2, Metric::Resolution, true) }, at(100), false);
        QCOMPARE(change.shown.front().id, AnnouncementId { 2 });
        QVERIFY(change.gone.empty());
        QCOMPARE(board.find(kDigestId)->tickets().size(), std::size_t { 3 });
    }

    void whatIsOverGoes()
    {
        AnnouncementBoard board;
        (void)board.add({ alert(1), alert(1, Metric::FirstResponse) }, at(0), false);
        const auto isFirst = [](const Alert& each) { return each.key.metric == Metric::FirstResponse; };
        QVERIFY(!board.drop(TicketId { 1 }, isFirst));
        QVERIFY(board.concerns(TicketId { 1 }));
        QCOMPARE(board.drop(TicketId { 1 }, [](const Alert&) { return true; }).value_or(-1), AnnouncementId { 1 });
        QVERIFY(!board.concerns(TicketId { 1 }));
        QVERIFY(!board.drop(TicketId { 1 }, isFirst));
    }

    void clearingTakesEverythingAway()
    {
        AnnouncementBoard board;
        (void)board.add(alerts(1, 2), at(0), false);
        QCOMPARE(board.ids(), (std::vector<AnnouncementId> { 1, 2 }));
        board.clear();
        QVERIFY(board.ids().empty());
        QVERIFY(!board.concerns(TicketId { 1 }));
    }

    void aClockSetBackKeepsNobodyCrowded()
    {
        AnnouncementBoard board;
        (void)board.add(alerts(1, 3), at(3600), false);
        QVERIFY(!board.add(alerts(4, 4), at(0), false).shown.front().isDigest());
    }
};

DUEBELL_TEST(announcement_board, AnnouncementBoardTest)
#include "announcement_board.moc"
