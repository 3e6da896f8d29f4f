#include "storage/sqlitestore.h"

#include "storage/failpoint.h"

#include <QUuid>
#include <QVariant>

namespace duebell {

namespace {

    qint64 seconds(Instant at)
    {
        return at.time_since_epoch().count();
    }

    Instant instant(const QVariant& value)
    {
        return Instant { Seconds { value.toLongLong() } };
    }

    QString text(const std::string& value)
    {
        // Never a null string: it would be bound as NULL.
        return value.empty() ? QStringLiteral("") : QString::fromStdString(value);
    }

} // namespace

SqliteStore::SqliteStore(std::unique_ptr<SqliteDatabase> database)
    : m_database(std::move(database))
    , m_symbols(*m_database)
{
}

SqliteStore::~SqliteStore() = default;

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const QString& path, const SqliteDatabase::Options& options)
{
    Result<std::unique_ptr<SqliteDatabase>> database = SqliteDatabase::open(path, options);
    if (!database)
        return database.error();
    std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(*database)));
    if (Status symbols = store->m_symbols.readNew(); !symbols)
        return symbols.error();
    if (const Result<bool> current = store->wasWrittenByOthers(); !current)
        return current.error();
    return store;
}

Result<std::unique_ptr<SqliteStore>> SqliteStore::create(const QString& path, Instant now)
{
    Result<std::unique_ptr<SqliteDatabase>> database = SqliteDatabase::create(path);
    if (!database)
        return database.error();
    Result<QSqlQuery> query
        = (*database)->prepare(QStringLiteral("INSERT INTO desk (only, uuid, created) VALUES (1, ?, ?)"));
    if (!query)
        return query.error();
    query->bindValue(0, QUuid::createUuid().toString(QUuid::WithoutBraces));
    query->bindValue(1, seconds(now));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(*database)));
}

Result<std::vector<Symbol>> SqliteStore::intern(std::span<const std::string_view> texts)
{
    return m_symbols.intern(texts);
}

Result<RunId> SqliteStore::beginRun(const RunInfo& info, Instant at)
{
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun.error();
    DUEBELL_FAILPOINT("write.run");
    Result<QSqlQuery> query = m_database->prepare(QStringLiteral(
        "INSERT INTO run (kind, at, source, file_hash, mapping, account) VALUES (?, ?, ?, ?, ?, ?) RETURNING number"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<int>(info.kind));
    query->bindValue(1, seconds(at));
    query->bindValue(2, text(info.source));
    query->bindValue(3, text(info.fileHash));
    query->bindValue(4, text(info.mappingJson));
    query->bindValue(5, text(info.account));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    if (!query->next())
        return Error { ErrorCode::Database, "run", {}, {} };
    const RunId run { query->value(0).toLongLong() };
    query->finish();
    if (Status committed = transaction.commit(); !committed)
        return committed.error();
    return run;
}

Result<std::vector<StoredVersion>> SqliteStore::loadVersions()
{
    Result<QSqlQuery> query = m_database->prepare(QStringLiteral(
        "SELECT number, effective, recorded, scope, author, reason, agreement, zones FROM agreement_version "
        "ORDER BY number"));
    if (!query)
        return query.error();
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    std::vector<StoredVersion> versions;
    while (query->next()) {
        StoredVersion version;
        version.number = query->value(0).toInt();
        version.effective = query->value(1).isNull() ? Instant::min() : instant(query->value(1));
        version.recorded = instant(query->value(2));
        version.scope = static_cast<VersionScope>(query->value(3).toInt());
        version.author = query->value(4).toString().toStdString();
        version.reason = query->value(5).toString().toStdString();
        version.agreementJson = query->value(6).toString().toStdString();
        version.zonesJson = query->value(7).toString().toStdString();
        versions.push_back(std::move(version));
    }
    return versions;
}

Result<bool> SqliteStore::wasWrittenByOthers()
{
    const Result<qint64> version = m_database->number(QStringLiteral("PRAGMA data_version"));
    if (!version)
        return version.error();
    const bool isFirst = m_dataVersion == 0;
    const bool changed = *version != m_dataVersion;
    m_dataVersion = *version;
    return changed && !isFirst;
}

Result<std::optional<EventStore::LastImport>> SqliteStore::lastImport()
{
    Result<QSqlQuery> query
        = m_database->prepare(QStringLiteral("SELECT at, source FROM run WHERE kind = ? ORDER BY number DESC LIMIT 1"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<int>(RunInfo::Kind::Import));
    if (Status done = SqliteDatabase::run(*query); !done)
        return done.error();
    if (!query->next())
        return std::optional<LastImport>();
    return std::optional(LastImport { instant(query->value(0)), query->value(1).toString().toStdString() });
}

} // namespace duebell
