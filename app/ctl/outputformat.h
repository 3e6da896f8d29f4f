// --format: who reads what a command prints.
#pragma once

#include "ctl/commandarguments.h"
#include "ctl/console.h"

#include <optional>

namespace duebell::ctl {

enum class OutputFormat {
    Table, ///< for people
    Csv,
    Json, ///< one object a line
};

/// --format of a command, Table without it; nothing and a sentence when it is no format.
[[nodiscard]] std::optional<OutputFormat> outputFormat(const CommandArguments& arguments, const Console& console,
                                                       const char* command);
/// Its description, for the command's options.
[[nodiscard]] OptionDescription formatOption();

} // namespace duebell::ctl
