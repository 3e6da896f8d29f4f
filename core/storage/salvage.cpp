#include "storage/salvage.h"

#include "storage/failpoint.h"
#include "storage/sqlitedatabase.h"

#include <QSqlRecord>
#include <QStringList>
#include <QVariant>

#include <array>

namespace duebell {

namespace {

    // A row as it stands in one file, for the same table of the other: columns by name, so that a file of an older
    // schema fits too.
    Status insert(SqliteDatabase& target, const char* table, const QSqlRecord& row)
    {
        QStringList names;
        QStringList marks;
        for (int i = 0; i < row.count(); ++i) {
            names.append(row.fieldName(i));
            marks.append(QStringLiteral("?"));
        }
        Result<QSqlQuery> query = target.prepare(
            QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                .arg(QLatin1String(table), names.join(QLatin1String(", ")), marks.join(QLatin1String(", "))));
        if (!query)
            return query.error();
        for (int i = 0; i < row.count(); ++i)
            query->bindValue(i, row.value(i));
        return SqliteDatabase::run(*query);
    }

    // The file to write to is full or broken: that is no matter of the damaged one.
    bool isFault(const Status& status)
    {
        return !status && !status.error().allowed.empty();
    }

} // namespace

Salvage::Salvage(SqliteDatabase& damaged, SqliteDatabase& restored)
    : m_damaged(damaged)
    , m_restored(restored)
{
}

Status Salvage::run(RestoreAccount& account)
{
    const Result<qint64> head = m_restored.number(QStringLiteral("SELECT last FROM log_head"));
    if (!head)
        return head.error();
    account.last = Sequence { *head };
    if (!isSameDesk())
        return Done {};
    DUEBELL_FAILPOINT("restore.salvage");
    const std::int64_t last = lastInDamaged(account);
    SqliteTransaction transaction(m_restored);
    if (Status begun = transaction.begin(); !begun)
        return begun;
    // What events refer to comes first. A row that cannot be read ends its table; events that need it stop there too.
    static constexpr std::array tables { Table { "symbol", "number", true }, Table { "run", "number", false },
                                         Table { "ticket", "number", false },
                                         Table { "agreement_version", "number", true },
                                         Table { "directory_fact", "number", false } };
    for (const Table& table : tables) {
        if (Status taken = takeRows(table); !taken)
            return taken;
    }
    Status done = countSymbols();
    if (done)
        done = takeEvents(last, account);
    if (done)
        done = takeRows(Table { "recording", "first", false }, account.last.value + account.salvaged);
    if (done)
        done = finishTickets(account.last.value + account.salvaged);
    if (done)
        done = transaction.commit();
    if (!done)
        return done;
    account.lost = std::max<std::int64_t>(0, last - account.last.value - account.salvaged);
    nameLostTickets(account);
    return Done {};
}

bool Salvage::isSameDesk()
{
    const auto uuid = [](SqliteDatabase& database) {
        Result<QSqlQuery> query = database.prepare(QStringLiteral("SELECT uuid FROM desk"));
        return query && SqliteDatabase::run(*query) && query->next() ? query->value(0).toString() : QString();
    };
    const QString damaged = uuid(m_damaged);
    return damaged.isEmpty() || damaged == uuid(m_restored);
}

// Two places that agree are believed.
std::int64_t Salvage::lastInDamaged(RestoreAccount& account)
{
    const Result<qint64> head = m_damaged.number(QStringLiteral("SELECT last FROM log_head"));
    for (const char* statement : { "SELECT max(seq) FROM event NOT INDEXED",
                                   "SELECT max(seq) FROM event INDEXED BY event_ticket WHERE ticket > 0" }) {
        const Result<qint64> last = m_damaged.number(QLatin1String(statement));
        if (!last)
            continue;
        account.lostIsExact = head && *head == *last;
        return *last;
    }
    return account.last.value;
}

Status Salvage::countSymbols()
{
    const Result<qint64> count = m_restored.number(QStringLiteral("SELECT count(*) FROM symbol"));
    if (!count)
        return count.error();
    m_symbols = *count;
    return Done {};
}

Status Salvage::takeRows(const Table& table, std::int64_t last)
{
    const QString key = QLatin1String(table.key);
    const QString name = QLatin1String(table.name);
    const Result<qint64> have = m_restored.number(QStringLiteral("SELECT coalesce(max(%1), 0) FROM %2").arg(key, name));
    if (!have)
        return have.error();
    Result<QSqlQuery> rows
        = m_damaged.prepare(QStringLiteral("SELECT * FROM %1 WHERE %2 > ? AND %2 <= ? ORDER BY %2").arg(name, key));
    if (!rows)
        return Done {};
    rows->bindValue(0, *have);
    rows->bindValue(1, static_cast<qint64>(last));
    if (!SqliteDatabase::run(*rows))
        return Done {};
    qint64 expected = *have;
    while (rows->next()) {
        const QSqlRecord row = rows->record();
        if (table.gapless && row.value(key).toLongLong() != ++expected)
            break;
        const Status inserted = insert(m_restored, table.name, row);
        if (isFault(inserted))
            return inserted;
        if (!inserted)
            break; // nonsense that the schema refuses
    }
    return Done {};
}

Status Salvage::takeTexts(const char* table, const char* key, std::int64_t value)
{
    Result<QSqlQuery> row = m_damaged.prepare(
        QStringLiteral("SELECT * FROM %1 WHERE %2 = ?").arg(QLatin1String(table), QLatin1String(key)));
    if (!row)
        return Done {};
    row->bindValue(0, static_cast<qint64>(value));
    // A text that is lost must not cost the event it belongs to.
    if (SqliteDatabase::run(*row) && row->next())
        (void)insert(m_restored, table, row->record());
    return Done {};
}

Result<bool> Salvage::takeEvent(std::int64_t sequence)
{
    Result<QSqlQuery> row = m_damaged.prepare(QStringLiteral("SELECT * FROM event WHERE seq = ?"));
    if (!row)
        return false;
    row->bindValue(0, static_cast<qint64>(sequence));
    if (!SqliteDatabase::run(*row) || !row->next())
        return false;
    const QSqlRecord record = row->record();
    const auto inside = [&](const char* column, qint64 first, qint64 last) {
        const qint64 value = record.value(QLatin1String(column)).toLongLong();
        return value >= first && value <= last;
    };
    // Foreign keys say the rest.
    if (!inside("seq", sequence, sequence) || !inside("kind", 1, 12) || !inside("actor_kind", 0, 4)
        || !inside("actor", 0, m_symbols) || !inside("value", 0, m_symbols))
        return false;
    const Status inserted = insert(m_restored, "event", record);
    if (isFault(inserted))
        return inserted.error();
    if (!inserted)
        return false;
    m_tickets.insert(record.value(QStringLiteral("ticket")).toLongLong());
    return true;
}

Status Salvage::takeEvents(std::int64_t last, RestoreAccount& account)
{
    for (std::int64_t sequence = account.last.value + 1; sequence <= last; ++sequence) {
        const Result<bool> taken = takeEvent(sequence);
        if (!taken)
            return taken.error();
        if (!*taken)
            break;
        if (Status texts = takeTexts("event_text", "seq", sequence); !texts)
            return texts;
        ++account.salvaged;
    }
    return Done {};
}

Status Salvage::finishTickets(std::int64_t last)
{
    Status done = m_restored.execute(QStringLiteral("UPDATE log_head SET last = %1").arg(last));
    if (done)
        done = m_restored.execute(QStringLiteral(
            "UPDATE ticket SET first_at = (SELECT min(at) FROM event WHERE event.ticket = ticket.number)"));
    for (const std::int64_t ticket : m_tickets) {
        if (!done)
            return done;
        done = m_restored.execute(
            QStringLiteral("UPDATE ticket SET last_closed_at = NULL WHERE number = %1").arg(ticket));
        if (done)
            done = takeTexts("ticket_text", "ticket", ticket);
    }
    return done;
}

// The index knows each event's ticket too, when the table does not say it any more.
void Salvage::nameLostTickets(RestoreAccount& account)
{
    if (account.lost == 0)
        return;
    std::set<std::string> keys;
    for (const char* source : { "event NOT INDEXED", "event INDEXED BY event_ticket" }) {
        Result<QSqlQuery> rows = m_damaged.prepare(
            QStringLiteral("SELECT DISTINCT (SELECT display_key FROM ticket WHERE number = event.ticket) FROM %1 "
                           "WHERE seq > ?")
                .arg(QLatin1String(source)));
        if (!rows)
            continue;
        rows->bindValue(0, static_cast<qint64>(account.last.value + account.salvaged));
        if (!SqliteDatabase::run(*rows))
            continue;
        while (rows->next()) {
            if (!rows->isNull(0))
                keys.insert(rows->value(0).toString().toStdString());
        }
    }
    account.lostTickets.assign(keys.begin(), keys.end());
}

} // namespace duebell
