// Follows a file or a folder on a thread of its own, with a store of its own, and tells what came. Lives on a thread
// with an event loop: file system notices and a look every second by the time source wake the worker, since notices
// miss network drives and renamings.
#pragma once

#include "base/timesource.h"
#include "workspace/follow.h"

#include <QFileSystemWatcher>
#include <QObject>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace duebell {

class Follower : public QObject {
    Q_OBJECT

public:
    /// `time` must outlive the follower; its wake-up is the follower's alone.
    Follower(Follow::Target target, TimeSource& time, QObject* parent = nullptr);
    /// Waits for the piece that is being committed.
    ~Follower() override;

    void start();
    [[nodiscard]] const Follow::Target& target() const { return m_target; }

Q_SIGNALS:
    /// Something came, or the problems are others than before.
    void looked(const Follow::Look& look);
    /// The desk could not be opened or read; it is tried again every second.
    void failed(const Error& error);

private:
    void work(const std::stop_token& stop);
    std::optional<Instant> waitForNext(const std::stop_token& stop);
    void lookSoon();
    void poll();
    void tell(Follow::Look look);
    void complain(const Error& error);

    Follow::Target m_target;
    TimeSource& m_time;
    QFileSystemWatcher m_watcher;
    std::mutex m_mutex;
    std::condition_variable_any m_wanted;
    std::optional<Instant> m_wantedAt; // under the mutex
    // The worker's: what was told last.
    std::optional<Error> m_error;
    std::vector<Follow::Problem> m_problems;
    bool m_isThere = true;
    std::jthread m_worker; // ends first
};

} // namespace duebell
