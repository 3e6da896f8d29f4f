#include "scenarios/builtinscenario.h"
#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/models/historymodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace duebell;
using namespace duebell::test;

class HistoryTest : public QObject {
    Q_OBJECT

private:
    static std::vector<HistoryEntry> told(SampleDesk& sample, const char* key)
    {
        const LiveTicket& ticket = sample.ticket(key);
        const HistoryMatter matter { sample.store.loadBodies(ticket.record.id).value(),
                                     sample.store.firingsOf(ticket.record.id, {}).value(),
                                     sample.store.accountsOf(ticket.record.id).value() };
        return HistoryTelling::tell(sample.desk->inspect(ticket), matter, sample.names);
    }

    // A draft of the ticket, committed with its body; the desk knows of it afterwards.
    static Event write(SampleDesk& sample, const char* key, Event event, const std::string& body = {})
    {
        event.ticket = sample.ticket(key).record.id;
        const RunId run = sample.store.beginRun({}, sample.time.wallNow()).value();
        const auto committed = sample.store.commit({ run, { { event, body } }, {}, {} }, sample.time.wallNow());
        if (!committed.ok() || !sample.desk->catchUp().ok())
            qFatal("the event was not committed");
        return committed->front();
    }

    static Event at(Instant when, EventKind kind, ActorKind actorKind = ActorKind::Agent)
    {
        Event event;
        event.at = when;
        event.kind = kind;
        event.actorKind = actorKind;
        return event;
    }

private Q_SLOTS:
    void messagesHaveTheirBodiesAndChangesAreLines()
    {
        SampleDesk sample;
        Event reply = at(kSampleNow, EventKind::Reply);
        reply.actor = sample.symbol("ida");
        write(sample, "T-1006", reply, "It is fixed.\n");
        const std::vector<HistoryEntry> entries = told(sample, "T-1006");
        QCOMPARE(entries.front().kind, HistoryEntry::Kind::Request);
        QCOMPARE(entries.back().kind, HistoryEntry::Kind::Reply);
        QCOMPARE(entries.back().who, QStringLiteral("Ida Krüger"));
        QCOMPARE(entries.back().body, QStringLiteral("It is fixed."));
        const bool change = std::any_of(entries.begin(), entries.end(), [](const HistoryEntry& entry) {
            return entry.kind == HistoryEntry::Kind::Change
                && entry.what.contains(QStringLiteral("Waiting for client"));
        });
        QVERIFY(change);
    }

    void anErasedBodySaysSo()
    {
        SampleDesk sample;
        write(sample, "T-1006", at(kSampleNow, EventKind::Note), "secret");
        QVERIFY(sample.store.eraseTexts(sample.ticket("T-1006").record.id).ok());
        const HistoryEntry last = told(sample, "T-1006").back();
        QVERIFY(last.isErased);
        QVERIFY(last.body.isEmpty());
        QVERIFY(HistoryTelling::text(last, kSampleNow).contains(QStringLiteral("erased")));
    }

    void whatWasTakenBackIsToldWithWhoDidIt()
    {
        SampleDesk sample;
        Event change = at(kSampleNow - Seconds(60), EventKind::Changed);
        change.field = field::kPriority;
        change.value = sample.symbol("low");
        const Event wrong = write(sample, "T-1006", change);
        Event retraction = at(kSampleNow - Seconds(30), EventKind::Retracted);
        retraction.reference = wrong.seq.value;
        retraction.actor = sample.symbol("tom");
        write(sample, "T-1006", retraction);
        change.at = kSampleNow;
        change.value = sample.symbol("high");
        write(sample, "T-1006", change);
        const std::vector<HistoryEntry> entries = told(sample, "T-1006");
        const HistoryEntry& last = entries.back();
        const HistoryEntry& undone = entries[entries.size() - 2];
        QVERIFY(undone.undone.contains(QStringLiteral("Tom Aalto")));
        QVERIFY(!last.what.contains(QStringLiteral("Low"))); // the change before does not count
    }

    void whatBecameKnownLateIsMarked()
    {
        SampleDesk sample;
        const Event late = write(sample, "T-1006", at(kSampleNow - Seconds(90000), EventKind::Note), "found later");
        for (const HistoryEntry& entry : told(sample, "T-1006"))
            QCOMPARE(!entry.late.isEmpty(), entry.sequence == late.seq);
    }

    void whatHappensLaterIsNotToldYet()
    {
        SampleDesk sample;
        const std::size_t before = told(sample, "T-1006").size();
        write(sample, "T-1006", at(kSampleNow + Seconds(60), EventKind::Reply), "tomorrow");
        QCOMPARE(told(sample, "T-1006").size(), before);
    }

