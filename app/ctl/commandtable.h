// Every command of duebellctl. A command lives in command_<name>.cpp and offers a function that describes it.
#pragma once

#include "ctl/commanddescription.h"

#include <vector>

namespace duebell::ctl {

CommandDescription backupCommand();
CommandDescription calendarCommand();
CommandDescription configCheckCommand();
CommandDescription configDiffCommand();
CommandDescription configExportCommand();
CommandDescription configImportCommand();
CommandDescription configRefreshCommand();
CommandDescription eraseCommand();
CommandDescription evaluateCommand();
CommandDescription followCommand();
CommandDescription importCommand();
CommandDescription initCommand();
CommandDescription listCommand();
CommandDescription restoreCommand();
CommandDescription showCommand();
CommandDescription verifyCommand();

/// In the order of the overview.
[[nodiscard]] std::vector<CommandDescription> allCommands();

} // namespace duebell::ctl
