#include "storage/eventrow.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

namespace duebell::eventrow {

namespace {

    bool hasMetric(EventKind kind)
    {
        return kind == EventKind::Acknowledged || kind == EventKind::Waived || kind == EventKind::BreachReason;
    }

    QVariant extraOf(const Event& event)
    {
        QJsonObject extra;
        if (event.reference != 0)
            extra.insert(QStringLiteral("reference"), static_cast<qint64>(event.reference));
        if (event.since != Instant {})
            extra.insert(QStringLiteral("since"), static_cast<qint64>(event.since.time_since_epoch().count()));
        if (hasMetric(event.kind))
            extra.insert(QStringLiteral("metric"), static_cast<int>(event.metric));
        if (extra.isEmpty())
            return QVariant(QMetaType::fromType<QString>());
        return QString::fromUtf8(QJsonDocument(extra).toJson(QJsonDocument::Compact));
    }

    void readExtra(const QString& text, Event& event)
    {
        const QJsonObject extra = QJsonDocument::fromJson(text.toUtf8()).object();
        event.reference = extra.value(QStringLiteral("reference")).toInteger();
        event.since = Instant { Seconds { extra.value(QStringLiteral("since")).toInteger() } };
        if (const int metric = extra.value(QStringLiteral("metric")).toInt(); metric != 0)
            event.metric = static_cast<Metric>(metric);
    }

} // namespace

void bind(QSqlQuery& query, const Event& event)
{
    query.bindValue(0, static_cast<qint64>(event.seq.value));
    query.bindValue(1, static_cast<qint64>(event.ticket.value));
    query.bindValue(2, static_cast<qint64>(event.at.time_since_epoch().count()));
    query.bindValue(3, event.order);
    query.bindValue(4, static_cast<int>(event.kind));
    query.bindValue(5, event.actor.value);
    query.bindValue(6, static_cast<int>(event.actorKind));
    query.bindValue(7, event.field.value);
    query.bindValue(8, event.value.value);
    query.bindValue(9, static_cast<qint64>(event.run.value));
    query.bindValue(10, extraOf(event));
}

Result<Event> read(const QSqlQuery& query)
{
    Event event;
    event.seq = Sequence { query.value(0).toLongLong() };
    event.ticket = TicketId { query.value(1).toLongLong() };
    event.at = Instant { Seconds { query.value(2).toLongLong() } };
    event.order = query.value(3).toInt();
    const int kind = query.value(4).toInt();
    event.actor = Symbol { query.value(5).toInt() };
    const int actorKind = query.value(6).toInt();
    event.field = FieldId { query.value(7).toInt() };
    event.value = Symbol { query.value(8).toInt() };
    event.run = RunId { query.value(9).toLongLong() };
    if (kind < static_cast<int>(EventKind::Created) || kind > static_cast<int>(EventKind::Retracted))
        return Error { ErrorCode::Database, "event.kind", std::to_string(kind), "1..12" };
    if (actorKind < 0 || actorKind > static_cast<int>(ActorKind::ThirdParty))
        return Error { ErrorCode::Database, "event.actor_kind", std::to_string(actorKind), "0..4" };
    event.kind = static_cast<EventKind>(kind);
    event.actorKind = static_cast<ActorKind>(actorKind);
    if (const QVariant extra = query.value(10); !extra.isNull())
        readExtra(extra.toString(), event);
    return event;
}

} // namespace duebell::eventrow
