#include "storage/backuprotation.h"

#include <algorithm>
#include <set>

namespace duebell::backuprotation {

namespace {

    // The newest of each period stays, for so many periods that have one.
    class Periods {
    public:
        Periods(std::chrono::seconds length, int count)
            : m_length(length)
            , m_count(static_cast<std::size_t>(count))
        {
        }
        bool keeps(Instant at)
        {
            // The epoch was a Thursday: shifted, so that weeks begin on Monday.
            const auto since = at.time_since_epoch() + std::chrono::days(3);
            const auto period = since / m_length;
            return m_seen.size() < m_count && m_seen.insert(period).second;
        }

    private:
        std::chrono::seconds m_length;
        std::size_t m_count;
        std::set<std::int64_t> m_seen;
    };

} // namespace

std::vector<DeskBackup> outdated(std::vector<DeskBackup> backups, Instant now)
{
    std::ranges::sort(backups, std::ranges::greater(), &DeskBackup::made);
    Periods hours(std::chrono::hours(1), kHours);
    Periods days(std::chrono::days(1), kDays);
    Periods weeks(std::chrono::weeks(1), kWeeks);
    std::vector<DeskBackup> old;
    for (std::size_t i = 0; i < backups.size(); ++i) {
        const DeskBackup& backup = backups[i];
        if (backup.olderSchema != 0) {
            if (backup.made + kBeforeMigration < now && i != 0)
                old.push_back(backup);
            continue;
        }
        const bool isOfLastDay = backup.made + std::chrono::days(1) > now;
        const bool hour = isOfLastDay && hours.keeps(backup.made);
        const bool day = days.keeps(backup.made);
        const bool week = weeks.keeps(backup.made);
        if (i != 0 && !hour && !day && !week)
            old.push_back(backup);
    }
    return old;
}

} // namespace duebell::backuprotation
