// Opens the desk file that a command was given, and names what its ids stand for.
#pragma once

#include "ctl/commandarguments.h"
#include "ctl/console.h"
#include "words/wordscontext.h"
#include "workspace/workspace.h"

#include <memory>
#include <optional>

namespace duebell::ctl {

struct DeskRequest {
    QString command; ///< for wrong use
    QString path;
    std::optional<Instant> asOf;
    std::optional<Instant> knownAt;
    bool readOnly = true;
    bool everything = false; ///< closed tickets, too
};

/// The first word, --as-of and --as-known-at, of a command that takes `words` words; nothing and a sentence when they
/// are wrong.
[[nodiscard]] std::optional<DeskRequest> deskRequest(const CommandArguments& arguments, const Console& console,
                                                     const char* command, qsizetype words);
/// The desk, loaded; null and a sentence when it cannot be opened.
[[nodiscard]] std::unique_ptr<Workspace> openDesk(const DeskRequest& request, const Console& console);

/// Descriptions of --as-of and --as-known-at, for a command's options.
[[nodiscard]] OptionDescription asOfOption();
[[nodiscard]] OptionDescription asKnownAtOption();

/// Says that the file at `path` could not be worked with, and why; kFailed.
[[nodiscard]] int failed(const Console& console, const QString& path, const Error& error);

/// What people call things: names of the agreement and the directory, by id.
class DeskNames {
public:
    explicit DeskNames(const Workspace& workspace);

    /// The id itself when nothing has that id; empty for no value.
    [[nodiscard]] QString name(Symbol id) const;
    /// For sentences: in the desk's zone. The names must outlive the context.
    [[nodiscard]] WordsContext context(Instant now) const;

private:
    const SymbolTable& m_symbols;
    const Zone& m_zone;
    std::unordered_map<Symbol, std::string> m_names;
};

} // namespace duebell::ctl
