// A desk file opened to bring things in or take them back, without loading its tickets: what the command line uses, and
// what a window runs on a thread of its own. Has its own connection; belongs to the thread that opened it. A desk that
// is open elsewhere sees what comes as any other program's writing.
#pragma once

#include "base/timesource.h"
#include "exchange/runretraction.h"
#include "exchange/ticketimport.h"
#include "workspace/deskconfiguration.h"

#include <QString>

#include <memory>

namespace duebell {

class SqliteStore;

class ImportSession {
public:
    enum class Access {
        ReadWrite,
        ReadOnly, ///< for looking at the runs
    };
    /// Errors as SqliteStore::open and DeskConfiguration::load. `time` must outlive the session.
    [[nodiscard]] static Result<std::unique_ptr<ImportSession>> open(const QString& path, const TimeSource& time,
                                                                     Access access = Access::ReadWrite);
    ~ImportSession();
    ImportSession(const ImportSession&) = delete;
    ImportSession& operator=(const ImportSession&) = delete;

    [[nodiscard]] const Agreement& agreement() const { return m_configuration.agreement(); }
    [[nodiscard]] EventStore& store();
    /// As TicketImport::run; the file's account is filled in. `progress` may stop it from any thread's wish.
    [[nodiscard]] Result<ImportReport> import(const Mapping& mapping, TicketImport::File file,
                                              const TicketImport::ProgressFunction& progress = {});
    /// As RunRetraction::retract.
    [[nodiscard]] Result<RetractionReport> retract(RunId run, const RunRetraction::ProgressFunction& progress = {});

    /// Keeps the histories of what came, so that the desk opens quickly. `progress`: false leaves the rest to others.
    [[nodiscard]] Status keepHistories(const std::function<bool()>& progress = {});

private:
    ImportSession(std::unique_ptr<SqliteStore> store, DeskConfiguration configuration, const TimeSource& time);

    std::unique_ptr<SqliteStore> m_store;
    DeskConfiguration m_configuration;
    const TimeSource& m_time;
};

} // namespace duebell
