#include "storage/deskfilecheck.h"

#include "desk/storefault.h"
#include "storage/schemasqlite.h"
#include "storage/sqlitedatabase.h"
#include "storage/sqlitefile.h"

#include <QVariant>

#include <sqlite3.h>

namespace duebell::deskfilecheck {

namespace {

    // A check of a large file can be stopped: SQLite asks now and then.
    class Interruption {
    public:
        Interruption(SqliteDatabase& database, const std::stop_token& stop)
            : m_handle(stop.stop_possible() ? database.nativeHandle() : nullptr)
            , m_stop(stop)
        {
            constexpr int instructions = 100'000;
            if (m_handle)
                sqlite3_progress_handler(m_handle, instructions, &Interruption::ask, this);
        }
        ~Interruption()
        {
            if (m_handle)
                sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
        }
        Interruption(const Interruption&) = delete;
        Interruption& operator=(const Interruption&) = delete;

    private:
        static int ask(void* self) { return static_cast<Interruption*>(self)->m_stop.stop_requested() ? 1 : 0; }

        sqlite3* m_handle = nullptr;
        const std::stop_token& m_stop;
    };

    Error damage(const SqliteDatabase& database, const std::string& what)
    {
        return { ErrorCode::Database, database.path().toStdString(), what, storefault::kDamaged };
    }

    Result<QString> firstText(SqliteDatabase& database, const QString& statement)
    {
        Result<QSqlQuery> query = database.prepare(statement);
        if (!query)
            return query.error();
        if (Status done = SqliteDatabase::run(*query); !done)
            return done.error();
        if (!query->next())
            return damage(database, statement.toStdString());
        return query->value(0).toString();
    }

    Status checkPages(SqliteDatabase& database)
    {
        const Result<QString> verdict = firstText(database, QStringLiteral("PRAGMA quick_check(1)"));
        if (!verdict)
            return verdict.error();
        if (*verdict != QLatin1String("ok"))
            return damage(database, verdict->toStdString());
        return Done {};
    }

    Status checkLog(SqliteDatabase& database)
    {
        const Result<qint64> gaps = database.number(QStringLiteral(
            "SELECT (SELECT count(*) FROM event) <> last OR (SELECT coalesce(max(seq), 0) FROM event) <> last FROM "
            "log_head"));
        if (!gaps)
            return gaps.error();
        if (*gaps != 0)
            return damage(database, "event.seq without gaps");
        return Done {};
    }

} // namespace

Result<DeskFileState> state(SqliteDatabase& database)
{
    const Result<qint64> application = database.number(QStringLiteral("PRAGMA application_id"));
    if (!application)
        return application.error();
    if (*application != kSqliteApplicationId)
        return Error { ErrorCode::WrongFile, database.path().toStdString(), std::to_string(*application), {} };
    const Result<qint64> schema = database.number(QStringLiteral("PRAGMA user_version"));
    if (!schema)
        return schema.error();
    if (*schema > kSqliteSchemaNumber)
        return Error { ErrorCode::NewerFormat, database.path().toStdString(), std::to_string(*schema),
                       std::to_string(kSqliteSchemaNumber) };
    const Result<QString> uuid = firstText(database, QStringLiteral("SELECT uuid FROM desk"));
    if (!uuid)
        return uuid.error();
    const Result<qint64> last = database.number(QStringLiteral("SELECT last FROM log_head"));
    if (!last)
        return last.error();
    const Result<qint64> tickets = database.number(QStringLiteral("SELECT count(*) FROM ticket"));
    if (!tickets)
        return tickets.error();
    return DeskFileState { *uuid, static_cast<int>(*schema), Sequence { *last }, *tickets };
}

Result<DeskFileState> quickCheck(SqliteDatabase& database, const std::stop_token& stop)
{
    const Interruption interruption(database, stop);
    SqliteSnapshot snapshot(database);
    Status sound = snapshot.begin();
    if (sound)
        sound = checkPages(database);
    Result<DeskFileState> found = sound ? state(database) : Result<DeskFileState>(sound.error());
    if (found) {
        if (Status log = checkLog(database); !log)
            found = log.error();
    }
    if (!found && stop.stop_requested())
        return Error { ErrorCode::Cancelled, {}, {}, {} };
    return found;
}

Result<DeskFileState> quickCheck(const QString& path, const std::stop_token& stop)
{
    if (Status file = sqlitefile::requireFile(path); !file)
        return file.error();
    const Result<std::unique_ptr<SqliteDatabase>> database
        = SqliteDatabase::openAsItIs(path, SqliteDatabase::Access::ReadOnly);
    if (!database)
        return database.error();
    return quickCheck(**database, stop);
}

} // namespace duebell::deskfilecheck
