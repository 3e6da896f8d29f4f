// What is done beside the desk, on a thread and a store of its own: loading desks, and keeping histories behind the
// log. Jobs are done one at a time, loading before keeping. Public functions are for the thread that made the worker.
#pragma once

#include "desk/deskloader.h"

#include <QString>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace duebell {

class SqliteStore;

class DeskWorker {
public:
    struct Answer {
        std::uint64_t generation = 0; ///< of the request
        Result<LoadedDesk> loaded;
    };
    /// Called on the worker's thread.
    using Deliver = std::function<void(Answer)>;

    /// `mayKeep`: false for a file that is not to be written.
    DeskWorker(QString path, bool mayKeep, Deliver deliver);
    /// Waits for the slice in hand.
    ~DeskWorker();

    /// Replaces a request that has not been begun. The result is the request's generation.
    std::uint64_t load(std::shared_ptr<const Timeline> timeline, const DeskLoad& load);
    /// Tickets read so far by the load that is under way.
    [[nodiscard]] std::int64_t ticketsRead() const { return m_read; }
    /// Lets go of what was delivered.
    void discard(std::shared_ptr<Answer> answer);
    /// Keeps what the log got since; returns at once.
    void keep(std::shared_ptr<const Timeline> timeline, Instant now);

private:
    struct LoadJob {
        std::uint64_t generation = 0;
        std::shared_ptr<const Timeline> timeline;
        DeskLoad load;
    };
    struct KeepJob {
        std::shared_ptr<const Timeline> timeline;
        Instant now {};
    };

    void work(const std::stop_token& stop);
    void serve(const LoadJob& job, SqliteStore& store, const std::stop_token& stop);
    /// One slice; false when there is no more, or it did not work.
    [[nodiscard]] static bool serve(const KeepJob& job, SqliteStore& store);
    [[nodiscard]] bool hasJob() const { return m_load || m_keep || m_discarded; }

    QString m_path;
    bool m_mayKeep;
    Deliver m_deliver;
    std::mutex m_mutex;
    std::condition_variable_any m_called;
    std::optional<LoadJob> m_load;
    std::optional<KeepJob> m_keep;
    std::shared_ptr<Answer> m_discarded;
    std::uint64_t m_generation = 0;
    std::atomic<std::int64_t> m_read = 0;
    std::jthread m_thread; // the last member: it starts when the others are there
};

} // namespace duebell
