// Table `firing`: every warning happens once, whatever crashes or runs beside (trap 16: dedupe on the deadline).
#include "storefixture.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using duebell::test::StoreFixture;

class StoreFiringsTest : public QObject {
    Q_OBJECT

private:
    static FiringKey key(TicketId ticket, int deadline, Symbol receiver = Symbol { 1 })
    {
        FiringKey key;
        key.scenario = 1;
        key.step = 80;
        key.ticket = ticket;
        key.metric = Metric::FirstResponse;
        key.deadline = StoreFixture::at(deadline);
        key.receiver = receiver;
        return key;
    }
    static std::vector<FiringKey> record(SqliteStore& store, const std::vector<FiringKey>& keys, int minute = 0)
    {
        const auto recorded = store.recordFirings(keys, StoreFixture::at(minute));
        return recorded ? *recorded : std::vector<FiringKey> { {}, {}, {}, {} };
    }

private Q_SLOTS:
    void aWarningIsRecordedOnceAndComesBackWhole()
    {
        StoreFixture fixture;
        const auto store = fixture.create();
        FiringKey whole = key(StoreFixture::ticket(*store, "T1"), 60);
        whole.step = 1'000'001'800;
        whole.metric = Metric::TimeInStatus;
        whole.status = StoreFixture::symbol(*store, "review");
        whole.cycle = 3;
        QCOMPARE(record(*store, { whole, whole }), std::vector { whole });
        QVERIFY(record(*store, { whole }).empty());
        const Firing expected { whole, StoreFixture::at(0), FiringOutcome::Pending };
        QCOMPARE(store->firingsOf(whole.ticket, whole.receiver).value(), std::vector { expected });
        QVERIFY(store->firingsOf(whole.ticket, Symbol { 2 }).value().empty());
    }

    void anotherDeadlineReceiverOrStepIsAnotherWarning()
    {
        StoreFixture fixture;
        const auto store = fixture.create();
        const TicketId ticket = StoreFixture::ticket(*store, "T1");
        FiringKey step = key(ticket, 60);
        step.step = 90;
        FiringKey breach = key(ticket, 60);
        breach.scenario = 2;
        breach.step = 0;
        const std::vector<FiringKey> all { key(ticket, 60), key(ticket, 61), key(ticket, 60, Symbol {}), step, breach };
        QCOMPARE(record(*store, all), all);
        QCOMPARE(store->firingsOf(ticket, Symbol { 1 }).value().size(), std::size_t { 4 });
        QCOMPARE(store->firingsOf(ticket, {}).value().size(), all.size()); // whomever they were for
        QCOMPARE(store->firingsOf(ticket, Symbol {}).value().size(), std::size_t { 1 });
    }

    void twoProgramsOnOneFileNeverSpeakTwice()
    {
        StoreFixture fixture;
        const auto first = fixture.create();
        const auto second = fixture.open();
        const TicketId ticket = StoreFixture::ticket(*first, "T1");
        std::size_t spoken = 0;
        for (int i = 0; i < 50; ++i) {
            const std::vector<FiringKey> keys { key(ticket, i), key(ticket, i + 1) };
            spoken += record(i % 2 == 0 ? *first : *second, keys).size();
            spoken += record(i % 2 == 0 ? *second : *first, keys).size();
        }
        QCOMPARE(spoken, std::size_t { 51 });
    }

    void whatIsDeliveredIsNotTakenOver()
    {
        StoreFixture fixture;
        const auto store = fixture.create();
        const FiringKey spoken = key(StoreFixture::ticket(*store, "T1"), 60);
        record(*store, { spoken });
        QVERIFY(store->settleFirings({ &spoken, 1 }, FiringOutcome::Delivered, {}).ok());
        const auto unspoken = store->takeUnspokenFirings(spoken.receiver, StoreFixture::at(60)).value();
        QVERIFY(unspoken.taken.empty());
        QVERIFY(unspoken.next == kNever);
    }

