// The tickets that a command is about, as the person saw them when it was called up.
#pragma once

#include "desk/desk.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace duebell {

struct CommandTarget {
    Q_DECLARE_TR_FUNCTIONS(CommandTarget)

public:
    Desk* desk = nullptr;
    std::vector<TicketId> tickets;
    Symbol me;
    Sequence seen;

    /// The same for each ticket.
    [[nodiscard]] std::vector<Command> commands(const CommandWhat& what) const;
    /// The one ticket, or null when they are several.
    [[nodiscard]] const LiveTicket* only() const;
    /// "T-1004 · Login loop", "3 tickets": what a form is about.
    [[nodiscard]] QString name() const;
    /// A text's number; when that fails, nothing can be written either, and the command says so.
    [[nodiscard]] Symbol symbol(const QString& text) const;
};

} // namespace duebell
