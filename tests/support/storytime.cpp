#include "support/storytime.h"

#include "calendar/zone.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace duebell::test {

namespace {

    constexpr std::array<std::string_view, 7> kDayNames { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    constexpr std::chrono::local_days kMonday { std::chrono::year(2026) / 3 / 2 };

    const Zone& berlin()
    {
        static const std::shared_ptr<const Zone> zone = Zone::load("Europe/Berlin").value();
        return *zone;
    }

    [[noreturn]] void refuse(std::string_view text)
    {
        std::fprintf(stderr, "no time of a story: \"%.*s\"\n", static_cast<int>(text.size()), text.data());
        std::abort();
    }

    std::optional<int> number(std::string_view text)
    {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc {} || end != text.data() + text.size())
            return std::nullopt;
        return value;
    }

    std::optional<Seconds> timeOfDay(std::string_view text)
    {
        if ((text.size() != 5 && text.size() != 8) || text[2] != ':' || (text.size() == 8 && text[5] != ':'))
            return std::nullopt;
        const auto hours = number(text.substr(0, 2));
        const auto minutes = number(text.substr(3, 2));
        const auto seconds = text.size() == 8 ? number(text.substr(6)) : std::optional(0);
        if (!hours || !minutes || !seconds)
            return std::nullopt;
        return std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + Seconds(*seconds);
    }

    std::optional<std::chrono::local_days> dayOf(std::string_view text)
    {
        if (text.size() == 10) {
            const auto year = number(text.substr(0, 4));
            const auto month = number(text.substr(5, 2));
            const auto day = number(text.substr(8));
            if (!year || !month || !day)
                return std::nullopt;
            return std::chrono::local_days(std::chrono::year(*year) / *month / *day);
        }
        int week = 0;
        if (text.starts_with("next ") || text.starts_with("last ")) {
            week = text.starts_with("next ") ? 7 : -7;
            text.remove_prefix(5);
        }
        for (std::size_t day = 0; day < kDayNames.size(); ++day) {
            if (text == kDayNames[day])
                return kMonday + std::chrono::days(week + static_cast<int>(day));
        }
        return std::nullopt;
    }

} // namespace

Instant storyTime(std::string_view text)
{
    if (const auto iso = fromIso(text))
        return *iso;
    const std::size_t space = text.rfind(' ');
    if (space == std::string_view::npos)
        refuse(text);
    const auto day = dayOf(text.substr(0, space));
    const auto time = timeOfDay(text.substr(space + 1));
    if (!day || !time)
        refuse(text);
    return berlin().toInstant(*day + *time).at;
}

std::string storyText(Instant at)
{
    if (at == kNever)
        return "never";
    const std::chrono::local_seconds local = berlin().toLocal(at);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto days = (day - kMonday).count();
    std::string text;
    if (days >= -7 && days < 14) {
        text = days < 0 ? "last " : days >= 7 ? "next " : "";
        text += kDayNames[static_cast<std::size_t>((days + 7) % 7)];
    } else {
        const std::chrono::year_month_day date(day);
        std::array<char, 40> buffer {};
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
        text = buffer.data();
    }
    const std::string time = spanText(local - day);
    return text + (time.find(':') == 1 ? " 0" : " ") + time;
}

std::string spanText(Seconds span)
{
    const auto size = span.count() < 0 ? -span.count() : span.count();
    std::array<char, 64> buffer {};
    if (size % 60 == 0)
        std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld", static_cast<long long>(size / 3600),
                      static_cast<long long>(size / 60 % 60));
    else
        std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld:%02lld", static_cast<long long>(size / 3600),
                      static_cast<long long>(size / 60 % 60), static_cast<long long>(size % 60));
    return (span.count() < 0 ? "-" : "") + std::string(buffer.data());
}

} // namespace duebell::test
