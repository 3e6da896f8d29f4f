#include "storage/sqlitestatement.h"

#include "storage/sqlitedatabase.h"
#include "storage/sqlitefault.h"

#include <QSqlError>
#include <QVariant>

#include <sqlite3.h>

namespace duebell {

void SqliteStatement::Finalizer::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Result<SqliteStatement> SqliteStatement::prepare(SqliteDatabase& database, const char* sql)
{
    SqliteStatement statement;
    statement.m_sql = sql;
    statement.m_path = database.path().toStdString();
    if (sqlite3* const connection = database.nativeHandle()) {
        sqlite3_stmt* native = nullptr;
        if (sqlite3_prepare_v2(connection, sql, -1, &native, nullptr) != SQLITE_OK)
            return sqliteFault(statement.m_path, sql, sqlite3_extended_errcode(connection), sqlite3_errmsg(connection));
        statement.m_native.reset(native);
        return statement;
    }
    Result<QSqlQuery> query = database.prepare(QString::fromUtf8(sql));
    if (!query)
        return query.error();
    statement.m_query = std::make_unique<QSqlQuery>(std::move(*query));
    return statement;
}

void SqliteStatement::bind(int parameter, std::int64_t value)
{
    if (m_native)
        m_bindFault |= sqlite3_bind_int64(m_native.get(), parameter + 1, value);
    else
        m_query->bindValue(parameter, static_cast<qint64>(value));
}

void SqliteStatement::bindText(int parameter, std::string_view value)
{
    if (m_native)
        m_bindFault |= sqlite3_bind_text64(m_native.get(), parameter + 1, value.empty() ? "" : value.data(),
                                           value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    else
        m_query->bindValue(parameter,
                           value.empty() ? QStringLiteral("")
                                         : QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
}

void SqliteStatement::bindBlob(int parameter, std::string_view bytes)
{
    if (m_native)
        m_bindFault |= sqlite3_bind_blob64(m_native.get(), parameter + 1, bytes.empty() ? "" : bytes.data(),
                                           bytes.size(), SQLITE_TRANSIENT);
    else
        m_query->bindValue(
            parameter, bytes.empty() ? QByteArray("") : QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

void SqliteStatement::bindNull(int parameter)
{
    if (m_native)
        m_bindFault |= sqlite3_bind_null(m_native.get(), parameter + 1);
    else
        m_query->bindValue(parameter, QVariant(QMetaType::fromType<qint64>()));
}

Error SqliteStatement::failure() const
{
    if (m_native) {
        sqlite3* const connection = sqlite3_db_handle(m_native.get());
        return sqliteFault(m_path, m_sql, sqlite3_extended_errcode(connection), sqlite3_errmsg(connection));
    }
    const QSqlError error = m_query->lastError();
    return sqliteFault(m_path, m_sql, error.nativeErrorCode().toInt(), error.databaseText().toStdString());
}

Result<bool> SqliteStatement::step()
{
    if (m_native) {
        if (m_bindFault != SQLITE_OK)
            return Error { ErrorCode::Database, m_sql, sqlite3_errstr(m_bindFault), {} };
        const int code = sqlite3_step(m_native.get());
        if (code == SQLITE_ROW)
            return true;
        if (code == SQLITE_DONE) {
            sqlite3_reset(m_native.get());
            return false;
        }
        const Error error = failure();
        sqlite3_reset(m_native.get());
        return error;
    }
    m_cells.clear();
    if (!m_running && !m_query->exec())
        return failure();
    m_running = m_query->next();
    if (!m_running)
        m_query->finish();
    return m_running;
}

Status SqliteStatement::run()
{
    while (true) {
        const Result<bool> more = step();
        if (!more)
            return more.error();
        if (!*more)
            return Done {};
    }
}

void SqliteStatement::reset()
{
    if (m_native)
        sqlite3_reset(m_native.get());
    else
        m_query->finish();
    m_running = false;
}

std::int64_t SqliteStatement::integer(int column) const
{
    return m_native ? sqlite3_column_int64(m_native.get(), column) : m_query->value(column).toLongLong();
}

bool SqliteStatement::isNull(int column) const
{
    return m_native ? sqlite3_column_type(m_native.get(), column) == SQLITE_NULL : m_query->isNull(column);
}

std::string_view SqliteStatement::bytes(int column) const
{
    if (m_native) {
        const auto* const data = static_cast<const char*>(sqlite3_column_blob(m_native.get(), column));
        return { data, static_cast<std::size_t>(sqlite3_column_bytes(m_native.get(), column)) };
    }
    const auto index = static_cast<std::size_t>(column);
    if (m_cells.size() <= index)
        m_cells.resize(index + 1);
    const QVariant value = m_query->value(column);
    m_cells[index] = value.typeId() == QMetaType::QByteArray ? value.toByteArray() : value.toString().toUtf8();
    return { m_cells[index].constData(), static_cast<std::size_t>(m_cells[index].size()) };
}

} // namespace duebell
