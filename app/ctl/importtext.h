// What an import did, in words.
#pragma once

#include "exchange/ticketimportreport.h"

#include <QStringList>

namespace duebell::ctl {

/// One line: place, what is wrong, what was done with the row.
[[nodiscard]] QString importProblemText(const ImportProblem& problem);
/// What was imported, a line each.
[[nodiscard]] QStringList importSummary(const ImportReport& report);

} // namespace duebell::ctl
