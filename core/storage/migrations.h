// The way from each older schema to this program's: one step a number, statements in migrations/N_to_M.sql.
#pragma once

#include "base/result.h"

#include <vector>

namespace duebell {

class SqliteDatabase;

class Migrations {
public:
    struct Step {
        int from = 0; ///< to the next number
        const char* statements = nullptr; ///< for SqliteDatabase::runScript
    };

    /// Every step there ever was, oldest first; the last leads to kSqliteSchemaNumber.
    [[nodiscard]] static const std::vector<Step>& all();
    /// All steps that are missing, in one transaction; the number is looked at inside, so that of two programs that do
    /// this at once the second finds nothing left to do. NewerFormat when the file is ahead of this program.
    [[nodiscard]] static Status run(SqliteDatabase& database);
};

} // namespace duebell
