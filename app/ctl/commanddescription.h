// What the table of commands knows of each: its name, its help, its options, and the function that does it.
// Texts are English sources marked with QT_TRANSLATE_NOOP("Ctl", ...).
#pragma once

#include "ctl/console.h"

#include <vector>

namespace duebell::ctl {

class CommandArguments;

struct OptionDescription {
    const char* name = nullptr; ///< without dashes
    const char* valueName = nullptr; ///< null for a switch
    const char* text = nullptr; ///< one sentence for --help
};

struct CommandDescription {
    const char* name = nullptr; ///< one word, or two ("config check")
    const char* summary = nullptr; ///< one line in the list of commands
    std::vector<const char*> usage; ///< what follows "duebellctl", one line each
    const char* details = nullptr; ///< paragraphs and examples for --help
    std::vector<OptionDescription> options; ///< --help is added to all
    bool takesDashedWords = false; ///< "-word" is one of its words and no option with a dash too few
    int (*run)(const CommandArguments& arguments, const Console& console) = nullptr; ///< returns an ExitCode
};

/// The command's whole --help page.
[[nodiscard]] QString helpPage(const CommandDescription& command);
/// The page of `duebellctl --help`.
[[nodiscard]] QString overviewPage(const std::vector<CommandDescription>& commands);

} // namespace duebell::ctl
