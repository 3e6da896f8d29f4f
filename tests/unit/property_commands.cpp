// Whatever a ticket has been through: a command that is taken back leaves every clock as it was. Random desks, random
// tickets, every command. DUEBELL_SEED=<number> reruns one case.
#include "support/testmain.h"

#include "desk/commanddrafts.h"
#include "sla/evaluator.h"
#include "support/naivecompare.h"

#include <QTest>

#include <algorithm>

using namespace duebell;
using namespace duebell::test;

namespace {

Symbol statusOf(const RandomDesk& desk, StatusCategory category)
{
    for (const StatusDefinition& status : desk.desk.versions.back().agreement.statuses) {
        if (status.category == category)
            return desk.symbols.find(status.id);
    }
    return {};
}

std::vector<CommandWhat> everyCommand(RandomSource& random, const RandomDesk& desk, Instant created, Instant now)
{
    const Instant since = created + Seconds(random.below(static_cast<int>((now - created).count()) + 1));
    const Metric metric = random.oneOf({ Metric::FirstResponse, Metric::NextResponse, Metric::Resolution });
    return { MarkAnswered {},
             MarkAnswered { since },
             AddNote { "x" },
             SetField {
                 field::kStatus,
                 statusOf(desk,
                          random.oneOf({ StatusCategory::Open, StatusCategory::Waiting, StatusCategory::Resolved })) },
             SetField { field::kAssignee, {} },
             WaitingSince { statusOf(desk, StatusCategory::Waiting), since, {} },
             Acknowledge { metric, {} },
             NoReplyNeeded {},
             Waive { metric, {} },
             MergeInto { TicketId { 2 } } };
}

// Numbers the drafts as the store would.
std::vector<Event> appended(std::vector<Event> events, const std::vector<EventDraft>& drafts, TicketId ticket)
{
    std::int64_t last = 0;
    for (const Event& event : events)
        last = std::max(last, event.seq.value);
    for (const EventDraft& draft : drafts) {
        ++last;
        if (draft.event.ticket != ticket)
            continue;
        events.push_back(draft.event);
        events.back().seq = Sequence { last };
    }
    return events;
}

std::string firstDifference(std::uint64_t seed)
{
    RandomSource random(seed);
    RandomDesk desk;
    makeRandomDesk(random, desk);
    const auto timeline = test::timelineOf(desk);
    if (!timeline)
        return "the engine refuses the agreement";
    Evaluator engine(*timeline, desk.symbols);
    for (int number = 0; number < 8; ++number) {
        LiveTicket ticket;
        ticket.record.id = TicketId { 1 };
        ticket.events = randomTicket(random, desk);
        for (Event& event : ticket.events)
            event.ticket = ticket.record.id;
        const Instant now = randomInstants(random, ticket.events, 1).front();
        const TicketResult& result = engine.evaluate(ticket.events, now);
        if (!result.exists)
            continue;
        const NaiveResult before = inNaiveWords(result, desk.symbols);
        ticket.summary.created = result.created;
        LiveTicket survivor = ticket;
        survivor.record.id = TicketId { 2 };
        CommandDrafts drafts(*timeline, desk.symbols, now);
        for (const CommandWhat& what : everyCommand(random, desk, result.created, now)) {
            const Command command { ticket.record.id, {}, {}, what };
            const auto made = drafts.of(command, ticket, &survivor);
            if (!made)
                continue; // a status that the desk has not, a merge of what is merged
            const std::vector<Event> done = appended(ticket.events, *made, ticket.record.id);
            const std::vector<Event> own(done.begin() + static_cast<std::ptrdiff_t>(ticket.events.size()), done.end());
            const std::vector<Event> undone = appended(done, drafts.retractions(command, own), ticket.record.id);
            const NaiveResult after = inNaiveWords(engine.evaluate(undone, now), desk.symbols);
            if (const std::string found = differences(before, after); !found.empty())
                return "command " + std::to_string(what.index()) + " as of " + toIso(now) + "\n" + found;
        }
    }
    return {};
}

} // namespace

class PropertyCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takenBackLeavesEveryClockAsItWas()
    {
        const QByteArray one = qgetenv("DUEBELL_SEED");
        const std::uint64_t first = one.isEmpty() ? 1 : one.toULongLong();
        const std::uint64_t last = one.isEmpty() ? 300 : first;
        for (std::uint64_t seed = first; seed <= last; ++seed) {
            const std::string found = firstDifference(seed);
            QVERIFY2(found.empty(), ("seed " + std::to_string(seed) + ": " + found).c_str());
        }
    }
};

DUEBELL_TEST(property_commands, PropertyCommandsTest)
#include "property_commands.moc"
