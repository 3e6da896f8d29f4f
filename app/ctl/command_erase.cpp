#include "ctl/commandtable.h"
#include "ctl/deskfile.h"

#include "words/errortext.h"
#include "workspace/deskrescue.h"

namespace duebell::ctl {

namespace {

    Result<std::int64_t> erase(const CommandArguments& arguments, Workspace& workspace)
    {
        EventStore& store = workspace.store();
        if (arguments.has("ticket")) {
            const QString key = arguments.value("ticket");
            const Result<std::vector<TicketId>> found = store.findTickets(key.toStdString());
            if (!found)
                return found.error();
            return found->empty() ? Error { ErrorCode::NotFound, "ticket", key.toStdString(), {} }
                                  : store.eraseTexts(found->front());
        }
        const std::string id = arguments.value("person").toStdString();
        const Symbol person = store.symbols().find(id);
        return person ? store.erasePerson(person)
                      : Result<std::int64_t>(Error { ErrorCode::NotFound, "person", id, {} });
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        auto request = deskRequest(arguments, console, "erase", 1);
        if (!request)
            return kWrongUse;
        if (arguments.has("ticket") == arguments.has("person"))
            return wrongUse(console, request->command,
                            QCoreApplication::translate("Ctl", "It needs either --ticket KEY or --person ID."));
        request->readOnly = false;
        const auto workspace = openDesk(*request, console);
        if (!workspace)
            return kFailed;
        const Result<std::int64_t> erased = erase(arguments, *workspace);
        if (!erased) {
            console.complain(request->path + QLatin1String(": ") + ErrorText::sentence(erased.error()));
            return erased.error().code == ErrorCode::NotFound ? kFoundProblems : kFailed;
        }
        console.say(
            QCoreApplication::translate("Ctl", "Erased: %1. Nothing of it is left in the desk’s file.", "number")
                .arg(*erased));
        if (const std::size_t backups = deskrescue::backups(request->path).size(); backups > 0)
            console.say(QCoreApplication::translate("Ctl",
                                                    "Backups made before still hold it; there are %1. They go by "
                                                    "themselves within some four weeks of use; see “backup --help”.")
                            .arg(backups));
        return kDone;
    }

} // namespace

CommandDescription eraseCommand()
{
    return {
        .name = "erase",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Erases a ticket’s texts, or a person’s name and address, for good."),
        .usage = { "erase DESK --ticket KEY", "erase DESK --person ID" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "Of a ticket: its subject, its link, and the texts of replies and notes. Of a person: name, former names "
            "and\n"
            "mail address; the id stays in their place. Nothing of it is left in the file. What happened when stays, "
            "so "
            "no\n"
            "clock and no verdict changes.\n\n"
            "This cannot be undone. Backups made before still hold what was erased until they go by themselves, within "
            "some\n"
            "four weeks; delete them in DESK.backups to be rid of it at once. Files kept as DESK.damaged-TIME hold it "
            "too.\n"
            "Importing a file that has the texts brings them back.\n\n"
            "Example:\n  duebellctl erase support.duebell --ticket INC0000045"),
        .options = { { "ticket", "KEY", QT_TRANSLATE_NOOP("Ctl", "The ticket whose texts go.") },
                     { "person", "ID", QT_TRANSLATE_NOOP("Ctl", "The person, by id.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
