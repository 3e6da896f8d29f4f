// Commands on a desk file: the events of each, what stays the same when it is taken back, what a race does, and many
// tickets at once.
#include "deskfixture.h"
#include "storefixture.h"
#include "support/manualtimesource.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace duebell;
using duebell::test::DeskFixture;
using duebell::test::ManualTimeSource;
using duebell::test::StoreFixture;

// Thursday; office hours are 06:00Z to 16:00Z.
static const Instant kMorning = *fromIso("2026-04-02T06:00:00Z");
static const Instant kNoon = kMorning + std::chrono::hours(6);

class CommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyCommandIsOneEventWithItsText_data();
    void everyCommandIsOneEventWithItsText();
    void takenBackItIsAsIfItHadNotBeen_data() { everyCommandIsOneEventWithItsText_data(); }
    void takenBackItIsAsIfItHadNotBeen();
    void waitingSinceMovesTheDeadlineBack();
    void aWaitLiesWithinTheTicketsLife_data();
    void aWaitLiesWithinTheTicketsLife();
    void aWaitIsAStatusThatWaits();
    void textsHaveALimit();
    void aMergeHandsOverTheOlderWait();
    void aMergeLeadsToALivingTicket();
    void manyGoIntoOne();
    void aNewTicketGetsItsOwnKey();
    void aNewTicketIsTakenBackAndOpenedAgain();
    void whoeverWasOvertakenIsNamedAndTheOthersAreWritten();
    void whatOneDidOneselfOvertakesNobody();
    void undoAsksWhenOthersChangedTheTicket();
    void undoAndRedoInTurn();
    void aFailedCommitChangesNothing();
    void aHundredThousandTickets();

private:
    TicketId addTicket(const std::string& key, Instant at);
    [[nodiscard]] Desk& desk() { return m_workspace->desk(); }
    [[nodiscard]] const LiveTicket& ticket(TicketId id) { return desk().tickets()[*desk().indexOf(id)]; }
    [[nodiscard]] const LiveTicket& first() { return desk().tickets().front(); }
    Symbol symbol(const char* text) { return StoreFixture::symbol(m_workspace->store(), text); }
    Command command(TicketId id, CommandWhat what)
    {
        return { id, desk().appliedThrough(), symbol("mara"), std::move(what) };
    }
    Result<Receipt> execute(TicketId id, CommandWhat what)
    {
        const Command given = command(id, std::move(what));
        return desk().execute({ &given, 1 });
    }
    void changeElsewhere(TicketId id, const char* status);
    /// Everything that clocks say, in words that can be compared.
    [[nodiscard]] std::string clocksOf(const LiveTicket& ticket);
    [[nodiscard]] CommandWhat byName(const QString& name);

    std::unique_ptr<DeskFixture> m_fixture;
    ManualTimeSource m_time { kNoon };
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Workspace> m_other;
};

void CommandsTest::init()
{
    m_fixture = std::make_unique<DeskFixture>();
    QVERIFY(m_fixture->create(QStringLiteral("uci_agreement.json")));
    m_time = ManualTimeSource(kNoon);
    Workspace::Options options;
    options.time = &m_time;
    auto opened = Workspace::open(m_fixture->path(), options);
    QVERIFY(opened.ok());
    m_workspace = std::move(*opened);
    addTicket("T1", kMorning);
    QVERIFY(desk().catchUp().ok());
    auto other = Workspace::open(m_fixture->path(), options);
    QVERIFY(other.ok());
    m_other = std::move(*other);
}

void CommandsTest::cleanup()
{
    m_other.reset();
    m_workspace.reset();
    m_fixture.reset();
}

TicketId CommandsTest::addTicket(const std::string& key, Instant at)
{
    EventStore& store = m_workspace->store();
    EventDraft created;
    created.event.ticket = StoreFixture::ticket(store, key);
    created.event.at = at;
    created.event.actorKind = ActorKind::Client;
    EventDraft priority = created;
    priority.event.kind = EventKind::Initial;
    priority.event.field = field::kPriority;
    priority.event.value = symbol("p1");
    Batch batch { StoreFixture::run(store), { created, priority }, {}, {} };
    return store.commit(batch, kNoon).ok() ? created.event.ticket : TicketId {};
}

