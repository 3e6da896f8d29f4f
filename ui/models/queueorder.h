// The queue's own order: which ticket stands in which row, under which lane. Sorted by absolute keys (lane, importance,
// due instant), never by what is left, so that time alone never calls for sorting. Plain data, no Qt model.
#pragma once

#include "desk/summary.h"

#include <array>
#include <cstdint>
#include <vector>

namespace duebell {

inline constexpr std::size_t kLanes = 7;
inline constexpr std::array kLaneOrder { Lane::DueSoon, Lane::BreachedToday, Lane::Later, Lane::OlderOverdue,
                                         Lane::Waiting, Lane::NoAgreement,   Lane::Done };

/// What a ticket's row is placed by.
struct RowKey {
    Lane lane = Lane::Done;
    std::uint32_t importance = 0; ///< priority's rank, then the tier's; 0 is the most important
    std::int64_t due = 0; ///< seconds since the epoch; rows without a deadline follow in a bucket of their own
    std::int64_t tie = 0; ///< the ticket's number
    bool operator==(const RowKey&) const = default;
};

/// The key of a summary; the ranks come from the agreement.
[[nodiscard]] RowKey rowKeyOf(const TicketSummary& summary, int priorityRank, int tierRank, std::int64_t tie);

/// One row on screen: a lane's header, or a ticket.
struct QueueRow {
    Lane lane = Lane::Done;
    std::int32_t ticket = kHeader;
    static constexpr std::int32_t kHeader = -1;

    [[nodiscard]] bool isHeader() const { return ticket == kHeader; }
    bool operator==(const QueueRow&) const = default;
};

using LaneCounts = std::array<std::uint32_t, kLanes>;
using LaneFlags = std::array<bool, kLanes>;

/// Older overdue tickets are folded away until somebody asks for them.
inline constexpr LaneFlags kCollapsedAtFirst { false, false, false, true, false, false, false };

struct QueueLayout {
    std::vector<QueueRow> rows;
    LaneCounts counts {}; ///< tickets of a lane that pass, folded away or not
    std::array<std::int32_t, kLanes> firsts {}; ///< the first ticket of each lane with a count, folded away or not
    bool operator==(const QueueLayout&) const = default;
};

/// How rows stand inside a lane.
struct LaneSort {
    const std::vector<std::int64_t>* ranks = nullptr; ///< by ticket index; null: by importance, then due
    bool descending = false;
};

/// Lays out the tickets whose index passes. Lanes without a ticket have no header.
/// `passes` has one entry a ticket; 0 leaves the ticket out.
[[nodiscard]] QueueLayout layOut(const std::vector<RowKey>& keys, const std::vector<std::uint8_t>& passes,
                                 const LaneFlags& collapsed, const LaneSort& sort);

} // namespace duebell
