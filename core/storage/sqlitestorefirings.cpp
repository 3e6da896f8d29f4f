// The warnings' side of SqliteStore. Warnings of one key happen once: who inserts the row speaks.
#include "storage/sqlitestore.h"

#include <algorithm>

namespace duebell {

namespace {

    // In the order of FiringKey's members, then when and how it ended.
    constexpr const char* kInsert
        = "INSERT OR IGNORE INTO firing (scenario, step, ticket, metric, status, cycle, deadline, receiver, channel, "
          "fired, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) RETURNING 1";
    constexpr const char* kSettle
        = "UPDATE firing SET outcome = ?10, fired = CASE ?10 WHEN 5 THEN ?11 ELSE fired END WHERE scenario = ?1 AND "
          "step = ?2 AND ticket = ?3 AND metric = ?4 AND status = ?5 AND cycle = ?6 AND deadline = ?7 AND receiver = "
          "?8 "
          "AND channel = ?9 AND (outcome = 1 OR ?10 NOT IN (2, 3))";
    // One after the other: a step or a few for each scenario, however many rows there are.
    constexpr const char* kNextStep = "SELECT scenario, step FROM firing WHERE (scenario, step) > (?, ?) "
                                      "ORDER BY scenario, step LIMIT 1";
    constexpr const char* kOfTicket
        = "SELECT scenario, step, ticket, metric, status, cycle, deadline, receiver, "
          "channel, fired, outcome FROM firing "
          "WHERE scenario = ?1 AND step = ?2 AND ticket = ?3 AND (?4 IS NULL OR receiver = ?4)";
    // One recorded in the future was recorded before the host's clock was set back.
    constexpr const char* kTakeAbandoned
        = "UPDATE firing SET fired = ?1 WHERE outcome = 1 AND receiver = ?2 AND (fired <= ?3 OR fired > ?1) RETURNING "
          "scenario, step, ticket, metric, status, cycle, deadline, receiver, channel, fired, outcome";
    constexpr const char* kTakeSnoozed
        = "UPDATE firing SET fired = ?1, outcome = 1 WHERE outcome = 5 AND receiver = ?2 AND fired <= ?1 RETURNING "
          "scenario, step, ticket, metric, status, cycle, deadline, receiver, channel, fired, outcome";
    constexpr const char* kNextUnspoken = "SELECT min(CASE outcome WHEN 1 THEN fired + ?2 ELSE fired END) FROM firing "
                                          "WHERE (outcome = 5 OR outcome = 1 "
                                          "AND fired <> ?3) AND receiver = ?1";

    static_assert(static_cast<int>(FiringOutcome::Pending) == 1 && static_cast<int>(FiringOutcome::Delivered) == 2
                  && static_cast<int>(FiringOutcome::Failed) == 3 && static_cast<int>(FiringOutcome::Snoozed) == 5);

    std::int64_t seconds(Instant at)
    {
        return at.time_since_epoch().count();
    }

    void bind(SqliteStatement& statement, const FiringKey& key)
    {
        statement.bind(0, key.scenario);
        statement.bind(1, key.step);
        statement.bind(2, key.ticket.value);
        statement.bind(3, static_cast<int>(key.metric));
        statement.bind(4, key.status.value);
        statement.bind(5, key.cycle);
        statement.bind(6, seconds(key.deadline));
        statement.bind(7, key.receiver.value);
        statement.bind(8, static_cast<int>(key.channel));
    }

