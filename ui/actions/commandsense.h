// Whether a command makes sense on the chosen tickets, and if not, why: for the tooltip of an action that is off.
#pragma once

#include "desk/desk.h"
#include "ui/actions/commandlist.h"

#include <QCoreApplication>
#include <QString>

#include <span>
#include <vector>

namespace duebell {

class CommandSense {
    Q_DECLARE_TR_FUNCTIONS(CommandSense)

public:
    /// What a command needs to know of the tickets. Only some are looked at when there are many: what is not known of
    /// the others is taken as possible, and the command leaves out those that it does not concern.
    static CommandSense of(const Desk* desk, std::span<const TicketId> tickets, Symbol me);

    /// A sentence; empty when the command can be used. Not for undo, redo and doing it anyway.
    [[nodiscard]] QString whyNot(TicketCommand command) const;

    /// Clocks of the ticket that the command can be about.
    [[nodiscard]] static std::vector<Metric> metrics(TicketCommand command, const TicketResult& result);
    /// The same of several tickets, each once.
    [[nodiscard]] static std::vector<Metric> metrics(TicketCommand command, const Desk& desk,
                                                     std::span<const TicketId> tickets);

private:
    [[nodiscard]] QString whyNotOnTickets(TicketCommand command) const;
    [[nodiscard]] bool concerns(TicketCommand command) const { return m_concerned[static_cast<std::size_t>(command)]; }

    bool m_hasDesk = false;
    bool m_isPast = false;
    std::size_t m_count = 0;
    bool m_hasMe = false;
    bool m_isMyRequest = false;
    bool m_hasLink = false;
    bool m_isMerged = false;
    std::array<bool, kCommandCount> m_concerned {}; // by command: one of the tickets has such a clock
};

} // namespace duebell
