#include "storage/sqlitedatabase.h"

#include "base/systemtimesource.h"
#include "storage/backups.h"
#include "storage/failpoint.h"
#include "storage/migrations.h"
#include "storage/schemasqlite.h"
#include "storage/sqlitecopy.h"
#include "storage/sqlitefault.h"

#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <QStringList>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>
#include <string_view>
#include <utility>

namespace duebell {

namespace {

    Error databaseError(const QString& path, const QString& statement, const QSqlError& error)
    {
        const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
        return sqliteFault(path.toStdString(), statement.toStdString(), error.nativeErrorCode().toInt(),
                           text.toStdString());
    }

    sqlite3* handleOf(const QSqlDriver* driver)
    {
        const QVariant handle = driver->handle();
        return handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0
            ? *static_cast<sqlite3* const*>(handle.constData())
            : nullptr;
    }

    QString pathOf(const QSqlQuery& query)
    {
        sqlite3* handle = query.driver() ? handleOf(query.driver()) : nullptr;
        return handle ? QString::fromUtf8(sqlite3_db_filename(handle, "main")) : QString();
    }

    QString newConnectionName()
    {
        static std::atomic<int> counter { 0 };
        return QStringLiteral("duebell-%1").arg(++counter);
    }

} // namespace

SqliteDatabase::SqliteDatabase(QString path)
    : m_path(std::move(path))
    , m_connection(newConnectionName())
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection))
{
}

SqliteDatabase::~SqliteDatabase()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const QString& path, const Options& options)
{
    Status status = sqlitefile::requireFile(path);
    if (status)
        status = sqlitefile::refuseNetworkDrive(path, options.fileSystemType);
    if (status && options.access == Access::ReadWrite)
        status = sqlitefile::requireWritable(path);
    if (!status)
        return status.error();
    sqlitefile::keepToOwner(path);
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path));
    status = database->connect(options);
    if (status)
        status = database->checkIdentity();
    if (!status)
        return status.error();
    const Result<bool> older = database->isOlder();
    if (!older)
        return older.error();
    if (*older && options.access == Access::ReadOnly)
        status = database->becomeMigratedCopy(options);
    else if (*older)
        status = database->migrate();
    if (status)
        status = database->setPragmas(options);
    if (!status)
        return status.error();
    return database;
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::create(const QString& path)
{
    if (Status local = sqlitefile::refuseNetworkDrive(path); !local)
        return local.error();
    if (Status made = sqlitefile::makeEmpty(path); !made)
        return made.error();
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path));
    Status status = database->connect({});
    if (status)
        status = database->setPragmas({});
    if (status)
        status = database->execute(QStringLiteral("PRAGMA application_id = %1").arg(kSqliteApplicationId));
    if (status)
        status = database->execute(QStringLiteral("BEGIN IMMEDIATE"));
    if (status)
        status = database->runScript(kSqliteSchema);
    if (status)
        status = database->execute(QStringLiteral("PRAGMA user_version = %1").arg(kSqliteSchemaNumber));
    if (status)
        status = database->execute(QStringLiteral("COMMIT"));
    if (!status) {
        database.reset();
        QFile::remove(path);
        return status.error();
    }
    return database;
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::openAsItIs(const QString& path, Access access)
{
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path));
    const QString options = access == Access::ReadOnly ? QStringLiteral("QSQLITE_OPEN_READONLY") : QString();
    if (Status connected = database->connect(path, options); !connected)
        return connected.error();
    return database;
}

Status SqliteDatabase::connect(const QString& name, const QString& options)
{
    m_database.close();
    m_database.setDatabaseName(name);
    m_database.setConnectOptions(options);
    if (!m_database.isValid() || !m_database.open())
        return databaseError(m_path, m_path, m_database.lastError());
    findNativeHandle();
    return Done {};
}

Status SqliteDatabase::connect(const Options& options)
{
    const QString wait = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(options.busyTimeout.count());
    // Without its neighbours WAL cannot work; what nobody can write to nobody changes meanwhile either. Where only this
    // user may not write, whoever does has the file open.
    if (options.access == Access::ReadOnly && !sqlitefile::requireWritable(m_path) && !sqlitefile::hasLog(m_path)
        && !sqlitefile::isOpenSomewhere(m_path))
        return connect(QString::fromUtf8(QUrl::fromLocalFile(m_path).toEncoded()) + QStringLiteral("?immutable=1"),
                       wait + QStringLiteral(";QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"));
    return connect(m_path, wait);
}

Status SqliteDatabase::setPragmas(const Options& options)
{
    QStringList pragmas { QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
                          QStringLiteral("PRAGMA foreign_keys = ON"),
                          // Without it REPLACE would delete rows past the append-only triggers.
                          QStringLiteral("PRAGMA recursive_triggers = ON"),
                          // What is erased is overwritten.
                          QStringLiteral("PRAGMA secure_delete = ON") };
    if (options.pageLimit > 0)
        pragmas.append(QStringLiteral("PRAGMA max_page_count = %1").arg(options.pageLimit));
    if (options.access == Access::ReadOnly)
        pragmas.append(QStringLiteral("PRAGMA query_only = ON"));
    for (const QString& pragma : pragmas) {
        if (Status set = execute(pragma); !set)
            return set;
    }
    findNativeHandle();
    return Done {};
}

