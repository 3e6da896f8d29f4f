// Looks through a database file without changing it: whether its pages make sense and its log has no gaps.
#pragma once

#include "base/result.h"
#include "desk/deskbackup.h"

#include <stop_token>

namespace duebell {

class SqliteDatabase;

namespace deskfilecheck {

    /// What stands in the file. Database with storefault::kDamaged when something is wrong (`value` says what);
    /// WrongFile, NewerFormat when it is no desk of ours; Cancelled. Takes seconds for a million events.
    [[nodiscard]] Result<DeskFileState> quickCheck(SqliteDatabase& database, const std::stop_token& stop = {});
    /// The same for a file, with a connection of its own. Any thread.
    [[nodiscard]] Result<DeskFileState> quickCheck(const QString& path, const std::stop_token& stop = {});
    /// What it says of itself, without looking through it.
    [[nodiscard]] Result<DeskFileState> state(SqliteDatabase& database);

} // namespace deskfilecheck

} // namespace duebell
