// The live desk: commit, then apply; rows change by time alone at the right second; the time machine stands still.
#include "deskfixture.h"
#include "storefixture.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace duebell;
using duebell::test::DeskFixture;
using duebell::test::StoreFixture;

namespace {

// Time as the test sets it; the desk's wake-up is called by hand.
class HandTime : public TimeSource {
public:
    [[nodiscard]] Instant wallNow() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds steadyNow() const override { return {}; }
    void wakeAt(Instant at, std::function<void()> wake) override
    {
        m_at = at;
        m_wake = std::move(wake);
    }
    void set(Instant now) { m_now = now; }
    [[nodiscard]] Instant wakesAt() const { return m_at; }
    void wake()
    {
        const auto wake = std::exchange(m_wake, {});
        if (wake)
            wake();
    }

private:
    Instant m_now {};
    Instant m_at {};
    std::function<void()> m_wake;
};

} // namespace

class LiveDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aRowTurnsBreachedTheSecondAfterDue();
    void breachedTodayBecomesOlderAtMidnight();
    void aClockSetBackIsNoticed();
    void aCommandIsCommittedThenApplied();
    void aStaleCommandIsLeftOutAndChangesNothing();
    void othersWorkIsCaughtUp();
    void theTimeMachineRefusesCommands();
    void waitingAndAnsweredRowsSaySo();

private:
    [[nodiscard]] const LiveTicket& ticket() const { return m_workspace->desk().tickets().front(); }
    void addTicket(const char* key, Instant opened);
    void change(EventStore& store, TicketId ticket, Instant at, FieldId field, const char* value);
    Symbol symbol(const char* text) { return StoreFixture::symbol(m_workspace->store(), text); }

    std::unique_ptr<DeskFixture> m_fixture;
    HandTime m_time;
    std::unique_ptr<Workspace> m_workspace;
};

// Thursday; office hours are 08:00 to 18:00 in Berlin, 06:00Z to 16:00Z. P1: 4 h.
static const Instant kMorning = *fromIso("2026-04-02T06:00:00Z");

void LiveDeskTest::init()
{
    m_fixture = std::make_unique<DeskFixture>();
    QVERIFY(m_fixture->create(QStringLiteral("uci_agreement.json")));
    m_time.set(kMorning);
    Workspace::Options options;
    options.time = &m_time;
    auto opened = Workspace::open(m_fixture->path(), options);
    QVERIFY(opened.ok());
    m_workspace = std::move(*opened);
    addTicket("T1", kMorning);
    QVERIFY(m_workspace->desk().catchUp().ok());
    QCOMPARE(m_workspace->desk().tickets().size(), std::size_t { 1 });
}

void LiveDeskTest::cleanup()
{
    m_workspace.reset();
    m_fixture.reset();
}

void LiveDeskTest::addTicket(const char* key, Instant opened)
{
    EventStore& store = m_workspace->store();
    const TicketId id = StoreFixture::ticket(store, key);
    Batch batch { StoreFixture::run(store), {}, {} };
    EventDraft created;
    created.event.ticket = id;
    created.event.at = opened;
    batch.events.push_back(created);
    created.event.kind = EventKind::Initial;
    created.event.field = field::kPriority;
    created.event.value = symbol("p1");
    batch.events.push_back(created);
    QVERIFY(store.commit(batch, m_time.wallNow()).ok());
}

void LiveDeskTest::change(EventStore& store, TicketId id, Instant at, FieldId field, const char* value)
{
    EventDraft draft;
    draft.event.ticket = id;
    draft.event.at = at;
    draft.event.kind = EventKind::Changed;
    draft.event.field = field;
    draft.event.value = StoreFixture::symbol(store, value);
    QVERIFY(store.commit({ StoreFixture::run(store), { draft }, {} }, at).ok());
}

void LiveDeskTest::aRowTurnsBreachedTheSecondAfterDue()
{
    QCOMPARE(ticket().summary.state, RowState::Running);
    QCOMPARE(ticket().summary.lane, Lane::DueSoon);
    const Instant due = kMorning + std::chrono::hours(4);
    QCOMPARE(*ticket().summary.clock->due, due);
    QCOMPARE(ticket().summary.nextTransition, due + Seconds(1));
    QCOMPARE(m_time.wakesAt(), kMorning + Seconds(30)); // it looks at the clock at least that often
    QSignalSpy changed(&m_workspace->desk(), &Desk::changed);
    m_time.set(due);
    m_time.wake();
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_time.wakesAt(), due + Seconds(1));
    m_time.set(due + Seconds(1));
    m_time.wake();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(ticket().summary.state, RowState::Breached);
    QCOMPARE(ticket().summary.lane, Lane::BreachedToday);
}

void LiveDeskTest::breachedTodayBecomesOlderAtMidnight()
{
    const Instant midnight = *fromIso("2026-04-02T22:00:00Z"); // in Berlin
    m_time.set(midnight - Seconds(1));
    m_time.wake();
    QCOMPARE(ticket().summary.lane, Lane::BreachedToday);
    QCOMPARE(ticket().summary.nextTransition, midnight);
    m_time.set(midnight);
    m_time.wake();
    QCOMPARE(ticket().summary.lane, Lane::OlderOverdue);
}

