// An agreement from where a command was told to look: a desk file (any of its versions) or an agreement file.
#pragma once

#include "ctl/console.h"
#include "sla/agreement.h"

#include <QString>

#include <optional>

namespace duebell::ctl {

/// Whether the file is a database, as desks are, and no JSON.
[[nodiscard]] bool looksLikeDesk(const QString& path);

/// The agreement and directory of a desk (the newest version) or of a JSON file; nothing, a sentence and `exitCode`
/// when that cannot be read or is wrong.
[[nodiscard]] std::optional<Agreement> agreementFrom(const QString& path, const Console& console, int* exitCode);

/// A certain version of a desk's agreement, with the directory of today as far as that version can name everybody's
/// tier and calendar; without it otherwise, and a sentence says so.
[[nodiscard]] std::optional<Agreement> agreementOfVersion(const QString& path, int number, const Console& console,
                                                          int* exitCode);

} // namespace duebell::ctl
