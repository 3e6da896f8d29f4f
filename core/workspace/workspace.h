// Opens a desk file and wires what stands on it: store, agreement, timeline, live desk. Used by both programs and by
// tests. Lives on one thread, as its store does.
#pragma once

#include "base/systemtimesource.h"
#include "desk/desk.h"
#include "exchange/mapping.h"
#include "exchange/ticketimport.h"
#include "workspace/deskconfiguration.h"
#include "workspace/deskguard.h"
#include "workspace/verification.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace duebell {

class DeskWorker;
class SqliteStore; // only the workspace's own files know which database it is

class Workspace {
public:
    struct Options {
        std::optional<Instant> asOf; ///< the time machine: the desk stands still there, commands are refused
        std::optional<Instant> knownAt; ///< as it was known then: what was recorded later does not exist
        bool everything = false; ///< closed tickets, too
        bool beside = false; ///< the desk is empty at first and loads on another thread: see Desk::isLoading()
        bool readOnly = false; ///< nothing is written to the file
        std::optional<DeskReach> reach; ///< with `asOf`: see Desk::moveTo()
        std::function<void(const Error&)> loadFailed; ///< what was to be loaded beside; for those that are not watched
        TimeSource* time = nullptr; ///< must outlive the workspace; null: the host's clock
    };

    /// Errors as SqliteStore::open and DeskConfiguration::load. The desk is loaded, unless that is to be done beside.
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
    /// Tickets that are in memory already of those being loaded beside.
    [[nodiscard]] std::int64_t ticketsRead() const;
    /// The newest version, with everybody the directory knows.
    [[nodiscard]] const Agreement& agreement() const { return m_configuration->agreement(); }
    [[nodiscard]] const DeskConfiguration& configuration() const { return *m_configuration; }
    [[nodiscard]] const Timeline& timeline() const { return m_desk->timeline(); }

    /// Imports and shows what came. Names that the file brought are in agreement() from the next opening on.
    [[nodiscard]] Result<ImportReport> importTickets(const Mapping& mapping, TicketImport::File file,
                                                     const TicketImport::ProgressFunction& progress = {});
    /// `progress` gets the tickets done; false cancels.
    [[nodiscard]] Result<Verification> verify(const std::function<bool(std::int64_t)>& progress = {});
    /// Keeps every history behind the log, here and now (DESIGN 5, ruling 5). `progress`: false stops.
    [[nodiscard]] Status keepHistories(const std::function<bool()>& progress = {});

    /// What a workspace that is watched tells.
    struct Watcher {
        std::function<void(const Error&)> failed; ///< looking or loading did not work; looking goes on
        std::function<void()> reconfigured; ///< agreement or directory are others now
        std::function<void()> written; ///< another process wrote to the file: an import may have come
    };
    /// Looks twice a second whether another process wrote to the file, lets the desk catch up, and keeps histories
    /// behind. From now on much news is loaded on another thread.
    void watch(Watcher watcher);
    /// Reads agreement and directory afresh, and loads the desk by them.
    [[nodiscard]] Status reload();

    /// Checks the file beside if the program before did not end in order, and makes backups: see DeskGuard.
    void protect(DeskGuard::Reports reports);

    /// The operating system's account, recorded with what is done by hand.
    [[nodiscard]] static QString account();

private:
    Workspace(QString path, const Options& options);
    Status readConfiguration();
    void look();
    void startWorker();
    void loadBeside();
    void take(std::uint64_t generation, Result<LoadedDesk>& loaded);
    Status catchUp();

    QString m_path;
    bool m_endedUnclean = false; // the program before was killed
    std::unique_ptr<SystemTimeSource> m_hostTime;
    TimeSource* m_time = nullptr;
    Options m_options;
    std::unique_ptr<SqliteStore> m_store;
    std::unique_ptr<DeskConfiguration> m_configuration;
    std::unique_ptr<Desk> m_desk;
    std::int64_t m_configurationStamp = 0;
    std::shared_ptr<const Timeline> m_wantedTimeline; // what the desk is, or is being, loaded with
    std::uint64_t m_generation = 0; // of the load that is waited for
    std::unique_ptr<SystemTimeSource> m_lookTime;
    Watcher m_watcher;
    Sequence m_keptUpTo;
    std::unique_ptr<DeskWorker> m_worker; // gone first: it delivers to the others
    std::unique_ptr<DeskGuard> m_guard;
};

} // namespace duebell
