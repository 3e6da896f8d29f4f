#include "ctl/commandtable.h"
#include "ctl/deskfile.h"
#include "ctl/deskstatistics.h"
#include "ctl/texttable.h"
#include "ctl/ticketselection.h"

#include "words/durationtext.h"
#include "words/momenttext.h"
#include "words/names.h"

#include <algorithm>
#include <array>

namespace duebell::ctl {

namespace {

    std::string_view stateId(RowState state)
    {
        constexpr std::array<std::string_view, 7> ids { "running", "at_risk",      "breached", "paused",
                                                        "calm",    "no_agreement", "done" };
        return ids[static_cast<std::size_t>(state)];
    }

    std::vector<const LiveTicket*> inOrder(const Desk& desk, const TicketSelection& selection, bool withDone)
    {
        std::vector<const LiveTicket*> tickets;
        for (const LiveTicket& ticket : desk.tickets()) {
            const bool exists = ticket.summary.created != Instant {};
            if (exists && (withDone || ticket.summary.isUnresolved()) && selection.contains(ticket, desk.now()))
                tickets.push_back(&ticket);
        }
        const auto place = [](const LiveTicket* ticket) {
            const auto& clock = ticket->summary.clock;
            return std::tuple(ticket->summary.lane, clock && clock->due ? *clock->due : kNever, ticket->record.id);
        };
        std::ranges::sort(tickets, {}, place);
        return tickets;
    }

    QString iso(std::optional<Instant> at)
    {
        return at && *at != kNever ? QString::fromStdString(toIso(*at)) : QString();
    }

    QStringList csvRow(const LiveTicket& ticket, const Desk& desk)
    {
        const TicketSummary& summary = ticket.summary;
        const auto id = [&](Symbol symbol) { return QString::fromStdString(std::string(desk.symbols().text(symbol))); };
        const auto text = [](std::string_view view) { return QString::fromStdString(std::string(view)); };
        return { QString::fromStdString(ticket.record.displayKey),
                 QString::fromStdString(ticket.texts.subject),
                 id(summary.status),
                 id(summary.priority),
                 id(summary.type),
                 id(summary.client),
                 id(summary.assignee),
                 id(summary.team),
                 summary.policy ? id(summary.policy->id) : QString(),
                 queryLaneIds()[static_cast<qsizetype>(summary.lane)],
                 text(stateId(summary.state)),
                 summary.clock ? text(metricName(summary.clock->metric)) : QString(),
                 summary.clock ? iso(summary.clock->due) : QString(),
                 summary.clock ? QString::number(summary.clock->left().count()) : QString(),
                 iso(summary.created) };
    }

    const QStringList& csvHeader()
    {
        static const QStringList header
            = QStringLiteral("key subject status priority type client assignee team policy lane "
                             "state metric due left_s created")
                  .split(QLatin1Char(' '));
        return header;
    }

    QString clockText(const TicketSummary& summary, const WordsContext& context)
    {
        if (!summary.clock)
            return {};
        const Clock& clock = *summary.clock;
        if (summary.state == RowState::Paused)
            return QCoreApplication::translate("Ctl", "%1 left").arg(DurationText::open(clock.left()));
        return clock.due && *clock.due != kNever ? MomentText::at(*clock.due, context) : QString();
    }

    void printTable(const Desk& desk, const DeskNames& names, const std::vector<const LiveTicket*>& tickets,
                    const Console& console)
    {
        const WordsContext context = names.context(desk.now());
        TextTable table({ QCoreApplication::translate("Ctl", "Lane"), QCoreApplication::translate("Ctl", "Ticket"),
                          QCoreApplication::translate("Ctl", "Status"), QCoreApplication::translate("Ctl", "Priority"),
                          QCoreApplication::translate("Ctl", "Client"), QCoreApplication::translate("Ctl", "Assignee"),
                          QCoreApplication::translate("Ctl", "State"), QCoreApplication::translate("Ctl", "Clock"),
                          QCoreApplication::translate("Ctl", "Due"), QCoreApplication::translate("Ctl", "Subject") });
        for (const LiveTicket* ticket : tickets) {
            const TicketSummary& summary = ticket->summary;
            table.add({ Names::lane(summary.lane), QString::fromStdString(ticket->record.displayKey),
                        names.name(summary.status), names.name(summary.priority), names.name(summary.client),
                        names.name(summary.assignee), Names::rowState(summary.state),
                        summary.clock ? Names::metric(summary.clock->metric) : QString(), clockText(summary, context),
                        QString::fromStdString(ticket->texts.subject) });
        }
        table.printAligned(console.out, 32);
    }

