// What a calendar says about a date of its zone, before any instant is looked at: week, holidays and exceptions.
// Rules (DESIGN 3.1): an exception of a date replaces its week and its holidays; a holiday closes the date, or the
// written part of it. What a span lets run past midnight belongs to the next date: it opens (week, exception) or closes
// (holiday) there as if it had been written for that date's week or holidays, so the next date's own holiday closes it
// and the next date's own exception replaces it, whatever happens on the date it began. Several exceptions of one date
// add up. Dates are days since 1970-01-01. Immutable; any thread.
#pragma once

#include "calendar/spans.h"

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace duebell {

/// The open spans of consecutive dates; equal ones share one pattern.
struct DatePatterns {
    std::int32_t firstDate = 0;
    std::vector<std::uint32_t> ids; ///< of firstDate, firstDate + 1, ...
    std::vector<Spans> patterns;

    [[nodiscard]] const Spans& of(std::int32_t date) const
    {
        return patterns[ids[static_cast<std::size_t>(date - firstDate)]];
    }
};

/// One date in full, for explanations.
struct DateHours {
    struct Closing {
        Spans spans;
        const Holiday* holiday = nullptr;
    };
    Spans open;
    bool exception = false;
    const Holiday* wholeDay = nullptr; ///< the first holiday that closes all of it
    std::vector<Closing> partial; ///< in the order of the specification
};

class Schedule {
public:
    /// `spec` must outlive the schedule, its spans inside the day.
    explicit Schedule(const CalendarSpec& spec);

    [[nodiscard]] DateHours hoursOf(std::int32_t date) const;
    [[nodiscard]] DatePatterns patterns(std::int32_t firstDate, std::int32_t endDate) const;

    /// Outside [firstOpenDate, endOpenDate) nothing can open; empty when nothing ever does.
    [[nodiscard]] std::int32_t firstOpenDate() const { return m_firstOpen; }
    [[nodiscard]] std::int32_t endOpenDate() const { return m_endOpen; }
    /// Whether every date from this one on is open all day.
    [[nodiscard]] bool isOpenForGood(std::int32_t date) const { return date >= m_alwaysOpenFrom; }

private:
    struct Exception {
        bool own = false; // false: only the date before it has one
        Spans open;
        Spans carried; // what the exception of the date before lets run past midnight
    };
    struct Closed {
        const Holiday* holiday;
        Spans own;
        Spans carried;
    };

    void readExceptions(const CalendarSpec& spec);
    void findLimits(const CalendarSpec& spec);
    [[nodiscard]] std::vector<std::int32_t> yearlyDates(const Holiday& holiday, std::int32_t from,
                                                        std::int32_t end) const;
    void paintHolidays(DatePatterns& result, std::vector<std::int32_t>& special) const;
    [[nodiscard]] static bool falls(const Holiday& holiday, std::int32_t date);

    std::array<Spans, 7> m_week; // what ran past midnight included
    std::vector<Closed> m_holidays;
    std::map<std::int32_t, Exception> m_exceptions;
    std::int32_t m_firstOpen = 0;
    std::int32_t m_endOpen = 0;
    std::int32_t m_alwaysOpenFrom = 0;
};

} // namespace duebell
