// Looks after an open desk from beside: a quick check after an unclean end, then a backup whenever an hour has passed
// since the last one and something was committed. Works on a thread of its own with connections of its own; lives on,
// and reports to, the thread that made it, which needs an event loop.
#pragma once

#include "base/result.h"
#include "base/systemtimesource.h"
#include "desk/deskbackup.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace duebell {

class DeskGuard : public QObject {
    Q_OBJECT

public:
    struct Reports {
        std::function<void(const DeskBackup&)> backedUp; ///< may be empty
        /// A backup that could not be made, or, with storefault::kDamaged, a desk that is damaged.
        std::function<void(const Error&)> failed;
        std::function<void()> looked; ///< after each look, whatever came of it; may be empty
    };

    /// `time` is asked for the time of backups and must outlive the guard; it never wakes the guard.
    DeskGuard(QString deskPath, bool endedUnclean, TimeSource& time, Reports reports);
    /// Stops what is under way; a backup that is not finished leaves nothing.
    ~DeskGuard() override;

    static constexpr Seconds kBetweenBackups { 3600 };

private:
    void look();
    void work(const std::stop_token& stop);
    void checkAfterUncleanEnd(const std::stop_token& stop);
    void backUpIfDue(Instant now, const std::stop_token& stop);
    void report(std::function<void()> call);

    QString m_deskPath;
    bool m_endedUnclean = false;
    TimeSource& m_time;
    Reports m_reports;
    SystemTimeSource m_wakes;
    std::mutex m_mutex;
    std::condition_variable_any m_asked;
    std::optional<Instant> m_request; // guarded by m_mutex: "now" of a look that is wanted
    std::jthread m_worker; // last: ends before what it uses
};

} // namespace duebell
