#include "ctl/agreementfile.h"
#include "ctl/commandtable.h"
#include "ctl/deskfile.h"
#include "ctl/importtext.h"
#include "ctl/mappingfile.h"

#include "exchange/csvreader.h"
#include "words/errortext.h"

#include <QFileInfo>

namespace duebell::ctl {

namespace {

    int run(const CommandArguments& arguments, const Console& console)
    {
        auto request = deskRequest(arguments, console, "import", 2);
        if (!request)
            return kWrongUse;
        if (!arguments.has("mapping"))
            return wrongUse(console, request->command, QCoreApplication::translate("Ctl", "It needs --mapping FILE."));
        int exitCode = kFailed;
        const auto mapping = loadMapping(arguments.value("mapping"), console, &exitCode);
        if (!mapping)
            return exitCode;
        const QString path = arguments.positional().constLast();
        auto bytes = readFile(path, qint64(CsvReader::kLargestFile), console);
        if (!bytes)
            return kFailed;
        request->readOnly = false;
        const auto workspace = openDesk(*request, console);
        if (!workspace)
            return kFailed;
        const Result<ImportReport> report
            = workspace->importTickets(*mapping, { QFileInfo(path).fileName().toStdString(), std::move(*bytes), {} });
        if (!report) {
            console.complain(path + QLatin1String(": ") + ErrorText::withPlace({ report.error(), {}, 0, {} }));
            return kFailed;
        }
        for (const ImportProblem& problem : report->problems)
            console.complain(path + QLatin1String(": ") + importProblemText(problem));
        if (report->problemCount > static_cast<std::int64_t>(report->problems.size()))
            console.complain(
                QCoreApplication::translate("Ctl", "There are more problems; the first %1 of %2 are shown.")
                    .arg(report->problems.size())
                    .arg(report->problemCount));
        for (const QString& line : importSummary(*report))
            console.say(line);
        // Doubts about an hour are said and settled; what did not get in, or has no meaning, is somebody's work.
        return report->rowsLeftOut == 0 && report->unknownValues.empty() ? kDone : kFoundProblems;
    }

} // namespace

CommandDescription importCommand()
{
    return {
        .name = "import",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Brings a file of tickets into a desk."),
        .usage = { "import DESK --mapping MAPPING FILE.csv" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "FILE is CSV, one row a full snapshot of a ticket after an update; what changed is found by comparing "
            "rows.\n"
            "MAPPING is JSON and says which column is what. Importing a file again adds only what is new.\n\n"
            "Rows that cannot be read are listed with line, column and reason; the rest is imported. It then returns "
            "1.\n\n"
            "Example:\n  duebellctl import support.duebell --mapping mapping.json log.csv"),
        .options
        = { { "mapping", "MAPPING", QT_TRANSLATE_NOOP("Ctl", "What the file’s columns and values mean, JSON.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
