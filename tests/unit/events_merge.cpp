#include "exchange/agreementreader.h"
#include "exchange/mergedwaits.h"
#include "sla/evaluator.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace duebell;

namespace {

constexpr const char* kAgreement = R"({"duebell": 1, "desk": {"time_zone": "UTC"},
    "statuses": [{"id": "open", "category": "open"}],
    "policies": [{"id": "all", "targets": {"first_response": {"promised": "2h"}, "next_response": {"promised": "2h"}}}]})";

struct Desk {
    explicit Desk(std::string lines)
        : agreement(AgreementReader::read(kAgreement).agreement.value())
        , timeline(timelineOf(agreement, symbols).value())
    {
        EventReader reader(agreement, symbols);
        std::replace(lines.begin(), lines.end(), '\'', '"');
        std::istringstream stream(lines);
        reader.readAll(stream);
        reader.finish();
        problems = reader.problems().size();
        tickets = reader.takeTickets();
        addAbsorbedWaits(tickets, timeline, symbols);
    }

    /// "first_response 2026-..." of the ticket's clocks that have not ended.
    QStringList open(std::size_t ticket, const char* now) const
    {
        Evaluator evaluator(timeline, symbols);
        QStringList result;
        for (const Clock& clock : evaluator.evaluate(tickets.at(ticket).events, fromIso(now).value()).clocks) {
            if (!clock.ended())
                result.append(
                    QString::fromStdString(std::string(metricName(clock.metric)) + ' ' + toIso(clock.started)));
        }
        return result;
    }

    SymbolTable symbols;
    Agreement agreement;
    Timeline timeline;
    std::vector<TicketEvents> tickets;
    std::size_t problems = 0;
};

const std::string kTwo = "{'ticket': 'A', 'at': '2026-03-21T08:00:00Z', 'event': 'created', 'actor_kind': 'client'}\n"
                         "{'ticket': 'B', 'at': '2026-03-21T09:00:00Z', 'event': 'created', 'actor_kind': 'client'}\n";

} // namespace

class EventsMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSurvivorTakesTheEarlierWait()
    {
        const Desk desk(
            kTwo
            + "{'ticket': 'A', 'at': '2026-03-21T09:30:00Z', 'event': 'merged', 'into': 'B', 'actor_kind': 'agent'}\n");
        QCOMPARE(desk.open(0, "2026-03-21T09:45:00Z"), QStringList());
        QCOMPARE(desk.open(1, "2026-03-21T09:45:00Z"),
                 QStringList { QStringLiteral("first_response 2026-03-21T08:00:00Z") });
        QCOMPARE(desk.open(1, "2026-03-21T09:15:00Z"),
                 QStringList { QStringLiteral("first_response 2026-03-21T09:00:00Z") });
    }

    void anAnsweredTicketHandsNothingOn()
    {
        const Desk desk(
            kTwo
            + "{'ticket': 'A', 'at': '2026-03-21T08:10:00Z', 'event': 'reply', 'actor_kind': 'agent'}\n"
              "{'ticket': 'A', 'at': '2026-03-21T09:30:00Z', 'event': 'merged', 'into': 'B', 'actor_kind': 'agent'}\n");
        QCOMPARE(desk.open(1, "2026-03-21T09:45:00Z"),
                 QStringList { QStringLiteral("first_response 2026-03-21T09:00:00Z") });
    }

    void chainsHandTheWaitOn()
    {
        const Desk desk(kTwo
                        + "{'ticket': 'C', 'at': '2026-03-21T09:10:00Z', 'event': 'created', 'actor_kind': 'client'}\n"
                          "{'ticket': 'B', 'at': '2026-03-21T09:40:00Z', 'event': 'merged', 'into': 'C'}\n"
                          "{'ticket': 'A', 'at': '2026-03-21T09:30:00Z', 'event': 'merged', 'into': 'B'}\n");
        QCOMPARE(desk.open(2, "2026-03-21T09:45:00Z"),
                 QStringList { QStringLiteral("first_response 2026-03-21T08:00:00Z") });
    }

    void aMergeTakenBackGivesTheWaitBack()
    {
        const Desk desk(kTwo
                        + "{'ticket': 'A', 'at': '2026-03-21T09:30:00Z', 'event': 'merged', 'into': 'B', 'id': 'm'}\n"
                          "{'ticket': 'A', 'at': '2026-03-21T09:40:00Z', 'event': 'retracted', 'of': 'm'}\n");
        QCOMPARE(desk.problems, std::size_t { 0 });
        QCOMPARE(desk.open(1, "2026-03-21T09:45:00Z"),
                 QStringList { QStringLiteral("first_response 2026-03-21T09:00:00Z") });
        QCOMPARE(desk.open(0, "2026-03-21T09:45:00Z"),
                 QStringList { QStringLiteral("first_response 2026-03-21T08:00:00Z") });
    }
};

DUEBELL_TEST(events_merge, EventsMergeTest)
#include "events_merge.moc"