    void whatADeadProgramLeftIsTakenOverByOne()
    {
        StoreFixture fixture;
        FiringKey left;
        {
            const auto dead = fixture.create();
            left = key(StoreFixture::ticket(*dead, "T1"), 60);
            record(*dead, { left });
        }
        const auto first = fixture.open();
        const auto second = fixture.open();
        const auto early = first->takeUnspokenFirings(left.receiver, StoreFixture::at(0) + Seconds(30)).value();
        QVERIFY(early.taken.empty()); // its program may be about to speak
        QVERIFY(early.next == StoreFixture::at(1));
        QVERIFY(first->takeUnspokenFirings(Symbol { 9 }, StoreFixture::at(1)).value().taken.empty());
        const auto taken = first->takeUnspokenFirings(left.receiver, StoreFixture::at(1)).value();
        QCOMPARE(taken.taken.size(), std::size_t { 1 });
        QCOMPARE(taken.taken.front().key, left);
        QCOMPARE(taken.taken.front().outcome, FiringOutcome::Pending);
        QVERIFY(second->takeUnspokenFirings(left.receiver, StoreFixture::at(1)).value().taken.empty());
    }

    void aClockThatWasSetBackLosesNothing()
    {
        StoreFixture fixture;
        const auto store = fixture.create();
        const FiringKey left = key(StoreFixture::ticket(*store, "T1"), 60);
        record(*store, { left }, 120);
        QCOMPARE(store->takeUnspokenFirings(left.receiver, StoreFixture::at(0)).value().taken.size(),
                 std::size_t { 1 });
    }

    void aSnoozedOneSpeaksAgainWhenItsTimeHasCome()
    {
        StoreFixture fixture;
        const auto store = fixture.create();
        const auto other = fixture.open();
        const FiringKey snoozed = key(StoreFixture::ticket(*store, "T1"), 60);
        record(*store, { snoozed });
        QVERIFY(store->settleFirings({ &snoozed, 1 }, FiringOutcome::Delivered, {}).ok());
        QVERIFY(store->settleFirings({ &snoozed, 1 }, FiringOutcome::Snoozed, StoreFixture::at(15)).ok());
        const auto early = store->takeUnspokenFirings(snoozed.receiver, StoreFixture::at(14)).value();
        QVERIFY(early.taken.empty());
        QVERIFY(early.next == StoreFixture::at(15));
        const auto taken = store->takeUnspokenFirings(snoozed.receiver, StoreFixture::at(15)).value();
        QCOMPARE(taken.taken.size(), std::size_t { 1 });
        QCOMPARE(taken.taken.front().outcome, FiringOutcome::Snoozed);
        QVERIFY(other->takeUnspokenFirings(snoozed.receiver, StoreFixture::at(15)).value().taken.empty());
    }

    void aDeliveryThatIsToldLateDoesNotUndoAnAnswer()
    {
        StoreFixture fixture;
        const auto store = fixture.create();
        const FiringKey answered = key(StoreFixture::ticket(*store, "T1"), 60);
        record(*store, { answered });
        QVERIFY(store->settleFirings({ &answered, 1 }, FiringOutcome::Acknowledged, {}).ok());
        QVERIFY(store->settleFirings({ &answered, 1 }, FiringOutcome::Delivered, {}).ok());
        QCOMPARE(store->firingsOf(answered.ticket, answered.receiver).value().front().outcome,
                 FiringOutcome::Acknowledged);
    }

    void aStormIsOneTransaction()
    {
        StoreFixture fixture;
        const auto store = fixture.create();
        const TicketId ticket = StoreFixture::ticket(*store, "T1");
        std::vector<FiringKey> storm;
        for (int i = 0; i < 5000; ++i)
            storm.push_back(key(ticket, i));
        QCOMPARE(record(*store, storm).size(), storm.size());
        QVERIFY(store->settleFirings(storm, FiringOutcome::Delivered, {}).ok());
        QVERIFY(record(*store, storm).empty());
        QVERIFY(store->check().value().empty());
    }
};

DUEBELL_TEST(store_firings, StoreFiringsTest)
#include "store_firings.moc"
