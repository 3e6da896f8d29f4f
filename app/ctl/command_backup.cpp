#include "ctl/commandtable.h"
#include "ctl/deskfile.h"

#include "words/errortext.h"
#include "words/restoretext.h"
#include "workspace/deskrescue.h"

#include <QDir>
#include <QFileInfo>

namespace duebell::ctl {

namespace {

    int list(const QString& path, const Console& console)
    {
        const std::vector<DeskBackup> backups = deskrescue::backups(path);
        if (backups.empty()) {
            console.say(QCoreApplication::translate("Ctl", "There is no backup in %1.")
                            .arg(QDir::toNativeSeparators(deskrescue::backupFolder(path))));
            return kFoundProblems;
        }
        bool allWhole = true;
        for (const DeskBackup& backup : backups) {
            const Result<DeskFileState> state = deskrescue::quickCheck(backup.path);
            allWhole = allWhole && state;
            const QString found = state
                ? QCoreApplication::translate("Ctl", "whole, %1 events").arg(state->last.value)
                : QCoreApplication::translate("Ctl", "cannot be used: %1").arg(ErrorText::sentence(state.error()));
            console.say(QCoreApplication::translate("Ctl", "%1  %2 bytes  %3  %4", "time, size, state, file name")
                            .arg(RestoreText::time(backup.made))
                            .arg(backup.bytes)
                            .arg(found, QFileInfo(backup.path).fileName()));
        }
        return allWhole ? kDone : kFoundProblems;
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        const auto request = deskRequest(arguments, console, "backup", 1);
        if (!request)
            return kWrongUse;
        if (arguments.has("list"))
            return list(request->path, console);
        const Result<DeskBackup> made = deskrescue::makeBackup(request->path, console.time.wallNow());
        if (!made) {
            console.complain(request->path + QLatin1String(": ") + ErrorText::sentence(made.error()));
            return kFailed;
        }
        console.say(QCoreApplication::translate("Ctl", "The backup is in %1, %2 bytes; it was looked through.")
                        .arg(QDir::toNativeSeparators(made->path))
                        .arg(made->bytes));
        return kDone;
    }

} // namespace

CommandDescription backupCommand()
{
    return {
        .name = "backup",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Makes a backup of a desk, or lists those that are there."),
        .usage = { "backup DESK", "backup DESK --list" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "Copies the whole desk into the folder DESK.backups beside it, under the time in UTC. Others may go on "
            "working\n"
            "meanwhile. The copy is looked through before it counts. The window makes one each hour of use by itself.\n"
            "Older ones go: the newest of each of the last 8 hours, 7 days and 4 weeks stay.\n\n"
            "--list looks through each backup; it returns 1 when one cannot be used or there is none.\n\n"
            "Example:\n  duebellctl backup support.duebell"),
        .options = { { "list", nullptr, QT_TRANSLATE_NOOP("Ctl", "Lists the backups and whether they are whole.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
