// Backups of a desk, and what restoring one brought back: values that pass from the store to the programs.
#pragma once

#include "base/ids.h"
#include "base/instant.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace duebell {

/// A whole copy of a desk in a file of its own.
struct DeskBackup {
    QString path;
    Instant made {};
    std::int64_t bytes = 0;
    int olderSchema = 0; ///< made before a migration from this schema; 0: an ordinary one
    bool operator==(const DeskBackup&) const = default;
};

/// What a database says of itself when it was looked through.
struct DeskFileState {
    QString uuid;
    int schema = 0;
    Sequence last; ///< number of the last event
    std::int64_t tickets = 0;
    bool operator==(const DeskFileState&) const = default;
};

/// What restoring did.
struct RestoreAccount {
    DeskBackup backup; ///< what was put in the damaged file's place
    QString keptAside; ///< the damaged file, with its -wal beside it; empty when there was no file
    Sequence last; ///< the backup's last event
    std::int64_t salvaged = 0; ///< later events, taken over from the damaged file
    std::int64_t lost = 0; ///< later events that could not be taken over
    bool leftOut = false; ///< later events were not wanted; `lost` counts them, if they can be counted
    bool lostIsExact = false; ///< false: the damaged file does not say any more how many there were
    std::vector<std::string> lostTickets; ///< keys of tickets that lost events, as far as they can be read
};

} // namespace duebell
