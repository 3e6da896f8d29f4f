#include "storage/sqlitefault.h"

#include "desk/storefault.h"

namespace duebell {

namespace {

    // SQLite's primary result codes (sqlite.org/rescode.html), written out because Qt's driver hands them on as
    // numbers.
    constexpr int kPermission = 3;
    constexpr int kBusy = 5;
    constexpr int kTableLocked = 6;
    constexpr int kReadOnly = 8;
    constexpr int kInputOutput = 10;
    constexpr int kCorrupt = 11;
    constexpr int kFull = 13;
    constexpr int kCannotOpen = 14;
    constexpr int kNoDatabase = 26;
    constexpr int kPrimaryCode = 0xff;

    const char* faultOf(int primaryCode)
    {
        switch (primaryCode) {
        case kBusy:
        case kTableLocked:
            return storefault::kLocked;
        case kReadOnly:
            return storefault::kReadOnly;
        case kInputOutput:
            return storefault::kDevice;
        case kCorrupt:
            return storefault::kDamaged;
        case kFull:
            return storefault::kDiskFull;
        case kPermission:
        case kCannotOpen:
            return storefault::kCannotOpen;
        default:
            return nullptr;
        }
    }

} // namespace

Error sqliteFault(const std::string& path, const std::string& statement, int code, const std::string& message)
{
    const int primary = code & kPrimaryCode;
    if (primary == kNoDatabase)
        return { ErrorCode::WrongFile, path, message, {} };
    if (const char* fault = faultOf(primary))
        return { ErrorCode::Database, path, message, fault };
    return { ErrorCode::Database, statement, message, {} };
}

} // namespace duebell
