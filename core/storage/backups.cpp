#include "storage/backups.h"

#include "desk/storefault.h"
#include "storage/backuprotation.h"
#include "storage/deskfilecheck.h"
#include "storage/failpoint.h"
#include "storage/sqlitedatabase.h"
#include "storage/sqlitefile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace duebell {

namespace {

    constexpr auto kFolderPermissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

    // "2026-11-24T13-08-29Z.duebell": no colons, which other file systems do not allow.
    QString timeName(Instant at)
    {
        return QString::fromStdString(toIso(at)).replace(QLatin1Char(':'), QLatin1Char('-'));
    }

    std::optional<DeskBackup> fromFile(const QFileInfo& file)
    {
        static const QRegularExpression pattern(QStringLiteral(
            "^(\\d{4}-\\d\\d-\\d\\dT)(\\d\\d)-(\\d\\d)-(\\d\\dZ)(?:\\.\\d+)?(?:-schema-(\\d{1,6}))?\\.duebell$"));
        const QRegularExpressionMatch match = pattern.match(file.fileName());
        if (!match.hasMatch())
            return std::nullopt;
        const QString iso = match.captured(1)
            + QStringList { match.captured(2), match.captured(3), match.captured(4) }.join(QLatin1Char(':'));
        const std::optional<Instant> made = fromIso(iso.toStdString());
        if (!made)
            return std::nullopt;
        return DeskBackup { file.absoluteFilePath(), *made, file.size(), match.captured(5).toInt() };
    }

    void removeWithNeighbours(const QString& path)
    {
        for (const char* ending : { "", "-journal", "-wal", "-shm" })
            QFile::remove(path + QLatin1String(ending));
    }

    // One file, without a -wal: it can be carried elsewhere and read where nothing can be written.
    Status makeSelfContained(const QString& path)
    {
        const Result<std::unique_ptr<SqliteDatabase>> copy
            = SqliteDatabase::openAsItIs(path, SqliteDatabase::Access::ReadWrite);
        if (!copy)
            return copy.error();
        return (*copy)->execute(QStringLiteral("PRAGMA journal_mode = DELETE"));
    }

} // namespace

Backups::Backups(QString deskPath)
    : m_deskPath(std::move(deskPath))
{
}

QString Backups::folder() const
{
    return QFileInfo(m_deskPath).absoluteFilePath() + QStringLiteral(".backups");
}

std::vector<DeskBackup> Backups::list() const
{
    std::vector<DeskBackup> backups;
    const QFileInfoList files = QDir(folder()).entryInfoList(QDir::Files);
    for (const QFileInfo& file : files) {
        if (const std::optional<DeskBackup> backup = fromFile(file))
            backups.push_back(*backup);
    }
    std::ranges::sort(backups, [](const DeskBackup& a, const DeskBackup& b) {
        return a.made != b.made ? a.made > b.made : a.path > b.path;
    });
    return backups;
}

Result<DeskBackup> Backups::make(Instant now, const CopyProgress& progress, const std::stop_token& stop) const
{
    return make(Request { now, 0, progress, stop });
}

Result<DeskBackup> Backups::makeBeforeMigration(Instant now, int schema) const
{
    return make(Request { .now = now, .olderSchema = schema });
}

Result<DeskBackup> Backups::make(const Request& request) const
{
    if (Status folderThere = makeFolder(); !folderThere)
        return folderThere.error();
    removeUnfinished(request.now);
    const QString name = freeName(request);
    const QString unfinished = name + QStringLiteral(".unfinished-%1").arg(QCoreApplication::applicationPid());
    Status status = copyTo(unfinished, request);
    if (status) {
        const Result<DeskFileState> found = deskfilecheck::quickCheck(unfinished, request.stop);
        status = found ? Status(Done {}) : Status(found.error());
        if (!found && storefault::isDamage(found.error())) // copied as it is: the desk itself is damaged
            status = Error { ErrorCode::Database, m_deskPath.toStdString(), found.error().value, storefault::kDamaged };
    }
    if (status)
        status = sqlitefile::synchronise(unfinished);
    if (status && request.stop.stop_requested())
        status = Error { ErrorCode::Cancelled, {}, {}, {} };
    const auto named = [&]() -> Status {
        DUEBELL_FAILPOINT("backup.rename.before");
        if (Status renamed = sqlitefile::rename(unfinished, name); !renamed)
            return renamed;
        DUEBELL_FAILPOINT("backup.rename.after");
        return Done {};
    };
    if (status)
        status = named();
    if (!status) {
        removeWithNeighbours(unfinished);
        return status.error();
    }
    for (const DeskBackup& old : backuprotation::outdated(list(), request.now))
        QFile::remove(old.path);
    return DeskBackup { name, request.now, QFileInfo(name).size(), request.olderSchema };
}

