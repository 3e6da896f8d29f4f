// The log's side of SqliteStore: committing, numbering and reading events.
#include "storage/eventrow.h"
#include "storage/failpoint.h"
#include "storage/sqlitestore.h"

#include <algorithm>

namespace duebell {

namespace {

    std::int64_t seconds(Instant at)
    {
        return at.time_since_epoch().count();
    }

} // namespace

Result<SqliteStatement*> SqliteStore::statement(const char* sql)
{
    if (const auto known = m_statements.find(sql); known != m_statements.end()) {
        known->second.reset();
        return &known->second;
    }
    Result<SqliteStatement> prepared = SqliteStatement::prepare(*m_database, sql);
    if (!prepared)
        return prepared.error();
    return &m_statements.emplace(sql, std::move(*prepared)).first->second;
}

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
        written = noteTickets(events);
    if (written)
        written = transaction.commit();
    if (!written)
        return written.error();
    return events;
}

Status SqliteStore::checkExpectations(const Batch& batch)
{
    const Result<SqliteStatement*> newest = statement("SELECT coalesce(max(seq), 0) FROM event WHERE ticket = ?");
    if (!newest)
        return newest.error();
    for (const Expectation& expectation : batch.expectations) {
        (*newest)->bind(0, expectation.ticket.value);
        const Result<bool> row = (*newest)->step();
        if (!row)
            return row.error();
        const std::int64_t last = (*newest)->integer(0);
        (*newest)->reset();
        if (last != expectation.last.value)
            return Error { ErrorCode::Conflict, "ticket " + std::to_string(expectation.ticket.value),
                           std::to_string(expectation.last.value), std::to_string(last) };
    }
    return Done {};
}

Result<Sequence> SqliteStore::takeNumbers(std::size_t count)
{
    DUEBELL_FAILPOINT("write.head");
    const Result<SqliteStatement*> take
        = statement("UPDATE log_head SET last = last + ? WHERE only = 1 RETURNING last");
    if (!take)
        return take.error();
    (*take)->bind(0, static_cast<std::int64_t>(count));
    const Result<bool> row = (*take)->step();
    if (!row)
        return row.error();
    if (!*row)
        return Error { ErrorCode::Database, "log_head", {}, {} };
    const Sequence last { (*take)->integer(0) };
    if (Status done = (*take)->run(); !done)
        return done.error();
    return last;
}

