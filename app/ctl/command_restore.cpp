#include "ctl/commandtable.h"
#include "ctl/deskfile.h"

#include "words/errortext.h"
#include "words/restoretext.h"
#include "workspace/deskrescue.h"

namespace duebell::ctl {

namespace {

    int run(const CommandArguments& arguments, const Console& console)
    {
        const auto request = deskRequest(arguments, console, "restore", 1);
        if (!request)
            return kWrongUse;
        const QString& path = request->path;
        if (!arguments.has("from") && deskrescue::quickCheck(path)) {
            console.say(QCoreApplication::translate("Ctl",
                                                    "%1 is whole; nothing was restored. To go back to a backup "
                                                    "all the same, name it with --from.")
                            .arg(path));
            return kFoundProblems;
        }
        deskrescue::RestoreRequest wanted;
        wanted.now = console.time.wallNow();
        wanted.from = arguments.value("from");
        wanted.salvage = !arguments.has("as-it-was");
        const Result<RestoreAccount> account = deskrescue::restore(path, wanted);
        if (!account) {
            console.complain(path + QLatin1String(": ") + ErrorText::sentence(account.error()));
            return kFailed;
        }
        const QStringList sentences = RestoreText::account(*account);
        for (const QString& sentence : sentences)
            console.say(sentence);
        const bool isAll = account->lost == 0 && (account->lostIsExact || account->keptAside.isEmpty());
        return isAll || !wanted.salvage ? kDone : kFoundProblems;
    }

} // namespace

CommandDescription restoreCommand()
{
    return {
        .name = "restore",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Puts a backup in the place of a damaged desk."),
        .usage = { "restore DESK [--from BACKUP] [--as-it-was]" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "Takes the newest backup that is whole, adds the later events that the damaged file still holds, and says "
            "what\n"
            "is lost: how many events, of which tickets. The damaged file is kept beside, named DESK.damaged-TIME. "
            "Nobody\n"
            "may have the desk open meanwhile. A desk that is whole is left alone unless --from is given.\n\n"
            "It returns 1 when something is lost, or may be.\n\n"
            "Examples:\n"
            "  duebellctl restore support.duebell\n"
            "  duebellctl restore support.duebell --from 2026-11-24T13-00-00Z.duebell --as-it-was"),
        .options = { { "from", "BACKUP",
                       QT_TRANSLATE_NOOP("Ctl", "This backup: a path, or a name that “backup --list” shows.") },
                     { "as-it-was", nullptr,
                       QT_TRANSLATE_NOOP("Ctl", "Leaves later events out: the desk becomes what the backup is.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
