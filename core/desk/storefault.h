// What is the matter when a desk's file cannot be read or written: Error::allowed of ErrorCode::Database and
// ErrorCode::File names one of these; Error::where is the file then, Error::value the system's own message.
#pragma once

#include "base/result.h"

namespace duebell::storefault {

inline constexpr const char* kDiskFull = "disk-full";
inline constexpr const char* kReadOnly = "read-only"; ///< the file or its folder
inline constexpr const char* kLocked = "locked"; ///< another program keeps the file to itself
inline constexpr const char* kDamaged = "damaged"; ///< pages that make no sense, or a log with gaps
inline constexpr const char* kDevice = "device"; ///< the drive reports an error
inline constexpr const char* kCannotOpen = "cannot-open"; ///< no permission, or no room for SQLite's files beside it
inline constexpr const char* kNetworkDrive = "a local drive";
inline constexpr const char* kFolder = "a file"; ///< a folder has that name
inline constexpr const char* kExists = "a new file"; ///< something has that name already
inline constexpr const char* kInUse = "nobody else"; ///< another program has the file open
inline constexpr const char* kNoGoodBackup = "a good backup"; ///< there is none to restore from

/// Whether restoring a backup is what helps.
[[nodiscard]] inline bool isDamage(const Error& error)
{
    return error.allowed == kDamaged;
}

} // namespace duebell::storefault
