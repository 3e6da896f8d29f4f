// The log's side of SqliteStore: committing, numbering and reading events.
#include "storage/eventrow.h"
#include "storage/failpoint.h"
#include "storage/sqlitestore.h"

#include <QVariant>

#include <algorithm>
#include <unordered_map>

namespace duebell {

namespace {

    qint64 seconds(Instant at)
    {
        return at.time_since_epoch().count();
    }

    QString selectEvents(const char* rest)
    {
        return QStringLiteral("SELECT %1 FROM event %2").arg(QLatin1String(eventrow::kColumns), QLatin1String(rest));
    }

    QString selectTickets(const char* rest)
    {
        return QStringLiteral(
                   "SELECT number, source, external_key, display_key, coalesce(subject, ''), coalesce(link, '') "
                   "FROM ticket LEFT JOIN ticket_text ON ticket_text.ticket = ticket.number %1")
            .arg(QLatin1String(rest));
    }

    EventStore::Identification readIdentification(const QSqlQuery& query)
    {
        return { { TicketId { query.value(0).toLongLong() }, Symbol { query.value(1).toInt() },
                   query.value(2).toString().toStdString(), query.value(3).toString().toStdString() },
                 { query.value(4).toString().toStdString(), query.value(5).toString().toStdString() } };
    }

} // namespace

Result<std::vector<Event>> SqliteStore::commit(const Batch& batch, Instant recorded)
{
    std::vector<Event> events;
    events.reserve(batch.events.size());
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun.error();
    if (Status expected = checkExpectations(batch); !expected)
        return expected.error();
    if (batch.intake) {
        if (Status noted = noteIntake(*batch.intake); !noted)
            return noted.error();
    }
    if (batch.events.empty()) {
        if (Status committed = transaction.commit(); !committed)
            return committed.error();
        return events;
    }
    const Result<Sequence> last = takeNumbers(batch.events.size());
    if (!last)
        return last.error();
    std::int64_t number = last->value - static_cast<std::int64_t>(batch.events.size());
    const Sequence first { number + 1 };
    for (const EventDraft& draft : batch.events) {
        Event event = draft.event;
        event.seq = Sequence { ++number };
        event.run = batch.run;
        event.recorded = recorded;
        events.push_back(event);
    }
    Status written = insertEvents(events, batch);
    if (written)
        written = noteRecording(first, recorded);
    if (written)
        written = noteFirstInstants(events);
    if (written)
        written = transaction.commit();
    if (!written)
        return written.error();
    return events;
}

Status SqliteStore::checkExpectations(const Batch& batch)
{
    if (batch.expectations.empty())
        return Done {};
    Result<QSqlQuery> query
        = m_database->prepare(QStringLiteral("SELECT coalesce(max(seq), 0) FROM event WHERE ticket = ?"));
    if (!query)
        return query.error();
    for (const Expectation& expectation : batch.expectations) {
        query->bindValue(0, static_cast<qint64>(expectation.ticket.value));
        if (Status done = SqliteDatabase::run(*query); !done)
            return done;
        const qint64 last = query->next() ? query->value(0).toLongLong() : 0;
        query->finish();
        if (last != expectation.last.value)
            return Error { ErrorCode::Conflict, "ticket " + std::to_string(expectation.ticket.value),
                           std::to_string(expectation.last.value), std::to_string(last) };
    }
    return Done {};
}

Result<Sequence> SqliteStore::takeNumbers(std::size_t count)
{
    DUEBELL_FAILPOINT("write.head");
    Result<QSqlQuery> query
        = m_database->prepare(QStringLiteral("UPDATE log_head SET last = last + ? WHERE only = 1 RETURNING last"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<qint64>(count));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    if (!query->next())
        return Error { ErrorCode::Database, "log_head", {}, {} };
    const Sequence last { query->value(0).toLongLong() };
    query->finish();
    return last;
}

Status SqliteStore::insertEvents(std::vector<Event>& events, const Batch& batch)
{
    Result<QSqlQuery> insert
        = m_database->prepare(QStringLiteral("INSERT INTO event (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                                  .arg(QLatin1String(eventrow::kColumns)));
    if (!insert)
        return insert.error();
    Result<QSqlQuery> insertBody
        = m_database->prepare(QStringLiteral("INSERT INTO event_text (seq, body) VALUES (?, ?)"));
    if (!insertBody)
        return insertBody.error();
    for (std::size_t i = 0; i < events.size(); ++i) {
        DUEBELL_FAILPOINT("write.events");
        eventrow::bind(*insert, events[i]);
        if (Status done = SqliteDatabase::run(*insert); !done)
            return done;
        const std::string& body = batch.events[i].body;
        if (body.empty())
            continue;
        DUEBELL_FAILPOINT("write.texts");
        insertBody->bindValue(0, static_cast<qint64>(events[i].seq.value));
        insertBody->bindValue(1, QString::fromStdString(body));
        if (Status done = SqliteDatabase::run(*insertBody); !done)
            return done;
    }
    return Done {};
}

// Slices of one second share a row.
Status SqliteStore::noteRecording(Sequence first, Instant recorded)
{
    DUEBELL_FAILPOINT("write.recording");
    Result<QSqlQuery> query
        = m_database->prepare(QStringLiteral("INSERT INTO recording (first, at) SELECT ?, ? WHERE ? IS NOT (SELECT at "
                                             "FROM recording ORDER BY first DESC LIMIT 1)"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<qint64>(first.value));
    query->bindValue(1, seconds(recorded));
    query->bindValue(2, seconds(recorded));
    return SqliteDatabase::run(*query);
}

Status SqliteStore::noteFirstInstants(const std::vector<Event>& events)
{
    std::unordered_map<TicketId, Instant> earliest;
    for (const Event& event : events) {
        const auto [entry, isNew] = earliest.try_emplace(event.ticket, event.at);
        if (!isNew)
            entry->second = std::min(entry->second, event.at);
    }
    Result<QSqlQuery> query = m_database->prepare(
        QStringLiteral("UPDATE ticket SET first_at = ? WHERE number = ? AND (first_at IS NULL OR first_at > ?)"));
    if (!query)
        return query.error();
    for (const auto& [ticket, at] : earliest) {
        query->bindValue(0, seconds(at));
        query->bindValue(1, static_cast<qint64>(ticket.value));
        query->bindValue(2, seconds(at));
        if (Status done = SqliteDatabase::run(*query); !done)
            return done;
    }
    return Done {};
}

Status SqliteStore::readRecordings()
{
    Result<QSqlQuery> query
        = m_database->prepare(QStringLiteral("SELECT first, at FROM recording WHERE first > ? ORDER BY first"));
    if (!query)
        return query.error();
    query->bindValue(0, m_recordings.empty() ? qint64 { 0 } : static_cast<qint64>(m_recordings.rbegin()->first.value));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done;
    while (query->next())
        m_recordings.emplace_hint(m_recordings.end(), Sequence { query->value(0).toLongLong() },
                                  Instant { Seconds { query->value(1).toLongLong() } });
    return Done {};
}

Instant SqliteStore::recordedAt(Sequence sequence) const
{
    const auto after = m_recordings.upper_bound(sequence);
    return after == m_recordings.begin() ? Instant {} : std::prev(after)->second;
}

// The caller's query has not run yet. What its rows refer to is read first, in the same snapshot.
Result<std::vector<Event>> SqliteStore::readEvents(QSqlQuery& query)
{
    SqliteSnapshot snapshot(*m_database);
    Status ready = snapshot.begin();
    if (ready)
        ready = m_symbols.readNew();
    if (ready)
        ready = readRecordings();
    if (ready)
        ready = SqliteDatabase::run(query);
    if (!ready)
        return ready.error();
    std::vector<Event> events;
    while (query.next()) {
        Result<Event> event = eventrow::read(query);
        if (!event)
            return event.error();
        event->recorded = recordedAt(event->seq);
        events.push_back(*event);
    }
    query.finish(); // an unfinished query would keep the snapshot and block the checkpoint
    return events;
}

Result<std::vector<Event>> SqliteStore::readAfter(Sequence after, std::size_t limit)
{
    Result<QSqlQuery> query = m_database->prepare(selectEvents("WHERE seq > ? ORDER BY seq LIMIT ?"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<qint64>(after.value));
    query->bindValue(1, static_cast<qint64>(limit));
    return readEvents(*query);
}

Result<std::vector<Event>> SqliteStore::loadTicket(TicketId ticket)
{
    Result<QSqlQuery> query = m_database->prepare(selectEvents("WHERE ticket = ? ORDER BY seq"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<qint64>(ticket.value));
    return readEvents(*query);
}

Result<Sequence> SqliteStore::lastSequence()
{
    const Result<qint64> last = m_database->number(QStringLiteral("SELECT last FROM log_head"));
    if (!last)
        return last.error();
    return Sequence { *last };
}

Result<EventStore::Identification> SqliteStore::identify(TicketId ticket)
{
    Result<QSqlQuery> query = m_database->prepare(selectTickets("WHERE number = ?"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<qint64>(ticket.value));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    if (!query->next())
        return Error { ErrorCode::NotFound, "ticket", std::to_string(ticket.value), {} };
    Identification found = readIdentification(*query);
    query->finish();
    if (Status symbols = m_symbols.readNew(); !symbols)
        return symbols.error();
    return found;
}

Status SqliteStore::loadAll(const TicketVisitor& ticket)
{
    SqliteSnapshot snapshot(*m_database);
    Status ready = snapshot.begin();
    if (ready)
        ready = m_symbols.readNew();
    if (ready)
        ready = readRecordings();
    if (!ready)
        return ready;
    Result<QSqlQuery> tickets = m_database->prepare(selectTickets("ORDER BY number"));
    Result<QSqlQuery> rows = m_database->prepare(selectEvents("ORDER BY ticket, seq"));
    if (!tickets || !rows)
        return !tickets ? tickets.error() : rows.error();
    if (Status done = SqliteDatabase::run(*tickets); !done)
        return done;
    if (Status done = SqliteDatabase::run(*rows); !done)
        return done;
    std::vector<Event> events;
    bool more = rows->next();
    while (tickets->next()) {
        const Identification found = readIdentification(*tickets);
        events.clear();
        while (more && rows->value(1).toLongLong() == found.record.id.value) {
            Result<Event> event = eventrow::read(*rows);
            if (!event)
                return event.error();
            event->recorded = recordedAt(event->seq);
            events.push_back(*event);
            more = rows->next();
        }
        if (!events.empty())
            ticket(found.record, found.texts, events);
    }
    tickets->finish();
    rows->finish();
    return Done {};
}

Result<std::vector<std::pair<Sequence, std::string>>> SqliteStore::loadBodies(TicketId ticket)
{
    Result<QSqlQuery> query = m_database->prepare(QStringLiteral(
        "SELECT event.seq, body FROM event JOIN event_text ON event_text.seq = event.seq WHERE ticket = ? ORDER BY 1"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<qint64>(ticket.value));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    std::vector<std::pair<Sequence, std::string>> bodies;
    while (query->next())
        bodies.emplace_back(Sequence { query->value(0).toLongLong() }, query->value(1).toString().toStdString());
    return bodies;
}

} // namespace duebell
