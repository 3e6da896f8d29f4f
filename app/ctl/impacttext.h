// What publishing an agreement would do to tickets, for people.
#pragma once

#include "ctl/deskfile.h"
#include "workspace/impact.h"

namespace duebell::ctl {

/// Totals, a table by policy and one by tier, and the tickets that are affected most.
void printImpact(const Impact& impact, Workspace& workspace, const DeskNames& names, const Console& console);

} // namespace duebell::ctl
