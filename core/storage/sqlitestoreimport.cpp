// The import's side of SqliteStore: tickets by their keys, runs, followed files.
#include "storage/eventrow.h"
#include "storage/failpoint.h"
#include "storage/sqlitestore.h"

#include <QVariant>

#include <algorithm>

namespace duebell {

namespace {

    QString text(std::string_view value)
    {
        // Never a null string: it would be bound as NULL.
        return value.empty() ? QStringLiteral("")
                             : QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    }

} // namespace

Result<std::vector<TicketId>> SqliteStore::ensureTickets(std::span<const TicketDraft> drafts)
{
    const Result<std::vector<TicketEntry>> entries = enterTickets(drafts);
    if (!entries)
        return entries.error();
    std::vector<TicketId> tickets;
    tickets.reserve(entries->size());
    for (const TicketEntry& entry : *entries)
        tickets.push_back(entry.id);
    return tickets;
}

Result<std::vector<EventStore::TicketEntry>> SqliteStore::enterTickets(std::span<const TicketDraft> drafts)
{
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun.error();
    std::vector<TicketEntry> entries;
    entries.reserve(drafts.size());
    DUEBELL_FAILPOINT("write.tickets");
    for (const TicketDraft& draft : drafts) {
        const Result<TicketEntry> entry = enterTicket(draft);
        if (!entry)
            return entry.error();
        entries.push_back(*entry);
    }
    if (Status committed = transaction.commit(); !committed)
        return committed.error();
    return entries;
}

Result<EventStore::TicketEntry> SqliteStore::enterTicket(const TicketDraft& draft)
{
    Result<QSqlQuery> insert = m_database->prepare(QStringLiteral(
        "INSERT INTO ticket (source, external_key, display_key) VALUES (?, ?, ?) ON CONFLICT (source, external_key) "
        "DO UPDATE SET display_key = display_key RETURNING number, first_at IS NOT NULL"));
    if (!insert)
        return insert.error();
    insert->bindValue(0, draft.source.value);
    insert->bindValue(1, text(draft.externalKey));
    insert->bindValue(2, text(draft.displayKey));
    if (Status done = SqliteDatabase::run(*insert); !done)
        return done.error();
    if (!insert->next())
        return Error { ErrorCode::Database, "ticket", draft.externalKey, {} };
    const TicketEntry entry { TicketId { insert->value(0).toLongLong() }, insert->value(1).toBool() };
    insert->finish();
    Result<QSqlQuery> texts = m_database->prepare(QStringLiteral(
        "INSERT INTO ticket_text (ticket, subject, link) VALUES (?, ?, ?) ON CONFLICT (ticket) DO UPDATE SET "
        "subject = CASE excluded.subject WHEN '' THEN subject ELSE excluded.subject END, "
        "link = CASE excluded.link WHEN '' THEN link ELSE excluded.link END"));
    if (!texts)
        return texts.error();
    texts->bindValue(0, static_cast<qint64>(entry.id.value));
    texts->bindValue(1, text(draft.texts.subject));
    texts->bindValue(2, text(draft.texts.link));
    if (Status done = SqliteDatabase::run(*texts); !done)
        return done.error();
    return entry;
}

Result<std::vector<std::vector<Event>>> SqliteStore::loadTickets(std::span<const TicketId> tickets)
{
    std::vector<std::vector<Event>> lists;
    lists.reserve(tickets.size());
    for (const TicketId ticket : tickets) {
        Result<std::vector<Event>> events = loadTicket(ticket);
        if (!events)
            return events.error();
        lists.push_back(std::move(*events));
    }
    return lists;
}

Result<std::vector<EventStore::RunSummary>> SqliteStore::loadRuns()
{
    Result<QSqlQuery> query = m_database->prepare(QStringLiteral(
        "WITH brought AS (SELECT run, count(*) AS events FROM event GROUP BY run), "
        "taken AS (SELECT event.run AS run, count(DISTINCT event.seq) AS events FROM event AS back "
        "JOIN event ON event.seq = json_extract(back.extra, '$.reference') WHERE back.kind = ? GROUP BY event.run) "
        "SELECT run.number, run.kind, run.at, run.source, run.file_hash, run.account, coalesce(brought.events, 0), "
        "coalesce(taken.events, 0) FROM run LEFT JOIN brought ON brought.run = run.number "
        "LEFT JOIN taken ON taken.run = run.number ORDER BY run.number"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<int>(EventKind::Retracted));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    std::vector<RunSummary> runs;
    while (query->next()) {
        RunSummary run;
        run.id = RunId { query->value(0).toLongLong() };
        run.info.kind = static_cast<RunInfo::Kind>(query->value(1).toInt());
        run.at = Instant { Seconds { query->value(2).toLongLong() } };
        run.info.source = query->value(3).toString().toStdString();
        run.info.fileHash = query->value(4).toString().toStdString();
        run.info.account = query->value(5).toString().toStdString();
        run.events = query->value(6).toLongLong();
        run.retracted = query->value(7).toLongLong();
        runs.push_back(std::move(run));
    }
    return runs;
}

Result<std::vector<Event>> SqliteStore::readRun(RunId run, Sequence after, std::size_t limit)
{
    const Result<SqliteStatement*> rows
        = statement("SELECT " DUEBELL_EVENT_COLUMNS " FROM event WHERE seq > ? AND run = ? ORDER BY seq LIMIT ?");
    if (!rows)
        return rows.error();
    (*rows)->bind(0, after.value);
    (*rows)->bind(1, run.value);
    (*rows)->bind(2, static_cast<std::int64_t>(limit));
    return readEvents(**rows);
}

Result<std::optional<IntakePosition>> SqliteStore::intakePosition(std::string_view path)
{
    Result<QSqlQuery> query = m_database->prepare(
        QStringLiteral("SELECT head, head_size, position, line, read_at FROM intake WHERE path = ?"));
    if (!query)
        return query.error();
    query->bindValue(0, text(path));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    std::optional<IntakePosition> found;
    if (query->next())
        found = IntakePosition { std::string(path),
                                 query->value(0).toString().toStdString(),
                                 query->value(1).toLongLong(),
                                 query->value(2).toLongLong(),
                                 query->value(3).toLongLong(),
                                 Instant { Seconds { query->value(4).toLongLong() } } };
    query->finish();
    return found;
}

Status SqliteStore::noteIntake(const IntakePosition& intake)
{
    DUEBELL_FAILPOINT("write.intake");
    Result<QSqlQuery> query = m_database->prepare(
        QStringLiteral("INSERT INTO intake (path, head, head_size, position, line, read_at) VALUES (?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (path) DO UPDATE SET head = excluded.head, head_size = excluded.head_size, "
                       "position = excluded.position, line = excluded.line, read_at = excluded.read_at"));
    if (!query)
        return query.error();
    query->bindValue(0, text(intake.path));
    query->bindValue(1, text(intake.head));
    query->bindValue(2, static_cast<qint64>(intake.headSize));
    query->bindValue(3, static_cast<qint64>(intake.position));
    query->bindValue(4, static_cast<qint64>(intake.line));
    query->bindValue(5, static_cast<qint64>(intake.readAt.time_since_epoch().count()));
    return SqliteDatabase::run(*query);
}

} // namespace duebell
