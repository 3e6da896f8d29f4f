#include "words/whysentence.h"

#include "exchange/agreementreader.h"
#include "exchange/eventreader.h"
#include "sla/evaluator.h"
#include "words/ledgertext.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace duebell;

namespace {

constexpr const char* kAgreement = R"({"duebell": 1, "desk": {"time_zone": "Europe/Berlin"},
    "calendars": [{"id": "office", "time_zone": "Europe/Berlin",
        "week": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]],
                 "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]]},
        "holidays": [{"date": "2026-03-20", "name": "Fair"}]}],
    "statuses": [{"id": "open", "category": "open"}, {"id": "pending", "name": "Waiting for response", "category": "waiting"},
        {"id": "vendor", "category": "waiting", "waits_for": "third_party"}, {"id": "hold", "name": "On hold", "category": "open"},
        {"id": "solved", "category": "resolved"}, {"id": "void", "category": "cancelled"}],
    "priorities": [{"id": "high", "name": "High"}, {"id": "low", "name": "Low"}],
    "policies": [{"id": "premium", "name": "Premium", "calendar": "office", "targets": {
        "first_response": {"promised": "1h"},
        "resolution": {"promised": {"high": "4h", "low": "8h"}, "pauses_in": ["waiting", "hold"]},
        "time_in_status": {"hold": {"promised": "2d"}}}}]})";

/// The ticket's sentences, from events like "Mon 15:42 created high client"; weekdays are those of 23 March 2026, "last
/// Fri" of the 20th. Times are Berlin's, one hour before UTC.
class Ticket {
public:
    explicit Ticket(const char* lines)
        : m_agreement(AgreementReader::read(kAgreement).agreement.value())
        , m_timeline(timelineOf(m_agreement, m_symbols).value())
        , m_zone(Zone::load("Europe/Berlin").value())
        , m_reader(m_agreement, m_symbols)
    {
        std::istringstream stream(lines);
        std::string line;
        while (std::getline(stream, line)) {
            std::istringstream words(line);
            std::string day;
            std::string time;
            std::string what;
            std::string value;
            std::string actor;
            words >> day >> time >> what >> value >> actor;
            write(toIso(at(day, time)), what, value, actor);
        }
        m_reader.finish();
        for (const LineProblem& found : m_reader.problems())
            qWarning("%s %s", found.problem.error.where.c_str(), found.problem.error.allowed.c_str());
    }

    /// One sentence a clock of the metric.
    QStringList why(Metric metric, const char* day, const char* time)
    {
        QStringList result;
        for (const Clock& clock : evaluate(day, time).clocks) {
            if (clock.metric == metric)
                result.append(WhySentence::of(m_evaluator->evaluate(events(), m_context.now), clock, m_context));
        }
        return result;
    }

    std::vector<LedgerText::Day> days(Metric metric, const char* day, const char* time)
    {
        const TicketResult& result = evaluate(day, time);
        for (const Clock& clock : result.clocks) {
            if (clock.metric == metric)
                return LedgerText::byDay(ledgerOf(result, clock, m_context.now), m_context);
        }
        return {};
    }

private:
    static Instant at(const std::string& day, const std::string& time)
    {
        const std::vector<std::string> days { "Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu" };
        const auto index = std::find(days.begin(), days.end(), day) - days.begin();
        return std::chrono::sys_days(std::chrono::year(2026) / 3 / 20) + std::chrono::days(index)
            + std::chrono::hours(std::stoi(time.substr(0, 2)) - 1) + std::chrono::minutes(std::stoi(time.substr(3, 2)));
    }

