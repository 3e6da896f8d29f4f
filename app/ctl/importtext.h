// What an import did, in words.
#pragma once

#include "desk/eventstore.h"
#include "exchange/runretraction.h"
#include "exchange/ticketimportreport.h"

#include <QStringList>

namespace duebell::ctl {

/// One line: place, what is wrong, what was done with the row.
[[nodiscard]] QString importProblemText(const ImportProblem& problem);
/// What was imported, a line each.
[[nodiscard]] QStringList importSummary(const ImportReport& report);
/// A line for each run.
[[nodiscard]] QStringList runLines(const std::vector<EventStore::RunSummary>& runs);
[[nodiscard]] QStringList retractionSummary(const RetractionReport& report);

} // namespace duebell::ctl
