#include "workspace/deskworker.h"

#include "desk/historykeeper.h"
#include "storage/sqlitestore.h"

namespace duebell {

DeskWorker::DeskWorker(QString path, bool mayKeep, Deliver deliver)
    : m_path(std::move(path))
    , m_mayKeep(mayKeep)
    , m_deliver(std::move(deliver))
    , m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

DeskWorker::~DeskWorker() = default;

std::uint64_t DeskWorker::load(std::shared_ptr<const Timeline> timeline, const DeskLoad& load)
{
    const std::lock_guard lock(m_mutex);
    m_load = LoadJob { ++m_generation, std::move(timeline), load };
    m_called.notify_one();
    return m_generation;
}

void DeskWorker::discard(std::shared_ptr<Answer> answer)
{
    const std::lock_guard lock(m_mutex);
    m_discarded = std::move(answer);
    m_called.notify_one();
}

void DeskWorker::keep(std::shared_ptr<const Timeline> timeline, Instant now)
{
    if (!m_mayKeep)
        return;
    const std::lock_guard lock(m_mutex);
    m_keep = KeepJob { std::move(timeline), now };
    m_called.notify_one();
}

void DeskWorker::work(const std::stop_token& stop)
{
    std::unique_ptr<SqliteStore> store;
    std::unique_lock lock(m_mutex);
    while (m_called.wait(lock, stop, [this] { return hasJob(); })) {
        const std::optional<LoadJob> load = std::exchange(m_load, {});
        const std::optional<KeepJob> keep = load ? std::nullopt : std::exchange(m_keep, {});
        std::shared_ptr<Answer> discarded = std::exchange(m_discarded, {});
        lock.unlock();
        discarded.reset();
        bool more = false;
        if (!store) {
            Result<std::unique_ptr<SqliteStore>> opened
                = SqliteStore::open(m_path, m_mayKeep ? SqliteStore::Access::ReadWrite : SqliteStore::Access::ReadOnly);
            if (opened)
                store = std::move(*opened);
            else if (load)
                m_deliver({ load->generation, opened.error() });
        }
        if (store && load)
            serve(*load, *store, stop);
        else if (store && keep)
            more = serve(*keep, *store);
        lock.lock();
        if (more && !m_keep)
            m_keep = keep;
    }
}

void DeskWorker::serve(const LoadJob& job, SqliteStore& store, const std::stop_token& stop)
{
    m_read = 0;
    Result<LoadedDesk> loaded
        = loadDesk(store, job.timeline, job.load, stop, [this](std::int64_t tickets) { m_read = tickets; });
    if (!stop.stop_requested())
        m_deliver({ job.generation, std::move(loaded) });
}

// What could not be kept is kept another time: the log has everything.
bool DeskWorker::serve(const KeepJob& job, SqliteStore& store)
{
    HistoryKeeper keeper(store, *job.timeline);
    const Result<bool> more = keeper.keepSlice(job.now);
    return more.ok() && *more;
}

} // namespace duebell
