// What a backup is and what restoring one did, in sentences for window and command line.
#pragma once

#include "desk/deskbackup.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace duebell {

class RestoreText {
    Q_DECLARE_TR_FUNCTIONS(RestoreText)

public:
    /// "2026-11-24 13:05 UTC": as the backups' files are named.
    [[nodiscard]] static QString time(Instant at);
    /// "24 Nov 2026 14:05, 20 min ago": the viewer's local time.
    [[nodiscard]] static QString age(Instant at, Instant now);
    /// What is in place now, what was saved, what is lost, where the damaged file is: a sentence each.
    [[nodiscard]] static QStringList account(const RestoreAccount& account);

private:
    static QString lostEvents(const RestoreAccount& account);
};

} // namespace duebell
