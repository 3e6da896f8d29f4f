// Which backups stay: pure arithmetic, so that it is tested without files.
#pragma once

#include "desk/deskbackup.h"

#include <vector>

namespace duebell::backuprotation {

inline constexpr int kHours = 8; ///< of the last day, the newest of each hour
inline constexpr int kDays = 7; ///< the newest of each day
inline constexpr int kWeeks = 4; ///< the newest of each week
/// Those made before a migration stay as long as the weekly ones: an older program may be wanted back.
inline constexpr std::chrono::days kBeforeMigration { 28 };

/// Those that may go. Hours, days and weeks (from Monday) are UTC, as the files' names. The newest always stays.
[[nodiscard]] std::vector<DeskBackup> outdated(std::vector<DeskBackup> backups, Instant now);

} // namespace duebell::backuprotation
