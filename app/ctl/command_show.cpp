#include "ctl/commandtable.h"
#include "ctl/deskfile.h"
#include "ctl/evaluation.h"
#include "ctl/outputformat.h"
#include "ctl/texttable.h"

#include "desk/lateknown.h"
#include "words/durationtext.h"
#include "words/errortext.h"
#include "words/ledgertext.h"
#include "words/momenttext.h"
#include "words/names.h"
#include "words/whysentence.h"

#include <algorithm>
#include <map>

namespace duebell::ctl {

namespace {

    class TicketPage {
    public:
        TicketPage(Workspace& workspace, const LiveTicket& ticket, const Console& console)
            : m_workspace(workspace)
            , m_ticket(ticket)
            , m_console(console)
            , m_names(workspace)
            , m_inspection(workspace.desk().inspect(ticket))
            , m_context(m_names.context(m_inspection.now))
            , m_knownAt(workspace.desk().nextLoad().knownAt)
        {
            std::vector<Event> events = *m_inspection.events;
            std::erase_if(events, [this](const Event& event) { return !isKnown(event); });
            m_late = lateKnown(events);
        }

        void printHead() const
        {
            const TicketResult& result = m_inspection.result;
            const QString subject = QString::fromStdString(m_ticket.texts.subject);
            m_console.say(QString::fromStdString(m_ticket.record.displayKey)
                          + (subject.isEmpty() ? QString() : QLatin1String("  ") + subject));
            QStringList facts { m_names.name(result.fields.get(field::kStatus)),
                                m_names.name(result.fields.get(field::kPriority)),
                                m_names.name(result.fields.get(field::kClient)),
                                m_names.name(result.fields.get(field::kAssignee)) };
            facts.removeAll(QString());
            m_console.say(facts.join(QLatin1String(", ")));
            m_console.say(
                QCoreApplication::translate("Ctl", "Opened %1. As of %2.")
                    .arg(MomentText::at(result.created, m_context), MomentText::at(m_inspection.now, m_context)));
        }

        void printClocks(bool why) const
        {
            for (std::size_t i = 0; i < m_inspection.result.clocks.size(); ++i) {
                const Clock& clock = m_inspection.result.clocks[i];
                m_console.say({});
                m_console.say(title(clock));
                m_console.say(WhySentence::of(m_inspection.result, clock, m_context));
                if (why)
                    printLedger(m_inspection.ledgers[i]);
            }
        }

        Status printHistory() const
        {
            const auto bodies = m_workspace.store().loadBodies(m_ticket.record.id);
            if (!bodies)
                return bodies.error();
            std::map<Sequence, std::string> texts(bodies->begin(), bodies->end());
            std::vector<Event> events = *m_inspection.events;
            std::erase_if(events, [this](const Event& event) { return !isKnown(event); });
            std::ranges::sort(events, foldsBefore);
            m_console.say({});
            m_console.say(QCoreApplication::translate("Ctl", "History"));
            for (const Event& event : events) {
                if (event.kind == EventKind::Initial)
                    continue;
                m_console.say(QLatin1String("  ") + eventLine(event));
                if (const auto body = texts.find(event.seq); body != texts.end())
                    m_console.say(QLatin1String("    ") + QString::fromStdString(body->second));
            }
            return Done {};
        }

        /// One object: the clocks as “evaluate” prints them, and what the ticket is.
        void printJson(bool why) const
        {
            const TicketResult& result = m_inspection.result;
            const SymbolTable& symbols = m_workspace.desk().symbols();
            const JsonValue clocks
                = evaluationToJson(m_ticket.record.displayKey, result, symbols, { m_inspection.now, why });
            JsonValue object = JsonValue::object();
            object.insert("at", JsonValue::string(toIso(m_inspection.now)));
            for (const auto& [key, value] : clocks.members())
                object.insert(key, value);
            object.insert("subject", JsonValue::string(m_ticket.texts.subject));
            if (why)
                object.insert("history", history());
            m_console.out << object.toLine() << '\n';
        }