void CommandsTest::changeElsewhere(TicketId id, const char* status)
{
    QVERIFY(m_other->desk().catchUp().ok());
    const Command change { id, m_other->desk().appliedThrough(), symbol("tobias"),
                           SetField { field::kStatus, symbol(status) } };
    QCOMPARE(m_other->desk().execute({ &change, 1 })->done.size(), std::size_t { 1 });
}

std::string CommandsTest::clocksOf(const LiveTicket& ticket)
{
    const TicketResult& result = desk().evaluate(ticket);
    std::string told = std::to_string(result.fields.get(field::kStatus).value) + ' ' + (result.merged ? "merged" : "");
    const auto moment = [](const std::optional<Instant>& at) { return at ? toIso(*at) : std::string("-"); };
    for (const Clock& clock : result.clocks)
        told += '|' + std::string(metricName(clock.metric)) + ' ' + std::to_string(clock.cycle) + ' '
            + std::to_string(clock.run) + ' ' + std::to_string(static_cast<int>(clock.state)) + ' '
            + toIso(clock.started) + ' ' + moment(clock.due) + ' ' + std::to_string(clock.counted.count()) + ' '
            + std::to_string(clock.paused.count()) + ' ' + moment(clock.breached) + ' ' + moment(clock.satisfied);
    for (const BreachRecord& breach : result.breaches)
        told += "|breach " + toIso(breach.breached) + ' ' + moment(breach.superseded);
    return told;
}

CommandWhat CommandsTest::byName(const QString& name)
{
    const std::string reason = "because";
    if (name == QStringLiteral("reply"))
        return MarkAnswered {};
    if (name == QStringLiteral("earlier reply"))
        return MarkAnswered { kMorning + std::chrono::hours(1) };
    if (name == QStringLiteral("note"))
        return AddNote { reason };
    if (name == QStringLiteral("status"))
        return SetField { field::kStatus, symbol("resolved") };
    if (name == QStringLiteral("priority"))
        return SetField { field::kPriority, symbol("p3") };
    if (name == QStringLiteral("assignee"))
        return SetField { field::kAssignee, symbol("mara") };
    if (name == QStringLiteral("labels"))
        return SetField { field::kLabels, symbol("printer,vip") };
    if (name == QStringLiteral("waiting"))
        return WaitingSince { symbol("awaiting_user"), kMorning + std::chrono::hours(2), reason };
    if (name == QStringLiteral("acknowledged"))
        return Acknowledge { Metric::Resolution, reason };
    if (name == QStringLiteral("no reply"))
        return NoReplyNeeded { reason };
    if (name == QStringLiteral("waived"))
        return Waive { Metric::Resolution, reason };
    return GiveBreachReason { Metric::Resolution, symbol("vendor"), reason };
}

void CommandsTest::everyCommandIsOneEventWithItsText_data()
{
    QTest::addColumn<EventKind>("kind");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("hasText");
    const auto row = [](const char* name, EventKind kind, const char* field, const char* value, bool hasText) {
        QTest::newRow(name) << kind << QByteArray(field) << QByteArray(value) << hasText;
    };
    row("reply", EventKind::Reply, "", "", false);
    row("earlier reply", EventKind::Reply, "", "", false);
    row("note", EventKind::Note, "", "", true);
    row("status", EventKind::Changed, "status", "resolved", false);
    row("priority", EventKind::Changed, "priority", "p3", false);
    row("assignee", EventKind::Changed, "assignee", "mara", false);
    row("labels", EventKind::Changed, "labels", "printer,vip", false);
    row("waiting", EventKind::Changed, "status", "awaiting_user", true);
    row("acknowledged", EventKind::Acknowledged, "", "", true);
    row("no reply", EventKind::NoReplyNeeded, "", "", true);
    row("waived", EventKind::Waived, "", "", true);
    row("breach reason", EventKind::BreachReason, "", "vendor", true);
}

