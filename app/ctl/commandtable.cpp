#include "ctl/commandtable.h"

namespace duebell::ctl {

std::vector<CommandDescription> allCommands()
{
    return {
        calendarCommand(),
    };
}

} // namespace duebell::ctl
