// The compiled working calendar: every question about open time, answered from a table indexed by day (DESIGN 3.1).
// Semantics: an instant is open when the wall clock in the zone then reads a time inside an interval of that date.
// The table covers a horizon that grows on demand; growing is safe beside readers. Any thread.
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "calendar/calendarspec.h"
#include "calendar/zone.h"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace duebell {

/// Instants outside [kFirstInstant, kLastInstant) are outside every calendar: closed, and "never" when reached.
inline constexpr Instant kFirstInstant = std::chrono::sys_days(std::chrono::year(1900) / 1 / 1);
inline constexpr Instant kLastInstant = std::chrono::sys_days(std::chrono::year(2400) / 1 / 1);

enum class HoursKind {
    Open,
    Outside, ///< closed by the week or by an exception
    Holiday, ///< closed by a holiday
};

/// One piece of [a, b) of one kind; neighbouring pieces differ in kind or, for holidays, in the holiday or the local
/// date.
struct HoursPiece {
    Instant from;
    Instant to;
    HoursKind kind = HoursKind::Outside;
    std::string_view holiday; ///< the holiday's name, valid while the calendar lives
};

class WorkCalendar {
public:
    /// UnknownTimeZone, or OutOfRange for a span outside 0..86400.
    [[nodiscard]] static Result<std::shared_ptr<const WorkCalendar>> compile(CalendarSpec spec);
    /// The same with a given zone table (a stored version's). OutOfRange as above.
    [[nodiscard]] static Result<std::shared_ptr<const WorkCalendar>> compile(CalendarSpec spec,
                                                                             std::shared_ptr<const Zone> zone);
    ~WorkCalendar();
    WorkCalendar(const WorkCalendar&) = delete;
    WorkCalendar& operator=(const WorkCalendar&) = delete;

    [[nodiscard]] const CalendarSpec& spec() const;
    [[nodiscard]] const Zone& zone() const;

    /// Builds the table for [from, to) now rather than at the first question.
    void prepare(Instant from, Instant to) const;

    /// Open seconds in [from, to); 0 when to <= from.
    [[nodiscard]] Seconds between(Instant from, Instant to) const;
    /// The earliest t >= from with between(from, t) == amount; `from` for 0 or less; kNever if there is none.
    [[nodiscard]] Instant add(Instant from, Seconds amount) const;
    /// The latest t <= from with between(t, from) == amount; `from` for 0 or less; nullopt if there is none.
    [[nodiscard]] std::optional<Instant> subtract(Instant from, Seconds amount) const;

    [[nodiscard]] bool isOpen(Instant at) const;
    /// The earliest open instant >= at; kNever if there is none.
    [[nodiscard]] Instant nextOpen(Instant at) const;
    /// The latest open instant <= at; nullopt if there is none.
    [[nodiscard]] std::optional<Instant> prevOpen(Instant at) const;
    /// The earliest closed instant >= at; kNever on a calendar that stays open.
    [[nodiscard]] Instant nextClose(Instant at) const;

    /// Where a target of `days` working days ends: from `from` (or the next opening when closed then), the same local
    /// time on the days-th later date that has open time; a repeated wall time is the earlier, a skipped one shifts
    /// forward. kNever if there is none.
    [[nodiscard]] Instant addWorkingDays(Instant from, int days) const;

    /// Calls `piece` for every piece of [from, to) in order. Slow path, for ledgers and pictures.
    void pieces(Instant from, Instant to, const std::function<void(const HoursPiece&)>& piece) const;

    /// Bytes held by the table, for the benchmarks.
    [[nodiscard]] std::size_t tableBytes() const;

private:
    explicit WorkCalendar(CalendarSpec spec, std::shared_ptr<const Zone> zone);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace duebell