void CommandsTest::everyCommandIsOneEventWithItsText()
{
    QFETCH(EventKind, kind);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    QFETCH(bool, hasText);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const Result<Receipt> receipt = execute(first().record.id, byName(name));
    QVERIFY(receipt.ok());
    QCOMPARE(receipt->events.size(), std::size_t { 1 });
    const Event& event = receipt->events.front();
    QCOMPARE(event, first().events.back());
    QCOMPARE(event.kind, kind);
    QCOMPARE(event.actor, symbol("mara"));
    QCOMPARE(event.actorKind, ActorKind::Agent);
    QCOMPARE(QByteArray(builtInFieldName(event.field).data(), qsizetype(builtInFieldName(event.field).size())), field);
    QCOMPARE(event.value, value.isEmpty() ? Symbol {} : symbol(value.constData()));
    const bool isEarlier = name == QStringLiteral("earlier reply") || name == QStringLiteral("waiting");
    QCOMPARE(event.at == kNoon, !isEarlier);
    const auto bodies = m_workspace->store().loadBodies(first().record.id);
    QVERIFY(bodies.ok());
    QCOMPARE(bodies->size(), hasText ? std::size_t { 1 } : std::size_t { 0 });
    if (hasText)
        QCOMPARE(bodies->front(), std::pair(event.seq, std::string("because")));
}

void CommandsTest::takenBackItIsAsIfItHadNotBeen()
{
    const std::string before = clocksOf(first());
    const Result<Receipt> receipt = execute(first().record.id, byName(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(receipt.ok());
    const Result<Receipt> undone = desk().undo(*receipt);
    QVERIFY(undone.ok());
    QCOMPARE(undone->done.size(), std::size_t { 1 });
    QCOMPARE(undone->events.front().kind, EventKind::Retracted);
    QCOMPARE(undone->events.front().reference, receipt->events.front().seq.value);
    QCOMPARE(clocksOf(first()), before);
    const Result<Receipt> redone = desk().execute(again(*undone, undone->events.back().seq));
    QVERIFY(redone.ok());
    QCOMPARE(redone->events.front().kind, receipt->events.front().kind);
    QVERIFY(desk().undo(*redone).ok());
    QCOMPARE(clocksOf(first()), before);
}

void CommandsTest::waitingSinceMovesTheDeadlineBack()
{
    QCOMPARE(first().summary.state, RowState::Breached); // P1: 4 h
    const Instant since = kMorning + std::chrono::hours(1);
    QVERIFY(execute(first().record.id, WaitingSince { symbol("awaiting_user"), since, {} }).ok());
    QCOMPARE(first().summary.state, RowState::Paused);
    QCOMPARE(first().summary.clock->counted, Seconds(3600));
    QVERIFY(!first().summary.missedBefore);
}

void CommandsTest::aWaitLiesWithinTheTicketsLife_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("possible");
    QTest::newRow("before the ticket") << -1 << false;
    QTest::newRow("with the ticket") << 0 << true;
    QTest::newRow("now") << 6 * 3600 << true;
    QTest::newRow("in the future") << 6 * 3600 + 1 << false;
}

void CommandsTest::aWaitLiesWithinTheTicketsLife()
{
    QFETCH(int, seconds);
    QFETCH(bool, possible);
    const Instant at = kMorning + Seconds(seconds);
    const std::size_t before = first().events.size();
    for (const CommandWhat& what :
         { CommandWhat(WaitingSince { symbol("awaiting_user"), at, {} }), CommandWhat(MarkAnswered { at }) }) {
        const Result<Receipt> receipt = execute(first().record.id, what);
        QCOMPARE(receipt.ok(), possible);
        if (!possible) {
            QCOMPARE(receipt.error().code, ErrorCode::OutOfRange);
            QCOMPARE(first().events.size(), before);
        }
    }
}

void CommandsTest::aWaitIsAStatusThatWaits()
{
    const Result<Receipt> refused = execute(first().record.id, WaitingSince { symbol("resolved"), kNoon, {} });
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().where, std::string("status"));
}

