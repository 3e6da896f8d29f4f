// Puts a backup in the place of a damaged desk file, keeps the damaged one aside, and saves from it what came later.
#pragma once

#include "base/result.h"
#include "desk/deskbackup.h"
#include "storage/backups.h"

#include <QString>

#include <stop_token>

namespace duebell {

class Restore {
public:
    struct Options {
        Instant now {};
        QString from; ///< a backup's path, or its name in the folder of backups; empty: the newest that is whole
        bool salvage = true; ///< false: the desk becomes what the backup is
        std::stop_token stop {}; ///< heeded until files change places
    };

    /// Nobody may have the desk open: File with storefault::kInUse. Also File with storefault::kNoGoodBackup, NotFound
    /// for `from`; Database when there is no room. Until the end, which is one rename, the desk's name leads to the
    /// damaged file; killed at any moment, it can be run again and loses nothing by it.
    [[nodiscard]] static Result<RestoreAccount> run(const QString& deskPath, const Options& options);

private:
    Restore(QString deskPath, const Options& options);
    [[nodiscard]] Result<RestoreAccount> run();
    [[nodiscard]] Result<DeskBackup> chooseBackup() const;
    [[nodiscard]] Status buildCopy(RestoreAccount& account, bool withSalvage) const;
    [[nodiscard]] Status salvageInto(const QString& copy, RestoreAccount& account) const;
    void leaveOut(RestoreAccount& account) const;
    [[nodiscard]] Status keepAside(RestoreAccount& account) const;
    [[nodiscard]] QString copyPath() const;
    [[nodiscard]] QString leftAside() const;
    [[nodiscard]] QString freeAside() const;

    QString m_deskPath;
    const Options& m_options;
};

} // namespace duebell
