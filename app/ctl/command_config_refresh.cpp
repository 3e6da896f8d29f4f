#include "ctl/commandtable.h"
#include "ctl/publishagreement.h"

#include "words/errortext.h"

namespace duebell::ctl {

namespace {

    void sayZones(const Workspace& workspace, const Console& console)
    {
        for (const auto& stored : workspace.configuration().zones().back()) {
            const auto current = Zone::load(stored->name());
            const auto difference = current ? firstDifference(*stored, **current) : std::nullopt;
            if (!difference)
                continue;
            const QString name = QString::fromStdString(stored->name());
            console.say(*difference == Instant::min() ? QCoreApplication::translate("Ctl", "%1 differs.").arg(name)
                                                      : QCoreApplication::translate("Ctl", "%1 differs from %2 on.")
                                                            .arg(name, QString::fromStdString(toIso(*difference))));
        }
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        auto desk = deskRequest(arguments, console, "config refresh-zones", 1);
        if (!desk)
            return kWrongUse;
        auto request = publishRequest(arguments, console, "config refresh-zones");
        if (!request)
            return kWrongUse;
        desk->readOnly = arguments.has("dry-run");
        const auto workspace = openDesk(*desk, console);
        if (!workspace)
            return kFailed;
        request->agreement = workspace->agreement();
        const Result<Publishing> publishing = Publishing::prepare(
            workspace->configuration(), workspace->desk().symbols(), std::move(*request), workspace->desk().now());
        if (!publishing) {
            console.complain(ErrorText::withPlace({ publishing.error(), {}, 0, {} }));
            return kFailed;
        }
        if (publishing->changesNothing()) {
            console.say(QCoreApplication::translate("Ctl", "Nothing is changed: the time zones are those in use."));
            return kDone;
        }
        sayZones(*workspace, console);
        return showAndPublish(*workspace, *publishing, arguments, console);
    }

} // namespace

CommandDescription configRefreshCommand()
{
    return {
        .name = "config refresh-zones",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Publishes the agreement again, with this computer’s time zones."),
        .usage = { "config refresh-zones DESK --scope new|open-from-start|open-from-now [--effective TIME]\n"
                   "                         [--reason TEXT] [--dry-run] [--what-if]" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "A version keeps the time zones that it was published with, so that an update of the computer moves no "
            "verdict. When\na country changes its clocks, “verify” says so, and this makes a new version with the "
            "zones of today.\n\n"
            "Example:\n  duebellctl config refresh-zones support.duebell --scope open-from-start"),
        .options = publishOptions(),
        .run = run,
    };
}

} // namespace duebell::ctl
