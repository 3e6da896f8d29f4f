// Proves a desk file: the log has no gaps, what is packed equals the log, every ticket gives the same clocks twice and
// the verdicts that were kept as evidence, ledgers sum to what was counted, clocks use what the directory says, and the
// zones are still those that the versions were published with. Everything is recomputed from the events, on all cores.
#pragma once

#include "desk/desk.h"
#include "workspace/deskconfiguration.h"

#include <functional>
#include <string>
#include <vector>

namespace duebell {

class SqliteStore;

struct VerificationFinding {
    enum class Kind {
        File, ///< `where` names the table or check
        LoadedDiffers, ///< a ticket's events as a desk loads them, packed, are not those in the log
        ResultDiffers, ///< two evaluations of a ticket differ
        VerdictDiffers, ///< an ended clock gives another verdict than was kept as evidence
        LedgerDiffers, ///< `where` is the metric: rows do not sum to the counted or paused time
        ZoneDiffers, ///< the host's zone database has moved on since the version was published
        DirectoryDiffers, ///< `where` names whom and what: clocks use another value than the directory says
    };
    Kind kind = Kind::File;
    std::string ticket; ///< display key
    std::string where;
    std::string found;
    std::string expected;
};

struct Verification {
    std::int64_t events = 0;
    std::int64_t tickets = 0;
    std::int64_t clocks = 0;
    std::int64_t ledgerRows = 0;
    std::int64_t verdicts = 0; ///< tickets with evidence that was compared
    bool cancelled = false;
    std::vector<VerificationFinding> findings;
};

/// `progress` is called now and then with the tickets done, on this thread; false cancels.
[[nodiscard]] Result<Verification> verifyDesk(SqliteStore& store, const DeskConfiguration& configuration, Instant now,
                                              const std::function<bool(std::int64_t)>& progress);

} // namespace duebell
