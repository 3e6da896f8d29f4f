// Backups and restoring, for programs that do not have the desk open, or cannot open it. Any thread.
#pragma once

#include "base/result.h"
#include "desk/deskbackup.h"

#include <QString>

#include <functional>
#include <stop_token>
#include <vector>

namespace duebell::deskrescue {

/// With pages done and pages in all, on the thread that copies.
using Progress = std::function<void(std::int64_t done, std::int64_t all)>;

[[nodiscard]] QString backupFolder(const QString& deskPath);
/// Newest first; not looked into.
[[nodiscard]] std::vector<DeskBackup> backups(const QString& deskPath);
/// Errors as Backups::make.
[[nodiscard]] Result<DeskBackup> makeBackup(const QString& deskPath, Instant now, const Progress& progress = {},
                                            const std::stop_token& stop = {});
/// Looks through a desk or a backup; errors as deskfilecheck::quickCheck.
[[nodiscard]] Result<DeskFileState> quickCheck(const QString& path, const std::stop_token& stop = {});

struct RestoreRequest {
    Instant now {};
    QString from; ///< a backup's path or name; empty: the newest that is whole
    bool salvage = true; ///< take over what came later
    std::stop_token stop {};
};
/// Errors as Restore::run.
[[nodiscard]] Result<RestoreAccount> restore(const QString& deskPath, const RestoreRequest& request);

/// Whether restoring a backup may help against what went wrong when this desk was opened.
[[nodiscard]] bool mayHelp(const QString& deskPath, const Error& error);

} // namespace duebell::deskrescue
