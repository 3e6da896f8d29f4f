#include "workspace/workspace.h"

#include "desk/historykeeper.h"
#include "storage/sqlitefile.h"
#include "storage/sqlitestore.h"
#include "workspace/deskworker.h"

#include <QFile>
#include <QMetaObject>

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace duebell {

namespace {

    constexpr std::chrono::milliseconds kLookEvery { 500 };

} // namespace

Workspace::Workspace(QString path, const Options& options)
    : m_path(std::move(path))
    , m_hostTime(options.time ? nullptr : std::make_unique<SystemTimeSource>())
    , m_time(options.time ? options.time : m_hostTime.get())
    , m_options(options)
{
}

Workspace::~Workspace() = default;

EventStore& Workspace::store()
{
    return *m_store;
}

QString Workspace::account()
{
    // Not what the environment says: anybody may set that.
    std::array<char, 4096> texts;
    passwd entry {};
    passwd* found = nullptr;
    if (getpwuid_r(getuid(), &entry, texts.data(), texts.size(), &found) == 0 && found)
        return QString::fromLocal8Bit(found->pw_name);
    return QString::number(getuid());
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& path, const Options& options)
{
    std::unique_ptr<Workspace> workspace(new Workspace(path, options));
    workspace->m_endedUnclean = sqlitefile::hasLog(path) && !sqlitefile::isOpenSomewhere(path);
    Result<std::unique_ptr<SqliteStore>> store
        = SqliteStore::open(path, options.readOnly ? SqliteStore::Access::ReadOnly : SqliteStore::Access::ReadWrite);
    if (!store)
        return store.error();
    workspace->m_store = std::move(*store);
    if (Status configured = workspace->readConfiguration(); !configured)
        return configured.error();
    const DeskView view { options.asOf, options.knownAt, options.everything, options.reach };
    workspace->m_desk = std::make_unique<Desk>(*workspace->m_store, workspace->m_wantedTimeline, *workspace->m_time,
                                               view, account().toStdString());
    if (options.beside) {
        workspace->startWorker();
        workspace->m_desk->loadLater();
        return workspace;
    }
    if (Status loaded = workspace->m_desk->load(); !loaded)
        return loaded.error();
    return workspace;
}

Status Workspace::readConfiguration()
{
    const Result<std::int64_t> stamp = m_store->configurationStamp();
    if (!stamp)
        return stamp.error();
    Result<DeskConfiguration> configuration
        = DeskConfiguration::load(*m_store, m_options.readOnly, m_options.knownAt.value_or(kNever));
    if (!configuration)
        return configuration.error();
    m_configuration = std::make_unique<DeskConfiguration>(std::move(*configuration));
    m_configurationStamp = *stamp;
    m_wantedTimeline = m_configuration->timeline();
    return Done {};
}

Result<std::unique_ptr<Workspace>> Workspace::create(const QString& path, const Agreement& agreement,
                                                     const Options& options)
{
    const SystemTimeSource host;
    const Instant now = options.time ? options.time->wallNow() : host.wallNow();
    Result<std::unique_ptr<SqliteStore>> store = SqliteStore::create(path, now);
    if (!store)
        return store.error();
    const Status published = DeskConfiguration::publishFirst(**store, agreement, now, account().toStdString());
    store->reset();
    if (!published) {
        QFile::remove(path);
        return published.error();
    }
    return open(path, options);
}

Result<ImportReport> Workspace::importTickets(const Mapping& mapping, TicketImport::File file,
                                              const TicketImport::ProgressFunction& progress)
{
    file.account = account().toStdString();
    TicketImport import(*m_store, agreement(), mapping);
    Result<ImportReport> report = import.run(std::move(file), m_time->wallNow(), progress);
    if (Status shown = m_desk->catchUp(); !shown && report)
        return shown.error();
    return report;
}

Result<Verification> Workspace::verify(const std::function<bool(std::int64_t)>& progress)
{
    return verifyDesk(*m_store, *m_configuration, m_desk->now(), progress);
}

void Workspace::protect(DeskGuard::Reports reports)
{
    m_guard = std::make_unique<DeskGuard>(m_path, m_endedUnclean, *m_time, std::move(reports));
}

Status Workspace::keepHistories(const std::function<bool()>& progress)
{
    return HistoryKeeper(*m_store, *m_wantedTimeline).keepAll(m_time->wallNow(), progress);
}

void Workspace::startWorker()
{
    if (m_worker)
        return;
    const auto deliver = [this](DeskWorker::Answer answer) {
        // The desk is the receiver: what arrives after it is gone is dropped.
        QMetaObject::invokeMethod(
            m_desk.get(),
            [this, shared = std::make_shared<DeskWorker::Answer>(std::move(answer))] {
                take(shared->generation, shared->loaded);
                m_worker->discard(shared);
            },
            Qt::QueuedConnection);
    };
    m_worker = std::make_unique<DeskWorker>(m_path, !m_options.readOnly, deliver);
    m_desk->loadElsewhere([this] { loadBeside(); });
}

void Workspace::loadBeside()
{
    m_generation = m_worker->load(m_wantedTimeline, m_desk->nextLoad());
}

void Workspace::take(std::uint64_t generation, Result<LoadedDesk>& loaded)
{
    if (generation != m_generation)
        return;
    const Status adopted = loaded ? m_desk->adopt(*loaded) : Status(loaded.error());
    if (adopted)
        return;
    m_desk->reloadFailed();
    if (m_watcher.failed)
        m_watcher.failed(adopted.error());
    else if (m_options.loadFailed)
        m_options.loadFailed(adopted.error());
}

std::int64_t Workspace::ticketsRead() const
{
    return m_worker ? m_worker->ticketsRead() : 0;
}

Status Workspace::reload()
{
    if (Status configured = readConfiguration(); !configured)
        return configured;
    if (m_worker) {
        m_desk->loadLater();
        return Done {};
    }
    Result<LoadedDesk> loaded = loadDesk(*m_store, m_wantedTimeline, m_desk->nextLoad());
    return loaded ? m_desk->adopt(*loaded) : Status(loaded.error());
}

void Workspace::watch(Watcher watcher)
{
    m_watcher = std::move(watcher);
    startWorker();
    if (!m_lookTime)
        m_lookTime = std::make_unique<SystemTimeSource>();
    m_lookTime->repeat(kLookEvery, [this] { look(); });
}

Status Workspace::catchUp()
{
    const Result<bool> written = m_store->wasWrittenByOthers();
    if (!written)
        return written.error();
    if (!*written)
        return Done {};
    if (m_watcher.written)
        m_watcher.written();
    const Result<std::int64_t> stamp = m_store->configurationStamp();
    if (!stamp)
        return stamp.error();
    if (*stamp == m_configurationStamp)
        return m_desk->catchUp();
    const Status reloaded = reload();
    if (reloaded && m_watcher.reconfigured)
        m_watcher.reconfigured();
    return reloaded;
}

void Workspace::look()
{
    const Status current = catchUp();
    if (!current && m_watcher.failed)
        m_watcher.failed(current.error());
    const Result<Sequence> last = m_store->lastSequence();
    if (!m_desk->isLoading() && last.ok() && m_keptUpTo < *last) {
        m_worker->keep(m_wantedTimeline, m_time->wallNow());
        m_keptUpTo = *last;
    }
}

} // namespace duebell
