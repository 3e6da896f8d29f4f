// One connection to a desk file: pragmas, permissions, statements, transactions. Belongs to the thread that opened it.
#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <memory>

namespace duebell {

class SqliteDatabase {
public:
    enum class Access {
        ReadWrite,
        ReadOnly, ///< the file is opened as usual, since WAL needs its neighbours, but every write is refused
    };

    /// Opens an existing desk file. NotFound; WrongFile when it is no desk; NewerFormat when its schema is newer than
    /// this program; File when it lies on a network drive, where SQLite's locks cannot be trusted; Database otherwise.
    [[nodiscard]] static Result<std::unique_ptr<SqliteDatabase>> open(const QString& path, Access access);
    /// Makes a new desk file, readable by its owner only. File when something is there already or it cannot be made.
    [[nodiscard]] static Result<std::unique_ptr<SqliteDatabase>> create(const QString& path);
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
    [[nodiscard]] QString path() const { return m_path; }

private:
    explicit SqliteDatabase(QString path);
    Status connect(Access access);
    Status checkIdentity();
    Status runScript(const char* script);

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
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
