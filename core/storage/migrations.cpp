#include "storage/migrations.h"

#include "storage/failpoint.h"
#include "storage/schemasqlite.h"
#include "storage/sqlitedatabase.h"

#include <string>

namespace duebell {

const std::vector<Migrations::Step>& Migrations::all()
{
    static const std::vector<Step> steps { { 1, kSqliteMigration1To2 } };
    return steps;
}

Status Migrations::run(SqliteDatabase& database)
{
    DUEBELL_FAILPOINT("migrate.before");
    SqliteTransaction transaction(database);
    if (Status begun = transaction.beginAnySchema(); !begun)
        return begun;
    const Result<qint64> current = database.number(QStringLiteral("PRAGMA user_version"));
    if (!current)
        return current.error();
    if (*current > kSqliteSchemaNumber)
        return Error { ErrorCode::NewerFormat, database.path().toStdString(), std::to_string(*current),
                       std::to_string(kSqliteSchemaNumber) };
    for (const Step& step : all()) {
        if (step.from < *current)
            continue;
        if (Status done = database.runScript(step.statements); !done)
            return done;
    }
    if (Status numbered = database.execute(QStringLiteral("PRAGMA user_version = %1").arg(kSqliteSchemaNumber));
        !numbered)
        return numbered;
    if (Status committed = transaction.commit(); !committed)
        return committed;
    DUEBELL_FAILPOINT("migrate.after");
    return Done {};
}

} // namespace duebell