void LiveDeskTest::aClockSetBackIsNoticed()
{
    m_time.set(kMorning + std::chrono::hours(5));
    m_time.wake();
    QCOMPARE(ticket().summary.state, RowState::Breached);
    m_time.set(kMorning + std::chrono::hours(1));
    m_time.wake();
    QCOMPARE(ticket().summary.state, RowState::Running);
}

void LiveDeskTest::aCommandIsCommittedThenApplied()
{
    QSignalSpy changed(&m_workspace->desk(), &Desk::changed);
    m_time.set(kMorning + std::chrono::minutes(10));
    const Command command { ticket().record.id, ticket().lastSequence, symbol("mara"),
                            SetField { field::kStatus, symbol("resolved") } };
    QVERIFY(m_workspace->desk().execute({ &command, 1 }).ok());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(ticket().summary.lane, Lane::Done);
    QCOMPARE(ticket().events.back().seq, m_workspace->store().lastSequence().value());
    const auto stored = m_workspace->store().loadTicket(ticket().record.id);
    QVERIFY(stored.ok());
    QCOMPARE(*stored, ticket().events);
}

void LiveDeskTest::aStaleCommandIsLeftOutAndChangesNothing()
{
    const Sequence seen = ticket().lastSequence;
    const TicketId id = ticket().record.id;
    change(m_workspace->store(), id, kMorning, field::kAssignee, "tobias");
    Command command { id, seen, symbol("mara"), SetField { field::kAssignee, symbol("mara") } };
    const Result<Receipt> refused = m_workspace->desk().execute({ &command, 1 });
    QVERIFY(refused.ok());
    QVERIFY(refused->done.empty());
    QCOMPARE(refused->movedOn, std::vector<std::size_t> { 0 });
    QCOMPARE(ticket().summary.assignee, symbol("tobias"));
    command.basedOn = ticket().lastSequence;
    QVERIFY(m_workspace->desk().execute({ &command, 1 }).ok());
    QCOMPARE(ticket().summary.assignee, symbol("mara"));
}

void LiveDeskTest::othersWorkIsCaughtUp()
{
    QSignalSpy added(&m_workspace->desk(), &Desk::added);
    QSignalSpy changed(&m_workspace->desk(), &Desk::changed);
    const auto other = m_fixture->open(kMorning); // another connection
    QVERIFY(other);
    change(other->store(), ticket().record.id, kMorning, field::kStatus, "awaiting_vendor");
    const TicketId second = StoreFixture::ticket(other->store(), "T2");
    change(other->store(), second, kMorning, field::kStatus, "active");
    QVERIFY(m_workspace->desk().catchUp().ok());
    QCOMPARE(added.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(ticket().summary.lane, Lane::Waiting);
    QCOMPARE(m_workspace->desk().tickets().size(), std::size_t { 2 });
    QCOMPARE(m_workspace->desk().tickets().back().record.externalKey, std::string("T2"));
    QCOMPARE(m_workspace->desk().tickets().back().texts.subject, std::string("Subject of T2"));
}

void LiveDeskTest::theTimeMachineRefusesCommands()
{
    const auto past = m_fixture->open(kMorning + std::chrono::hours(6));
    QVERIFY(past);
    QCOMPARE(past->desk().tickets().front().summary.state, RowState::Breached);
    QVERIFY(past->desk().isAsOf());
    const Command command { ticket().record.id, ticket().lastSequence, {}, MarkAnswered {} };
    const Result<Receipt> refused = past->desk().execute({ &command, 1 });
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    const auto before = m_fixture->open(kMorning - Seconds(1));
    QVERIFY(before->desk().tickets().empty()); // it does not exist yet
}

void LiveDeskTest::waitingAndAnsweredRowsSaySo()
{
    const TicketId id = ticket().record.id;
    change(m_workspace->store(), id, kMorning + Seconds(60), field::kStatus, "awaiting_user");
    m_time.set(kMorning + std::chrono::minutes(5));
    QVERIFY(m_workspace->desk().catchUp().ok());
    QCOMPARE(ticket().summary.lane, Lane::Waiting);
    QCOMPARE(ticket().summary.state, RowState::Paused);
    EventDraft reply;
    reply.event.ticket = id;
    reply.event.at = kMorning + std::chrono::minutes(4);
    reply.event.kind = EventKind::Reply;
    reply.event.actorKind = ActorKind::Client;
    QVERIFY(
        m_workspace->store().commit({ StoreFixture::run(m_workspace->store()), { reply }, {} }, m_time.wallNow()).ok());
    QVERIFY(m_workspace->desk().catchUp().ok());
    QVERIFY(ticket().summary.clientWroteWhileWaiting);
    QCOMPARE(ticket().summary.state, RowState::Running);
    const Inspection inspection = m_workspace->desk().inspect(ticket());
    QCOMPARE(inspection.result.clocks.size(), inspection.ledgers.size());
    QCOMPARE(inspection.result.clocks.front().paused, Seconds(180));
}

DUEBELL_TEST(live_desk, LiveDeskTest)
#include "live_desk.moc"
