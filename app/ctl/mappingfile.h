// Reads the mapping file that a command was given, and says what is wrong with it.
#pragma once

#include "ctl/console.h"
#include "exchange/mapping.h"

#include <QString>

#include <optional>

namespace duebell::ctl {

/// The mapping; or nothing, with sentences on the error output and `exitCode` set: kFailed when the file cannot be
/// read, kFoundProblems when it is wrong.
[[nodiscard]] std::optional<Mapping> loadMapping(const QString& path, const Console& console, int* exitCode);

} // namespace duebell::ctl
