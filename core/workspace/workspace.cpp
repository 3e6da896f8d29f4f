#include "workspace/workspace.h"

#include "storage/sqlitestore.h"

#include <QFile>

namespace duebell {

namespace {

    constexpr Seconds kLookEvery { 1 };

} // namespace

Workspace::Workspace(QString path, const Options& options)
    : m_path(std::move(path))
    , m_hostTime(options.time ? nullptr : std::make_unique<SystemTimeSource>())
    , m_time(options.time ? options.time : m_hostTime.get())
{
}

Workspace::~Workspace() = default;

EventStore& Workspace::store()
{
    return *m_store;
}

QString Workspace::account()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? qEnvironmentVariable("LOGNAME") : user;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& path, const Options& options)
{
    std::unique_ptr<Workspace> workspace(new Workspace(path, options));
    Result<std::unique_ptr<SqliteStore>> store
        = SqliteStore::open(path, options.readOnly ? SqliteStore::Access::ReadOnly : SqliteStore::Access::ReadWrite);
    if (!store)
        return store.error();
    workspace->m_store = std::move(*store);
    Result<DeskConfiguration> configuration = DeskConfiguration::load(*workspace->m_store, options.readOnly);
    if (!configuration)
        return configuration.error();
    workspace->m_configuration = std::make_unique<DeskConfiguration>(std::move(*configuration));
    workspace->m_desk = std::make_unique<Desk>(*workspace->m_store, workspace->timeline(), *workspace->m_time,
                                               options.asOf, account().toStdString());
    if (Status loaded = workspace->m_desk->load(); !loaded)
        return loaded.error();
    return workspace;
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

Result<Verification> Workspace::verify()
{
    return verifyDesk(*m_store, *m_configuration, *m_desk);
}

void Workspace::watch(std::function<void(const Error&)> failed)
{
    m_failed = std::move(failed);
    if (!m_lookTime)
        m_lookTime = std::make_unique<SystemTimeSource>();
    m_lookTime->wakeAt(m_lookTime->wallNow() + kLookEvery, [this] { look(); });
}

void Workspace::look()
{
    const Result<bool> written = m_store->wasWrittenByOthers();
    const Status current = !written ? Status(written.error()) : *written ? m_desk->catchUp() : Status(Done {});
    if (!current && m_failed)
        m_failed(current.error());
    m_lookTime->wakeAt(m_lookTime->wallNow() + kLookEvery, [this] { look(); });
}

} // namespace duebell
