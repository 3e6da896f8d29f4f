#include "calendar/calendarspec.h"

namespace duebell {

CalendarSpec alwaysOpen(std::string timeZone)
{
    CalendarSpec spec;
    spec.id = kAlwaysCalendarId;
    spec.name = kAlwaysCalendarId;
    spec.timeZone = std::move(timeZone);
    spec.week.fill({ DaySpan { 0, 86400 } });
    return spec;
}

} // namespace duebell
