#include "ctl/agreementsource.h"
#include "ctl/commandarguments.h"
#include "ctl/commandtable.h"
#include "ctl/deskfile.h"

#include "exchange/agreementwriter.h"

#include <QCoreApplication>

namespace duebell::ctl {

namespace {

    int run(const CommandArguments& arguments, const Console& console)
    {
        const auto request = deskRequest(arguments, console, "config export", 1);
        if (!request)
            return kWrongUse;
        bool isNumber = true;
        const int version = arguments.has("version") ? arguments.value("version").toInt(&isNumber) : 0;
        if (!isNumber)
            return wrongUse(
                console, request->command,
                QCoreApplication::translate("Ctl", "“%1” is no number of a version.").arg(arguments.value("version")));
        int exitCode = kFailed;
        if (!looksLikeDesk(request->path)) {
            // Opening it says what is the matter with it.
            const auto workspace = openDesk(*request, console);
            return exitCode;
        }
        const auto agreement = arguments.has("version") ? agreementOfVersion(request->path, version, console, &exitCode)
                                                        : agreementFrom(request->path, console, &exitCode);
        if (!agreement)
            return exitCode;
        console.out << AgreementWriter::write(*agreement);
        return kDone;
    }

} // namespace

CommandDescription configExportCommand()
{
    return {
        .name = "config export",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Prints a desk’s agreement and directory as a file."),
        .usage = { "config export DESK [--version NUMBER]" },
        .details
        = QT_TRANSLATE_NOOP("Ctl",
                            "The output is an agreement file that “config check” accepts and “config import” takes "
                            "back. It names people: keep it\nas safe as the desk.\n\n"
                            "Example:\n  duebellctl config export support.duebell > agreement.json"),
        .options = { { "version", "NUMBER",
                       QT_TRANSLATE_NOOP("Ctl", "An earlier version of the agreement; without it, the newest.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
