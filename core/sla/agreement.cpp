#include "sla/agreement.h"

#include <array>
#include <utility>

namespace duebell {

namespace {

    constexpr std::array<std::pair<StatusCategory, std::string_view>, 6> kCategories { {
        { StatusCategory::New, "new" },
        { StatusCategory::Open, "open" },
        { StatusCategory::Waiting, "waiting" },
        { StatusCategory::Resolved, "resolved" },
        { StatusCategory::Closed, "closed" },
        { StatusCategory::Cancelled, "cancelled" },
    } };

    constexpr std::int64_t kLongestSpan = 10LL * 366 * 86400;
    constexpr std::int64_t kLongestDays = 3660;

    struct Part {
        std::int64_t amount = 0;
        char unit = 0;
    };

    // Splits "1h30m" into parts; empty when the text is anything else.
    std::vector<Part> parts(std::string_view text)
    {
        std::vector<Part> found;
        Part part;
        bool digits = false;
        for (const char c : text) {
            if (c >= '0' && c <= '9') {
                part.amount = part.amount * 10 + (c - '0');
                digits = true;
                if (part.amount > kLongestSpan)
                    return {};
            } else {
                if (!digits)
                    return {};
                part.unit = c;
                found.push_back(part);
                part = {};
                digits = false;
            }
        }
        return digits ? std::vector<Part> {} : found;
    }

} // namespace

std::optional<TargetSpan> targetSpanFromText(std::string_view text)
{
    const std::vector<Part> found = parts(text);
    if (found.size() == 1 && found[0].unit == 'd') {
        if (found[0].amount < 1 || found[0].amount > kLongestDays)
            return std::nullopt;
        return TargetSpan { .seconds = Seconds { 0 }, .days = static_cast<int>(found[0].amount) };
    }
    std::int64_t seconds = 0;
    std::int64_t largerUnit = 86400; // units stand in falling order, each once
    for (const Part& part : found) {
        const std::int64_t unit = part.unit == 'h' ? 3600 : part.unit == 'm' ? 60 : part.unit == 's' ? 1 : 0;
        if (unit == 0 || unit >= largerUnit)
            return std::nullopt;
        largerUnit = unit;
        seconds += part.amount * unit;
        if (seconds > kLongestSpan)
            return std::nullopt;
    }
    if (seconds < 1)
        return std::nullopt;
    return TargetSpan { .seconds = Seconds { seconds }, .days = 0 };
}

std::string targetSpanText(const TargetSpan& span)
{
    if (span.days != 0)
        return std::to_string(span.days) + 'd';
    const std::int64_t total = span.seconds.count();
    std::string text;
    if (total >= 3600)
        text += std::to_string(total / 3600) + 'h';
    if (total / 60 % 60 != 0)
        text += std::to_string(total / 60 % 60) + 'm';
    if (total % 60 != 0 || text.empty())
        text += std::to_string(total % 60) + 's';
    return text;
}

std::string_view categoryName(StatusCategory category)
{
    for (const auto& [value, name] : kCategories) {
        if (value == category)
            return name;
    }
    return {};
}

std::optional<StatusCategory> categoryFromName(std::string_view name)
{
    for (const auto& [value, known] : kCategories) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

} // namespace duebell
