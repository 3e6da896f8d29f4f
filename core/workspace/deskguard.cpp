#include "workspace/deskguard.h"

#include "desk/storefault.h"
#include "storage/backups.h"
#include "storage/deskfilecheck.h"
#include "storage/sqlitedatabase.h"

#include <QMetaObject>

namespace duebell {

namespace {

    Result<Sequence> lastOf(const QString& path)
    {
        const auto desk = SqliteDatabase::openAsItIs(path, SqliteDatabase::Access::ReadOnly);
        if (!desk)
            return desk.error();
        const Result<qint64> last = (*desk)->number(QStringLiteral("SELECT last FROM log_head"));
        return last ? Result<Sequence>(Sequence { *last }) : Result<Sequence>(last.error());
    }

} // namespace

DeskGuard::DeskGuard(QString deskPath, bool endedUnclean, TimeSource& time, Reports reports)
    : m_deskPath(std::move(deskPath))
    , m_endedUnclean(endedUnclean)
    , m_time(time)
    , m_reports(std::move(reports))
    , m_worker([this](const std::stop_token& stop) { work(stop); })
{
    look();
}

DeskGuard::~DeskGuard() = default;

void DeskGuard::look()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_request = m_time.wallNow();
    }
    m_asked.notify_one();
    m_wakes.wakeAt(m_wakes.wallNow() + kBetweenBackups, [this] { look(); });
}

void DeskGuard::work(const std::stop_token& stop)
{
    if (m_endedUnclean)
        checkAfterUncleanEnd(stop);
    while (!stop.stop_requested()) {
        Instant now;
        {
            std::unique_lock lock(m_mutex);
            if (!m_asked.wait(lock, stop, [this] { return m_request.has_value(); }))
                return;
            now = *m_request;
            m_request.reset();
        }
        backUpIfDue(now, stop);
        if (m_reports.looked)
            report([this] { m_reports.looked(); });
    }
}

// A log that lost its end leaves a desk that is sound, but older than its own backup.
void DeskGuard::checkAfterUncleanEnd(const std::stop_token& stop)
{
    const Result<DeskFileState> state = deskfilecheck::quickCheck(m_deskPath, stop);
    if (!state) {
        if (state.error().code != ErrorCode::Cancelled)
            report([this, error = state.error()] { m_reports.failed(error); });
        return;
    }
    const std::optional<Sequence> backedUp = Backups(m_deskPath).lastBackedUp();
    if (backedUp && *backedUp > state->last)
        report([this, backedUp = *backedUp, last = state->last] {
            m_reports.failed({ ErrorCode::Database, m_deskPath.toStdString(),
                               std::to_string(last.value) + " < " + std::to_string(backedUp.value),
                               storefault::kDamaged });
        });
}

void DeskGuard::backUpIfDue(Instant now, const std::stop_token& stop)
{
    const Backups backups(m_deskPath);
    const std::vector<DeskBackup> known = backups.list();
    if (!known.empty() && known.front().made <= now && known.front().made + kBetweenBackups > now)
        return;
    const Result<Sequence> last = lastOf(m_deskPath);
    if (last && (*last == Sequence {} || backups.lastBackedUp() == *last))
        return;
    const Result<DeskBackup> made = last ? backups.make(now, {}, stop) : Result<DeskBackup>(last.error());
    if (made && m_reports.backedUp)
        report([this, made = *made] { m_reports.backedUp(made); });
    else if (!made && made.error().code != ErrorCode::Cancelled)
        report([this, error = made.error()] { m_reports.failed(error); });
}

void DeskGuard::report(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

} // namespace duebell
