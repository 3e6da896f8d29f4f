#include "ctl/agreementfile.h"
#include "ctl/commandtable.h"
#include "ctl/deskfile.h"
#include "ctl/importtext.h"
#include "ctl/interruption.h"
#include "ctl/mappingfile.h"
#include "ctl/previewtext.h"
#include "ctl/progressline.h"

#include "exchange/ticketfile.h"
#include "words/errortext.h"
#include "workspace/importsession.h"

#include <QFile>
#include <QFileInfo>

namespace duebell::ctl {

namespace {

    constexpr std::size_t kPreviewRows = 20;

    int failed(const QString& path, const Error& error, const Console& console)
    {
        console.complain(path + QLatin1String(": ") + ErrorText::withPlace({ error, {}, 0, {} }));
        return kFailed;
    }

    void complainAbout(const ImportReport& report, const QString& path, const Console& console)
    {
        for (const ImportProblem& problem : report.problems)
            console.complain(path + QLatin1String(": ") + importProblemText(problem));
        if (report.problemCount > static_cast<std::int64_t>(report.problems.size()))
            console.complain(
                QCoreApplication::translate("Ctl", "There are more problems; the first %1 of %2 are shown.")
                    .arg(report.problems.size())
                    .arg(report.problemCount));
    }

    // Doubts about an hour are said and settled; what did not get in, or has no meaning, is somebody's work.
    int exitCodeOf(const ImportReport& report)
    {
        return report.rowsLeftOut == 0 && report.unknownValues.empty() ? kDone : kFoundProblems;
    }

    TicketImport::ProgressFunction progressOn(ProgressLine& line)
    {
        return [&line](const ImportProgress& progress) {
            line.show(progress.bytesTotal != 0
                          ? QCoreApplication::translate("Ctl", "Reading: %1 %")
                                .arg(progress.bytesRead * 100 / progress.bytesTotal)
                          : QCoreApplication::translate("Ctl", "Tickets: %1 of %2, events added: %3")
                                .arg(progress.ticketsDone)
                                .arg(progress.ticketsTotal)
                                .arg(progress.eventsAdded));
            return !Interruption::isRequested();
        };
    }

    int importFile(const CommandArguments& arguments, const Console& console)
    {
        if (!arguments.has("mapping"))
            return wrongUse(console, QStringLiteral("import"),
                            QCoreApplication::translate("Ctl", "It needs --mapping FILE."));
        int exitCode = kFailed;
        const auto mapping = loadMapping(arguments.value("mapping"), console, &exitCode);
        if (!mapping)
            return exitCode;
        const QString path = arguments.positional().constLast();
        auto bytes = readFile(path, qint64(ticketfile::kLargest), console);
        if (!bytes)
            return kFailed;
        const QString desk = arguments.positional().constFirst();
        const auto session = ImportSession::open(desk, console.time);
        if (!session)
            return failed(desk, session.error(), console);
        const Interruption interruption;
        std::optional<ProgressLine> line(console);
        const Result<ImportReport> report = (*session)->import(
            *mapping, { QFileInfo(path).fileName().toStdString(), std::move(*bytes), {} }, progressOn(*line));
        line.reset();
        if (!report)
            return failed(path, report.error(), console);
        complainAbout(*report, path, console);
        for (const QString& text : importSummary(*report))
            console.say(text);
        // Everything is in the log already; who opens the desk next keeps what is left.
        (void)(*session)->keepHistories([] { return !Interruption::isRequested(); });
        return report->cancelled ? kFailed : exitCodeOf(*report);
    }

    int listRuns(const QString& desk, const Console& console)
    {
        const auto session = ImportSession::open(desk, console.time, ImportSession::Access::ReadOnly);
        if (!session)
            return failed(desk, session.error(), console);
        const Result<std::vector<EventStore::RunSummary>> runs = (*session)->store().loadRuns();
        if (!runs)
            return failed(desk, runs.error(), console);
        for (const QString& text : runLines(*runs))
            console.say(text);
        return kDone;
    }

