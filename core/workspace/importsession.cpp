#include "workspace/importsession.h"

#include "desk/historykeeper.h"
#include "storage/sqlitestore.h"
#include "workspace/workspace.h"

namespace duebell {

ImportSession::ImportSession(std::unique_ptr<SqliteStore> store, DeskConfiguration configuration,
                             const TimeSource& time)
    : m_store(std::move(store))
    , m_configuration(std::move(configuration))
    , m_time(time)
{
}

ImportSession::~ImportSession() = default;

Result<std::unique_ptr<ImportSession>> ImportSession::open(const QString& path, const TimeSource& time, Access access)
{
    const bool readOnly = access == Access::ReadOnly;
    Result<std::unique_ptr<SqliteStore>> store
        = SqliteStore::open(path, readOnly ? SqliteStore::Access::ReadOnly : SqliteStore::Access::ReadWrite);
    if (!store)
        return store.error();
    Result<DeskConfiguration> configuration = DeskConfiguration::load(**store, readOnly);
    if (!configuration)
        return configuration.error();
    return std::unique_ptr<ImportSession>(new ImportSession(std::move(*store), std::move(*configuration), time));
}

EventStore& ImportSession::store()
{
    return *m_store;
}

Result<ImportReport> ImportSession::import(const Mapping& mapping, TicketImport::File file,
                                           const TicketImport::ProgressFunction& progress)
{
    file.account = Workspace::account().toStdString();
    TicketImport import(*m_store, agreement(), mapping);
    return import.run(std::move(file), m_time.wallNow(), progress);
}

Result<RetractionReport> ImportSession::retract(RunId run, const RunRetraction::ProgressFunction& progress)
{
    RunRetraction retraction(*m_store);
    return retraction.retract(run, Workspace::account().toStdString(), m_time.wallNow(), progress);
}

Status ImportSession::keepHistories(const std::function<bool()>& progress)
{
    return HistoryKeeper(*m_store, *m_configuration.timeline()).keepAll(m_time.wallNow(), progress);
}

} // namespace duebell
