// Commands on a desk file: the events of each, and what stays the same when it is taken back.
#include "commandfixture.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace duebell;
using duebell::test::CommandFixture;
using duebell::test::kMorning;
using duebell::test::kNoon;
using duebell::test::StoreFixture;

class CommandsTest : public QObject, private CommandFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
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

private:
    [[nodiscard]] CommandWhat byName(const QString& name);
};

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

DUEBELL_TEST(commands, CommandsTest)
#include "commands.moc"
