// The promises that a clock can measure (DESIGN 3.3). Numbers are stored; never reuse one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace duebell {

enum class Metric : std::uint8_t {
    FirstResponse = 1,
    NextResponse = 2,
    Resolution = 3,
    Ownership = 4,
    TimeInStatus = 5,
    // 6 and 7 are kept for periodic update and time in team.
};

inline constexpr std::array kMetrics { Metric::FirstResponse, Metric::NextResponse, Metric::Resolution,
                                       Metric::Ownership, Metric::TimeInStatus };

/// "first_response" and so on: the name in files and on the command line.
[[nodiscard]] std::string_view metricName(Metric metric);
[[nodiscard]] std::optional<Metric> metricFromName(std::string_view name);

} // namespace duebell
