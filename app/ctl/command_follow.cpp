#include "ctl/commandtable.h"
#include "ctl/deskfile.h"
#include "ctl/importtext.h"
#include "ctl/interruption.h"
#include "ctl/mappingfile.h"

#include "words/errortext.h"
#include "workspace/follower.h"

#include <QFileInfo>

namespace duebell::ctl {

namespace {

    /// Says what came, and keeps in mind whether all of it got in.
    class Teller {
    public:
        Teller(QString path, const Console& console)
            : m_path(std::move(path))
            , m_console(console)
        {
        }

        void tell(const Follow::Look& look)
        {
            for (const FollowedPiece& piece : look.pieces)
                tell(piece);
            for (const Follow::Problem& problem : look.problems) {
                m_console.complain(problem.path + QLatin1String(": ") + ErrorText::sentence(problem.error));
                m_foundProblems = true;
            }
            if (look.isThere != m_isThere)
                m_console.say(look.isThere
                                  ? QCoreApplication::translate("Ctl", "%1 is there.").arg(m_path)
                                  : QCoreApplication::translate("Ctl", "%1 is not there; waiting for it.").arg(m_path));
            m_isThere = look.isThere;
            m_console.out.flush();
        }

        void complain(const Error& error)
        {
            m_console.complain(ErrorText::sentence(error));
            m_foundProblems = true;
        }

        [[nodiscard]] bool foundProblems() const { return m_foundProblems; }

    private:
        void tell(const FollowedPiece& piece)
        {
            const ImportReport& report = piece.report;
            for (const ImportProblem& problem : report.problems)
                m_console.complain(piece.path + QLatin1String(": ") + importProblemText(problem));
            m_foundProblems = m_foundProblems || report.rowsLeftOut != 0 || !report.unknownValues.empty();
            m_console.say(QCoreApplication::translate("Ctl", "%1: rows: %2, left out: %3, events added: %4.")
                              .arg(QFileInfo(piece.path).fileName())
                              .arg(report.rows)
                              .arg(report.rowsLeftOut)
                              .arg(report.eventsAdded));
        }

        QString m_path;
        const Console& m_console;
        bool m_isThere = true;
        bool m_foundProblems = false;
    };

    int followOnce(const Follow::Target& target, Teller& teller, const Console& console)
    {
        const Result<std::unique_ptr<Follow>> follow = Follow::open(target);
        if (!follow) {
            console.complain(ErrorText::sentence(follow.error()));
            return kFailed;
        }
        bool hasMore = true;
        while (hasMore) {
            const Result<Follow::Look> look = (*follow)->look(console.time.wallNow());
            if (!look) {
                console.complain(ErrorText::sentence(look.error()));
                return kFailed;
            }
            teller.tell(*look);
            hasMore = look->hasMore;
        }
        return teller.foundProblems() ? kFoundProblems : kDone;
    }

    int followOn(const Follow::Target& target, Teller& teller, const Console& console)
    {
        // What is wrong from the beginning is said at once.
        if (const auto follow = Follow::open(target); !follow) {
            console.complain(ErrorText::sentence(follow.error()));
            return kFailed;
        }
        const Interruption interruption;
        Follower follower(target, console.time);
        QObject::connect(&follower, &Follower::looked, &follower, [&](const Follow::Look& look) { teller.tell(look); });
        QObject::connect(&follower, &Follower::failed, &follower, [&](const Error& error) { teller.complain(error); });
        console.say(QCoreApplication::translate("Ctl", "Following %1. Ctrl-C ends it.").arg(target.path));
        console.out.flush();
        follower.start();
        QCoreApplication::exec();
        return kDone;
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        const auto request = deskRequest(arguments, console, "follow", 2);
        if (!request)
            return kWrongUse;
        if (!arguments.has("mapping"))
            return wrongUse(console, request->command, QCoreApplication::translate("Ctl", "It needs --mapping FILE."));
        int exitCode = kFailed;
        const auto mapping = loadMapping(arguments.value("mapping"), console, &exitCode);
        if (!mapping)
            return exitCode;
        Follow::Target target;
        target.desk = request->path;
        target.path = QFileInfo(arguments.positional().constLast()).absoluteFilePath();
        target.mapping = *mapping;
        target.account = Workspace::account().toStdString();
        target.once = arguments.has("once");
        Teller teller(target.path, console);
        return target.once ? followOnce(target, teller, console) : followOn(target, teller, console);
    }

} // namespace

CommandDescription followCommand()
{
    return {
        .name = "follow",
        .summary
        = QT_TRANSLATE_NOOP("Ctl", "Brings tickets in while a file grows, or files are dropped into a folder."),
        .usage = { "follow DESK --mapping MAPPING FILE|FOLDER [--once]" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "Lines appended to FILE become events within a second, each once, also after a restart: the desk knows how "
            "far the file\nwas read. A last line without its line end waits for it. When the file is rotated, by "
            "renaming or by copying and\ncutting, the rest of the old one is read before the new one.\n\n"
            "Files dropped into FOLDER are read once each, by name, when they have stopped growing; names that end in "
            "“.part”,\n“.tmp” or “~” are passed over.\n\n"
            "With --once it takes what is there and ends; it then returns 1 when something could not be read.\n\n"
            "Example:\n  duebellctl follow support.duebell --mapping mapping.json /var/log/tickets.jsonl"),
        .options
        = { { "mapping", "MAPPING", QT_TRANSLATE_NOOP("Ctl", "What the file’s columns and values mean, JSON.") },
            { "once", nullptr, QT_TRANSLATE_NOOP("Ctl", "Takes what is there now, and ends.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
