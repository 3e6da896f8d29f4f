// Copies a whole database page by page through SQLite's backup interface, while others go on writing to it.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace duebell {

class SqliteDatabase;

/// Called between portions, on the copying thread, with pages.
using CopyProgress = std::function<void(std::int64_t done, std::int64_t all)>;

/// Replaces everything in `to` by what `from` holds at one instant: a read transaction on `from` keeps writers from
/// making it begin again. Cancelled when `stop` asks for it; Database otherwise, also when the driver brings another
/// SQLite than this program's (`allowed` "sqlite").
[[nodiscard]] Status copyDatabase(SqliteDatabase& from, SqliteDatabase& to, const CopyProgress& progress = {},
                                  const std::stop_token& stop = {});

} // namespace duebell
