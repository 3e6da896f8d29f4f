#include "ui/models/queueorder.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace duebell {

RowKey rowKeyOf(const TicketSummary& summary, int priorityRank, int tierRank, std::int64_t tie)
{
    constexpr int kMost = 0x7fff;
    RowKey key;
    key.lane = summary.lane;
    key.importance = (static_cast<std::uint32_t>(std::min(priorityRank, kMost)) << 16)
        | static_cast<std::uint32_t>(std::min(tierRank, kMost));
    key.tie = tie;
    // Paused clocks have no deadline: they stand behind those that have one, by what is left of them, which only an
    // event can change.
    constexpr std::int64_t kNoDeadline = std::numeric_limits<std::int64_t>::max() / 4;
    if (!summary.clock)
        key.due = 2 * kNoDeadline;
    else if (summary.clock->due)
        key.due = summary.clock->due->time_since_epoch().count();
    else
        key.due = kNoDeadline + summary.clock->left().count();
    return key;
}

namespace {

    struct SortItem {
        std::int64_t first;
        std::int64_t second;
        std::int64_t tie;
        std::int32_t ticket;

        bool operator<(const SortItem& other) const
        {
            return std::tie(first, second, tie) < std::tie(other.first, other.second, other.tie);
        }
    };

} // namespace

QueueLayout layOut(const std::vector<RowKey>& keys, const std::vector<std::uint8_t>& passes, const LaneFlags& collapsed,
                   const LaneSort& sort)
{
    QueueLayout layout;
    std::array<std::vector<SortItem>, kLanes> lanes;
    for (std::size_t ticket = 0; ticket < keys.size(); ++ticket) {
        if (!passes[ticket])
            continue;
        const RowKey& key = keys[ticket];
        const auto lane = static_cast<std::size_t>(key.lane);
        ++layout.counts[lane];
        std::int64_t first = key.importance;
        if (sort.ranks)
            first = sort.descending ? -(*sort.ranks)[ticket] : (*sort.ranks)[ticket];
        const SortItem item { first, key.due, key.tie, static_cast<std::int32_t>(ticket) };
        if (!collapsed[lane] || lanes[lane].empty())
            lanes[lane].push_back(item);
        else if (item < lanes[lane].front())
            lanes[lane].front() = item; // of a folded lane only the first ticket is told
    }
    for (const Lane lane : kLaneOrder) {
        const auto number = static_cast<std::size_t>(lane);
        if (layout.counts[number] == 0)
            continue;
        std::sort(lanes[number].begin(), lanes[number].end());
        layout.rows.push_back({ lane, QueueRow::kHeader });
        layout.firsts[number] = lanes[number].front().ticket;
        if (collapsed[number])
            continue;
        for (const SortItem& item : lanes[number])
            layout.rows.push_back({ lane, item.ticket });
    }
    return layout;
}

} // namespace duebell
