// Proves a desk file: the log has no gaps, every ticket gives the same clocks twice, ledgers sum to what was counted,
// and the zones are still those that the versions were published with.
#pragma once

#include "desk/desk.h"
#include "workspace/deskconfiguration.h"

#include <string>
#include <vector>

namespace duebell {

class SqliteStore;

struct VerificationFinding {
    enum class Kind {
        File, ///< `where` names the table or check
        LoadedDiffers, ///< a ticket's events in hand are not those in the store
        ResultDiffers, ///< two evaluations of a ticket differ
        LedgerDiffers, ///< `where` is the metric: rows do not sum to the counted or paused time
        ZoneDiffers, ///< the host's zone database has moved on since the version was published
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
    std::vector<VerificationFinding> findings;
};

[[nodiscard]] Result<Verification> verifyDesk(SqliteStore& store, const DeskConfiguration& configuration,
                                              const Desk& desk);

} // namespace duebell
