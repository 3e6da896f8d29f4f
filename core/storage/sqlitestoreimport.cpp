// The import's side of SqliteStore: tickets by their keys, runs, followed files.
#include "storage/eventrow.h"
#include "storage/failpoint.h"
#include "storage/sqlitestore.h"

namespace duebell {

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

Result<TicketId> SqliteStore::openTicket(Symbol source, std::string_view prefix, const TicketTexts& texts)
{
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun.error();
    // Tickets are never removed, so their count is the last number that was given.
    const Result<SqliteStatement*> count = statement("SELECT count(*) FROM ticket WHERE source = ?");
    if (!count)
        return count.error();
    (*count)->bind(0, source.value);
    const Result<bool> row = (*count)->step();
    if (!row)
        return row.error();
    const std::string key = std::string(prefix) + std::to_string((*count)->integer(0) + 1);
    (*count)->reset();
    const Result<TicketEntry> entry = enterTicket({ source, key, key, texts });
    if (!entry)
        return entry.error();
    if (Status committed = transaction.commit(); !committed)
        return committed.error();
    return entry->id;
}

Result<EventStore::TicketEntry> SqliteStore::enterTicket(const TicketDraft& draft)
{
    const Result<SqliteStatement*> insert = statement(
        "INSERT INTO ticket (source, external_key, display_key) VALUES (?, ?, ?) ON CONFLICT (source, external_key) "
        "DO UPDATE SET display_key = display_key RETURNING number, first_at IS NOT NULL");
    if (!insert)
        return insert.error();
    (*insert)->bind(0, draft.source.value);
    (*insert)->bindText(1, draft.externalKey);
    (*insert)->bindText(2, draft.displayKey);
    const Result<bool> row = (*insert)->step();
    if (!row)
        return row.error();
    if (!*row)
        return Error { ErrorCode::Database, "ticket", draft.externalKey, {} };
    const TicketEntry entry { TicketId { (*insert)->integer(0) }, (*insert)->integer(1) != 0 };
    if (Status done = (*insert)->run(); !done)
        return done.error();
    if (draft.texts == TicketTexts {})
        return entry;
    const Result<SqliteStatement*> texts = statement(
        "INSERT INTO ticket_text (ticket, subject, link) VALUES (?, ?, ?) ON CONFLICT (ticket) DO UPDATE SET "
        "subject = CASE excluded.subject WHEN '' THEN subject ELSE excluded.subject END, "
        "link = CASE excluded.link WHEN '' THEN link ELSE excluded.link END");
    if (!texts)
        return texts.error();
    (*texts)->bind(0, entry.id.value);
    (*texts)->bindText(1, draft.texts.subject);
    (*texts)->bindText(2, draft.texts.link);
    if (Status done = (*texts)->run(); !done)
        return done.error();
    return entry;
}

Result<std::vector<std::vector<Event>>> SqliteStore::loadTickets(std::span<const TicketId> tickets)
{
    const Result<SqliteStatement*> rows
        = statement("SELECT " DUEBELL_EVENT_COLUMNS " FROM event WHERE ticket = ? ORDER BY seq");
    if (!rows)
        return rows.error();
    SqliteSnapshot snapshot(*m_database);
    Status ready = snapshot.begin();
    if (ready)
        ready = readNew();
    std::vector<std::vector<Event>> lists(tickets.size());
    for (std::size_t i = 0; ready && i < tickets.size(); ++i) {
        (*rows)->bind(0, tickets[i].value);
        ready = appendEvents(**rows, lists[i]);
    }
    if (!ready)
        return ready.error();
    return lists;
}

Result<std::vector<EventStore::RunSummary>> SqliteStore::loadRuns()
{
    const Result<SqliteStatement*> rows = statement(
        "WITH brought AS (SELECT run, count(*) AS events FROM event GROUP BY run), "
        "taken AS (SELECT event.run AS run, count(DISTINCT event.seq) AS events FROM event AS back "
        "JOIN event ON event.seq = json_extract(back.extra, '$.reference') WHERE back.kind = ? GROUP BY event.run) "
        "SELECT run.number, run.kind, run.at, run.source, run.file_hash, run.account, coalesce(brought.events, 0), "
        "coalesce(taken.events, 0) FROM run LEFT JOIN brought ON brought.run = run.number "
        "LEFT JOIN taken ON taken.run = run.number ORDER BY run.number");
    if (!rows)
        return rows.error();
    (*rows)->bind(0, static_cast<std::int64_t>(EventKind::Retracted));
    std::vector<RunSummary> runs;
    while (true) {
        const Result<bool> row = (*rows)->step();
        if (!row)
            return row.error();
        if (!*row)
            return runs;
        RunSummary& run = runs.emplace_back();
        run.id = RunId { (*rows)->integer(0) };
        run.info.kind = static_cast<RunInfo::Kind>((*rows)->integer(1));
        run.at = Instant { Seconds { (*rows)->integer(2) } };
        run.info.source = (*rows)->text(3);
        run.info.fileHash = (*rows)->text(4);
        run.info.account = (*rows)->text(5);
        run.events = (*rows)->integer(6);
        run.retracted = (*rows)->integer(7);
    }
}

Result<EventStore::Accounts> SqliteStore::accountsOf(TicketId ticket)
{
    const Result<SqliteStatement*> rows
        = statement("SELECT DISTINCT run.number, run.account FROM event JOIN run ON run.number = event.run "
                    "WHERE event.ticket = ? AND run.kind = ? AND run.account <> ''");
    if (!rows)
        return rows.error();
    (*rows)->bind(0, ticket.value);
    (*rows)->bind(1, static_cast<int>(RunInfo::Kind::Hand));
    Accounts accounts;
    while (true) {
        const Result<bool> row = (*rows)->step();
        if (!row)
            return row.error();
        if (!*row)
            return accounts;
        accounts.emplace(RunId { (*rows)->integer(0) }, (*rows)->text(1));
    }
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
    const Result<SqliteStatement*> rows
        = statement("SELECT head, head_size, position, line, read_at FROM intake WHERE path = ?");
    if (!rows)
        return rows.error();
    (*rows)->bindText(0, path);
    const Result<bool> row = (*rows)->step();
    if (!row)
        return row.error();
    std::optional<IntakePosition> found;
    if (*row)
        found
            = IntakePosition { std::string(path),   (*rows)->text(0),    (*rows)->integer(1),
                               (*rows)->integer(2), (*rows)->integer(3), Instant { Seconds { (*rows)->integer(4) } } };
    (*rows)->reset();
    return found;
}

Status SqliteStore::noteIntake(const IntakePosition& intake)
{
    DUEBELL_FAILPOINT("write.intake");
    const Result<SqliteStatement*> insert
        = statement("INSERT INTO intake (path, head, head_size, position, line, read_at) VALUES (?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (path) DO UPDATE SET head = excluded.head, head_size = excluded.head_size, "
                    "position = excluded.position, line = excluded.line, read_at = excluded.read_at");
    if (!insert)
        return insert.error();
    (*insert)->bindText(0, intake.path);
    (*insert)->bindText(1, intake.head);
    (*insert)->bind(2, intake.headSize);
    (*insert)->bind(3, intake.position);
    (*insert)->bind(4, intake.line);
    (*insert)->bind(5, intake.readAt.time_since_epoch().count());
    return (*insert)->run();
}

} // namespace duebell