    void write(const std::string& when, const std::string& what, const std::string& value, const std::string& actor)
    {
        std::string json = R"({"ticket": "T1", "at": ")" + when + '"';
        if (what == "created")
            json += R"(, "event": "created", "fields": {"status": "open", "priority": ")" + value + "\"}";
        else if (what == "reply" || what == "no_reply_needed")
            json += R"(, "event": ")" + what + '"';
        else
            json += R"(, "event": "changed", "field": ")" + what + R"(", "value": ")" + value + '"';
        json += R"(, "actor_kind": ")" + (actor.empty() ? std::string("agent") : actor) + "\"}";
        m_reader.readLine(json, ++m_line);
    }

    const std::vector<Event>& events() const { return m_reader.tickets().at(0).events; }

    const TicketResult& evaluate(const char* day, const char* time)
    {
        m_context.zone = m_zone.get();
        m_context.now = at(day, time);
        m_context.nameOf = [this](Symbol id) {
            const std::string text(m_symbols.text(id));
            for (const Identity& priority : m_agreement.priorities) {
                if (priority.id == text)
                    return QString::fromStdString(priority.name);
            }
            for (const StatusDefinition& status : m_agreement.statuses) {
                if (status.id == text)
                    return QString::fromStdString(status.name);
            }
            return QString::fromStdString(text);
        };
        m_evaluator = std::make_unique<Evaluator>(m_timeline, m_symbols);
        return m_evaluator->evaluate(events(), m_context.now);
    }

    SymbolTable m_symbols;
    Agreement m_agreement;
    Timeline m_timeline;
    std::shared_ptr<const Zone> m_zone;
    EventReader m_reader;
    std::unique_ptr<Evaluator> m_evaluator;
    WordsContext m_context;
    std::int64_t m_line = 0;
};

} // namespace

class WordsWhyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolution_data()
    {
        QTest::addColumn<QString>("events");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* events, const char* now, const char* sentence) {
            QTest::newRow(name) << QString::fromUtf8(events) << QString::fromUtf8(now) << QString::fromUtf8(sentence);
        };
        row("running after a pause", "Mon 15:42 created high client\nTue 09:30 status pending\nTue 10:10 status open",
            "Tue 11:00",
            "Due Tue 12:22: the 4 h target (Premium / High, version 1) started Mon 15:42; 1 h 18 min counted Mon until "
            "closing at "
            "17:00, 1 h 20 min Tue; paused 40 min for the client; 1 h 22 min left.");
        row("running, closed now", "Mon 15:42 created high client", "Mon 20:00",
            "Due Tue 11:42: the 4 h target (Premium / High, version 1) started Mon 15:42; 1 h 18 min counted Mon until "
            "closing at "
            "17:00; 2 h 42 min left, counting from Tue 09:00.");
        row("opened in the night", "Mon 20:00 created high client", "Mon 20:05",
            "Due Tue 13:00: the 4 h target (Premium / High, version 1) started Mon 20:00; nothing counted yet; 4 h "
            "left, counting "
            "from Tue 09:00.");
        row("waiting for the client", "Mon 15:42 created high client\nTue 09:30 status pending", "Tue 11:00",
            "Paused with 2 h 12 min left, waiting for the client: the 4 h target (Premium / High, version 1) started "
            "Mon 15:42; "
            "1 h 18 min counted Mon until closing at 17:00, 30 min Tue; paused 1 h 30 min for the client.");
        row("waiting for a third party", "Tue 09:00 created high client\nTue 09:30 status vendor", "Tue 11:00",
            "Paused with 3 h 30 min left, waiting for a third party: the 4 h target (Premium / High, version 1) "
            "started Tue 09:00; "
            "30 min counted Tue; paused 1 h 30 min for a third party.");
        row("paused by a status", "Tue 09:00 created high client\nTue 09:30 status hold", "Tue 11:00",
            "Paused with 3 h 30 min left by the status “On hold”: the 4 h target (Premium / High, version 1) started "
            "Tue 09:00; "
            "30 min counted Tue; paused 1 h 30 min by a status.");
        row("met", "Mon 15:42 created high client\nTue 10:00 status solved", "Tue 11:00",
            "Met: resolved Tue 10:00 with 1 h 42 min to spare (due Tue 11:42): the 4 h target (Premium / High, version "
            "1) started "
            "Mon 15:42; 1 h 18 min counted Mon until closing at 17:00, 1 h Tue.");
        row("met at the last second", "Mon 10:00 created high client\nMon 14:00 status solved", "Tue 11:00",
            "Met: resolved Mon 14:00, at the very last second: the 4 h target (Premium / High, version 1) started Mon "
            "10:00; 4 h "
            "counted Mon.");
        row("breached", "Mon 10:00 created high client", "Tue 11:00",
            "Breached Mon 14:00, 5 h of open time late so far: the 4 h target (Premium / High, version 1) started Mon "
            "10:00; 7 h "
            "counted Mon until closing at 17:00, 2 h Tue.");
        row("breached at closing", "Mon 13:00 created high client", "Tue 11:00",
            "Due Mon 17:00 at closing, breached when it opened again Tue 09:00, 2 h of open time late so far: the 4 h "
            "target "
            "(Premium / High, version 1) started Mon 13:00; 4 h counted Mon until closing at 17:00, 2 h Tue.");
        row("breached and waiting", "Mon 10:00 created high client\nMon 15:00 status pending", "Tue 11:00",
            "Breached Mon 14:00, 1 h of open time late so far, now waiting for the client: the 4 h target (Premium / "
            "High, version "
            "1) started Mon 10:00; 5 h counted Mon; paused 4 h for the client.");
        row("resolved too late", "Mon 10:00 created high client\nMon 15:00 status solved", "Tue 11:00",
            "Breached Mon 14:00, resolved Mon 15:00, 1 h of open time late: the 4 h target (Premium / High, version 1) "
            "started Mon "
            "10:00; 5 h counted Mon.");
        row("cancelled", "Tue 09:00 created high client\nTue 10:00 status void", "Tue 11:00",
            "Cancelled Tue 10:00, because the ticket was cancelled: the 4 h target (Premium / High, version 1) started "
            "Tue 09:00; "
            "1 h counted Tue.");
        row("moved into the past", "Mon 13:00 created low client\nTue 10:30 priority high", "Tue 11:00",
            "Breached Tue 10:30, when a change moved the deadline back to Mon 17:00, 2 h of open time late so far: the "
            "4 h target "
            "(Premium / High, version 1) started Mon 13:00; it is counted by these rules since Tue 10:30, when "
            "“Priority” was "
            "changed to “High”; 4 h counted Mon until closing at 17:00, 2 h Tue.");
        row("breached, then moved further back", "Mon 10:00 created low client\nTue 10:30 priority high", "Tue 11:00",
            "Breached Tue 10:00, and a later change moved the deadline back to Mon 14:00, 5 h of open time late so "
            "far: the 4 h "
            "target (Premium / High, version 1) started Mon 10:00; it is counted by these rules since Tue 10:30, when "
            "“Priority” "
            "was changed to “High”; 7 h counted Mon until closing at 17:00, 2 h Tue.");
        row("breached when a pause ended",
            "Mon 10:00 created high client\nMon 14:00 status pending\nMon 15:00 status open", "Mon 16:00",
            "Breached Mon 15:00, 1 h of open time late so far: the 4 h target "
            "(Premium / "
            "High, version 1) started Mon 10:00; 5 h counted Mon; paused 1 h for the client.");
        row("breach undone", "Mon 10:00 created high client\nMon 15:00 priority low", "Mon 16:00",
            "Due Tue 10:00: the 8 h target (Premium / Low, version 1) started Mon 10:00; it is counted by these rules "
            "since Mon "
            "15:00, when “Priority” was changed to “Low”; 6 h counted Mon; 2 h left; a breach of Mon 14:00 was undone "
            "Mon 15:00.");
        row("reopened", "Mon 09:00 created high client\nMon 10:00 status solved\nMon 12:00 status open", "Mon 13:00",
            "Due Mon 15:00: the 4 h target (Premium / High, version 1) started Mon 09:00; 2 h counted Mon; resolved "
            "for 2 h, which "
            "does not count; 2 h left.");
    }

    void resolution()
    {
        QFETCH(QString, events);
        QFETCH(QString, now);
        QFETCH(QString, sentence);
        Ticket ticket(events.toUtf8().constData());
        const QStringList words = now.split(QLatin1Char(' '));
        QCOMPARE(ticket.why(Metric::Resolution, words[0].toUtf8().constData(), words[1].toUtf8().constData()),
                 QStringList { sentence });
    }

    void aLongLifeIsSummedUp()
    {
        Ticket ticket("Fri 08:00 created low client\nMon 09:00 status open");
        QCOMPARE(ticket.why(Metric::Resolution, "Mon", "12:00"),
                 QStringList { QStringLiteral(
                     "Due Mon 17:00: the 8 h target (Premium / Low, version 1) started Fri 08:00; 3 h counted "
                     "Mon; closed Fri (Fair); 5 h left.") });
        QCOMPARE(ticket.why(Metric::Resolution, "Thu", "12:00"),
                 QStringList { QStringLiteral(
                     "Due Mon 17:00 at closing, breached when it opened again Tue 09:00, 19 h of open time late so "
                     "far: the 8 h target (Premium / Low, version 1) started Fri 08:00; 27 h counted on 4 days, "
                     "Mon to Thu; closed Fri (Fair).") });
    }

    void aFirstResponseIsAnswered()
    {
        Ticket ticket("Tue 09:00 created high client\nTue 09:20 reply - agent");
        QCOMPARE(ticket.why(Metric::FirstResponse, "Tue", "11:00"),
                 QStringList { QStringLiteral(
                     "Met: answered Tue 09:20 with 40 min to spare (due Tue 10:00): the 1 h target (Premium / "
                     "High, version 1) started Tue 09:00; 20 min counted Tue.") });
    }

    void noFirstResponseIsOwedToAnAgent()
    {
        Ticket ticket("Tue 09:00 created high agent");
        QCOMPARE(ticket.why(Metric::FirstResponse, "Tue", "11:00"),
                 QStringList { QStringLiteral("No first response is owed: this ticket was not opened by a client.") });
    }

    void noReplyWasNeeded()
    {
        Ticket ticket("Tue 09:00 created high client\nTue 09:20 no_reply_needed - agent");
        QCOMPARE(ticket.why(Metric::FirstResponse, "Tue", "11:00"),
                 QStringList { QStringLiteral(
                     "Cancelled Tue 09:20, because no reply was needed: the 1 h target (Premium / High, version "
                     "1) started Tue 09:00; 20 min counted Tue.") });
    }

    void timeInAStatusNamesIt()
    {
        Ticket ticket("Mon 10:00 created high client\nMon 10:00 status hold");
        QCOMPARE(ticket.why(Metric::TimeInStatus, "Mon", "12:00"),
                 QStringList { QStringLiteral(
                     "Due Wed 10:00: the 2 working days target for the status “On hold” (Premium / High, version "
                     "1) started Mon 10:00; 2 h counted Mon; 14 h left.") });
    }

    void theLedgerIsFoldedByDay()
    {
        Ticket ticket("Mon 15:42 created high client\nTue 09:30 status pending\nTue 10:10 status open");
        const auto days = ticket.days(Metric::Resolution, "Tue", "11:00");
        QStringList text;
        for (const LedgerText::Day& day : days) {
            text.append(day.title);
            for (const LedgerText::Line& line : day.lines)
                text.append(line.text);
        }
        const QStringList expected {
            QStringLiteral("Mon 23 Mar 2026: 1 h 18 min counted, 1 h 18 min in all"),
            QStringLiteral("15:42–17:00 Counted, 1 h 18 min"),
            QStringLiteral("17:00–24:00 Outside hours, 7 h"),
            QStringLiteral("Tue 24 Mar 2026: 1 h 20 min counted, 2 h 38 min in all"),
            QStringLiteral("00:00–09:00 Outside hours, 9 h"),
            QStringLiteral("09:00–09:30 Counted, 30 min"),
            QStringLiteral("09:30–10:10 Paused: client, 40 min"),
            QStringLiteral("10:10–11:00 Counted, 50 min"),
        };
        QCOMPARE(text, expected);
        Seconds counted { 0 };
        for (const LedgerText::Day& day : days)
            counted += day.counted;
        QVERIFY(counted == days.back().total);
    }
};

DUEBELL_TEST(words_why, WordsWhyTest)
#include "words_why.moc"
