// Which tickets a command shows: a query of the words behind the desk's file.
#pragma once

#include "ctl/commandarguments.h"
#include "ctl/console.h"
#include "desk/ticketquery.h"
#include "workspace/workspace.h"

#include <optional>

namespace duebell::ctl {

/// Everything behind the first word, which is the desk.
[[nodiscard]] QString queryText(const CommandArguments& arguments);

class TicketSelection {
public:
    /// Reads the query with the desk's names; nothing, and a sentence that points at the place, when it is wrong.
    /// --me says who "me" is.
    [[nodiscard]] static std::optional<TicketSelection> read(const CommandArguments& arguments, const Console& console,
                                                             const char* command, const Workspace& workspace);

    [[nodiscard]] const TicketQuery& query() const { return m_query; }
    [[nodiscard]] bool contains(const LiveTicket& ticket, Instant now) const;

private:
    QueryVocabulary m_vocabulary;
    TicketQuery m_query;
};

/// Description of --me, for a command's options.
[[nodiscard]] OptionDescription meOption();

} // namespace duebell::ctl
