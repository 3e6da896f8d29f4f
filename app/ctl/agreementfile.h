// Reads the agreement file that a command was given, and says what is wrong with it.
#pragma once

#include "ctl/console.h"
#include "sla/agreement.h"

#include <QString>

#include <optional>

namespace duebell::ctl {

/// The agreement; or nothing, with sentences on the error output and `exitCode` set: kFailed when the file cannot be
/// read, kFoundProblems when it is wrong.
[[nodiscard]] std::optional<Agreement> loadAgreement(const QString& path, const Console& console, int* exitCode);

/// The whole file, at most one byte more than `largest`; nothing and a sentence when it cannot be read.
[[nodiscard]] std::optional<std::string> readFile(const QString& path, qint64 largest, const Console& console);

} // namespace duebell::ctl
