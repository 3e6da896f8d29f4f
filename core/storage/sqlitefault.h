// SQLite's result codes as errors that say what is the matter with the file.
#pragma once

#include "base/result.h"

#include <string>

namespace duebell {

/// `code`: SQLite's result code, extended or not; `message`: its own words. ErrorCode::Database with `allowed` as
/// storefault says and `where` the file; a fault that is not the file's has `where` the statement and no `allowed`.
/// ErrorCode::WrongFile when the file is no database.
[[nodiscard]] Error sqliteFault(const std::string& path, const std::string& statement, int code,
                                const std::string& message);

} // namespace duebell