void CommandsTest::textsHaveALimit()
{
    const auto refused = [this](CommandWhat what) {
        const Result<Receipt> receipt = execute(first().record.id, std::move(what));
        return !receipt.ok() && receipt.error().code == ErrorCode::TooLarge;
    };
    QVERIFY(execute(first().record.id, AddNote { std::string(textlimit::kBody, 'x') }).ok());
    QVERIFY(refused(AddNote { std::string(textlimit::kBody + 1, 'x') }));
    QVERIFY(refused(Waive { Metric::Resolution, std::string(textlimit::kReason + 1, 'x') }));
    QVERIFY(refused(NoReplyNeeded { std::string(textlimit::kReason + 1, 'x') }));
    QVERIFY(!execute(first().record.id, AddNote {}).ok());
    const Result<Receipt> opened
        = desk().open(NewTicket { {}, kNoon, {}, {} }, { std::string(textlimit::kSubject + 1, 'x'), {} }, {});
    QVERIFY(!opened.ok());
    QCOMPARE(desk().tickets().size(), std::size_t { 1 });
}

void CommandsTest::aMergeHandsOverTheOlderWait()
{
    const TicketId older = first().record.id;
    const TicketId younger = addTicket("T2", kMorning + std::chrono::hours(3));
    QVERIFY(desk().catchUp().ok());
    const std::string before = clocksOf(ticket(younger));
    const std::string olderBefore = clocksOf(ticket(older));
    const Result<Receipt> receipt = execute(older, MergeInto { younger });
    QVERIFY(receipt.ok());
    QCOMPARE(receipt->events.size(), std::size_t { 2 });
    QCOMPARE(receipt->events[0].kind, EventKind::Merged);
    QCOMPARE(receipt->events[0].reference, younger.value);
    QCOMPARE(receipt->events[1].kind, EventKind::Absorbed);
    QCOMPARE(receipt->events[1].ticket, younger);
    QCOMPARE(receipt->events[1].reference, older.value);
    QCOMPARE(ticket(older).summary.lane, Lane::Done);
    QVERIFY(desk().evaluate(ticket(older)).merged);
    QVERIFY(desk().undo(*receipt).ok());
    QCOMPARE(clocksOf(ticket(younger)), before);
    QCOMPARE(clocksOf(ticket(older)), olderBefore);
    QVERIFY(execute(older, MergeInto { younger }).ok()); // it can be done again
}

void CommandsTest::aMergeLeadsToALivingTicket()
{
    const TicketId one = first().record.id;
    const TicketId two = addTicket("T2", kMorning);
    const TicketId three = addTicket("T3", kMorning);
    QVERIFY(desk().catchUp().ok());
    QVERIFY(!execute(one, MergeInto { one }).ok());
    QVERIFY(!execute(one, MergeInto { TicketId { 999 } }).ok());
    QVERIFY(execute(one, MergeInto { two }).ok());
    QVERIFY(!execute(two, MergeInto { one }).ok()); // in a circle
    QVERIFY(!execute(three, MergeInto { one }).ok()); // into one that is gone
    QVERIFY(!execute(one, MergeInto { three }).ok()); // twice
    QVERIFY(execute(two, MergeInto { three }).ok());
}

void CommandsTest::manyGoIntoOne()
{
    const TicketId survivor = first().record.id;
    std::vector<Command> commands;
    for (int i = 0; i < 20; ++i)
        commands.push_back(
            { addTicket("M" + std::to_string(i), kMorning), {}, symbol("mara"), MergeInto { survivor } });
    QVERIFY(desk().catchUp().ok());
    for (Command& each : commands)
        each.basedOn = desk().appliedThrough();
    const Result<Receipt> receipt = desk().execute(commands);
    QVERIFY(receipt.ok());
    QCOMPARE(receipt->events.size(), std::size_t { 40 });
    QCOMPARE(desk().undo(*receipt)->events.size(), std::size_t { 40 });
}

