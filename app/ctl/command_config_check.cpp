#include "ctl/agreementfile.h"
#include "ctl/commandarguments.h"
#include "ctl/commandtable.h"

#include "exchange/agreementreader.h"
#include "words/errortext.h"

namespace duebell::ctl {

namespace {

    QString countText(const Agreement& agreement)
    {
        return QCoreApplication::translate("Ctl", "calendars: %1, statuses: %2, priorities: %3, policies: %4")
            .arg(agreement.calendars.size())
            .arg(agreement.statuses.size())
            .arg(agreement.priorities.size())
            .arg(agreement.policies.size());
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        if (arguments.positional().size() != 1)
            return wrongUse(console, QStringLiteral("config check"),
                            QCoreApplication::translate("Ctl", "Which agreement file should be checked?"));
        const QString path = arguments.positional().constFirst();
        const auto text = readFile(path, qint64(AgreementReader::kLargestFile), console);
        if (!text)
            return kFailed;
        const AgreementReader::Reading reading = AgreementReader::read(*text);
        if (reading.agreement) {
            console.say(
                QCoreApplication::translate("Ctl", "“%1” is in order (%2).").arg(path, countText(*reading.agreement)));
            return kDone;
        }
        for (const Problem& problem : reading.problems)
            console.say(ErrorText::withPlace(problem));
        return kFoundProblems;
    }

} // namespace

CommandDescription configCheckCommand()
{
    return {
        .name = "config check",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Checks an agreement file and says everything that is wrong with it."),
        .usage = { "config check FILE" },
        .details
        = QT_TRANSLATE_NOOP("Ctl",
                            "FILE is an agreement in JSON. Each problem is one line: the path of the place in the "
                            "file, what is\nwrong there, what is allowed, and the line and column.\n\n"
                            "It returns 0 when the file is in order, 1 when it is not, 3 when it cannot be read.\n\n"
                            "Example:\n  duebellctl config check agreement.json"),
        .options = {},
        .run = run,
    };
}

} // namespace duebell::ctl
