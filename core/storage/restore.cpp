#include "storage/restore.h"

#include "desk/storefault.h"
#include "storage/deskfilecheck.h"
#include "storage/failpoint.h"
#include "storage/migrations.h"
#include "storage/salvage.h"
#include "storage/sqlitedatabase.h"
#include "storage/sqlitefile.h"
#include "storage/sqlitestore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

namespace duebell {

namespace {

    void removeDatabase(const QString& path)
    {
        for (const QString& each :
             { path, sqlitefile::logOf(path), sqlitefile::sharedMemoryOf(path), path + QStringLiteral("-journal") })
            QFile::remove(each);
    }

    // A second name for the same file, so that at no moment it has none; a copy where the file system has no such
    // thing.
    Status giveSecondName(const QString& path, const QString& name)
    {
        if (QFileInfo(path).size() == 0)
            return Done {};
        if (::link(QFile::encodeName(path).constData(), QFile::encodeName(name).constData()) == 0)
            return Done {};
        QFile file(path);
        if (file.copy(name))
            return sqlitefile::synchronise(name);
        return Error { ErrorCode::File, name.toStdString(), file.errorString().toStdString(), storefault::kCannotOpen };
    }

    bool isSameFile(const QString& a, const QString& b)
    {
        struct stat first { };
        struct stat second { };
        return ::stat(QFile::encodeName(a).constData(), &first) == 0
            && ::stat(QFile::encodeName(b).constData(), &second) == 0 && first.st_ino == second.st_ino
            && first.st_dev == second.st_dev;
    }

} // namespace

Restore::Restore(QString deskPath, const Options& options)
    : m_deskPath(QFileInfo(deskPath).absoluteFilePath())
    , m_options(options)
{
}

Result<RestoreAccount> Restore::run(const QString& deskPath, const Options& options)
{
    return Restore(deskPath, options).run();
}

Result<RestoreAccount> Restore::run()
{
    if (sqlitefile::isOpenSomewhere(m_deskPath))
        return Error { ErrorCode::File, m_deskPath.toStdString(), {}, storefault::kInUse };
    if (Status local = sqlitefile::refuseNetworkDrive(m_deskPath); !local)
        return local.error();
    const Result<DeskBackup> backup = chooseBackup();
    if (!backup)
        return backup.error();
    RestoreAccount account;
    account.backup = *backup;
    Status built = buildCopy(account, m_options.salvage);
    // Better the backup as it is than nothing, should what was saved not fit to it.
    if (!built && m_options.salvage && storefault::isDamage(built.error())) {
        account = RestoreAccount { .backup = *backup };
        built = buildCopy(account, false);
    }
    if (built)
        built = keepAside(account);
    const auto put = [this]() -> Status {
        DUEBELL_FAILPOINT("restore.rename.before");
        if (Status renamed = sqlitefile::rename(copyPath(), m_deskPath); !renamed)
            return renamed;
        DUEBELL_FAILPOINT("restore.rename.after");
        return Done {};
    };
    if (built)
        built = put();
    if (!built) {
        removeDatabase(copyPath());
        return built.error();
    }
    return account;
}

Result<DeskBackup> Restore::chooseBackup() const
{
    const Backups backups(m_deskPath);
    if (m_options.from.isEmpty()) {
        const Result<Backups::Good> good = backups.newestGood(m_options.stop);
        return good ? Result<DeskBackup>(good->backup) : Result<DeskBackup>(good.error());
    }
    const QString inFolder = QDir(backups.folder()).filePath(m_options.from);
    const QString path = QFileInfo(QFileInfo::exists(inFolder) ? inFolder : m_options.from).absoluteFilePath();
    const Result<DeskFileState> whole = deskfilecheck::quickCheck(path, m_options.stop);
    if (!whole)
        return whole.error();
    const std::vector<DeskBackup> known = backups.list();
    const auto found = std::ranges::find(known, path, &DeskBackup::path);
    if (found != known.end())
        return *found;
    const QFileInfo file(path);
    return DeskBackup { path, Instant { Seconds { file.lastModified().toSecsSinceEpoch() } }, file.size(), 0 };
}

QString Restore::copyPath() const
{
    return m_deskPath + QStringLiteral(".restoring");
}

Status Restore::buildCopy(RestoreAccount& account, bool withSalvage) const
{
    DUEBELL_FAILPOINT("restore.copy.before");
    const QString copy = copyPath();
    removeDatabase(copy);
    if (Status made = sqlitefile::makeEmpty(copy); !made)
        return made;
    {
        const auto from = SqliteDatabase::openAsItIs(account.backup.path, SqliteDatabase::Access::ReadOnly);
        const auto to = SqliteDatabase::openAsItIs(copy, SqliteDatabase::Access::ReadWrite);
        if (!from || !to)
            return !from ? from.error() : to.error();
        if (Status copied = copyDatabase(**from, **to, {}, m_options.stop); !copied)
            return copied;
        if (Status migrated = Migrations::run(**to); !migrated)
            return migrated;
        const Result<qint64> last = (*to)->number(QStringLiteral("SELECT last FROM log_head"));
        if (!last)
            return last.error();
        account.last = Sequence { *last };
    }
    if (withSalvage) {
        if (Status salvaged = salvageInto(copy, account); !salvaged)
            return salvaged;
    } else if (!m_options.salvage) {
        leaveOut(account);
    }
    {
        const Result<std::unique_ptr<SqliteStore>> store = SqliteStore::open(copy);
        if (!store)
            return store.error();
        const Result<std::vector<SqliteStore::Finding>> findings = (*store)->check();
        if (!findings)
            return findings.error();
        if (!findings->empty())
            return Error { ErrorCode::Database, copy.toStdString(), findings->front().where, storefault::kDamaged };
    }
    return sqlitefile::synchronise(copy);
}

Status Restore::salvageInto(const QString& copy, RestoreAccount& account) const
{
    const QString aside = leftAside();
    const QString source = aside.isEmpty() ? m_deskPath : aside;
    if (QFileInfo(source).size() == 0)
        return Done {};
    Status done = Done {};
    {
        const auto damaged = SqliteDatabase::openAsItIs(source, SqliteDatabase::Access::ReadOnly);
        const auto restored = SqliteDatabase::openAsItIs(copy, SqliteDatabase::Access::ReadWrite);
        if (!restored)
            return restored.error();
        if (damaged)
            done = (*restored)->execute(QStringLiteral("PRAGMA foreign_keys = ON"));
        if (damaged && done)
            done = Salvage(**damaged, **restored).run(account);
    }
    QFile::remove(sqlitefile::sharedMemoryOf(source)); // a reader that may not write leaves it
    return done;
}

void Restore::leaveOut(RestoreAccount& account) const
{
    account.leftOut = true;
    const auto desk = SqliteDatabase::openAsItIs(m_deskPath, SqliteDatabase::Access::ReadOnly);
    const Result<DeskFileState> state = desk ? deskfilecheck::state(**desk) : Result<DeskFileState>(desk.error());
    account.lostIsExact = state.ok();
    if (state)
        account.lost = std::max<std::int64_t>(0, state->last.value - account.last.value);
}

QString Restore::freeAside() const
{
    const QString time = QString::fromStdString(toIso(m_options.now)).replace(QLatin1Char(':'), QLatin1Char('-'));
    const QString name = m_deskPath + QStringLiteral(".damaged-") + time;
    QString free = name;
    for (int i = 2; QFileInfo::exists(free) || QFileInfo::exists(sqlitefile::logOf(free)); ++i)
        free = name + QStringLiteral(".%1").arg(i);
    return free;
}

// Of a run that was killed before its end: the same file under its second name, still with its -wal beside it.
QString Restore::leftAside() const
{
    const QFileInfo desk(m_deskPath);
    const QFileInfoList files
        = desk.dir().entryInfoList({ desk.fileName() + QStringLiteral(".damaged-*") }, QDir::Files, QDir::Name);
    for (const QFileInfo& file : files) { // the -wal is another file
        if (isSameFile(file.absoluteFilePath(), m_deskPath))
            return file.absoluteFilePath();
    }
    return {};
}

// The -wal must be gone before another file gets the desk's name: SQLite would apply it to that one.
Status Restore::keepAside(RestoreAccount& account) const
{
    DUEBELL_FAILPOINT("restore.aside.before");
    const bool hasDesk = QFileInfo::exists(m_deskPath);
    account.keptAside = leftAside();
    if (account.keptAside.isEmpty() && (hasDesk || sqlitefile::hasLog(m_deskPath))) {
        account.keptAside = freeAside();
        // The -wal first: a second name of the file says that both are aside.
        Status kept = giveSecondName(sqlitefile::logOf(m_deskPath), sqlitefile::logOf(account.keptAside));
        if (kept)
            kept = giveSecondName(m_deskPath, account.keptAside);
        if (kept)
            kept = sqlitefile::synchronise(QFileInfo(m_deskPath).absolutePath());
        if (!kept)
            return kept;
    }
    QFile::remove(sqlitefile::logOf(m_deskPath));
    QFile::remove(sqlitefile::sharedMemoryOf(m_deskPath));
    DUEBELL_FAILPOINT("restore.aside.after");
    return Done {};
}

} // namespace duebell
