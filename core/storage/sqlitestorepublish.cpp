// Publishing: a version of the agreement and what changes in the directory with it, in one transaction.
#include "storage/failpoint.h"
#include "storage/sqlitestore.h"

#include <QVariant>

#include <set>
#include <utility>

namespace duebell {

namespace {

    QString text(const std::string& utf8)
    {
        return QString::fromStdString(utf8);
    }

    QVariant effectiveSince(Instant effective)
    {
        return effective == Instant::min() ? QVariant(QMetaType::fromType<qint64>())
                                           : QVariant(static_cast<qint64>(effective.time_since_epoch().count()));
    }

} // namespace

Result<int> SqliteStore::publish(const Publication& publication)
{
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun.error();
    const Result<int> newest = newestVersion();
    if (!newest)
        return newest.error();
    if (*newest != publication.basedOn)
        return Error { ErrorCode::Conflict, "agreement_version", std::to_string(publication.basedOn),
                       std::to_string(*newest) };
    DUEBELL_FAILPOINT("write.publish");
    Status written = publication.version ? insertVersion(*publication.version) : Status(Done {});
    if (written)
        written = replaceEntries(publication.entries);
    if (written)
        written = insertFacts(publication.facts, publication.recorded);
    if (written)
        written = transaction.commit();
    if (!written)
        return written.error();
    return *newest + (publication.version ? 1 : 0);
}

Result<int> SqliteStore::newestVersion()
{
    const Result<qint64> number
        = m_database->number(QStringLiteral("SELECT coalesce(max(number), 0) FROM agreement_version"));
    if (!number)
        return number.error();
    return static_cast<int>(*number);
}

Status SqliteStore::insertVersion(const StoredVersion& version)
{
    Result<QSqlQuery> query = m_database->prepare(QStringLiteral(
        "INSERT INTO agreement_version (number, effective, recorded, scope, author, reason, agreement, zones) "
        "SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM agreement_version"));
    if (!query)
        return query.error();
    query->bindValue(0, effectiveSince(version.effective));
    query->bindValue(1, static_cast<qint64>(version.recorded.time_since_epoch().count()));
    query->bindValue(2, static_cast<int>(version.scope));
    query->bindValue(3, text(version.author));
    query->bindValue(4, text(version.reason));
    query->bindValue(5, text(version.agreementJson));
    query->bindValue(6, text(version.zonesJson));
    return SqliteDatabase::run(*query);
}

Status SqliteStore::replaceEntries(std::span<const DirectoryEntry> entries)
{
    Result<QSqlQuery> remove
        = m_database->prepare(QStringLiteral("DELETE FROM directory_entry WHERE kind = ? AND id = ?"));
    Result<QSqlQuery> insert
        = m_database->prepare(QStringLiteral("INSERT INTO directory_entry (kind, id, definition) VALUES (?, ?, ?)"));
    if (!remove || !insert)
        return !remove ? remove.error() : insert.error();
    std::set<std::pair<Directory::Kind, Symbol>> replaced;
    for (const DirectoryEntry& entry : entries) {
        if (replaced.emplace(entry.kind, entry.id).second) {
            remove->bindValue(0, static_cast<int>(entry.kind));
            remove->bindValue(1, entry.id.value);
            if (Status done = SqliteDatabase::run(*remove); !done)
                return done;
        }
        insert->bindValue(0, static_cast<int>(entry.kind));
        insert->bindValue(1, entry.id.value);
        insert->bindValue(2, text(entry.definitionJson));
        if (Status done = SqliteDatabase::run(*insert); !done)
            return done;
    }
    return Done {};
}

Status SqliteStore::insertFacts(std::span<const Directory::Fact> facts, Instant recorded)
{
    Result<QSqlQuery> query = m_database->prepare(QStringLiteral(
        "INSERT INTO directory_fact (kind, subject, attribute, value, effective, recorded) VALUES (?, ?, ?, ?, ?, ?)"));
    if (!query)
        return query.error();
    for (const Directory::Fact& fact : facts) {
        query->bindValue(0, static_cast<int>(fact.kind));
        query->bindValue(1, fact.subject.value);
        query->bindValue(2, fact.attribute.value);
        query->bindValue(3, fact.value.value);
        query->bindValue(4, effectiveSince(fact.effective));
        query->bindValue(5, static_cast<qint64>(recorded.time_since_epoch().count()));
        if (Status done = SqliteDatabase::run(*query); !done)
            return done;
    }
    return Done {};
}

} // namespace duebell
