#include "workspace/follower.h"

#include <QFileInfo>
#include <QMetaObject>

#include <utility>

namespace duebell {

namespace {

    constexpr Seconds kLookEvery { 1 };

} // namespace

Follower::Follower(Follow::Target target, TimeSource& time, QObject* parent)
    : QObject(parent)
    , m_target(std::move(target))
    , m_time(time)
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &Follower::lookSoon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &Follower::lookSoon);
}

Follower::~Follower()
{
    m_time.wakeAt(kNever, {});
    m_worker.request_stop();
    if (m_worker.joinable())
        m_worker.join();
}

void Follower::start()
{
    m_worker = std::jthread([this](const std::stop_token& stop) { work(stop); });
    poll();
}

void Follower::poll()
{
    // A file that was renamed or replaced is watched no longer: ask again.
    const QFileInfo info(m_target.path);
    for (const QString& path : { info.filePath(), info.isDir() ? QString() : info.path() }) {
        if (!path.isEmpty() && QFileInfo::exists(path) && !m_watcher.files().contains(path)
            && !m_watcher.directories().contains(path))
            m_watcher.addPath(path);
    }
    lookSoon();
    m_time.wakeAt(m_time.wallNow() + kLookEvery, [this] { poll(); });
}

void Follower::lookSoon()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wantedAt = m_time.wallNow();
    }
    m_wanted.notify_one();
}

// When the next look is wanted; nullopt when it is time to end.
std::optional<Instant> Follower::waitForNext(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_wanted.wait(lock, stop, [this] { return m_wantedAt.has_value(); }))
        return std::nullopt;
    return std::exchange(m_wantedAt, {});
}

// On the worker's thread; everything that is told crosses by value.
void Follower::work(const std::stop_token& stop)
{
    std::unique_ptr<Follow> follow;
    while (const std::optional<Instant> now = waitForNext(stop)) {
        if (!follow) {
            Result<std::unique_ptr<Follow>> opened = Follow::open(m_target);
            if (!opened) {
                complain(opened.error());
                continue;
            }
            follow = std::move(*opened);
        }
        bool hasMore = true;
        while (hasMore && !stop.stop_requested()) {
            Result<Follow::Look> look = follow->look(*now, stop);
            hasMore = look && look->hasMore;
            if (look)
                tell(std::move(*look));
            else
                complain(look.error());
        }
    }
}

void Follower::tell(Follow::Look look)
{
    const bool isNews
        = !look.pieces.empty() || look.problems != m_problems || look.isThere != m_isThere || m_error.has_value();
    m_problems = look.problems;
    m_isThere = look.isThere;
    m_error.reset();
    if (isNews)
        QMetaObject::invokeMethod(this, [this, news = std::move(look)] { Q_EMIT looked(news); });
}

void Follower::complain(const Error& error)
{
    if (m_error == error)
        return;
    m_error = error;
    QMetaObject::invokeMethod(this, [this, error] { Q_EMIT failed(error); });
}

} // namespace duebell
