#include "ctl/commandtable.h"
#include "ctl/deskfile.h"

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
        {
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
            std::erase_if(events, [this](const Event& event) { return event.at > m_inspection.now; });
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

    private:
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
            for (const LedgerText::Day& day : LedgerText::byDay(rows, m_context)) {
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
            return words.join(QLatin1String("  "));
        }

        Workspace& m_workspace;
        const LiveTicket& m_ticket;
        const Console& m_console;
        DeskNames m_names;
        Inspection m_inspection;
        WordsContext m_context;
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
        .usage = { "show DESK TICKET [--why] [--as-of TIME]" },
        .details = QT_TRANSLATE_NOOP("Ctl",
                                     "TICKET is its key. Each clock is explained in a sentence; --why adds its ledger, "
                                     "day by day, and the ticket’s\n"
                                     "history. Times are in the desk’s zone.\n\n"
                                     "Example:\n  duebellctl show support.duebell INC0000047 --why"),
        .options = { { "why", nullptr, QT_TRANSLATE_NOOP("Ctl", "Adds every clock’s ledger and the history.") },
                     { "as-of", "TIME", QT_TRANSLATE_NOOP("Ctl", "As the ticket stood then; without it, now.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