        /// A row a clock.
        void printCsv() const
        {
            TextTable table(QStringLiteral("key metric status cycle run state target_s started due counted_s paused_s "
                                           "left_s satisfied breached")
                                .split(QLatin1Char(' ')));
            const auto id = [this](Symbol symbol) { return textOf(m_workspace.desk().symbols().text(symbol)); };
            const auto iso = [](std::optional<Instant> at) {
                return at && *at != kNever ? QString::fromStdString(toIso(*at)) : QString();
            };
            for (const Clock& clock : m_inspection.result.clocks)
                table.add({ QString::fromStdString(m_ticket.record.displayKey), textOf(metricName(clock.metric)),
                            id(clock.status), QString::number(clock.cycle), QString::number(clock.run),
                            QString::fromUtf8(clockStateName(clock.state)), QString::number(clock.target.count()),
                            iso(clock.started), iso(clock.due), QString::number(clock.counted.count()),
                            QString::number(clock.paused.count()), QString::number(clock.left().count()),
                            iso(clock.satisfied), iso(clock.breached) });
            table.printCsv(m_console.out);
        }

    private:
        static QString textOf(std::string_view text)
        {
            return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        }

        [[nodiscard]] bool isKnown(const Event& event) const
        {
            return event.at <= m_inspection.now && (!m_knownAt || event.recorded <= *m_knownAt);
        }

        [[nodiscard]] JsonValue history() const
        {
            const SymbolTable& symbols = m_workspace.desk().symbols();
            const auto text = [&](std::string_view view) { return JsonValue::string(std::string(view)); };
            JsonValue list = JsonValue::array();
            std::vector<Event> events = *m_inspection.events;
            std::ranges::sort(events, foldsBefore);
            for (const Event& event : events) {
                if (!isKnown(event))
                    continue;
                const bool setsField = event.kind == EventKind::Initial || event.kind == EventKind::Changed;
                const std::string_view builtIn = builtInFieldName(event.field);
                const Symbol custom { event.field.value - field::kFirstCustomField.value };
                JsonValue object = JsonValue::object();
                object.insert("at", JsonValue::string(toIso(event.at)));
                object.insert("event", text(eventKindName(event.kind)));
                if (setsField) {
                    object.insert("field", text(builtIn.empty() ? symbols.text(custom) : builtIn));
                    object.insert("value", text(symbols.text(event.value)));
                }
                object.insert("actor", event.actor ? text(symbols.text(event.actor)) : JsonValue());
                object.insert("actor_kind", text(actorKindName(event.actorKind)));
                object.insert("recorded", JsonValue::string(toIso(event.recorded)));
                object.insert("known_late", JsonValue::boolean(m_late.contains(event.seq)));
                list.append(std::move(object));
            }
            return list;
        }

        QString title(const Clock& clock) const
        {
            QString text = Names::metric(clock.metric);
            if (clock.status)
                text += QLatin1String(": ") + m_names.name(clock.status);
            if (clock.cycle > 1)
                text += QCoreApplication::translate("Ctl", ", cycle %1").arg(clock.cycle);
            return text + QStringLiteral(" – ") + Names::state(clock.state);
        }

        void printLedger(const std::vector<LedgerRow>& rows) const
        {
            const auto isLate = [this](const LedgerRow& row) {
                const Event* const cause = m_inspection.result.moments[row.moment].event;
                return cause && m_late.contains(cause->seq);
            };
            for (const LedgerText::Day& day : LedgerText::byDay(rows, m_context, isLate)) {
                m_console.say(QLatin1String("  ") + day.title);
                for (const LedgerText::Line& line : day.lines)
                    m_console.say(QLatin1String("    ") + line.text);
            }
        }

