// Keeps the table of strings in memory equal to the database's, also when another process adds some.
#pragma once

#include "base/result.h"
#include "base/symbols.h"
#include "storage/sqlitedatabase.h"

#include <span>
#include <string_view>
#include <vector>

namespace duebell {

class SqliteSymbols {
public:
    explicit SqliteSymbols(SqliteDatabase& database);

    [[nodiscard]] const SymbolTable& table() const { return m_table; }
    /// Reads what was added since. Database when numbers have gaps: the file is damaged then.
    [[nodiscard]] Status readNew();
    /// Numbers for these strings, stored in a transaction of its own when some are new; nothing changes on failure.
    [[nodiscard]] Result<std::vector<Symbol>> intern(std::span<const std::string_view> texts);

private:
    [[nodiscard]] Status store(const std::vector<std::string_view>& fresh);

    SqliteDatabase& m_database;
    SymbolTable m_table;
};

} // namespace duebell
