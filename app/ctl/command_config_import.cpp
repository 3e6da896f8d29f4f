#include "ctl/agreementfile.h"
#include "ctl/commandtable.h"
#include "ctl/publishagreement.h"

#include "exchange/agreementdiff.h"
#include "words/differencetext.h"
#include "words/errortext.h"

namespace duebell::ctl {

namespace {

    void sayDifferences(const Workspace& workspace, const Publishing& publishing, const Console& console)
    {
        for (const AgreementDifference& difference : differences(workspace.agreement(), publishing.agreement()))
            console.say(DifferenceText::sentence(difference));
        console.say({});
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        auto desk = deskRequest(arguments, console, "config import", 2);
        if (!desk)
            return kWrongUse;
        auto request = publishRequest(arguments, console, "config import");
        if (!request)
            return kWrongUse;
        int exitCode = kFailed;
        auto agreement = loadAgreement(arguments.positional().constLast(), console, &exitCode);
        if (!agreement)
            return exitCode;
        request->agreement = std::move(*agreement);
        desk->readOnly = arguments.has("dry-run");
        const auto workspace = openDesk(*desk, console);
        if (!workspace)
            return kFailed;
        const Result<Publishing> publishing = Publishing::prepare(
            workspace->configuration(), workspace->desk().symbols(), std::move(*request), workspace->desk().now());
        if (!publishing) {
            console.complain(ErrorText::withPlace({ publishing.error(), {}, 0, {} }));
            return kFoundProblems;
        }
        if (!publishing->changesAgreement() && !publishing->changesDirectory()) {
            console.say(QCoreApplication::translate("Ctl", "Nothing is changed: the desk has this agreement already."));
            if (publishing->changesZones())
                console.say(QCoreApplication::translate(
                    "Ctl", "This computer’s zone database is another one, though: see “config refresh-zones”."));
            return kDone;
        }
        sayDifferences(*workspace, *publishing, console);
        return showAndPublish(*workspace, *publishing, arguments, console);
    }

} // namespace

CommandDescription configImportCommand()
{
    return {
        .name = "config import",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Publishes an agreement file as a desk’s new version."),
        .usage = { "config import DESK FILE --scope new|open-from-start|open-from-now [--effective TIME]\n"
                   "                         [--reason TEXT] [--dry-run] [--what-if]" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "It says what differs and what that does to open tickets, then publishes. Clocks that have ended before "
            "TIME keep their\nverdicts; the versions so far are kept. Statuses, priorities, types, tiers and fields "
            "that the file leaves out are\nretired, not removed. Clients, people and teams that it leaves out stay as "
            "they are; what it says of known ones holds\nfrom TIME on, or from their own “since”.\n\n"
            "Example:\n  duebellctl config import support.duebell agreement.json --scope open-from-now --dry-run"),
        .options = publishOptions(),
        .run = run,
    };
}

} // namespace duebell::ctl
