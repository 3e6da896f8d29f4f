#include "sla/metric.h"

#include <utility>

namespace duebell {

namespace {
    constexpr std::array<std::pair<Metric, std::string_view>, 5> kNames { {
        { Metric::FirstResponse, "first_response" },
        { Metric::NextResponse, "next_response" },
        { Metric::Resolution, "resolution" },
        { Metric::Ownership, "ownership" },
        { Metric::TimeInStatus, "time_in_status" },
    } };
} // namespace

std::string_view metricName(Metric metric)
{
    for (const auto& [value, name] : kNames) {
        if (value == metric)
            return name;
    }
    return {};
}

std::optional<Metric> metricFromName(std::string_view name)
{
    for (const auto& [value, known] : kNames) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

} // namespace duebell
