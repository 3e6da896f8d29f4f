// The SQLite dialect's DDL, schema_sqlite.sql, as it is compiled in.
#pragma once

namespace duebell {

/// Statements separated by blank lines or line ends after ";": see SqliteDatabase::runScript.
extern const char* const kSqliteSchema;
/// migrations/1_to_2.sql.
extern const char* const kSqliteMigration1To2;

/// "DUEB": tells our files from other programs'.
inline constexpr int kSqliteApplicationId = 0x44554542;
/// Raised by one with every change of the schema.
inline constexpr int kSqliteSchemaNumber = 2;

} // namespace duebell
