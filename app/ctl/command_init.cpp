#include "ctl/agreementfile.h"
#include "ctl/commandtable.h"
#include "ctl/deskfile.h"

#include "words/errortext.h"

namespace duebell::ctl {

namespace {

    int run(const CommandArguments& arguments, const Console& console)
    {
        const auto request = deskRequest(arguments, console, "init", 1);
        if (!request)
            return kWrongUse;
        if (!arguments.has("agreement"))
            return wrongUse(console, request->command,
                            QCoreApplication::translate("Ctl", "It needs --agreement FILE."));
        int exitCode = kFailed;
        const auto agreement = loadAgreement(arguments.value("agreement"), console, &exitCode);
        if (!agreement)
            return exitCode;
        Workspace::Options options;
        options.time = &console.time;
        const auto workspace = Workspace::create(request->path, *agreement, options);
        if (!workspace)
            return failed(console, request->path, workspace.error());
        console.say(QCoreApplication::translate("Ctl", "The desk “%1” is in %2.")
                        .arg(QString::fromStdString(agreement->deskName), request->path));
        return kDone;
    }

} // namespace

CommandDescription initCommand()
{
    return {
        .name = "init",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Makes a new desk file with an agreement."),
        .usage = { "init DESK --agreement FILE" },
        .details
        = QT_TRANSLATE_NOOP("Ctl",
                            "DESK is the new file, by custom with the ending .duebell; only its owner can read it. "
                            "A file that is there\nalready is left as it is.\n\n"
                            "Example:\n  duebellctl init support.duebell --agreement agreement.json"),
        .options = { { "agreement", "FILE", QT_TRANSLATE_NOOP("Ctl", "The agreement and directory, JSON.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
