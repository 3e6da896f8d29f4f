#include "workspace/versionrules.h"

#include <algorithm>

namespace duebell {

namespace {

    bool isEqual(const Zone& a, const Zone& b)
    {
        return a.name() == b.name() && !firstDifference(a, b);
    }

} // namespace

Result<std::shared_ptr<const Rulebook>> compileRules(const Agreement& agreement, const ZoneList& zones,
                                                     SymbolTable& symbols, CalendarList& calendars)
{
    std::vector<CalendarSpec> specs = agreement.calendars;
    specs.push_back(alwaysOpen(agreement.deskTimeZone));
    CalendarList mine;
    for (const CalendarSpec& spec : specs) {
        const auto zone = std::ranges::find_if(zones, [&](const auto& each) { return each->name() == spec.timeZone; });
        if (zone == zones.end())
            continue; // not stored with it: the host's is used
        const auto known = std::ranges::find_if(
            calendars, [&](const auto& each) { return each->spec() == spec && isEqual(each->zone(), **zone); });
        if (known != calendars.end()) {
            mine.push_back(*known);
            continue;
        }
        Result<std::shared_ptr<const WorkCalendar>> calendar = WorkCalendar::compile(spec, *zone);
        if (!calendar)
            return calendar.error();
        mine.push_back(*calendar);
        calendars.push_back(std::move(*calendar));
    }
    return Rulebook::compile(agreement, symbols, mine);
}

void addCalendarsOf(const Rulebook& rules, CalendarList& calendars)
{
    for (const auto& [id, calendar] : rules.calendars) {
        if (std::ranges::find(calendars, calendar) == calendars.end())
            calendars.push_back(calendar);
    }
}

} // namespace duebell