        QString eventLine(const Event& event) const
        {
            QStringList words { MomentText::at(event.at, m_context), Names::eventKind(event.kind) };
            if (event.kind == EventKind::Changed) {
                const QString builtIn = Names::builtInField(event.field);
                const Symbol custom { event.field.value - field::kFirstCustomField.value };
                const QString value = m_names.name(event.value);
                words.append((builtIn.isEmpty() ? m_names.name(custom) : builtIn) + QLatin1String(": ")
                             + (value.isEmpty() ? QCoreApplication::translate("Ctl", "nothing") : value));
            }
            if (event.actor)
                words.append(QLatin1Char('(') + m_names.name(event.actor) + QLatin1Char(')'));
            if (m_late.contains(event.seq))
                words.append(QCoreApplication::translate("Ctl", "[known since %1]")
                                 .arg(MomentText::at(event.recorded, m_context)));
            return words.join(QLatin1String("  "));
        }

        Workspace& m_workspace;
        const LiveTicket& m_ticket;
        const Console& m_console;
        DeskNames m_names;
        Inspection m_inspection;
        WordsContext m_context;
        std::optional<Instant> m_knownAt;
        std::set<Sequence> m_late; // what the desk learned of late
    };

    /// The ticket's place on the desk, loaded when it ended long ago; nullopt when there is none.
    Result<std::optional<std::size_t>> find(Desk& desk, const std::string& key)
    {
        const Result<std::vector<TicketId>> tickets = desk.store().findTickets(key);
        if (!tickets)
            return tickets.error();
        if (tickets->empty())
            return std::optional<std::size_t>();
        const Result<std::size_t> index = desk.ensureLoaded(tickets->front());
        if (!index)
            return index.error();
        return std::optional(*index);
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        const auto request = deskRequest(arguments, console, "show", 2);
        if (!request)
            return kWrongUse;
        const auto format = outputFormat(arguments, console, "show");
        if (!format)
            return kWrongUse;
        const auto workspace = openDesk(*request, console);
        if (!workspace)
            return kFailed;
        const QString key = arguments.positional().constLast();
        const auto found = find(workspace->desk(), key.toStdString());
        if (!found)
            return failed(console, request->path, found.error());
        const LiveTicket* ticket = *found ? &workspace->desk().tickets()[**found] : nullptr;
        if (!ticket || ticket->summary.created == Instant {}) {
            console.complain(
                ticket ? QCoreApplication::translate("Ctl", "Ticket “%1” did not exist yet then.").arg(key)
                       : QCoreApplication::translate("Ctl", "There is no ticket “%1” in this desk.").arg(key));
            return kFoundProblems;
        }
        const TicketPage page(*workspace, *ticket, console);
        if (*format != OutputFormat::Table) {
            *format == OutputFormat::Json ? page.printJson(arguments.has("why")) : page.printCsv();
            return kDone;
        }
        page.printHead();
        page.printClocks(arguments.has("why"));
        if (!arguments.has("why"))
            return kDone;
        if (const Status printed = page.printHistory(); !printed) {
            console.complain(ErrorText::sentence(printed.error()));
            return kFailed;
        }
        return kDone;
    }

} // namespace

CommandDescription showCommand()
{
    return {
        .name = "show",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Shows one ticket and explains its deadlines."),
        .usage = { "show DESK TICKET [--why] [--as-of TIME] [--as-known-at TIME] [--format table|csv|json]" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "TICKET is its key. Each clock is explained in a sentence; --why adds its ledger, "
            "day by day, and the ticket’s\n"
            "history. What the desk learned only after it knew of later things is marked. Times are in the "
            "desk’s zone; JSON and CSV\n"
            "hold ids, UTC times and seconds, CSV a row a clock.\n\n"
            "Example:\n  duebellctl show support.duebell INC0000047 --why"),
        .options = { { "why", nullptr, QT_TRANSLATE_NOOP("Ctl", "Adds every clock’s ledger and the history.") },
                     asOfOption(),
                     asKnownAtOption(),
                     formatOption() },
        .run = run,
    };
}

} // namespace duebell::ctl
