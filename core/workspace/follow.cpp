#include "workspace/follow.h"

#include "storage/sqlitestore.h"
#include "workspace/deskconfiguration.h"

#include <QDir>

namespace duebell {

namespace {

    // Names under which programs write what is not finished yet.
    bool isUnfinished(const QString& name)
    {
        return name.endsWith(QLatin1String(".part")) || name.endsWith(QLatin1String(".tmp"))
            || name.endsWith(QLatin1String(".crdownload")) || name.endsWith(QLatin1Char('~'));
    }

} // namespace

Follow::Follow(Target target)
    : m_target(std::move(target))
{
}

Follow::~Follow() = default;

Result<std::unique_ptr<Follow>> Follow::open(Target target)
{
    const QFileInfo info(target.path);
    if (!info.exists() && !info.dir().exists())
        return Error { ErrorCode::NotFound, {}, target.path.toStdString(), {} };
    // Positions are kept by path: the same file must have the same one from wherever it is named.
    target.path = QDir(info.dir().canonicalPath()).filePath(info.fileName());
    if (info.isDir())
        target.path = info.canonicalFilePath();
    std::unique_ptr<Follow> follow(new Follow(std::move(target)));
    Result<std::unique_ptr<SqliteStore>> store = SqliteStore::open(follow->m_target.desk);
    if (!store)
        return store.error();
    follow->m_store = std::move(*store);
    if (Status read = follow->readConfiguration(); !read)
        return read.error();
    return follow;
}

bool Follow::isFolder() const
{
    return QFileInfo(m_target.path).isDir();
}

// What statuses and people are called changes while files are followed.
Status Follow::readConfiguration()
{
    const Result<std::int64_t> stamp = m_store->configurationStamp();
    if (!stamp)
        return stamp.error();
    if (m_configuration && *stamp == m_stamp)
        return Done {};
    Result<DeskConfiguration> loaded = DeskConfiguration::load(*m_store, false);
    if (!loaded)
        return loaded.error();
    auto configuration = std::make_unique<DeskConfiguration>(std::move(*loaded));
    m_stamp = *stamp;
    if (m_context)
        m_context->agreement = &configuration->agreement();
    else
        m_context = std::make_unique<FollowContext>(
            FollowContext { *m_store, &configuration->agreement(), m_target.mapping, m_target.account });
    if (m_file)
        m_file->forgetAgreement();
    m_configuration = std::move(configuration);
    return Done {};
}

Result<Follow::Look> Follow::look(Instant now, const std::stop_token& stop)
{
    if (Status read = readConfiguration(); !read)
        return read.error();
    Look look;
    if (isFolder()) {
        lookAtFolder(now, stop, look);
        return look;
    }
    if (!m_file)
        m_file = std::make_unique<FollowedFile>(m_target.path, FollowedFile::Kind::Growing, *m_context);
    lookAtFile(*m_file, m_target.path, now, stop, look);
    return look;
}

void Follow::lookAtFile(FollowedFile& file, const QString& path, Instant now, const std::stop_token& stop, Look& look)
{
    Result<FollowedFile::Look> found = file.look(now, stop);
    if (!found) {
        look.problems.push_back({ path, found.error() });
        return;
    }
    look.isThere = found->isThere;
    look.hasMore = look.hasMore || found->hasMore;
    std::ranges::move(found->pieces, std::back_inserter(look.pieces));
}

void Follow::lookAtFolder(Instant now, const std::stop_token& stop, Look& look)
{
    const QDir folder(m_target.path);
    for (const QFileInfo& info : folder.entryInfoList(QDir::Files, QDir::Name)) {
        if (stop.stop_requested())
            return;
        if (isUnfinished(info.fileName()) || !hasSettled(info))
            continue;
        FollowedFile file(info.filePath(), FollowedFile::Kind::Finished, *m_context);
        const std::size_t problems = look.problems.size();
        Look mine;
        do {
            mine.hasMore = false;
            lookAtFile(file, info.filePath(), now, stop, mine);
        } while (mine.hasMore && !stop.stop_requested());
        std::ranges::move(mine.pieces, std::back_inserter(look.pieces));
        std::ranges::move(mine.problems, std::back_inserter(look.problems));
        m_dropped[info.filePath()].isTaken = look.problems.size() == problems && !stop.stop_requested();
    }
}

// As it was at the last look, and not taken yet.
bool Follow::hasSettled(const QFileInfo& info)
{
    Dropped& known = m_dropped[info.filePath()];
    const bool isSame = known.size == info.size() && known.changed == info.lastModified();
    if (!isSame)
        known = { info.size(), info.lastModified(), false };
    return (isSame || m_target.once) && !known.isTaken;
}

} // namespace duebell
