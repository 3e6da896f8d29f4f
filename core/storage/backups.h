// Backups of one desk: whole copies in the folder NAME.backups beside it, each written under another name, made to
// last, looked through, and only then given its own. Any thread; no connection of the desk's own is used.
#pragma once

#include "base/result.h"
#include "desk/deskbackup.h"
#include "storage/sqlitecopy.h"

#include <QString>

#include <optional>
#include <stop_token>
#include <vector>

namespace duebell {

class Backups {
public:
    explicit Backups(QString deskPath);

    [[nodiscard]] QString folder() const;
    /// Newest first, by the times in their names. Files that are named otherwise are none.
    [[nodiscard]] std::vector<DeskBackup> list() const;

    /// Copies the desk as it is at one instant while others go on writing, and removes backups that are outdated.
    /// Errors: File when the folder cannot be made or written, Database with storefault::kDamaged when the copy is not
    /// whole, because the desk is damaged then; Cancelled. Nothing is left behind on failure.
    [[nodiscard]] Result<DeskBackup> make(Instant now, const CopyProgress& progress = {},
                                          const std::stop_token& stop = {}) const;
    /// The same before a migration from `schema`.
    [[nodiscard]] Result<DeskBackup> makeBeforeMigration(Instant now, int schema) const;

    /// The newest that is whole, with what it holds. File with storefault::kNoGoodBackup when there is none.
    struct Good {
        DeskBackup backup;
        DeskFileState state;
    };
    [[nodiscard]] Result<Good> newestGood(const std::stop_token& stop = {}) const;
    /// The last event of the newest backup, as that file says; nullopt when there is none or it cannot be read.
    [[nodiscard]] std::optional<Sequence> lastBackedUp() const;

private:
    struct Request {
        Instant now {};
        int olderSchema = 0;
        CopyProgress progress {};
        std::stop_token stop {};
    };

    [[nodiscard]] Result<DeskBackup> make(const Request& request) const;
    [[nodiscard]] Status copyTo(const QString& path, const Request& request) const;
    [[nodiscard]] Status makeFolder() const;
    void removeUnfinished(Instant now) const;
    [[nodiscard]] QString freeName(const Request& request) const;

    QString m_deskPath;
};

} // namespace duebell
