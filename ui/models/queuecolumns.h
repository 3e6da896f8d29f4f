// The queue's columns in one table: everything that is known of a column stands in its row.
#pragma once

#include <QtGlobal>

#include <array>

namespace duebell {

enum class QueueColumn : int {
    Key,
    Clock,
    Subject,
    Client,
    Priority,
    TicketStatus,
    Assignee,
};

struct QueueColumnTraits {
    QueueColumn column;
    const char* title; ///< translated in the context "QueueColumns"
    const char* hint; ///< the header's tooltip, in the same context
    int width; ///< at first start, device-independent pixels
    bool stretches = false; ///< takes the room that is left
    bool folds = false; ///< in a narrow table its text stands beneath the column before it
};

// Comments for translators: titles must be short.
inline constexpr std::array kQueueColumns {
    QueueColumnTraits { QueueColumn::Key, QT_TRANSLATE_NOOP("QueueColumns", "Ticket"),
                        QT_TRANSLATE_NOOP("QueueColumns", "The ticket's key"), 104 },
    QueueColumnTraits { QueueColumn::Clock, QT_TRANSLATE_NOOP("QueueColumns", "Next deadline"),
                        QT_TRANSLATE_NOOP("QueueColumns", "Time to the nearest deadline, and open time left beneath"),
                        228 },
    QueueColumnTraits { QueueColumn::Subject, QT_TRANSLATE_NOOP("QueueColumns", "Subject"),
                        QT_TRANSLATE_NOOP("QueueColumns", "What the ticket is about"), 240, true },
    QueueColumnTraits { QueueColumn::Client, QT_TRANSLATE_NOOP("QueueColumns", "Client"),
                        QT_TRANSLATE_NOOP("QueueColumns", "Who asked"), 140, false, true },
    QueueColumnTraits { QueueColumn::Priority, QT_TRANSLATE_NOOP("QueueColumns", "Priority"),
                        QT_TRANSLATE_NOOP("QueueColumns", "The priority now"), 104 },
    QueueColumnTraits { QueueColumn::TicketStatus, QT_TRANSLATE_NOOP("QueueColumns", "Status"),
                        QT_TRANSLATE_NOOP("QueueColumns", "The status now"), 140 },
    QueueColumnTraits { QueueColumn::Assignee, QT_TRANSLATE_NOOP("QueueColumns", "Assignee"),
                        QT_TRANSLATE_NOOP("QueueColumns", "Who works on it"), 124, false, true },
};
inline constexpr int kQueueColumnCount = static_cast<int>(kQueueColumns.size());

constexpr bool columnsStandInOrder()
{
    for (std::size_t position = 0; position < kQueueColumns.size(); ++position) {
        if (static_cast<std::size_t>(kQueueColumns[position].column) != position)
            return false;
    }
    return true;
}
static_assert(columnsStandInOrder());

} // namespace duebell