    int retractRun(const QString& desk, const QString& number, const Console& console)
    {
        bool isNumber = false;
        const RunId run { number.toLongLong(&isNumber) };
        if (!isNumber)
            return wrongUse(
                console, QStringLiteral("import"),
                QCoreApplication::translate("Ctl", "“%1” is no run’s number; --runs lists them.").arg(number));
        const auto session = ImportSession::open(desk, console.time);
        if (!session)
            return failed(desk, session.error(), console);
        const Interruption interruption;
        std::optional<ProgressLine> line(console);
        const Result<RetractionReport> report = (*session)->retract(run, [&](std::int64_t retracted) {
            line->show(QCoreApplication::translate("Ctl", "Events retracted: %1").arg(retracted));
            return !Interruption::isRequested();
        });
        line.reset();
        if (!report && report.error().code == ErrorCode::NotFound) {
            console.complain(QCoreApplication::translate("Ctl", "There is no run %1; --runs lists them.").arg(number));
            return kFoundProblems;
        }
        if (!report)
            return failed(desk, report.error(), console);
        for (const QString& text : retractionSummary(*report))
            console.say(text);
        return report->cancelled ? kFailed : kDone;
    }

    int previewMapped(const CommandArguments& arguments, const std::string& head, bool isWhole, const Console& console)
    {
        int exitCode = kFailed;
        const auto mapping = loadMapping(arguments.value("mapping"), console, &exitCode);
        if (!mapping)
            return exitCode;
        const QString desk = arguments.positional().constFirst();
        const Result<DeskConfiguration> configuration = DeskConfiguration::ofFile(desk);
        if (!configuration)
            return failed(desk, configuration.error(), console);
        const QString path = arguments.positional().constLast();
        const Result<MappingPreview> preview
            = previewMapping(head, isWhole, *mapping, configuration->agreement(), kPreviewRows);
        if (!preview)
            return failed(path, preview.error(), console);
        complainAbout(preview->report, path, console);
        for (const QString& text : previewLines(*preview))
            console.say(text);
        return exitCodeOf(preview->report);
    }

    int preview(const CommandArguments& arguments, const Console& console)
    {
        const QString path = arguments.positional().constLast();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            console.complain(path + QLatin1String(": ") + file.errorString());
            return kFailed;
        }
        const std::string head = file.read(static_cast<qint64>(FilePreview::kBytes)).toStdString();
        const bool isWhole = file.atEnd();
        if (arguments.positional().size() == 2 && arguments.has("mapping"))
            return previewMapped(arguments, head, isWhole, console);
        const Result<FilePreview> looked = previewFile(head, isWhole);
        if (!looked)
            return failed(path, looked.error(), console);
        for (const QString& text : previewLines(*looked))
            console.say(text);
        return kDone;
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        const qsizetype words = arguments.positional().size();
        if (arguments.has("preview")) {
            if (words == 1 && !arguments.has("mapping"))
                return preview(arguments, console);
            return deskRequest(arguments, console, "import", 2) ? preview(arguments, console) : int(kWrongUse);
        }
        if (arguments.has("runs") || arguments.has("retract")) {
            const auto request = deskRequest(arguments, console, "import", 1);
            if (!request)
                return kWrongUse;
            return arguments.has("runs") ? listRuns(request->path, console)
                                         : retractRun(request->path, arguments.value("retract"), console);
        }
        return deskRequest(arguments, console, "import", 2) ? importFile(arguments, console) : int(kWrongUse);
    }

} // namespace

CommandDescription importCommand()
{
    return {
        .name = "import",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Brings a file of tickets into a desk, or takes an import back."),
        .usage = { "import DESK --mapping MAPPING FILE", "import --preview FILE",
                   "import --preview DESK --mapping MAPPING FILE", "import --runs DESK", "import --retract RUN DESK" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "FILE is CSV or JSON Lines. A row is a full snapshot of a ticket after an update, one event, or one ticket "
            "as it is\nnow. MAPPING is JSON and says which of these it is, which column is what and what values mean. "
            "Importing a file\nagain adds only what is new.\n\n"
            "Rows that cannot be read are listed with line, column and reason; the rest is imported. It then returns "
            "1.\nCtrl-C stops it; what was imported until then stays.\n\n"
            "--preview looks at the file’s beginning only: its format, its columns, and with a desk and a mapping what "
            "the first\nrows would become. Nothing is stored.\n\n"
            "--runs lists what was ever brought into the desk. --retract takes back everything that one of these runs "
            "brought:\nthe desk is as if it had never come, and importing the file again brings it back.\n\n"
            "Example:\n  duebellctl import support.duebell --mapping mapping.json log.csv"),
        .options
        = { { "mapping", "MAPPING", QT_TRANSLATE_NOOP("Ctl", "What the file’s columns and values mean, JSON.") },
            { "preview", nullptr, QT_TRANSLATE_NOOP("Ctl", "Only look at the file’s beginning.") },
            { "runs", nullptr, QT_TRANSLATE_NOOP("Ctl", "List the runs that brought something.") },
            { "retract", "RUN", QT_TRANSLATE_NOOP("Ctl", "Take back what that run brought.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