    void printForPrograms(const Desk& desk, const std::vector<const LiveTicket*>& tickets, OutputFormat format,
                          const Console& console)
    {
        TextTable table(csvHeader());
        table.setNumbers({ QStringLiteral("left_s") });
        for (const LiveTicket* ticket : tickets)
            table.add(csvRow(*ticket, desk));
        table.print(format, console.out);
    }

    int list(const CommandArguments& arguments, const Console& console, DeskRequest request, OutputFormat format)
    {
        request.everything = arguments.has("all");
        auto workspace = openDesk(request, console);
        if (!workspace)
            return kFailed;
        auto selection = TicketSelection::read(arguments, console, "list", *workspace);
        if (!selection)
            return kWrongUse;
        const bool withDone = request.everything || selection->query().asksForDone();
        if (withDone && !request.everything) {
            request.everything = true;
            workspace = openDesk(request, console);
            if (!workspace)
                return kFailed;
            selection = TicketSelection::read(arguments, console, "list", *workspace);
            if (!selection)
                return kWrongUse;
        }
        const Desk& desk = workspace->desk();
        const std::vector<const LiveTicket*> tickets = inOrder(desk, *selection, withDone);
        if (format == OutputFormat::Table)
            printTable(desk, DeskNames(*workspace), tickets, console);
        else
            printForPrograms(desk, tickets, format, console);
        return kDone;
    }

    int statistics(const CommandArguments& arguments, const Console& console, DeskRequest request, OutputFormat format)
    {
        if (!queryText(arguments).isEmpty())
            return wrongUse(console, request.command,
                            QCoreApplication::translate("Ctl", "--stats counts the whole desk and takes no query."));
        request.everything = arguments.has("all");
        const auto workspace = openDesk(request, console);
        if (!workspace)
            return kFailed;
        const Status printed = printStatistics(*workspace, DeskNames(*workspace), format, console);
        return printed ? kDone : failed(console, request.path, printed.error());
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        const auto words = std::max(arguments.positional().size(), qsizetype(1));
        const auto request = deskRequest(arguments, console, "list", words);
        if (!request)
            return kWrongUse;
        const auto format = outputFormat(arguments, console, "list");
        if (!format)
            return kWrongUse;
        return arguments.has("stats") ? statistics(arguments, console, *request, *format)
                                      : list(arguments, console, *request, *format);
    }

} // namespace

CommandDescription listCommand()
{
    return {
        .name = "list",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Shows the queue of a desk, or the desk in numbers."),
        .usage = { "list DESK [QUERY...] [--me PERSON] [--as-of TIME] [--as-known-at TIME] [--all] "
                   "[--format table|csv|json]",
                   "list DESK --stats [--as-of TIME] [--as-known-at TIME] [--format table|csv|json]" },
        .details
        = QT_TRANSLATE_NOOP("Ctl",
                            "Tickets stand in the lanes of the window, in each by due time. Times for people are in "
                            "the desk’s zone; CSV and\n"
                            "JSON hold ids, UTC times and seconds, with a header that does not change.\n\n"
                            "With --stats it prints how many clocks were met, breached, run and wait, for each metric "
                            "and priority, and\n"
                            "the open time that was counted and paused.\n\n"
                            "A query says which tickets, as in the window's filter. Its terms must all hold:\n"
                            "  printer \"on fire\"        words and phrases in key, subject, client, priority, status, "
                            "assignee\n"
                            "  client:acme,borg         a field has one of these values; client:none, has:client\n"
                            "  due<1h left<30m age>3d   wall time to due, open time left, age; also idle\n"
                            "  breached atrisk running paused waiting calm today mine unassigned flagged missed "
                            "noagreement done\n"
                            "  -status:waiting          not\n"
                            "Fields: client, tier, type, priority, status, category, assignee, team, requester, "
                            "project, channel, label,\n"
                            "key, lane, policy, metric, and the desk’s own. Put the whole query in single quotes, so "
                            "that the shell leaves it alone.\n\n"
                            "Examples:\n"
                            "  duebellctl list support.duebell 'due<1h -status:waiting tier:premium'\n"
                            "  duebellctl list support.duebell --stats --as-of 2026-03-17T08:17:00Z"),
        .options = { meOption(),
                     asOfOption(),
                     asKnownAtOption(),
                     formatOption(),
                     { "all", nullptr, QT_TRANSLATE_NOOP("Ctl", "Resolved and closed tickets, too.") },
                     { "stats", nullptr, QT_TRANSLATE_NOOP("Ctl", "The desk in numbers instead of its tickets.") } },
        .takesDashedWords = true,
        .run = run,
    };
}

} // namespace duebell::ctl
