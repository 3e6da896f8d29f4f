// Erasing texts and people: the log holds neither, so it stays as it is.
#include "desk/storefault.h"
#include "storage/failpoint.h"
#include "storage/sqlitestore.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

namespace duebell {

namespace {

    // What is left of a person: the id in the name's place, and what clocks and escalations depend on.
    QString nameless(const QString& definition)
    {
        const QJsonObject before = QJsonDocument::fromJson(definition.toUtf8()).object();
        const QString id = before.value(QStringLiteral("id")).toString();
        QJsonObject after { { QStringLiteral("id"), id }, { QStringLiteral("name"), id } };
        for (const char* kept : { "calendar", "team", "role", "since", "retired" }) {
            const QString key = QLatin1String(kept);
            if (before.contains(key))
                after.insert(key, before.value(key));
        }
        return QString::fromUtf8(QJsonDocument(after).toJson(QJsonDocument::Compact));
    }

} // namespace

Result<std::int64_t> SqliteStore::eraseTexts(TicketId ticket)
{
    std::int64_t erased = 0;
    {
        SqliteTransaction transaction(*m_database);
        if (Status begun = transaction.begin(); !begun)
            return begun.error();
        DUEBELL_FAILPOINT("write.erase");
        for (const char* statement :
             // An empty body is what is left: it says that there was one.
             { "UPDATE event_text SET body = '' WHERE seq IN (SELECT seq FROM event WHERE ticket = ?) AND body <> ''",
               "UPDATE ticket_text SET subject = '', link = '' WHERE ticket = ? AND (subject <> '' OR link <> '')" }) {
            Result<QSqlQuery> query = m_database->prepare(QLatin1String(statement));
            if (!query)
                return query.error();
            query->bindValue(0, static_cast<qint64>(ticket.value));
            if (Status done = SqliteDatabase::run(*query); !done)
                return done.error();
            erased += query->numRowsAffected();
        }
        if (Status committed = transaction.commit(); !committed)
            return committed.error();
    }
    if (Status forgotten = forgetErased(); !forgotten)
        return forgotten.error();
    return erased;
}

Result<std::int64_t> SqliteStore::erasePerson(Symbol person)
{
    std::int64_t erased = 0;
    {
        SqliteTransaction transaction(*m_database);
        if (Status begun = transaction.begin(); !begun)
            return begun.error();
        DUEBELL_FAILPOINT("write.erase");
        Result<QSqlQuery> entries = m_database->prepare(
            QStringLiteral("SELECT rowid, definition FROM directory_entry WHERE kind = ? AND id = ?"));
        // Two entries may become the same: one of them is enough.
        Result<QSqlQuery> update = m_database->prepare(
            QStringLiteral("UPDATE OR REPLACE directory_entry SET definition = ? WHERE rowid = ?"));
        if (!entries || !update)
            return !entries ? entries.error() : update.error();
        entries->bindValue(0, static_cast<int>(Directory::Kind::Person));
        entries->bindValue(1, person.value);
        if (Status done = SqliteDatabase::run(*entries); !done)
            return done.error();
        std::vector<std::pair<qint64, QString>> named;
        while (entries->next())
            named.emplace_back(entries->value(0).toLongLong(), entries->value(1).toString());
        for (const auto& [row, definition] : named) {
            const QString less = nameless(definition);
            if (less == definition)
                continue;
            update->bindValue(0, less);
            update->bindValue(1, row);
            if (Status done = SqliteDatabase::run(*update); !done)
                return done.error();
            ++erased;
        }
        entries->finish();
        if (Status committed = transaction.commit(); !committed)
            return committed.error();
    }
    if (Status forgotten = forgetErased(); !forgotten)
        return forgotten.error();
    return erased;
}

// Overwriting what is deleted is not enough: when pages were split long ago, copies stayed in what is free of them. So
// the whole file is written anew, and the log that it went through is emptied.
Status SqliteStore::forgetErased()
{
    for (const char* statement : { "PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)" }) {
        Result<QSqlQuery> query = m_database->prepare(QLatin1String(statement));
        if (!query)
            return query.error();
        if (Status done = SqliteDatabase::run(*query); !done)
            return done;
        const bool isBusy = query->next() && query->value(0).toInt() != 0;
        if (isBusy)
            return Error { ErrorCode::Database, m_database->path().toStdString(), "checkpoint", storefault::kLocked };
    }
    return Done {};
}

} // namespace duebell
