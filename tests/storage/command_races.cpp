// Commands against others' changes: who was overtaken, undo and redo, failures, and a hundred thousand tickets at once.
#include "commandfixture.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <algorithm>

using namespace duebell;
using duebell::test::CommandFixture;
using duebell::test::kMorning;
using duebell::test::kNoon;
using duebell::test::StoreFixture;

class CommandRacesTest : public QObject, private CommandFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void whoeverWasOvertakenIsNamedAndTheOthersAreWritten();
    void whatOneDidOneselfOvertakesNobody();
    void undoAsksWhenOthersChangedTheTicket();
    void undoAndRedoInTurn();
    void aFailedCommitChangesNothing();
    void aHundredThousandTickets();
};

void CommandRacesTest::whoeverWasOvertakenIsNamedAndTheOthersAreWritten()
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

void CommandRacesTest::whatOneDidOneselfOvertakesNobody()
{
    const Command early = command(first().record.id, SetField { field::kAssignee, symbol("mara") });
    QVERIFY(execute(first().record.id, SetField { field::kStatus, symbol("active") }).ok());
    QVERIFY(desk().execute({ &early, 1 })->movedOn.empty());
}

void CommandRacesTest::undoAsksWhenOthersChangedTheTicket()
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

void CommandRacesTest::undoAndRedoInTurn()
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

void CommandRacesTest::aFailedCommitChangesNothing()
{
    const Sequence last = *m_workspace->store().lastSequence();
    std::vector<Command> commands { command(first().record.id, AddNote { "fine" }),
                                    command(first().record.id, AddNote { std::string(textlimit::kBody + 1, 'x') }) };
    QVERIFY(!desk().execute(commands).ok());
    QCOMPARE(m_workspace->store().lastSequence().value(), last);
    QCOMPARE(first().lastSequence, last);
}

void CommandRacesTest::aHundredThousandTickets()
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

DUEBELL_TEST(command_races, CommandRacesTest)
#include "command_races.moc"
