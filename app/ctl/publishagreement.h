// What “config import” and “config refresh-zones” share: scope and time from the command line, the impact, publishing.
#pragma once

#include "ctl/commandarguments.h"
#include "ctl/deskfile.h"
#include "workspace/publishing.h"

#include <optional>

namespace duebell::ctl {

/// --scope, --effective and --reason; nothing and a sentence when they are wrong.
[[nodiscard]] std::optional<Publishing::Request> publishRequest(const CommandArguments& arguments,
                                                                const Console& console, const char* command);
/// Their descriptions, with --dry-run and --what-if.
[[nodiscard]] std::vector<OptionDescription> publishOptions();

/// Shows the impact and, unless it is a dry run, publishes. Returns an ExitCode.
[[nodiscard]] int showAndPublish(Workspace& workspace, const Publishing& publishing, const CommandArguments& arguments,
                                 const Console& console);

} // namespace duebell::ctl