void CommandsTest::aNewTicketGetsItsOwnKey()
{
    const NewTicket wanted { symbol("ann"),
                             kNoon - std::chrono::minutes(20),
                             { { field::kPriority, symbol("p1") }, { field::kClient, symbol("acme") } },
                             "The printer is on fire." };
    QSignalSpy added(&desk(), &Desk::added);
    const Result<Receipt> receipt = desk().open(wanted, { "Printer", "https://help.example/1" }, symbol("mara"));
    QVERIFY(receipt.ok());
    QCOMPARE(added.size(), 1);
    const LiveTicket& opened = ticket(receipt->done.front().command.ticket);
    QCOMPARE(opened.record.displayKey, std::string("D-1"));
    QCOMPARE(opened.texts.subject, std::string("Printer"));
    QCOMPARE(opened.summary.created, kNoon - std::chrono::minutes(20));
    QCOMPARE(opened.summary.priority, symbol("p1"));
    QCOMPARE(desk().evaluate(opened).fields.get(field::kRequester), symbol("ann"));
    const auto bodies = m_workspace->store().loadBodies(opened.record.id);
    QCOMPARE(bodies->front().second, wanted.text);
    const Result<Receipt> second = m_other->desk().open(wanted, { "Printer", {} }, symbol("mara"));
    QVERIFY(second.ok());
    QVERIFY(desk().catchUp().ok());
    QCOMPARE(ticket(second->done.front().command.ticket).record.displayKey, std::string("D-2"));
    NewTicket tomorrow = wanted;
    tomorrow.at = kNoon + Seconds(1);
    QVERIFY(!desk().open(tomorrow, {}, {}).ok());
}

void CommandsTest::aNewTicketIsTakenBackAndOpenedAgain()
{
    const Result<Receipt> receipt = desk().open(NewTicket { {}, kNoon, {}, {} }, { "Printer", {} }, symbol("mara"));
    QVERIFY(receipt.ok());
    const TicketId id = receipt->done.front().command.ticket;
    const Result<Receipt> undone = desk().undo(*receipt);
    QVERIFY(undone.ok());
    QCOMPARE(ticket(id).summary.lane, Lane::Done);
    QCOMPARE(ticket(id).summary.created, Instant {}); // as if it had never been
    QVERIFY(!execute(id, MarkAnswered {}).ok());
    QVERIFY(desk().execute(again(*undone, desk().appliedThrough())).ok());
    QCOMPARE(ticket(id).summary.created, kNoon);
    QVERIFY(execute(id, MarkAnswered {}).ok());
}

void CommandsTest::whoeverWasOvertakenIsNamedAndTheOthersAreWritten()
{
    const TicketId one = first().record.id;
    const TicketId two = addTicket("T2", kMorning);
    QVERIFY(desk().catchUp().ok());
    std::vector<Command> commands { command(one, SetField { field::kAssignee, symbol("mara") }),
                                    command(two, SetField { field::kAssignee, symbol("mara") }),
                                    command(one, MarkAnswered {}) };
    changeElsewhere(one, "awaiting_vendor"); // unknown here when the commands are given
    const Result<Receipt> receipt = desk().execute(commands);
    QVERIFY(receipt.ok());
    QCOMPARE(receipt->movedOn, std::vector<std::size_t> { 0 });
    QCOMPARE(receipt->done.size(), std::size_t { 2 });
    QCOMPARE(ticket(one).summary.assignee, Symbol {});
    QCOMPARE(ticket(one).summary.status, symbol("awaiting_vendor"));
    QCOMPARE(ticket(one).events.back().kind, EventKind::Reply);
    QCOMPARE(ticket(two).summary.assignee, symbol("mara"));
    commands.resize(1);
    commands.front().basedOn = desk().appliedThrough(); // seen, and wanted anyway
    QVERIFY(desk().execute(commands)->movedOn.empty());
    QCOMPARE(ticket(one).summary.assignee, symbol("mara"));
}

void CommandsTest::whatOneDidOneselfOvertakesNobody()
{
    const Command early = command(first().record.id, SetField { field::kAssignee, symbol("mara") });
    QVERIFY(execute(first().record.id, SetField { field::kStatus, symbol("active") }).ok());
    QVERIFY(desk().execute({ &early, 1 })->movedOn.empty());
}

