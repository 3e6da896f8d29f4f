#include "ctl/commandtable.h"

namespace duebell::ctl {

std::vector<CommandDescription> allCommands()
{
    return {
        calendarCommand(),
        configCheckCommand(),
        evaluateCommand(),
    };
}

} // namespace duebell::ctl
