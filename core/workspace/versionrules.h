// Compiles a version of the agreement with the zones that it was published with. Calendars of equal content and equal
// zones are shared between versions.
#pragma once

#include "base/result.h"
#include "sla/rulebook.h"
#include "workspace/zonerecord.h"

#include <memory>
#include <vector>

namespace duebell {

using CalendarList = std::vector<std::shared_ptr<const WorkCalendar>>;

/// `calendars` are those that may be shared; new ones are added. Errors as Rulebook::compile.
[[nodiscard]] Result<std::shared_ptr<const Rulebook>> compileRules(const Agreement& agreement, const ZoneList& zones,
                                                                   SymbolTable& symbols, CalendarList& calendars);

/// The calendars that a rulebook holds.
void addCalendarsOf(const Rulebook& rules, CalendarList& calendars);

} // namespace duebell