// Two copies of SQLite in one process must not share a connection.
void SqliteDatabase::findNativeHandle()
{
    m_nativeHandle = nullptr;
    QSqlQuery query(m_database);
    if (query.exec(QStringLiteral("SELECT sqlite_source_id()")) && query.next()
        && query.value(0).toString() == QLatin1String(sqlite3_sourceid()))
        m_nativeHandle = handleOf(m_database.driver());
}

Status SqliteDatabase::checkIdentity()
{
    const Result<qint64> application = number(QStringLiteral("PRAGMA application_id"));
    if (!application)
        return application.error();
    if (*application != kSqliteApplicationId)
        return Error { ErrorCode::WrongFile, m_path.toStdString(), std::to_string(*application), {} };
    const Result<qint64> schema = number(QStringLiteral("PRAGMA user_version"));
    if (!schema)
        return schema.error();
    if (*schema > kSqliteSchemaNumber)
        return Error { ErrorCode::NewerFormat, m_path.toStdString(), std::to_string(*schema),
                       std::to_string(kSqliteSchemaNumber) };
    if (*schema < 1)
        return Error { ErrorCode::WrongFile, m_path.toStdString(), std::to_string(*schema), {} };
    return Done {};
}

Result<bool> SqliteDatabase::isOlder()
{
    const Result<qint64> schema = number(QStringLiteral("PRAGMA user_version"));
    if (!schema)
        return schema.error();
    return *schema < kSqliteSchemaNumber;
}

Status SqliteDatabase::migrate()
{
    DUEBELL_FAILPOINT("migrate.backup");
    const Result<qint64> schema = number(QStringLiteral("PRAGMA user_version"));
    if (!schema)
        return schema.error();
    const Result<DeskBackup> backup
        = Backups(m_path).makeBeforeMigration(SystemTimeSource().wallNow(), static_cast<int>(*schema));
    return backup ? Migrations::run(*this) : Status(backup.error());
}

// Somebody who only looks must not change the file, and an older schema cannot be read as it is.
Status SqliteDatabase::becomeMigratedCopy(const Options& options)
{
    std::unique_ptr<SqliteDatabase> original(new SqliteDatabase(m_path));
    if (Status connected = original->connect(options); !connected)
        return connected;
    if (Status connected = connect(QString(), QString()); !connected)
        return connected;
    if (Status copied = copyDatabase(*original, *this); !copied)
        return copied;
    return Migrations::run(*this);
}

// Triggers end with "END;", which is a ";" at a line's end too.
Status SqliteDatabase::runScript(const char* script)
{
    QString statement;
    const QStringList lines = QString::fromUtf8(script).split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        const QString code = line.section(QStringLiteral("--"), 0, 0).trimmed();
        if (code.isEmpty())
            continue;
        statement += code + QLatin1Char(' ');
        if (!code.endsWith(QLatin1Char(';')))
            continue;
        if (Status done = execute(statement); !done)
            return done;
        statement.clear();
    }
    return Done {};
}

Result<QSqlQuery> SqliteDatabase::prepare(const QString& statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return databaseError(m_path, statement, query.lastError());
    return query;
}

Status SqliteDatabase::run(QSqlQuery& query)
{
    if (!query.exec())
        return databaseError(pathOf(query), query.lastQuery(), query.lastError());
    return Done {};
}

Status SqliteDatabase::execute(const QString& statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return databaseError(m_path, statement, query.lastError());
    return Done {};
}

Result<qint64> SqliteDatabase::number(const QString& statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return databaseError(m_path, statement, query.lastError());
    if (!query.next())
        return Error { ErrorCode::NotFound, statement.toStdString(), {}, {} };
    return query.value(0).toLongLong();
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& database)
    : m_database(database)
{
}

SqliteTransaction::~SqliteTransaction()
{
    if (m_active)
        (void)m_database.execute(QStringLiteral("ROLLBACK"));
}

Status SqliteTransaction::beginAnySchema()
{
    DUEBELL_FAILPOINT("begin.before");
    if (Status begun = m_database.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    m_active = true;
    DUEBELL_FAILPOINT("begin.after");
    return Done {};
}

Status SqliteTransaction::begin()
{
    if (Status begun = beginAnySchema(); !begun)
        return begun;
    const Result<qint64> schema = m_database.number(QStringLiteral("PRAGMA user_version"));
    if (!schema)
        return schema.error();
    if (*schema != kSqliteSchemaNumber)
        return Error { ErrorCode::NewerFormat, m_database.path().toStdString(), std::to_string(*schema),
                       std::to_string(kSqliteSchemaNumber) };
    return Done {};
}

Status SqliteTransaction::commit()
{
    DUEBELL_FAILPOINT("commit.before");
    if (Status done = m_database.execute(QStringLiteral("COMMIT")); !done)
        return done;
    m_active = false;
    DUEBELL_FAILPOINT("commit.after");
    return Done {};
}

SqliteSnapshot::SqliteSnapshot(SqliteDatabase& database)
    : m_database(database)
{
}

SqliteSnapshot::~SqliteSnapshot()
{
    if (m_active)
        (void)m_database.execute(QStringLiteral("COMMIT"));
}

Status SqliteSnapshot::begin()
{
    if (Status begun = m_database.execute(QStringLiteral("BEGIN")); !begun)
        return begun;
    m_active = true;
    return Done {};
}

} // namespace duebell
