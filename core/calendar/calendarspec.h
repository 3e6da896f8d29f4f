// A working calendar as people write it: DESIGN 3.1. Value types only; WorkCalendar is the compiled form.
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <string>
#include <vector>

namespace duebell {

/// [from, to) in seconds of a local day, 0..86400. `to < from` runs over midnight: WorkCalendar splits it there and the
/// second half belongs to the next date. `from == to` is empty.
struct DaySpan {
    int from = 0;
    int to = 0;
    auto operator<=>(const DaySpan&) const = default;
};

/// Dates on which the desk is closed, wholly or in part.
struct Holiday {
    enum class Kind {
        Range, ///< first..last, both included
        Yearly, ///< the month and day of `first`, every year; 29 February only in leap years
    };
    Kind kind = Kind::Range;
    std::chrono::local_days first {};
    std::chrono::local_days last {};
    std::vector<DaySpan> closed; ///< empty: the whole day
    std::string name;
    bool operator==(const Holiday&) const = default;
};

/// For that date these spans replace week and holidays; empty: closed all day.
struct CalendarException {
    std::chrono::local_days date {};
    std::vector<DaySpan> open;
    bool operator==(const CalendarException&) const = default;
};

struct CalendarSpec {
    std::string id;
    std::string name;
    std::string timeZone; ///< IANA name
    std::array<std::vector<DaySpan>, 7> week; ///< Monday first
    std::vector<Holiday> holidays;
    std::vector<CalendarException> exceptions;
    bool operator==(const CalendarSpec&) const = default;
};

/// Open all the time; its zone rules what a day is. The id is reserved.
inline constexpr const char* kAlwaysCalendarId = "always";
[[nodiscard]] CalendarSpec alwaysOpen(std::string timeZone);

} // namespace duebell
