// Alerts of a real desk: said once, by one of two programs, after a crash as well; silent for history. Office hours are
// 09:00 to 17:00 in Berlin, in April 07:00Z to 15:00Z; 4 h are promised, half of them warns.
#include "deskfixture.h"
#include "importfixture.h"
#include "storefixture.h"
#include "support/alertear.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const Instant kMorning = *fromIso("2026-04-02T07:00:00Z"); // Thursday

class Office {
public:
    Office()
    {
        std::optional<Agreement> agreement = agreementFile(QStringLiteral("agreement/office.json"));
        agreement->policies.front().targets.front().warnAt = { { 50, {} } };
        workspace = Workspace::create(folder.filePath(QStringLiteral("desk.duebell")), *agreement, options()).value();
    }

    Workspace::Options options()
    {
        Workspace::Options options;
        options.time = &time;
        return options;
    }
    std::unique_ptr<Workspace> again() { return Workspace::open(workspace->path(), options()).value(); }
    /// Another program on the same desk, which lives by a clock of its own.
    std::unique_ptr<Workspace> beside(ManualTimeSource& own)
    {
        Workspace::Options besides;
        besides.time = &own;
        return Workspace::open(workspace->path(), besides).value();
    }

    [[nodiscard]] std::vector<EventDraft> opening(TicketId ticket, Instant at) const
    {
        EventDraft created;
        created.event.ticket = ticket;
        created.event.at = at;
        created.event.kind = EventKind::Created;
        created.event.actorKind = ActorKind::Client;
        EventDraft priority = created;
        priority.event.kind = EventKind::Initial;
        priority.event.field = field::kPriority;
        priority.event.value = StoreFixture::symbol(workspace->store(), "high");
        return { created, priority };
    }

    /// A ticket that the desk learns of now.
    TicketId open(const char* key, Instant at)
    {
        const TicketId ticket = StoreFixture::ticket(workspace->store(), key);
        write(opening(ticket, at));
        return ticket;
    }
    std::vector<TicketId> openMany(int count)
    {
        EventStore& store = workspace->store();
        std::vector<EventStore::TicketDraft> drafts;
        for (int i = 0; i < count; ++i)
            drafts.push_back({ StoreFixture::symbol(store, "test"), std::to_string(i), std::to_string(i), {} });
        const std::vector<TicketId> tickets = store.ensureTickets(drafts).value();
        std::vector<EventDraft> events;
        for (const TicketId ticket : tickets) {
            const std::vector<EventDraft> opened = opening(ticket, kMorning);
            events.insert(events.end(), opened.begin(), opened.end());
        }
        write(std::move(events));
        return tickets;
    }
    void change(TicketId ticket, const char* status)
    {
        EventDraft changed;
        changed.event.ticket = ticket;
        changed.event.at = time.wallNow();
        changed.event.kind = EventKind::Changed;
        changed.event.field = field::kStatus;
        changed.event.value = StoreFixture::symbol(workspace->store(), status);
        changed.event.actorKind = ActorKind::Agent;
        write({ changed });
    }
    void write(std::vector<EventDraft> events)
    {
        const Batch batch { StoreFixture::run(workspace->store()), std::move(events), {}, {} };
        QVERIFY(workspace->store().commit(batch, time.wallNow()).ok());
        QVERIFY(workspace->desk().catchUp().ok());
    }

    QTemporaryDir folder;
    ManualTimeSource time { kMorning };
    std::unique_ptr<Workspace> workspace;
};

FiringOutcome outcomeOf(Workspace& workspace, TicketId ticket)
{
    return workspace.store().firingsOf(ticket, Symbol {}).value().front().outcome;
}

} // namespace

class DeskAlertsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWarningAndABreachAreSaidWhenTheirTimeComes()
    {
        Office office;
        const TicketId ticket = office.open("T1", kMorning);
        AlertEar ear(office.workspace->desk(), office.time);
        ear.advanceTo(kMorning + hours(2) - Seconds(1));
        QCOMPARE(ear.said(), std::string());
        ear.advance(Seconds(2));
        QCOMPARE(ear.said(), std::string("T1 warning"));
        QCOMPARE(outcomeOf(*office.workspace, ticket), FiringOutcome::Delivered);
        ear.advance(hours(2) + minutes(5));
        QCOMPARE(ear.said(), std::string("T1 breach"));
        ear.advance(hours(1));
        QCOMPARE(ear.said(), std::string());
    }

    void aNewProgramSaysNothingAgain()
    {
        Office office;
        office.open("T1", kMorning);
        {
            AlertEar ear(office.workspace->desk(), office.time);
            ear.advance(hours(2) + minutes(10));
            QCOMPARE(ear.said(), std::string("T1 warning"));
        }
        const auto reopened = office.again();
        AlertEar later(reopened->desk(), office.time);
        later.advance(minutes(10));
        QCOMPARE(later.said(), std::string());
    }

    void ofTwoProgramsOneSpeaks()
    {
        Office office;
        office.open("T1", kMorning);
        office.open("T2", kMorning);
        ManualTimeSource besideTime(kMorning);
        const auto beside = office.beside(besideTime);
        AlertEar first(office.workspace->desk(), office.time);
        AlertEar second(beside->desk(), besideTime);
        first.advance(hours(2) + minutes(1));
        second.advance(hours(2) + minutes(1));
        QCOMPARE(first.heard.size() + second.heard.size(), std::size_t { 2 });
        second.advance(hours(2));
        first.advance(hours(2));
        QCOMPARE(first.heard.size() + second.heard.size(), std::size_t { 4 });
    }

    void whatAKilledProgramRecordedIsSaidByTheNext()
    {
        Office office;
        const TicketId owed = office.open("T1", kMorning);
        const TicketId answered = office.open("T2", kMorning);
        {
            AlertEar killed(office.workspace->desk(), office.time, {}, false); // before it was delivered
            killed.advance(hours(2) + Seconds(10));
            QCOMPARE(killed.heard.size(), std::size_t { 2 });
        }
        QCOMPARE(outcomeOf(*office.workspace, owed), FiringOutcome::Pending);
        office.change(answered, "solved");
        AlertEar next(office.workspace->desk(), office.time);
        next.advance(minutes(2));
        QCOMPARE(next.said(), std::string("T1 warning"));
        QCOMPARE(outcomeOf(*office.workspace, owed), FiringOutcome::Delivered);
        QCOMPARE(outcomeOf(*office.workspace, answered), FiringOutcome::Void);
        next.advance(minutes(10));
        QCOMPARE(next.said(), std::string());
    }

    void trap15_asleepAcrossWarningsAndBreachesIsOneDigestInOrder()
    {
        Office office;
        office.open("T1", kMorning + minutes(10));
        office.open("T2", kMorning);
        office.open("T3", kMorning + hours(2));
        AlertEar ear(office.workspace->desk(), office.time);
        ear.advance(minutes(1));
        ear.sleep(hours(4) + minutes(20));
        QCOMPARE(ear.said(), std::string("digest: T2 breach, T3 warning, T1 breach"));
        ear.advance(minutes(10));
        QCOMPARE(ear.said(), std::string());
    }

    void trap15_aClockSetBackAnHourRepeatsNothing()
    {
        Office office;
        office.open("T1", kMorning);
        AlertEar ear(office.workspace->desk(), office.time);
        ear.advance(hours(2) + minutes(10));
        QCOMPARE(ear.said(), std::string("T1 warning"));
        ear.sleep(-hours(1));
        ear.advance(hours(1) + minutes(20));
        QCOMPARE(ear.said(), std::string());
        ear.advance(hours(2));
        QCOMPARE(ear.said(), std::string("T1 breach"));
    }

    void trap16_aStormIsOneDigest()
    {
        Office office;
        const std::vector<TicketId> tickets = office.openMany(5000);
        AlertEar ear(office.workspace->desk(), office.time);
        ear.advance(minutes(1));
        ear.sleep(hours(2));
        QCOMPARE(ear.heard.size(), std::size_t { 1 });
        QCOMPARE(ear.heard.front().alerts.size(), std::size_t { 5000 });
        ear.advance(minutes(2));
        QCOMPARE(ear.heard.size(), std::size_t { 1 });
        for (const TicketId ticket : tickets)
            QCOMPARE(outcomeOf(*office.workspace, ticket), FiringOutcome::Delivered);
    }

    // It is recorded slice by slice: what was is said by the next program after a minute, what was not at once.
    void aStormThatIsKilledWhileItIsRecordedLosesNothing()
    {
        Office office;
        const std::vector<TicketId> tickets = office.openMany(2500);
        const auto recorded
            = [&](TicketId ticket) { return !office.workspace->store().firingsOf(ticket, Symbol {}).value().empty(); };
        office.time.advance(hours(2) + Seconds(5));
        {
            ManualTimeSource own(office.time.wallNow());
            const Alerts killed(office.workspace->desk(), own, {});
            own.wakeOnce();
        }
        QVERIFY(recorded(tickets.front()));
        QVERIFY(!recorded(tickets.back()));
        office.time.advance(Seconds(5));
        AlertEar next(office.workspace->desk(), office.time);
        next.advance(Seconds(2));
        QCOMPARE(next.heard.size(), std::size_t { 1 });
        const std::size_t atOnce = next.heard.front().alerts.size();
        QVERIFY(atOnce > 0 && atOnce < tickets.size());
        next.advance(minutes(2));
        QCOMPARE(next.heard.back().alerts.size(), tickets.size()); // the same digest, grown
        next.advance(minutes(10));
        QCOMPARE(next.heard.size(), std::size_t { 2 });
    }

    void whatIsAnsweredWhileAStormIsRecordedIsNotSaid()
    {
        Office office;
        const std::vector<TicketId> tickets = office.openMany(1500);
        office.time.advance(hours(2) + Seconds(5));
        ManualTimeSource own(office.time.wallNow());
        Alerts alerts(office.workspace->desk(), own, {});
        std::size_t said = 0;
        connect(&alerts, &Alerts::announced, this,
                [&said](const Announcement& announcement) { said = announcement.alerts.size(); });
        own.wakeOnce();
        office.change(tickets.front(), "solved"); // recorded
        office.change(tickets.back(), "solved"); // found
        own.advance(Seconds(2));
        QCOMPARE(said, tickets.size() - 2);
        QCOMPARE(outcomeOf(*office.workspace, tickets.front()), FiringOutcome::Void);
        QVERIFY(office.workspace->store().firingsOf(tickets.back(), Symbol {}).value().empty());
    }

    void aSnoozedOneIsSaidOnceMoreIfItIsStillOwed()
    {
        Office office;
        const TicketId owed = office.open("T1", kMorning);
        const TicketId answered = office.open("T2", kMorning);
        AlertEar ear(office.workspace->desk(), office.time);
        ear.advance(hours(2) + minutes(1));
        QCOMPARE(ear.heard.size(), std::size_t { 2 });
        (void)ear.said();
        ear.alerts->snooze(owed.value);
        ear.alerts->snooze(answered.value);
        QCOMPARE(ear.withdrawn, (std::vector<AnnouncementId> { owed.value, answered.value }));
        ear.advance(minutes(5));
        office.change(answered, "solved");
        ear.advance(minutes(9));
        QCOMPARE(ear.said(), std::string());
        ear.advance(minutes(2));
        QCOMPARE(ear.said(), std::string("T1 warning"));
        ear.advance(minutes(30));
        QCOMPARE(ear.said(), std::string());
        QCOMPARE(outcomeOf(*office.workspace, answered), FiringOutcome::Void);
    }

    void aSnoozedOneSurvivesARestart()
    {
        Office office;
        const TicketId ticket = office.open("T1", kMorning);
        {
            AlertEar ear(office.workspace->desk(), office.time);
            ear.advance(hours(2) + minutes(1));
            ear.alerts->snooze(ticket.value);
        }
        AlertEar later(office.workspace->desk(), office.time);
        later.advance(minutes(14));
        QCOMPARE(later.said(), std::string());
        later.advance(minutes(2));
        QCOMPARE(later.said(), std::string("T1 warning"));
    }

    void aSnoozedWarningWaitsForTheOpeningHours()
    {
        Office office;
        const TicketId ticket = office.open("T1", kMorning + hours(5) + minutes(50)); // warns at 16:50
        office.time.set(kMorning + hours(7));
        AlertEar ear(office.workspace->desk(), office.time);
        ear.advanceTo(kMorning + hours(7) + minutes(51));
        QCOMPARE(ear.said(), std::string("T1 warning"));
        ear.alerts->snooze(ticket.value);
        ear.advance(hours(1));
        QCOMPARE(ear.said(), std::string());
        ear.sleep(kMorning + hours(24) + minutes(1) - office.time.wallNow());
        QCOMPARE(ear.said(), std::string("T1 warning"));
    }

    void acknowledgingIsAnEventAndEndsThePhase()
    {
        Office office;
        const TicketId ticket = office.open("T1", kMorning);
        AlertEar ear(office.workspace->desk(), office.time);
        ear.advance(hours(2) + minutes(1));
        (void)ear.said();
        QVERIFY(ear.alerts->acknowledge(ticket.value).ok());
        const LiveTicket& live = office.workspace->desk().tickets().front();
        QCOMPARE(live.events.back().kind, EventKind::Acknowledged);
        QCOMPARE(live.events.back().metric, Metric::Resolution);
        QCOMPARE(outcomeOf(*office.workspace, ticket), FiringOutcome::Acknowledged);
        QCOMPARE(ear.withdrawn, std::vector<AnnouncementId> { ticket.value });
        ear.advance(hours(1));
        QCOMPARE(ear.said(), std::string());
        ear.advance(hours(1));
        QCOMPARE(ear.said(), std::string("T1 breach")); // the next phase
    }

    void whatIsAnsweredLeavesTheScreen()
    {
        Office office;
        const TicketId ticket = office.open("T1", kMorning);
        AlertEar ear(office.workspace->desk(), office.time);
        ear.advance(hours(2) + minutes(1));
        QVERIFY(ear.withdrawn.empty());
        office.change(ticket, "solved");
        ear.advance(Seconds(2));
        QCOMPARE(ear.withdrawn, std::vector<AnnouncementId> { ticket.value });
    }

    void trap17_whatIsNotMineIsNotSaid()
    {
        Office office;
        office.open("T1", kMorning);
        AlertListener nobody;
        nobody.scope = AlertScope::Nothing;
        AlertEar ear(office.workspace->desk(), office.time, nobody);
        ear.advance(hours(2) + minutes(1));
        QCOMPARE(ear.said(), std::string());
        ear.alerts->listen({});
        ear.advance(minutes(1));
        QCOMPARE(ear.said(), std::string("T1 warning"));
    }

    void whatCameBeforeAlertsWereSwitchedOnIsSilent()
    {
        Office office;
        office.open("T1", kMorning);
        office.time.advance(hours(3));
        AlertListener listener;
        listener.enabledAt = office.time.wallNow();
        AlertEar ear(office.workspace->desk(), office.time, listener);
        ear.advance(minutes(1));
        QCOMPARE(ear.said(), std::string());
        ear.advance(hours(1));
        QCOMPARE(ear.said(), std::string("T1 breach"));
    }

    void importedHistoryIsSilent()
    {
        DeskFixture fixture;
        ManualTimeSource time(*fromIso("2026-04-02T09:00:00Z"));
        QVERIFY(fixture.create(QStringLiteral("uci_agreement.json")));
        Workspace::Options options;
        options.time = &time;
        const auto workspace = Workspace::open(fixture.path(), options).value();
        AlertEar ear(workspace->desk(), time);
        const auto report
            = workspace->importTickets(*mappingFile(QStringLiteral("snapshot_mapping.json")),
                                       { "log", fileBytes(syntheticFile(QStringLiteral("snapshot_log.csv"))), {} });
        QVERIFY(report.ok() && report->eventsAdded > 100);
        const auto isLate = [](const LiveTicket& ticket) { return ticket.summary.state == RowState::Breached; };
        QVERIFY(std::ranges::any_of(workspace->desk().tickets(), isLate));
        ear.advance(minutes(2));
        QCOMPARE(ear.said(), std::string());
    }

    void nothingIsSaidUnderAsOf()
    {
        Office office;
        office.open("T1", kMorning);
        Workspace::Options options = office.options();
        options.asOf = kMorning + hours(3);
        const auto past = Workspace::open(office.workspace->path(), options).value();
        AlertEar ear(past->desk(), office.time);
        ear.advance(hours(3));
        QCOMPARE(ear.said(), std::string());
        QVERIFY(office.workspace->store().firingsOf(TicketId { 1 }, {}).value().empty());
    }

    void aNewlyLoadedDeskIsJudgedAnew()
    {
        Office office;
        office.open("T1", kMorning);
        AlertEar ear(office.workspace->desk(), office.time);
        ear.advance(hours(1));
        QVERIFY(office.workspace->desk().load().ok());
        ear.advance(hours(1) + Seconds(2));
        QCOMPARE(ear.said(), std::string("T1 warning"));
        QVERIFY(office.workspace->desk().load().ok());
        ear.advance(minutes(5));
        QCOMPARE(ear.said(), std::string());
    }
};

DUEBELL_TEST(desk_alerts, DeskAlertsTest)
#include "desk_alerts.moc"
