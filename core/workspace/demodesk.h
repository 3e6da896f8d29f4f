// An invented desk with life around now: tickets due in minutes, at risk, breached, waiting, reopened. The same for the
// same instant.
#pragma once

#include "workspace/workspace.h"

namespace duebell {

/// Makes the file and opens it. Errors as Workspace::create.
[[nodiscard]] Result<std::unique_ptr<Workspace>> createDemoDesk(const QString& path,
                                                                const Workspace::Options& options = {});

} // namespace duebell
