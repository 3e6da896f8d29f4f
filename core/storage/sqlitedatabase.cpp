#include "storage/sqlitedatabase.h"

#include "storage/schemasqlite.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QStorageInfo>
#include <QStringList>

#include <atomic>
#include <string_view>
#include <utility>

namespace duebell {

namespace {

    constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

    Error databaseError(const QString& statement, const QSqlError& error)
    {
        return Error { ErrorCode::Database,
                       statement.toStdString(),
                       (error.databaseText().isEmpty() ? error.driverText() : error.databaseText()).toStdString(),
                       {} };
    }

    QString newConnectionName()
    {
        static std::atomic<int> counter { 0 };
        return QStringLiteral("duebell-%1").arg(++counter);
    }

    Status refuseNetworkDrive(const QString& path)
    {
        const QByteArray type = QStorageInfo(QFileInfo(path).absolutePath()).fileSystemType();
        for (const char* network : { "nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.davfs", "afs" }) {
            if (type == network)
                return Error { ErrorCode::File, path.toStdString(), type.toStdString(), "a local drive" };
        }
        return Done {};
    }

    // SQLite gives its -wal and -shm the permissions of the main file, so the main file is made before SQLite sees it.
    Status makeEmptyFile(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly))
            return Error { ErrorCode::File, path.toStdString(), file.errorString().toStdString(), "a new file" };
        return Done {};
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

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const QString& path, Access access)
{
    if (!QFileInfo::exists(path))
        return Error { ErrorCode::NotFound, path.toStdString(), {}, {} };
    if (Status local = refuseNetworkDrive(path); !local)
        return local.error();
    // A file somebody copied here may have come with looser permissions; it holds what clients wrote.
    if ((QFile::permissions(path) & ~(kOwnerOnly | QFileDevice::ReadUser | QFileDevice::WriteUser)) != 0)
        QFile::setPermissions(path, kOwnerOnly);
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path));
    if (Status connected = database->connect(access); !connected)
        return connected.error();
    if (Status ours = database->checkIdentity(); !ours)
        return ours.error();
    return database;
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::create(const QString& path)
{
    if (Status local = refuseNetworkDrive(path); !local)
        return local.error();
    if (Status made = makeEmptyFile(path); !made)
        return made.error();
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path));
    Status status = database->connect(Access::ReadWrite);
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

Status SqliteDatabase::connect(Access access)
{
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    if (!m_database.isValid() || !m_database.open())
        return databaseError(m_path, m_database.lastError());
    QStringList pragmas { QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
                          QStringLiteral("PRAGMA foreign_keys = ON"),
                          // Without it REPLACE would delete rows past the append-only triggers.
                          QStringLiteral("PRAGMA recursive_triggers = ON") };
    if (access == Access::ReadOnly)
        pragmas.append(QStringLiteral("PRAGMA query_only = ON"));
    for (const QString& pragma : pragmas) {
        if (Status set = execute(pragma); !set) {
            // Code 26 is SQLITE_NOTADB: SQLite looks at the file's head only now.
            if (set.error().value.find("not a database") != std::string::npos)
                return Error { ErrorCode::WrongFile, m_path.toStdString(), set.error().value, {} };
            return set;
        }
    }
    return Done {};
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

// Statements end with ";" at a line's end, or, for triggers, with "END;" there. Comments take whole lines or follow
// code.
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
        return databaseError(statement, query.lastError());
    return query;
}

Status SqliteDatabase::run(QSqlQuery& query)
{
    if (!query.exec())
        return databaseError(query.lastQuery(), query.lastError());
    return Done {};
}

Status SqliteDatabase::execute(const QString& statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return databaseError(statement, query.lastError());
    return Done {};
}

Result<qint64> SqliteDatabase::number(const QString& statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return databaseError(statement, query.lastError());
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

Status SqliteTransaction::begin()
{
    if (Status begun = m_database.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    m_active = true;
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
    if (Status done = m_database.execute(QStringLiteral("COMMIT")); !done)
        return done;
    m_active = false;
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