Status SqliteStore::insertEvents(std::vector<Event>& events, const Batch& batch)
{
    const Result<SqliteStatement*> insert = statement("INSERT INTO event (" DUEBELL_EVENT_COLUMNS ") "
                                                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const Result<SqliteStatement*> insertBody = statement("INSERT INTO event_text (seq, body) VALUES (?, ?)");
    if (!insert || !insertBody)
        return !insert ? insert.error() : insertBody.error();
    for (std::size_t i = 0; i < events.size(); ++i) {
        DUEBELL_FAILPOINT("write.events");
        eventrow::bind(**insert, events[i]);
        if (Status done = (*insert)->run(); !done)
            return done;
        const std::string& body = batch.events[i].body;
        if (body.empty())
            continue;
        DUEBELL_FAILPOINT("write.texts");
        (*insertBody)->bind(0, events[i].seq.value);
        (*insertBody)->bindText(1, body);
        if (Status done = (*insertBody)->run(); !done)
            return done;
    }
    return Done {};
}

// Slices of one second share a row.
Status SqliteStore::noteRecording(Sequence first, Instant recorded)
{
    DUEBELL_FAILPOINT("write.recording");
    const Result<SqliteStatement*> insert
        = statement("INSERT INTO recording (first, at) SELECT ?1, ?2 WHERE ?2 IS NOT (SELECT at FROM recording "
                    "ORDER BY first DESC LIMIT 1)");
    if (!insert)
        return insert.error();
    (*insert)->bind(0, first.value);
    (*insert)->bind(1, seconds(recorded));
    return (*insert)->run();
}

// When it began; and whatever was known of its end may be over now.
Status SqliteStore::noteTickets(const std::vector<Event>& events)
{
    std::unordered_map<TicketId, Instant> earliest;
    for (const Event& event : events) {
        const auto [entry, isNew] = earliest.try_emplace(event.ticket, event.at);
        if (!isNew)
            entry->second = std::min(entry->second, event.at);
    }
    const Result<SqliteStatement*> update
        = statement("UPDATE ticket SET first_at = min(coalesce(first_at, ?1), ?1), last_closed_at = NULL WHERE number "
                    "= ?2 AND (first_at IS NULL OR first_at > ?1 OR last_closed_at IS NOT NULL)");
    if (!update)
        return update.error();
    for (const auto& [ticket, at] : earliest) {
        (*update)->bind(0, seconds(at));
        (*update)->bind(1, ticket.value);
        if (Status done = (*update)->run(); !done)
            return done;
    }
    return Done {};
}

Status SqliteStore::readNew()
{
    const Status symbols = m_symbols.readNew();
    return symbols ? readRecordings() : symbols;
}

Status SqliteStore::readRecordings()
{
    const Result<SqliteStatement*> rows = statement("SELECT first, at FROM recording WHERE first > ? ORDER BY first");
    if (!rows)
        return rows.error();
    (*rows)->bind(0, m_recordings.empty() ? 0 : m_recordings.rbegin()->first.value);
    while (true) {
        const Result<bool> row = (*rows)->step();
        if (!row)
            return row.error();
        if (!*row)
            return Done {};
        m_recordings.emplace_hint(m_recordings.end(), Sequence { (*rows)->integer(0) },
                                  Instant { Seconds { (*rows)->integer(1) } });
    }
}

Instant SqliteStore::recordedAt(Sequence sequence) const
{
    const auto after = m_recordings.upper_bound(sequence);
    return after == m_recordings.begin() ? Instant {} : std::prev(after)->second;
}

Status SqliteStore::appendEvents(SqliteStatement& rows, std::vector<Event>& events)
{
    while (true) {
        const Result<bool> row = rows.step();
        if (!row)
            return row.error();
        if (!*row)
            return Done {};
        Result<Event> event = eventrow::read(rows);
        if (!event) {
            rows.reset();
            return event.error();
        }
        event->recorded = recordedAt(event->seq);
        events.push_back(*event);
    }
}

// The statement is bound, but has not run yet. What its rows refer to is read first, in the same snapshot.
Result<std::vector<Event>> SqliteStore::readEvents(SqliteStatement& rows)
{
    SqliteSnapshot snapshot(*m_database);
    Status ready = snapshot.begin();
    if (ready)
        ready = readNew();
    std::vector<Event> events;
    if (ready)
        ready = appendEvents(rows, events);
    if (!ready)
        return ready.error();
    return events;
}

Result<std::vector<Event>> SqliteStore::readAfter(Sequence after, std::size_t limit)
{
    const Result<SqliteStatement*> rows = statement("SELECT " DUEBELL_EVENT_COLUMNS " FROM event "
                                                    "WHERE seq > ? ORDER BY seq LIMIT ?");
    if (!rows)
        return rows.error();
    (*rows)->bind(0, after.value);
    (*rows)->bind(1, static_cast<std::int64_t>(limit));
    return readEvents(**rows);
}

Result<std::vector<Event>> SqliteStore::loadTicket(TicketId ticket)
{
    const Result<SqliteStatement*> rows = statement("SELECT " DUEBELL_EVENT_COLUMNS " FROM event "
                                                    "WHERE ticket = ? ORDER BY seq");
    if (!rows)
        return rows.error();
    (*rows)->bind(0, ticket.value);
    return readEvents(**rows);
}

Result<Sequence> SqliteStore::lastSequence()
{
    const Result<qint64> last = m_database->number(QStringLiteral("SELECT last FROM log_head"));
    if (!last)
        return last.error();
    return Sequence { *last };
}

Result<std::vector<std::pair<Sequence, std::string>>> SqliteStore::loadBodies(TicketId ticket)
{
    const Result<SqliteStatement*> rows = statement(
        "SELECT event.seq, body FROM event JOIN event_text ON event_text.seq = event.seq WHERE ticket = ? ORDER BY 1");
    if (!rows)
        return rows.error();
    (*rows)->bind(0, ticket.value);
    std::vector<std::pair<Sequence, std::string>> bodies;
    while (true) {
        const Result<bool> row = (*rows)->step();
        if (!row)
            return row.error();
        if (!*row)
            return bodies;
        bodies.emplace_back(Sequence { (*rows)->integer(0) }, (*rows)->text(1));
    }
}

} // namespace duebell
