#include "calendar/zone.h"

#include "calendar/workcalendar.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
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
    if (!zone.isValid())
        return Error { ErrorCode::UnknownTimeZone, {}, name, {} };
    const Seconds initial { zone.offsetFromUtc(toQt(kFirstInstant)) };
    auto result = std::make_shared<const Zone>(name, initial, withoutIdle(initial, transitionsOf(zone)));
    loaded.emplace(name, result);
    return std::shared_ptr<const Zone>(std::move(result));
}

Seconds Zone::offsetAt(Instant at) const
{
    const auto next = std::upper_bound(m_transitions.begin(), m_transitions.end(), at,
                                       [](Instant a, const ZoneTransition& b) { return a < b.at; });
    return next == m_transitions.begin() ? m_initial : std::prev(next)->offset;
}

std::chrono::local_seconds Zone::toLocal(Instant at) const
{
    return std::chrono::local_seconds { at.time_since_epoch() + offsetAt(at) };
}

Zone::Resolved Zone::toInstant(std::chrono::local_seconds wall) const
{
    // No offset reaches a day, so only the changes of two days around can matter.
    const Instant near { wall.time_since_epoch() };
    const Instant earliest = near - std::chrono::days(1);
    auto next = std::upper_bound(m_transitions.begin(), m_transitions.end(), earliest,
                                 [](Instant a, const ZoneTransition& b) { return a < b.at; });
    Seconds offset = next == m_transitions.begin() ? m_initial : std::prev(next)->offset;
    std::optional<Instant> first;
    std::optional<Instant> shifted;
    for (Instant begin = Instant::min();; ++next) {
        const bool last = next == m_transitions.end() || next->at > near + std::chrono::days(1);
        const Instant end = last ? Instant::max() : next->at;
        const Instant candidate = near - offset;
        if (candidate >= begin && candidate < end) {
            if (first)
                return { *first, WallTime::Repeated };
            first = candidate;
        }
        if (last)
            break;
        if (!shifted && candidate >= end && near - next->offset < end)
            shifted = candidate; // read with the offset before the gap, it lands as far behind it as it was inside
        begin = end;
        offset = next->offset;
    }
    if (first)
        return { *first, WallTime::Unique };
    return { shifted.value_or(near - offset), WallTime::Skipped };
}

} // namespace duebell