Status Backups::copyTo(const QString& path, const Request& request) const
{
    DUEBELL_FAILPOINT("backup.copy.before");
    if (Status made = sqlitefile::makeEmpty(path); !made)
        return made;
    {
        const Result<std::unique_ptr<SqliteDatabase>> desk
            = SqliteDatabase::openAsItIs(m_deskPath, SqliteDatabase::Access::ReadOnly);
        if (!desk)
            return desk.error();
        const Result<std::unique_ptr<SqliteDatabase>> copy
            = SqliteDatabase::openAsItIs(path, SqliteDatabase::Access::ReadWrite);
        if (!copy)
            return copy.error();
        // Until it is whole nobody needs it: no journal, and it is made to last once, at the end.
        for (const char* pragma : { "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF" }) {
            if (Status set = (*copy)->execute(QLatin1String(pragma)); !set)
                return set;
        }
        if (Status copied = copyDatabase(**desk, **copy, request.progress, request.stop); !copied)
            return copied;
    }
    DUEBELL_FAILPOINT("backup.copy.after");
    return makeSelfContained(path);
}

Status Backups::makeFolder() const
{
    const QString path = folder();
    if (QFileInfo(path).isDir())
        return Done {};
    if (!QDir().mkdir(path))
        return Error { ErrorCode::File, path.toStdString(), {}, storefault::kCannotOpen };
    QFile::setPermissions(path, kFolderPermissions);
    return Done {};
}

// Left by a program that was killed. Another one may be at work on its own just now: a day is long enough.
void Backups::removeUnfinished(Instant now) const
{
    const QFileInfoList files = QDir(folder()).entryInfoList({ QStringLiteral("*.duebell.unfinished-*") }, QDir::Files);
    for (const QFileInfo& file : files) {
        const Instant written { Seconds { file.lastModified().toSecsSinceEpoch() } };
        if (written + std::chrono::days(1) < now)
            QFile::remove(file.absoluteFilePath());
    }
}

QString Backups::freeName(const Request& request) const
{
    const QString schema = request.olderSchema == 0 ? QString() : QStringLiteral("-schema-%1").arg(request.olderSchema);
    const QString time = QDir(folder()).filePath(timeName(request.now));
    QString name = time + schema + QStringLiteral(".duebell");
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = time + QStringLiteral(".%1").arg(i) + schema + QStringLiteral(".duebell");
    return name;
}

Result<Backups::Good> Backups::newestGood(const std::stop_token& stop) const
{
    for (const DeskBackup& backup : list()) {
        const Result<DeskFileState> found = deskfilecheck::quickCheck(backup.path, stop);
        if (found)
            return Good { backup, *found };
        if (found.error().code == ErrorCode::Cancelled)
            return found.error();
    }
    return Error { ErrorCode::File, folder().toStdString(), {}, storefault::kNoGoodBackup };
}

std::optional<Sequence> Backups::lastBackedUp() const
{
    const std::vector<DeskBackup> backups = list();
    if (backups.empty())
        return std::nullopt;
    const Result<std::unique_ptr<SqliteDatabase>> backup
        = SqliteDatabase::openAsItIs(backups.front().path, SqliteDatabase::Access::ReadOnly);
    if (!backup)
        return std::nullopt;
    const Result<qint64> last = (*backup)->number(QStringLiteral("SELECT last FROM log_head"));
    return last ? std::optional(Sequence { *last }) : std::nullopt;
}

} // namespace duebell
