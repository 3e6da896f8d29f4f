// What the queue's cells say of a ticket. Reads the ticket in place; holds nothing itself.
#pragma once

#include "desk/liveticket.h"
#include "ui/models/queuecolumns.h"

#include <QCoreApplication>
#include <QString>

namespace duebell {

class QueueCells {
    Q_DECLARE_TR_FUNCTIONS(QueueCells)

public:
    /// `names` must outlive the object.
    explicit QueueCells(const NameBook& names)
        : m_names(names)
    {
    }

    /// Empty for the countdown, which is painted from the clock.
    [[nodiscard]] QString text(const LiveTicket& ticket, QueueColumn column) const;
    /// What stands beneath in a narrow table; empty for most columns.
    [[nodiscard]] QString secondLine(const LiveTicket& ticket, QueueColumn column) const;
    /// Empty when there is nothing to add.
    [[nodiscard]] QString toolTip(const LiveTicket& ticket, QueueColumn column) const;
    /// The text stands in for a missing one.
    [[nodiscard]] static bool isMuted(const LiveTicket& ticket, QueueColumn column);
    /// What typed words are looked for in.
    [[nodiscard]] QString foldedText(const LiveTicket& ticket) const;
    [[nodiscard]] static QString title(QueueColumn column);
    [[nodiscard]] static QString hint(QueueColumn column);

private:
    const NameBook& m_names;
};

} // namespace duebell
