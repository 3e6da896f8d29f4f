#include "storage/sqlitecopy.h"

#include "storage/failpoint.h"
#include "storage/sqlitedatabase.h"
#include "storage/sqlitefault.h"

#include <sqlite3.h>

#include <memory>

namespace duebell {

namespace {

    // Some milliseconds' worth: so soon it notices that it shall stop.
    constexpr int kPagesAtOnce = 2048;

    struct Finisher {
        void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
    };

    Error copyFault(const SqliteDatabase& database, int code)
    {
        return sqliteFault(database.path().toStdString(), "backup", code, sqlite3_errstr(code));
    }

} // namespace

Status copyDatabase(SqliteDatabase& from, SqliteDatabase& to, const CopyProgress& progress, const std::stop_token& stop)
{
    if (!from.nativeHandle() || !to.nativeHandle())
        return Error { ErrorCode::Database, "backup", {}, "sqlite" };
    SqliteSnapshot snapshot(from);
    if (Status begun = snapshot.begin(); !begun)
        return begun;
    if (const Result<qint64> pinned = from.number(QStringLiteral("SELECT count(*) FROM sqlite_master")); !pinned)
        return pinned.error();
    const std::unique_ptr<sqlite3_backup, Finisher> backup(
        sqlite3_backup_init(to.nativeHandle(), "main", from.nativeHandle(), "main"));
    if (!backup)
        return copyFault(to, sqlite3_errcode(to.nativeHandle()));
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        if (stop.stop_requested())
            return Error { ErrorCode::Cancelled, {}, {}, {} };
        code = sqlite3_backup_step(backup.get(), kPagesAtOnce);
        const std::int64_t all = sqlite3_backup_pagecount(backup.get());
        if (progress)
            progress(all - sqlite3_backup_remaining(backup.get()), all);
        DUEBELL_FAILPOINT("backup.copy.middle");
    }
    // A damaged or locked source and a full target come here alike; only a full disk is the target's.
    return code == SQLITE_DONE ? Status(Done {}) : Status(copyFault(code == SQLITE_FULL ? to : from, code));
}

} // namespace duebell
