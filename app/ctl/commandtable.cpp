#include "ctl/commandtable.h"

namespace duebell::ctl {

std::vector<CommandDescription> allCommands()
{
    return {
        initCommand(),         importCommand(),        followCommand(),       listCommand(),
        showCommand(),         verifyCommand(),        backupCommand(),       restoreCommand(),
        eraseCommand(),        configCheckCommand(),   configExportCommand(), configDiffCommand(),
        configImportCommand(), configRefreshCommand(), evaluateCommand(),     calendarCommand(),
    };
}

} // namespace duebell::ctl
