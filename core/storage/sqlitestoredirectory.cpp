// The directory's side of SqliteStore, and the check of the file itself.
#include "storage/failpoint.h"
#include "storage/sqlitestore.h"

#include <QVariant>

#include <array>

namespace duebell {

namespace {

    struct CountCheck {
        const char* where;
        const char* statement; ///< yields the number of rows that are wrong
    };

    // What the schema's own constraints cannot say.
    constexpr std::array kChecks {
        CountCheck { "log_head.last",
                     "SELECT (SELECT last FROM log_head) <> (SELECT coalesce(max(seq), 0) FROM event)" },
        CountCheck { "event.seq without gaps",
                     "SELECT (SELECT count(*) FROM event) <> (SELECT coalesce(max(seq), 0) FROM event)" },
        CountCheck { "symbol.number without gaps",
                     "SELECT (SELECT count(*) FROM symbol) <> (SELECT coalesce(max(number), 0) FROM symbol)" },
        CountCheck { "event.value",
                     "SELECT count(*) FROM event WHERE value < 0 OR value > (SELECT count(*) FROM symbol)" },
        CountCheck { "event.actor",
                     "SELECT count(*) FROM event WHERE actor < 0 OR actor > (SELECT count(*) FROM symbol)" },
        CountCheck { "event.kind", "SELECT count(*) FROM event WHERE kind NOT BETWEEN 1 AND 12" },
        CountCheck { "ticket.first_at",
                     "SELECT count(*) FROM ticket WHERE first_at IS NOT (SELECT min(at) FROM event WHERE event.ticket "
                     "= number)" },
        CountCheck { "recording.first", "SELECT count(*) FROM recording WHERE first NOT IN (SELECT seq FROM event)" },
        CountCheck { "references", "SELECT count(*) FROM pragma_foreign_key_check" },
        CountCheck { "agreement_version.number without gaps",
                     "SELECT count(*) <> coalesce(max(number), 0) FROM agreement_version" },
    };

} // namespace

Result<std::vector<DirectoryEntry>> SqliteStore::loadDirectory()
{
    Result<QSqlQuery> query = m_database->prepare(
        QStringLiteral("SELECT kind, id, definition FROM directory_entry ORDER BY kind, id, rowid"));
    if (!query)
        return query.error();
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    std::vector<DirectoryEntry> entries;
    while (query->next())
        entries.push_back({ static_cast<Directory::Kind>(query->value(0).toInt()), Symbol { query->value(1).toInt() },
                            query->value(2).toString().toStdString() });
    query->finish();
    if (Status symbols = m_symbols.readNew(); !symbols)
        return symbols.error();
    return entries;
}

Result<std::vector<Directory::Fact>> SqliteStore::loadFacts(Instant knownAt)
{
    Result<QSqlQuery> query = m_database->prepare(QStringLiteral(
        "SELECT kind, subject, attribute, value, effective FROM directory_fact WHERE recorded <= ? ORDER BY number"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<qint64>(knownAt.time_since_epoch().count()));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    std::vector<Directory::Fact> facts;
    while (query->next()) {
        Directory::Fact fact { static_cast<Directory::Kind>(query->value(0).toInt()),
                               Symbol { query->value(1).toInt() }, Symbol { query->value(2).toInt() },
                               Symbol { query->value(3).toInt() } };
        if (!query->value(4).isNull())
            fact.effective = Instant { Seconds { query->value(4).toLongLong() } };
        facts.push_back(fact);
    }
    query->finish();
    if (Status symbols = m_symbols.readNew(); !symbols)
        return symbols.error();
    return facts;
}

Status SqliteStore::addToDirectory(std::span<const DirectoryEntry> entries, std::span<const Directory::Fact> facts,
                                   Instant recorded)
{
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun;
    DUEBELL_FAILPOINT("write.directory");
    Result<QSqlQuery> entryQuery = m_database->prepare(
        QStringLiteral("INSERT INTO directory_entry (kind, id, definition) SELECT ?, ?, ? WHERE NOT EXISTS "
                       "(SELECT 1 FROM directory_entry WHERE kind = ? AND id = ?)"));
    if (!entryQuery)
        return entryQuery.error();
    for (const DirectoryEntry& entry : entries) {
        entryQuery->bindValue(0, static_cast<int>(entry.kind));
        entryQuery->bindValue(1, entry.id.value);
        entryQuery->bindValue(2, QString::fromStdString(entry.definitionJson));
        entryQuery->bindValue(3, static_cast<int>(entry.kind));
        entryQuery->bindValue(4, entry.id.value);
        if (Status done = SqliteDatabase::run(*entryQuery); !done)
            return done;
    }
    if (Status inserted = insertFacts(facts, recorded); !inserted)
        return inserted;
    return transaction.commit();
}

Result<std::int64_t> SqliteStore::configurationStamp()
{
    // All three only grow.
    const Result<qint64> stamp = m_database->number(
        QStringLiteral("SELECT (SELECT count(*) FROM agreement_version) + (SELECT coalesce(max(number), 0) FROM "
                       "directory_fact) + (SELECT coalesce(max(rowid), 0) FROM directory_entry)"));
    if (!stamp)
        return stamp.error();
    return *stamp;
}

// A page of a long text holds nothing that SQLite could check: noise and zeros show as what no text is.
Status SqliteStore::checkTexts(std::vector<Finding>& findings)
{
    for (const char* statement : { "SELECT CAST(subject AS BLOB), CAST(link AS BLOB) FROM ticket_text",
                                   "SELECT CAST(body AS BLOB), x'' FROM event_text" }) {
        Result<QSqlQuery> rows = m_database->prepare(QLatin1String(statement));
        if (!rows)
            return rows.error();
        if (Status done = SqliteDatabase::run(*rows); !done)
            return done;
        std::int64_t wrong = 0;
        while (rows->next()) {
            for (const int column : { 0, 1 }) {
                const QByteArray bytes = rows->value(column).toByteArray();
                wrong += bytes.isValidUtf8() && !bytes.contains('\0') ? 0 : 1;
            }
        }
        if (wrong != 0)
            findings.push_back({ "texts", std::to_string(wrong), "0" });
    }
    return Done {};
}

Result<std::vector<SqliteStore::Finding>> SqliteStore::check()
{
    std::vector<Finding> findings;
    SqliteSnapshot snapshot(*m_database);
    if (Status begun = snapshot.begin(); !begun)
        return begun.error();
    Result<QSqlQuery> integrity = m_database->prepare(QStringLiteral("PRAGMA integrity_check"));
    if (!integrity)
        return integrity.error();
    if (Status done = SqliteDatabase::run(*integrity); !done)
        return done.error();
    while (integrity->next()) {
        const std::string line = integrity->value(0).toString().toStdString();
        if (line != "ok")
            findings.push_back({ "integrity", line, "ok" });
    }
    integrity->finish();
    if (Status texts = checkTexts(findings); !texts)
        return texts.error();
    for (const CountCheck& each : kChecks) {
        const Result<qint64> wrong = m_database->number(QLatin1String(each.statement));
        if (!wrong)
            return wrong.error();
        if (*wrong != 0)
            findings.push_back({ each.where, std::to_string(*wrong), "0" });
    }
    return findings;
}

} // namespace duebell
