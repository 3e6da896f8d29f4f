// The queue's columns in one table: everything that is known of a column stands in its row.
#pragma once

#include "desk/summary.h"
#include "ui/models/namebook.h"

#include <QLatin1String>
#include <QtGlobal>

#include <array>
#include <optional>

namespace duebell {

enum class QueueColumn : int {
    Key,
    Clock,
    Subject,
    Client,
    Priority,
    TicketStatus,
    Assignee,
    Tier,
    Type,
    Team,
    Project,
    Channel,
    Requester,
    Labels,
    Metric,
    Policy,
    Created,
    LastEvent,
};

/// Where a column's text and order come from.
enum class ColumnSource : std::uint8_t {
    Key,
    Clock, ///< painted by the countdown delegate; ordered by due
    Subject,
    Name, ///< of `symbol`, of kind `names`; ordered by the alphabet
    Labels,
    Priority, ///< ordered by importance
    Tier, ///< ordered by importance
    Metric, ///< of the clock
    Policy,
    Moment, ///< `instant`
};

struct QueueColumnTraits {
    QueueColumn column;
    const char* id; ///< in files and settings; never changed
    const char* title; ///< translated in the context "QueueColumns"
    const char* hint; ///< the header's tooltip, in the same context
    int width; ///< at first start, device-independent pixels
    ColumnSource source;
    Symbol TicketSummary::*symbol = nullptr;
    NameBook::Kind names = NameBook::Kind::Client;
    Instant TicketSummary::*instant = nullptr;
    bool shown = false; ///< until the user chooses
    bool stretches = false; ///< takes the room that is left
    bool folds = false; ///< in a narrow table its text stands beneath the column before it
};

// Comments for translators: titles must be short.
inline constexpr std::array kQueueColumns {
    QueueColumnTraits { .column = QueueColumn::Key,
                        .id = "ticket",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Ticket"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "The ticket's key"),
                        .width = 96,
                        .source = ColumnSource::Key,
                        .shown = true },
    QueueColumnTraits { .column = QueueColumn::Clock,
                        .id = "deadline",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Next deadline"),
                        .hint
                        = QT_TRANSLATE_NOOP("QueueColumns", "Time to the nearest deadline, and open time left beneath"),
                        .width = 240,
                        .source = ColumnSource::Clock,
                        .shown = true },
    QueueColumnTraits { .column = QueueColumn::Subject,
                        .id = "subject",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Subject"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "What the ticket is about"),
                        .width = 240,
                        .source = ColumnSource::Subject,
                        .shown = true,
                        .stretches = true },
    QueueColumnTraits { .column = QueueColumn::Client,
                        .id = "client",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Client"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "Who asked"),
                        .width = 140,
                        .source = ColumnSource::Name,
                        .symbol = &TicketSummary::client,
                        .names = NameBook::Kind::Client,
                        .shown = true,
                        .folds = true },
    QueueColumnTraits { .column = QueueColumn::Priority,
                        .id = "priority",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Priority"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "The priority now"),
                        .width = 96,
                        .source = ColumnSource::Priority,
                        .symbol = &TicketSummary::priority,
                        .names = NameBook::Kind::Priority,
                        .shown = true },
    QueueColumnTraits { .column = QueueColumn::TicketStatus,
                        .id = "status",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Status"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "The status now"),
                        .width = 136,
                        .source = ColumnSource::Name,
                        .symbol = &TicketSummary::status,
                        .names = NameBook::Kind::TicketStatus,
                        .shown = true },
    QueueColumnTraits { .column = QueueColumn::Assignee,
                        .id = "assignee",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Assignee"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "Who works on it"),
                        .width = 124,
                        .source = ColumnSource::Name,
                        .symbol = &TicketSummary::assignee,
                        .names = NameBook::Kind::Person,
                        .shown = true,
                        .folds = true },
    QueueColumnTraits { .column = QueueColumn::Tier,
                        .id = "tier",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Tier"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "The client's plan"),
                        .width = 104,
                        .source = ColumnSource::Tier,
                        .symbol = &TicketSummary::tier,
                        .names = NameBook::Kind::Tier },
    QueueColumnTraits { .column = QueueColumn::Type,
                        .id = "type",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Type"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "The incident type"),
                        .width = 124,
                        .source = ColumnSource::Name,
                        .symbol = &TicketSummary::type,
                        .names = NameBook::Kind::Type },
    QueueColumnTraits { .column = QueueColumn::Team,
                        .id = "team",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Team"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "Whose work it is"),
                        .width = 124,
                        .source = ColumnSource::Name,
                        .symbol = &TicketSummary::team,
                        .names = NameBook::Kind::Team },
    QueueColumnTraits { .column = QueueColumn::Project,
                        .id = "project",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Project"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "What it is for"),
                        .width = 124,
                        .source = ColumnSource::Name,
                        .symbol = &TicketSummary::project,
                        .names = NameBook::Kind::Plain },
    QueueColumnTraits { .column = QueueColumn::Channel,
                        .id = "channel",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Channel"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "How it came in"),
                        .width = 104,
                        .source = ColumnSource::Name,
                        .symbol = &TicketSummary::channel,
                        .names = NameBook::Kind::Plain },
    QueueColumnTraits { .column = QueueColumn::Requester,
                        .id = "requester",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Requester"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "The person who asked"),
                        .width = 140,
                        .source = ColumnSource::Name,
                        .symbol = &TicketSummary::requester,
                        .names = NameBook::Kind::Plain },
    QueueColumnTraits { .column = QueueColumn::Labels,
                        .id = "labels",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Labels"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "Its labels"),
                        .width = 140,
                        .source = ColumnSource::Labels,
                        .symbol = &TicketSummary::labels,
                        .names = NameBook::Kind::Plain },
    QueueColumnTraits { .column = QueueColumn::Metric,
                        .id = "metric",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Promise"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "Which promise the next deadline is about"),
                        .width = 132,
                        .source = ColumnSource::Metric },
    QueueColumnTraits { .column = QueueColumn::Policy,
                        .id = "policy",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Policy"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "The policy that sets the targets"),
                        .width = 140,
                        .source = ColumnSource::Policy },
    QueueColumnTraits { .column = QueueColumn::Created,
                        .id = "created",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Created"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "When the ticket was created, in your time"),
                        .width = 156,
                        .source = ColumnSource::Moment,
                        .instant = &TicketSummary::created },
    QueueColumnTraits { .column = QueueColumn::LastEvent,
                        .id = "last-event",
                        .title = QT_TRANSLATE_NOOP("QueueColumns", "Last event"),
                        .hint = QT_TRANSLATE_NOOP("QueueColumns", "When something last happened to it, in your time"),
                        .width = 156,
                        .source = ColumnSource::Moment,
                        .instant = &TicketSummary::lastEvent },
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

constexpr const QueueColumnTraits& traitsOf(QueueColumn column)
{
    return kQueueColumns[static_cast<std::size_t>(column)];
}

/// The column of a file's or the settings' id.
inline std::optional<QueueColumn> queueColumnOf(const QString& id)
{
    for (const QueueColumnTraits& traits : kQueueColumns) {
        if (id == QLatin1String(traits.id))
            return traits.column;
    }
    return {};
}

} // namespace duebell
