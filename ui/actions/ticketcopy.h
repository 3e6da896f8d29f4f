// Tickets as text for the clipboard: a summary to paste into a mail, a table for a spreadsheet, links.
#pragma once

#include "desk/desk.h"
#include "ui/models/namebook.h"

#include <QCoreApplication>
#include <QString>
#include <QTableView>

#include <span>

namespace duebell {

class TicketCopy {
    Q_DECLARE_TR_FUNCTIONS(TicketCopy)

public:
    /// One paragraph a ticket, with the reason for the deadline that matters; of very many, the first ones.
    [[nodiscard]] static QString text(const Desk& desk, const NameBook& names, std::span<const TicketId> tickets);
    /// Selected rows, columns as shown; no cell is taken for a formula.
    [[nodiscard]] static QString table(const QTableView& view);
    /// Addresses in the helpdesk, a line each.
    [[nodiscard]] static QString links(const Desk& desk, std::span<const TicketId> tickets);

private:
    [[nodiscard]] static QString summary(const Desk& desk, const NameBook& names, const LiveTicket& ticket);
};

} // namespace duebell
