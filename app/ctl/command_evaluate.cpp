#include "ctl/agreementfile.h"
#include "ctl/commandarguments.h"
#include "ctl/commandtable.h"
#include "ctl/evaluation.h"

#include "exchange/eventreader.h"
#include "exchange/mergedwaits.h"
#include "sla/evaluator.h"
#include "words/errortext.h"

#include <QFile>
#include <QFileInfo>

#include <fstream>

namespace duebell::ctl {

namespace {

    int misuse(const Console& console, const QString& sentence)
    {
        return wrongUse(console, QStringLiteral("evaluate"), sentence);
    }

    /// False when the file cannot be opened or read.
    bool readEvents(const QString& path, EventReader& reader, const Console& console)
    {
        if (path == QLatin1String("-")) {
            reader.readAll(console.in);
        } else {
            std::ifstream stream(QFile::encodeName(path).toStdString(), std::ios::binary);
            const QFileInfo info(path);
            if (!stream || info.isDir()) {
                const QString reason = !info.exists() ? QCoreApplication::translate("Ctl", "there is no such file")
                    : info.isDir()                    ? QCoreApplication::translate("Ctl", "it is a folder")
                                                      : QCoreApplication::translate("Ctl", "it cannot be opened");
                console.complain(
                    ErrorText::sentence(Error { ErrorCode::File, path.toStdString(), reason.toStdString(), {} }));
                return false;
            }
            reader.readAll(stream);
        }
        reader.finish();
        return true;
    }

    void printProblems(const QString& path, const EventReader& reader, const Console& console)
    {
        for (const LineProblem& found : reader.problems()) {
            Problem problem = found.problem;
            if (problem.line.empty())
                problem.line = std::to_string(found.line) + ":1";
            console.complain(path + QLatin1String(": ") + ErrorText::withPlace(problem));
        }
        if (reader.problems().size() >= ProblemList::kLimit)
            console.complain(QCoreApplication::translate("Ctl", "There are more problems; the first %1 are shown.")
                                 .arg(ProblemList::kLimit));
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        if (!arguments.positional().isEmpty())
            return misuse(console,
                          QCoreApplication::translate("Ctl", "“%1” is not expected here.")
                              .arg(arguments.positional().constFirst()));
        if (!arguments.has("agreement") || !arguments.has("events"))
            return misuse(console,
                          QCoreApplication::translate("Ctl", "It needs both --agreement FILE and --events FILE."));
        EvaluationOptions options { console.time.wallNow(), arguments.has("ledger") };
        if (arguments.has("as-of")) {
            const auto asOf = fromIso(arguments.value("as-of").toStdString());
            if (!asOf)
                return misuse(console,
                              ErrorText::sentence(Error {
                                  ErrorCode::Syntax, {}, arguments.value("as-of").toStdString(), rule::kInstant }));
            options.now = *asOf;
        }
        int exitCode = kFailed;
        const auto agreement = loadAgreement(arguments.value("agreement"), console, &exitCode);
        if (!agreement)
            return exitCode;
        SymbolTable symbols;
        const auto timeline = timelineOf(*agreement, symbols);
        if (!timeline) {
            console.complain(ErrorText::withPlace({ timeline.error(), {}, 0, {} }));
            return kFoundProblems;
        }
        EventReader reader(*agreement, symbols);
        if (!readEvents(arguments.value("events"), reader, console))
            return kFailed;
        printProblems(arguments.value("events"), reader, console);
        std::vector<TicketEvents> tickets = reader.takeTickets();
        addAbsorbedWaits(tickets, *timeline, symbols);
        Evaluator evaluator(*timeline, symbols);
        for (const TicketEvents& ticket : tickets) {
            const TicketResult& result = evaluator.evaluate(ticket.events, options.now);
            if (result.exists)
                console.out << evaluationToJson(ticket.key, result, symbols, options).toLine() << '\n';
        }
        return reader.problems().empty() ? kDone : kFoundProblems;
    }

} // namespace

CommandDescription evaluateCommand()
{
    return {
        .name = "evaluate",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Runs the clocks of tickets whose events are in a file."),
        .usage = { "evaluate --agreement FILE --events FILE [--as-of TIME] [--ledger]" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "Reads an agreement (JSON) and events (JSON Lines, one event a line) and prints one JSON line a ticket, in "
            "the\n"
            "order in which tickets first appear. Nothing is stored. Tickets that do not exist yet at TIME are left "
            "out.\n\n"
            "An event:\n"
            "  {\"ticket\": \"T1\", \"at\": \"2026-03-21T09:30:00Z\", \"event\": \"created\", \"actor\": \"ann\", "
            "\"actor_kind\": "
            "\"client\",\n   \"fields\": {\"status\": \"new\", \"priority\": \"high\"}}\n"
            "Events are: created (fields), reply, note, changed (field, value), acknowledged, no_reply_needed,\n"
            "waived (metric), breach_reason (metric, code), merged (into), retracted (of: the \"id\" of an earlier "
            "event).\n"
            "Actors are: client, agent, system, third_party, unknown.\n\n"
            "Lines that cannot be read are listed on the error output and left out; it then returns 1.\n\n"
            "Example:\n"
            "  duebellctl evaluate --agreement agreement.json --events events.jsonl --as-of 2026-03-21T12:00:00Z"),
        .options
        = { { "agreement", "FILE", QT_TRANSLATE_NOOP("Ctl", "The agreement and directory, JSON.") },
            { "events", "FILE", QT_TRANSLATE_NOOP("Ctl", "The events, JSON Lines; “-” is the standard input.") },
            { "as-of", "TIME",
              QT_TRANSLATE_NOOP("Ctl",
                                "As the tickets stood then, like 2026-03-21T09:30:00Z; "
                                "without it, now.") },
            { "ledger", nullptr, QT_TRANSLATE_NOOP("Ctl", "Adds every clock’s life as rows.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
