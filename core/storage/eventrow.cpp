#include "storage/eventrow.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace duebell::eventrow {

namespace {

    bool hasMetric(EventKind kind)
    {
        return kind == EventKind::Acknowledged || kind == EventKind::Waived || kind == EventKind::BreachReason;
    }

    std::string extraOf(const Event& event)
    {
        QJsonObject extra;
        if (event.reference != 0)
            extra.insert(QStringLiteral("reference"), static_cast<qint64>(event.reference));
        if (event.since != Instant {})
            extra.insert(QStringLiteral("since"), static_cast<qint64>(event.since.time_since_epoch().count()));
        if (hasMetric(event.kind))
            extra.insert(QStringLiteral("metric"), static_cast<int>(event.metric));
        return QJsonDocument(extra).toJson(QJsonDocument::Compact).toStdString();
    }

    bool hasExtra(const Event& event)
    {
        return event.reference != 0 || event.since != Instant {} || hasMetric(event.kind);
    }

    void readExtra(std::string_view text, Event& event)
    {
        const QByteArray bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
        const QJsonObject extra = QJsonDocument::fromJson(bytes).object();
        event.reference = extra.value(QStringLiteral("reference")).toInteger();
        event.since = Instant { Seconds { extra.value(QStringLiteral("since")).toInteger() } };
        if (const int metric = extra.value(QStringLiteral("metric")).toInt(); metric != 0)
            event.metric = static_cast<Metric>(metric);
    }

} // namespace

void bind(SqliteStatement& statement, const Event& event)
{
    const std::int64_t columns[] { event.seq.value,
                                   event.ticket.value,
                                   event.at.time_since_epoch().count(),
                                   event.order,
                                   static_cast<std::int64_t>(event.kind),
                                   event.actor.value,
                                   static_cast<std::int64_t>(event.actorKind),
                                   event.field.value,
                                   event.value.value,
                                   event.run.value };
    int column = 0;
    for (const std::int64_t value : columns)
        statement.bind(column++, value);
    if (hasExtra(event))
        statement.bindText(column, extraOf(event));
    else
        statement.bindNull(column);
}

Result<Event> read(const SqliteStatement& row)
{
    Event event;
    event.seq = Sequence { row.integer(0) };
    event.ticket = TicketId { row.integer(1) };
    event.at = Instant { Seconds { row.integer(2) } };
    event.order = static_cast<std::int32_t>(row.integer(3));
    const std::int64_t kind = row.integer(4);
    event.actor = Symbol { static_cast<std::int32_t>(row.integer(5)) };
    const std::int64_t actorKind = row.integer(6);
    event.field = FieldId { static_cast<std::int32_t>(row.integer(7)) };
    event.value = Symbol { static_cast<std::int32_t>(row.integer(8)) };
    event.run = RunId { row.integer(9) };
    if (kind < static_cast<int>(EventKind::Created) || kind > static_cast<int>(EventKind::Retracted))
        return Error { ErrorCode::Database, "event.kind", std::to_string(kind), "1..12" };
    if (actorKind < 0 || actorKind > static_cast<int>(ActorKind::ThirdParty))
        return Error { ErrorCode::Database, "event.actor_kind", std::to_string(actorKind), "0..4" };
    event.kind = static_cast<EventKind>(kind);
    event.actorKind = static_cast<ActorKind>(actorKind);
    if (!row.isNull(10))
        readExtra(row.bytes(10), event);
    return event;
}

} // namespace duebell::eventrow
