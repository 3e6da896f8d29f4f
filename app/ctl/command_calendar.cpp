#include "ctl/commandarguments.h"
#include "ctl/commandtable.h"

#include <QCoreApplication>

namespace duebell::ctl {

namespace {

    int run(const CommandArguments&, const Console& console)
    {
        return wrongUse(console, QStringLiteral("calendar"), QCoreApplication::translate("Ctl", "Which calculation?"));
    }

} // namespace

CommandDescription calendarCommand()
{
    return {
        .name = "calendar",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Calculates with open hours."),
        .usage = { "calendar --help" },
        .details = QT_TRANSLATE_NOOP("Ctl", "Calculates with the open hours of a calendar."),
        .options = {},
        .run = run,
    };
}

} // namespace duebell::ctl
