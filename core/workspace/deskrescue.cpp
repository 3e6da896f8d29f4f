#include "workspace/deskrescue.h"

#include "desk/storefault.h"
#include "storage/backups.h"
#include "storage/deskfilecheck.h"
#include "storage/restore.h"

namespace duebell::deskrescue {

QString backupFolder(const QString& deskPath)
{
    return Backups(deskPath).folder();
}

std::vector<DeskBackup> backups(const QString& deskPath)
{
    return Backups(deskPath).list();
}

Result<DeskBackup> makeBackup(const QString& deskPath, Instant now, const Progress& progress,
                              const std::stop_token& stop)
{
    return Backups(deskPath).make(now, progress, stop);
}

Result<DeskFileState> quickCheck(const QString& path, const std::stop_token& stop)
{
    return deskfilecheck::quickCheck(path, stop);
}

Result<RestoreAccount> restore(const QString& deskPath, const RestoreRequest& request)
{
    Restore::Options options;
    options.now = request.now;
    options.from = request.from;
    options.salvage = request.salvage;
    options.stop = request.stop;
    return Restore::run(deskPath, options);
}

// A file whose beginning is gone looks like no desk, and one whose statements are gone like nonsense.
bool mayHelp(const QString& deskPath, const Error& error)
{
    const bool isUnreadable = error.code == ErrorCode::WrongFile || error.code == ErrorCode::NotFound
        || (error.code == ErrorCode::Database && error.allowed.empty());
    return storefault::isDamage(error) || (isUnreadable && !backups(deskPath).empty());
}

} // namespace duebell::deskrescue
