#include "ctl/commandtable.h"

namespace duebell::ctl {

std::vector<CommandDescription> allCommands()
{
    return {
        initCommand(),
        importCommand(),
        listCommand(),
        showCommand(),
        verifyCommand(),
        configCheckCommand(),
        evaluateCommand(),
        calendarCommand(),
    };
}

} // namespace duebell::ctl