void CommandsTest::undoAsksWhenOthersChangedTheTicket()
{
    const TicketId id = first().record.id;
    const Result<Receipt> receipt = execute(id, SetField { field::kStatus, symbol("resolved") });
    changeElsewhere(id, "active");
    const Sequence last = *m_workspace->store().lastSequence();
    const Result<Receipt> undone = desk().undo(*receipt);
    QVERIFY(undone.ok());
    QVERIFY(undone->done.empty());
    QCOMPARE(undone->movedOn, std::vector<std::size_t> { 0 });
    QCOMPARE(m_workspace->store().lastSequence().value(), last);
    const Receipt rest = remaining(*receipt, undone->movedOn, desk().appliedThrough());
    QCOMPARE(desk().undo(rest)->done.size(), std::size_t { 1 });
    QCOMPARE(ticket(id).summary.status, symbol("active"));
}

void CommandsTest::undoAndRedoInTurn()
{
    const TicketId id = first().record.id;
    const std::string begin = clocksOf(first());
    const Result<Receipt> one = execute(id, SetField { field::kStatus, symbol("awaiting_vendor") });
    const std::string middle = clocksOf(first());
    const Result<Receipt> two = execute(id, SetField { field::kPriority, symbol("p3") });
    const std::string end = clocksOf(first());
    const Result<Receipt> undoneTwo = desk().undo(*two);
    QCOMPARE(clocksOf(first()), middle);
    const Result<Receipt> undoneOne = desk().undo(*one);
    QCOMPARE(undoneOne->done.size(), std::size_t { 1 });
    QCOMPARE(clocksOf(first()), begin);
    QVERIFY(desk().execute(again(*undoneOne, undoneOne->events.back().seq))->movedOn.empty());
    QCOMPARE(clocksOf(first()), middle);
    QVERIFY(desk().execute(again(*undoneTwo, undoneTwo->events.back().seq))->movedOn.empty());
    QCOMPARE(clocksOf(first()), end);
}

void CommandsTest::aFailedCommitChangesNothing()
{
    const Sequence last = *m_workspace->store().lastSequence();
    std::vector<Command> commands { command(first().record.id, AddNote { "fine" }),
                                    command(first().record.id, AddNote { std::string(textlimit::kBody + 1, 'x') }) };
    QVERIFY(!desk().execute(commands).ok());
    QCOMPARE(m_workspace->store().lastSequence().value(), last);
    QCOMPARE(first().lastSequence, last);
}

void CommandsTest::aHundredThousandTickets()
{
    constexpr int count = 100'000;
    EventStore& store = m_workspace->store();
    std::vector<EventStore::TicketDraft> drafts;
    for (int i = 0; i < count; ++i)
        drafts.push_back({ symbol("bulk"), std::to_string(i), std::to_string(i), {} });
    const auto ids = store.ensureTickets(drafts);
    QVERIFY(ids.ok());
    Batch batch { StoreFixture::run(store), {}, {}, {} };
    for (const TicketId id : *ids) {
        EventDraft created;
        created.event.ticket = id;
        created.event.at = kMorning;
        batch.events.push_back(created);
    }
    QVERIFY(store.commit(batch, kNoon).ok());
    QVERIFY(desk().load().ok());
    std::vector<Command> commands;
    for (const TicketId id : *ids)
        commands.push_back(command(id, SetField { field::kAssignee, symbol("mara") }));
    QSignalSpy changed(&desk(), &Desk::changed);
    QSignalSpy reset(&desk(), &Desk::reset);
    QElapsedTimer timer;
    timer.start();
    const Result<Receipt> receipt = desk().execute(commands);
    qInfo("100,000 commands: %lld ms", static_cast<long long>(timer.restart()));
    QVERIFY(receipt.ok());
    QCOMPARE(receipt->done.size(), std::size_t { count });
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size(), 0); // applied, not loaded afresh
    QVERIFY(std::ranges::all_of(desk().tickets(), [&](const LiveTicket& each) {
        return each.record.source != symbol("bulk") || each.summary.assignee == symbol("mara");
    }));
    timer.restart();
    const Result<Receipt> undone = desk().undo(*receipt);
    qInfo("taken back: %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(undone->done.size(), std::size_t { count });
    QCOMPARE(desk().tickets().back().summary.assignee, Symbol {});
}

DUEBELL_TEST(commands, CommandsTest)
#include "commands.moc"
