// Working calendars in files and in `duebellctl calendar --batch` (DESIGN 3.1 and 4).
#pragma once

#include "calendar/calendarspec.h"
#include "exchange/objectreader.h"

namespace duebell {

enum class CalendarStrictness {
    Agreement, ///< an id is required and an interval without time is a mistake
    Batch, ///< anonymous; an interval without time opens nothing
};

/// Reads the object; problems go to the list. Whether the zone exists is asked only in an agreement: a batch learns it
/// while compiling.
[[nodiscard]] CalendarSpec calendarFromJson(const JsonValue& value, const std::string& path, ProblemList& problems,
                                            CalendarStrictness strictness);
[[nodiscard]] JsonValue calendarToJson(const CalendarSpec& calendar);

/// Reports a name that the zone database does not have. An absent one is the caller's to report.
void checkTimeZone(const JsonValue& value, const std::string& path, ProblemList& problems);

} // namespace duebell
