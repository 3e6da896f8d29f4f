// Opens a desk file and wires what stands on it: store, agreement, timeline, live desk. Used by both programs and by
// tests. Lives on one thread, as its store does.
#pragma once

#include "base/systemtimesource.h"
#include "desk/desk.h"
#include "exchange/mapping.h"
#include "exchange/ticketimport.h"
#include "workspace/deskconfiguration.h"
#include "workspace/verification.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace duebell {

class SqliteStore; // only the workspace's own files know which database it is

class Workspace {
public:
    struct Options {
        std::optional<Instant> asOf; ///< the time machine: the desk stands still there, commands are refused
        bool readOnly = false; ///< nothing is written to the file
        TimeSource* time = nullptr; ///< must outlive the workspace; null: the host's clock
    };

    /// Errors as SqliteStore::open and DeskConfiguration::load. The desk is loaded.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const QString& path, const Options& options);
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const QString& path) { return open(path, {}); }
    /// Makes a new desk file with this agreement, and opens it. Errors as SqliteStore::create; a file that could not be
    /// finished is removed.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> create(const QString& path, const Agreement& agreement,
                                                                   const Options& options);
    ~Workspace();

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] Desk& desk() { return *m_desk; }
    [[nodiscard]] const Desk& desk() const { return *m_desk; }
    [[nodiscard]] EventStore& store();
    [[nodiscard]] TimeSource& time() { return *m_time; }
    /// The newest version, with everybody the directory knows.
    [[nodiscard]] const Agreement& agreement() const { return m_configuration->agreement(); }
    [[nodiscard]] const DeskConfiguration& configuration() const { return *m_configuration; }
    [[nodiscard]] const Timeline& timeline() const { return m_configuration->timeline(); }

    /// Imports and shows what came. Names that the file brought are in agreement() from the next opening on.
    [[nodiscard]] Result<ImportReport> importTickets(const Mapping& mapping, TicketImport::File file,
                                                     const TicketImport::ProgressFunction& progress = {});
    [[nodiscard]] Result<Verification> verify();

    /// Looks every second whether another process wrote to the file, and lets the desk catch up. `failed` is called
    /// when that did not work; looking goes on.
    void watch(std::function<void(const Error&)> failed);

    /// The operating system's account, recorded with what is done by hand.
    [[nodiscard]] static QString account();

private:
    Workspace(QString path, const Options& options);
    void look();

    QString m_path;
    std::unique_ptr<SystemTimeSource> m_hostTime;
    TimeSource* m_time = nullptr;
    std::unique_ptr<SqliteStore> m_store;
    std::unique_ptr<DeskConfiguration> m_configuration;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<SystemTimeSource> m_lookTime;
    std::function<void(const Error&)> m_failed;
};

} // namespace duebell