    Firing firingOf(const SqliteStatement& row)
    {
        Firing firing;
        FiringKey& key = firing.key;
        key.scenario = static_cast<std::int32_t>(row.integer(0));
        key.step = row.integer(1);
        key.ticket = TicketId { row.integer(2) };
        key.metric = static_cast<Metric>(row.integer(3));
        key.status = Symbol { static_cast<std::int32_t>(row.integer(4)) };
        key.cycle = static_cast<std::int32_t>(row.integer(5));
        key.deadline = Instant { Seconds { row.integer(6) } };
        key.receiver = Symbol { static_cast<std::int32_t>(row.integer(7)) };
        key.channel = static_cast<FiringChannel>(row.integer(8));
        firing.at = Instant { Seconds { row.integer(9) } };
        firing.outcome = static_cast<FiringOutcome>(row.integer(10));
        return firing;
    }

} // namespace

Status SqliteStore::readFirings(SqliteStatement& rows, std::vector<Firing>& firings)
{
    while (true) {
        const Result<bool> row = rows.step();
        if (!row)
            return row.error();
        if (!*row)
            return Done {};
        firings.push_back(firingOf(rows));
    }
}

Result<std::vector<FiringKey>> SqliteStore::recordFirings(std::span<const FiringKey> firings, Instant now)
{
    std::vector<FiringKey> recorded;
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun.error();
    const Result<SqliteStatement*> insert = statement(kInsert);
    if (!insert)
        return insert.error();
    for (const FiringKey& key : firings) {
        bind(**insert, key);
        (*insert)->bind(9, seconds(now));
        const Result<bool> isNew = (*insert)->step();
        if (!isNew)
            return isNew.error();
        if (!*isNew)
            continue;
        recorded.push_back(key);
        if (Status done = (*insert)->run(); !done)
            return done.error();
    }
    if (Status committed = transaction.commit(); !committed)
        return committed.error();
    return recorded;
}

Result<std::vector<Firing>> SqliteStore::firingsOf(TicketId ticket, std::optional<Symbol> receiver)
{
    const Result<SqliteStatement*> nextStep = statement(kNextStep);
    const Result<SqliteStatement*> rows = statement(kOfTicket);
    if (!nextStep || !rows)
        return !nextStep ? nextStep.error() : rows.error();
    std::vector<Firing> firings;
    std::int64_t scenario = 0;
    std::int64_t step = 0;
    while (true) {
        (*nextStep)->bind(0, scenario);
        (*nextStep)->bind(1, step);
        const Result<bool> found = (*nextStep)->step();
        if (!found)
            return found.error();
        if (!*found)
            return firings;
        scenario = (*nextStep)->integer(0);
        step = (*nextStep)->integer(1);
        (*nextStep)->reset();
        (*rows)->bind(0, scenario);
        (*rows)->bind(1, step);
        (*rows)->bind(2, ticket.value);
        if (receiver)
            (*rows)->bind(3, receiver->value);
        else
            (*rows)->bindNull(3);
        if (Status read = readFirings(**rows, firings); !read)
            return read.error();
    }
}

Status SqliteStore::takeUnspoken(const char* sql, FiringOutcome was, Symbol receiver, Instant now,
                                 UnspokenFirings& unspoken)
{
    const Result<SqliteStatement*> take = statement(sql);
    if (!take)
        return take.error();
    (*take)->bind(0, seconds(now));
    (*take)->bind(1, receiver.value);
    if (was == FiringOutcome::Pending)
        (*take)->bind(2, seconds(now - kFiringAbandonedAfter));
    std::vector<Firing> taken;
    if (Status read = readFirings(**take, taken); !read)
        return read;
    for (Firing& firing : taken) {
        firing.outcome = was;
        unspoken.taken.push_back(firing);
    }
    return Done {};
}

Result<EventStore::UnspokenFirings> SqliteStore::takeUnspokenFirings(Symbol receiver, Instant now)
{
    UnspokenFirings unspoken;
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun.error();
    const Result<SqliteStatement*> next = statement(kNextUnspoken);
    if (!next)
        return next.error();
    (*next)->bind(0, receiver.value);
    (*next)->bind(1, kFiringAbandonedAfter.count());
    (*next)->bind(2, seconds(now)); // what was just taken
    Status taken = takeUnspoken(kTakeAbandoned, FiringOutcome::Pending, receiver, now, unspoken);
    if (taken)
        taken = takeUnspoken(kTakeSnoozed, FiringOutcome::Snoozed, receiver, now, unspoken);
    if (!taken)
        return taken.error();
    const Result<bool> row = (*next)->step();
    if (!row)
        return row.error();
    if (*row && !(*next)->isNull(0))
        unspoken.next = Instant { Seconds { (*next)->integer(0) } };
    (*next)->reset();
    if (Status committed = transaction.commit(); !committed)
        return committed.error();
    std::ranges::sort(unspoken.taken, {}, &Firing::key);
    return unspoken;
}

Status SqliteStore::settleFirings(std::span<const FiringKey> firings, FiringOutcome outcome, Instant until)
{
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun;
    const Result<SqliteStatement*> settle = statement(kSettle);
    if (!settle)
        return settle.error();
    for (const FiringKey& key : firings) {
        bind(**settle, key);
        (*settle)->bind(9, static_cast<int>(outcome));
        (*settle)->bind(10, seconds(until));
        if (Status done = (*settle)->run(); !done)
            return done;
    }
    return transaction.commit();
}

} // namespace duebell
