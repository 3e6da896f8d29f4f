#include "calendar/zone.h"

#include "calendar/workcalendar.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>

namespace duebell {

namespace {

    QDateTime toQt(Instant at)
    {
        return QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    }

    ZoneTransition fromQt(const QTimeZone::OffsetData& data)
    {
        return { Instant { Seconds { data.atUtc.toSecsSinceEpoch() } }, Seconds { data.offsetFromUtc } };
    }

    // Qt lists the changes it finds in the zone's table, which ends in 2037, and knows the later ones only by rule.
    std::vector<ZoneTransition> transitionsOf(const QTimeZone& zone)
    {
        std::vector<ZoneTransition> found;
        for (const QTimeZone::OffsetData& data : zone.transitions(toQt(kFirstInstant), toQt(kLastInstant)))
            found.push_back(fromQt(data));
        Instant last = found.empty() ? kFirstInstant : found.back().at;
        while (true) {
            QTimeZone::OffsetData next = zone.nextTransition(toQt(last));
            if (!next.atUtc.isValid()) // also said of the very last instant of the table, though rules follow
                next = zone.nextTransition(toQt(last + std::chrono::days(1)));
            if (!next.atUtc.isValid() || fromQt(next).at >= kLastInstant || fromQt(next).at <= last)
                return found;
            found.push_back(fromQt(next));
            last = found.back().at;
        }
    }

    // Qt takes whatever it can read as a rule for a zone ("Berlin" is one, without any offset) and an empty name as the
    // host's; of the database it lists only the zones of countries, not the links such as US/Eastern.
    bool isInDatabase(const std::string& name)
    {
        if (QTimeZone::isTimeZoneIdAvailable(QByteArray::fromStdString(name)))
            return true;
        for (const char* own : { "posix", "right", "localtime" }) { // the database's own doubles
            if (name.starts_with(own))
                return false;
        }
        if (name.empty() || name.front() == '/' || name.find('.') != std::string::npos)
            return false;
        for (const char* folder : { "/usr/share/zoneinfo/", "/usr/lib/zoneinfo/" }) {
            std::error_code ignored;
            if (std::filesystem::is_regular_file(folder + name, ignored))
                return true;
        }
        return false;
    }

    // Changes of the name or of the daylight flag alone move no clock.
    std::vector<ZoneTransition> withoutIdle(Seconds initial, const std::vector<ZoneTransition>& all)
    {
        std::vector<ZoneTransition> result;
        Seconds offset = initial;
        for (const ZoneTransition& transition : all) {
            if (transition.at > kFirstInstant && transition.offset != offset)
                result.push_back(transition);
            offset = transition.offset;
        }
        return result;
    }

} // namespace

Zone::Zone(std::string name, Seconds initial, std::vector<ZoneTransition> transitions)
    : m_name(std::move(name))
    , m_initial(initial)
    , m_transitions(std::move(transitions))
{
}

Result<std::shared_ptr<const Zone>> Zone::load(const std::string& name)
{
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const Zone>> loaded;
    const std::scoped_lock lock(mutex);
    if (const auto known = loaded.find(name); known != loaded.end())
        return known->second;
    const QTimeZone zone(QByteArray::fromStdString(name));
    if (!isInDatabase(name) || !zone.isValid())
        return Error { ErrorCode::UnknownTimeZone, {}, name, {} };
    const Seconds initial { zone.offsetFromUtc(toQt(kFirstInstant)) };
    auto result = std::make_shared<const Zone>(name, initial, withoutIdle(initial, transitionsOf(zone)));
    loaded.emplace(name, result);
    return std::shared_ptr<const Zone>(std::move(result));
}

Seconds Zone::offsetAt(Instant at) const
{
    return stretchAt(at).offset;
}

Zone::Stretch Zone::stretchAt(Instant at) const
{
    const auto next = std::upper_bound(m_transitions.begin(), m_transitions.end(), at,
                                       [](Instant a, const ZoneTransition& b) { return a < b.at; });
    const Instant end = next == m_transitions.end() ? Instant::max() : next->at;
    if (next == m_transitions.begin())
        return { Instant::min(), end, m_initial };
    return { std::prev(next)->at, end, std::prev(next)->offset };
}

std::chrono::local_seconds Zone::toLocal(Instant at) const
{
    return std::chrono::local_seconds { at.time_since_epoch() + offsetAt(at) };
}

Zone::Resolved Zone::toInstant(std::chrono::local_seconds wall) const
{
    // No offset reaches a day, so only the changes of two days around can matter.
    const Instant near { wall.time_since_epoch() };
    const Instant latest = near + std::chrono::days(1);
    std::optional<Instant> found;
    std::optional<Instant> shifted;
    for (Stretch stretch = stretchAt(near - std::chrono::days(1));; stretch = stretchAt(stretch.to)) {
        const Instant candidate = near - stretch.offset;
        if (candidate >= stretch.from && candidate < stretch.to) {
            if (found)
                return { *found, WallTime::Repeated };
            found = candidate;
        }
        // Read with the offset before the gap, it lands as far behind the gap as it was inside.
        if (candidate >= stretch.to)
            shifted = candidate;
        if (stretch.to > latest)
            break;
    }
    if (found)
        return { *found, WallTime::Unique };
    return { shifted.value_or(near), WallTime::Skipped };
}

} // namespace duebell
