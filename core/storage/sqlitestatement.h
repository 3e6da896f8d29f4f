// A prepared statement on a desk file's connection: through SQLite's own C interface where the driver uses the same
// library as this program (rows then cost a fifth), through Qt Sql otherwise (DESIGN 5, ruling 8). Parameters and
// columns count from 0. Belongs to the thread of its database, which must outlive it.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QSqlQuery>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_stmt;

namespace duebell {

class SqliteDatabase;

class SqliteStatement {
public:
    [[nodiscard]] static Result<SqliteStatement> prepare(SqliteDatabase& database, const char* sql);

    /// Bound values are copied, and stay until they are bound anew.
    void bind(int parameter, std::int64_t value);
    void bindText(int parameter, std::string_view value);
    void bindBlob(int parameter, std::string_view bytes);
    void bindNull(int parameter);

    /// To the next row: false when there is none left; the statement can be bound and run again then.
    [[nodiscard]] Result<bool> step();
    /// Runs a statement whose rows, if any, are of no interest.
    [[nodiscard]] Status run();
    /// Gives up the rows that are left: an unfinished statement keeps its snapshot.
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    /// Text or bytes; valid until the next step.
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };

    SqliteStatement() = default;
    [[nodiscard]] Error failure() const;

    std::unique_ptr<sqlite3_stmt, Finalizer> m_native;
    std::string m_sql;
    std::string m_path;
    int m_bindFault = 0;
    std::unique_ptr<QSqlQuery> m_query;
    bool m_running = false;
    mutable std::vector<QByteArray> m_cells; // of m_query's row, by column
};

} // namespace duebell