    void whatWasAnnouncedStandsWhereItWas()
    {
        SampleDesk sample;
        FiringKey key { builtinscenario::kWarning, 80,       sample.ticket("T-1006").record.id,
                        Metric::FirstResponse,     Symbol(), 1,
                        kSampleNow + Seconds(240), Symbol(), FiringChannel::Desktop };
        QVERIFY(sample.store.recordFirings({ &key, 1 }, kSampleNow - Seconds(660)).ok());
        key.scenario = builtinscenario::kBreach;
        key.step = 0;
        key.receiver = sample.symbol("ida");
        QVERIFY(sample.store.recordFirings({ &key, 1 }, kSampleNow + Seconds(300)).ok()); // still to come
        write(sample, "T-1006", at(kSampleNow - Seconds(60), EventKind::Note), "seen");
        std::vector<HistoryEntry> entries = told(sample, "T-1006");
        QCOMPARE(entries.back().kind, HistoryEntry::Kind::Note);
        const HistoryEntry& warning = entries[entries.size() - 2];
        QCOMPARE(warning.kind, HistoryEntry::Kind::Alert);
        QCOMPARE(warning.what, QStringLiteral("Warned: first response due in 15 min"));
        QVERIFY(!warning.isBreach);
        QVERIFY(HistoryTelling::text(warning, kSampleNow).contains(warning.what + QStringLiteral(", to everybody")));
        sample.time.advance(Seconds(600));
        entries = told(sample, "T-1006");
        QVERIFY(entries.back().isBreach);
        QCOMPARE(entries.back().who, QStringLiteral("to Ida Krüger"));
        QVERIFY(entries.back().what.startsWith(QStringLiteral("Breach announced: first response was due")));
    }

    void aSnoozedWarningSaysUntilWhen()
    {
        SampleDesk sample;
        const FiringKey key { builtinscenario::kWarning, 80,       sample.ticket("T-1006").record.id,
                              Metric::Resolution,        Symbol(), 1,
                              kSampleNow + Seconds(240), Symbol(), FiringChannel::Desktop };
        QVERIFY(sample.store.recordFirings({ &key, 1 }, kSampleNow).ok());
        QVERIFY(sample.store.settleFirings({ &key, 1 }, FiringOutcome::Snoozed, kSampleNow + Seconds(900)).ok());
        const HistoryEntry last = told(sample, "T-1006").back();
        QCOMPARE(last.at, kSampleNow);
        QVERIFY(last.what.contains(QStringLiteral("snoozed until")));
    }

    void whoeverChoseNoNameIsToldByTheirAccount()
    {
        SampleDesk sample;
        RunInfo info;
        info.account = "kim";
        const RunId run = sample.store.beginRun(info, kSampleNow).value();
        Event note = at(kSampleNow, EventKind::Note);
        note.ticket = sample.ticket("T-1006").record.id;
        Event signedNote = note;
        signedNote.actor = sample.symbol("ida");
        QVERIFY(sample.store.commit({ run, { { note, "one" }, { signedNote, "two" } }, {}, {} }, kSampleNow).ok());
        QVERIFY(sample.desk->catchUp().ok());
        const std::vector<HistoryEntry> entries = told(sample, "T-1006");
        QCOMPARE(entries[entries.size() - 2].who, QStringLiteral("kim (account)"));
        QCOMPARE(entries.back().who, QStringLiteral("Ida Krüger"));
        QCOMPARE(entries.back().account, QStringLiteral("kim"));
        HistoryModel model;
        model.show(entries, kSampleNow, false);
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("“kim”")));
    }

    void longBodiesFoldAndShortOnesDoNot()
    {
        QCOMPARE(HistoryModel::beginning(QStringLiteral("short")), QStringLiteral("short"));
        QCOMPARE(HistoryModel::beginning({}), QString());
        const QString lines = QStringLiteral("line\n").repeated(40).trimmed();
        QCOMPARE(HistoryModel::beginning(lines).count(QLatin1Char('\n')), 7);
        const QString words = QStringLiteral("word ").repeated(400).trimmed();
        QVERIFY(HistoryModel::beginning(words).endsWith(QStringLiteral("word …")));
        const QString unbroken(3000, QLatin1Char('x'));
        QVERIFY(HistoryModel::beginning(unbroken).size() < 700);
    }

    void theModelTurnsFoldsAndStaysUnfolded()
    {
        SampleDesk sample;
        write(sample, "T-1006", at(kSampleNow, EventKind::Note), std::string(5000, 'x'));
        HistoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(told(sample, "T-1006"), kSampleNow, false);
        QVERIFY(model.rowCount() >= 3);
        QCOMPARE(model.entryAt(0).kind, HistoryEntry::Kind::Note); // newest first
        const QString folded = model.index(0, 0).data(HistoryModel::BodyRole).toString();
        QVERIFY(folded.size() < 5000);
        model.setUnfolded(0, true);
        QCOMPARE(model.index(0, 0).data(HistoryModel::BodyRole).toString().size(), 5000);
        QCOMPARE(model.index(0, 0).data(HistoryModel::HiddenLinesRole).toInt(), 0);
        model.show(told(sample, "T-1006"), kSampleNow, true);
        QVERIFY(model.isUnfolded(0));
        model.setOldestFirst(true);
        QCOMPARE(model.entryAt(0).kind, HistoryEntry::Kind::Request);
        QVERIFY(model.isUnfolded(model.rowCount() - 1));
        model.show({}, kSampleNow, false);
        QCOMPARE(model.rowCount(), 0);
    }
};

DUEBELL_TEST(history, HistoryTest)
#include "history.moc"
