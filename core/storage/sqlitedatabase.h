// One connection to a desk file: pragmas, permissions, statements, transactions. Belongs to the thread that opened it.
#pragma once

#include "base/result.h"
#include "storage/sqlitefile.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <chrono>
#include <memory>

struct sqlite3;

namespace duebell {

class SqliteDatabase {
public:
    enum class Access {
        ReadWrite,
        /// Every write is refused. The file is opened as usual, since WAL needs its neighbours; one that nobody can
        /// write to (a read-only drive) is read as it lies there. An older schema is read from a private copy that was
        /// migrated, the file itself stays as it is.
        ReadOnly,
    };
    struct Options {
        Access access = Access::ReadWrite;
        std::chrono::milliseconds busyTimeout { 10'000 }; ///< how long to wait while others write
        sqlitefile::FileSystemType fileSystemType {}; ///< empty: the host's
        std::int64_t pageLimit = 0; ///< the file grows no larger than so many pages; 0: as large as the disk allows
    };

    /// Opens an existing desk file; one of an older schema is backed up and migrated. NotFound; WrongFile when it is no
    /// desk; NewerFormat when its schema is newer than this program; File when it lies on a network drive, is a folder
    /// or cannot be written; Database otherwise, as sqliteFault.
    [[nodiscard]] static Result<std::unique_ptr<SqliteDatabase>> open(const QString& path, const Options& options);
    [[nodiscard]] static Result<std::unique_ptr<SqliteDatabase>> open(const QString& path, Access access)
    {
        return open(path, Options { .access = access });
    }
    /// Makes a new desk file, readable by its owner only. File when something is there already or it cannot be made.
    [[nodiscard]] static Result<std::unique_ptr<SqliteDatabase>> create(const QString& path);
    /// A database as it lies there, for copying and for looking at damaged ones: of any schema, nothing is set, changed
    /// or migrated. An empty path is a private database that goes with the connection.
    [[nodiscard]] static Result<std::unique_ptr<SqliteDatabase>> openAsItIs(const QString& path, Access access);
    ~SqliteDatabase();
    SqliteDatabase(const SqliteDatabase&) = delete;
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;

    /// A statement ready to be bound and run by run(); forward only.
    [[nodiscard]] Result<QSqlQuery> prepare(const QString& statement);
    [[nodiscard]] static Status run(QSqlQuery& query);
    /// A statement without parameters and result.
    [[nodiscard]] Status execute(const QString& statement);
    /// The first column of the first row as an integer; NotFound when there is no row.
    [[nodiscard]] Result<qint64> number(const QString& statement);
    /// Statements that end with ";" at a line's end; comments take whole lines or follow code.
    [[nodiscard]] Status runScript(const char* script);
    [[nodiscard]] QString path() const { return m_path; }
    /// The connection for SQLite's own C interface; null when the driver brings another SQLite than this program's.
    [[nodiscard]] sqlite3* nativeHandle() const { return m_nativeHandle; }

private:
    explicit SqliteDatabase(QString path);
    Status connect(const QString& name, const QString& options);
    Status connect(const Options& options);
    Status setPragmas(const Options& options);
    Status checkIdentity();
    Result<bool> isOlder();
    Status migrate();
    Status becomeMigratedCopy(const Options& options);
    void findNativeHandle();

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    sqlite3* m_nativeHandle = nullptr;
};

/// A write transaction, begun IMMEDIATE so that it waits for its turn rather than failing half-way, with the schema
/// number checked inside: another program may have migrated the file meanwhile. Rolls back unless committed.
class SqliteTransaction {
public:
    explicit SqliteTransaction(SqliteDatabase& database);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    [[nodiscard]] Status begin();
    /// Without looking at the schema's number: for migrating.
    [[nodiscard]] Status beginAnySchema();
    [[nodiscard]] Status commit();

private:
    SqliteDatabase& m_database;
    bool m_active = false;
};

/// A read transaction: everything read until it ends is of one instant.
class SqliteSnapshot {
public:
    explicit SqliteSnapshot(SqliteDatabase& database);
    ~SqliteSnapshot();
    SqliteSnapshot(const SqliteSnapshot&) = delete;
    SqliteSnapshot& operator=(const SqliteSnapshot&) = delete;

    [[nodiscard]] Status begin();

private:
    SqliteDatabase& m_database;
    bool m_active = false;
};

} // namespace duebell
