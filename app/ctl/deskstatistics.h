// A desk in numbers, printed for people or programs.
#pragma once

#include "ctl/deskfile.h"
#include "ctl/outputformat.h"
#include "workspace/deskfigures.h"

namespace duebell::ctl {

/// Table: sentences and a table. CSV: a row for each metric and priority. JSON: one object. Errors of the store.
[[nodiscard]] Status printStatistics(Workspace& workspace, const DeskNames& names, OutputFormat format,
                                     const Console& console);

} // namespace duebell::ctl
