// The zones that a version's calendars were compiled with, as stored beside it: a zone database that changes later must
// not move verdicts silently (DESIGN 3.1).
#pragma once

#include "base/result.h"
#include "calendar/zone.h"
#include "sla/agreement.h"

#include <memory>
#include <string>
#include <vector>

namespace duebell {

using ZoneList = std::vector<std::shared_ptr<const Zone>>;

/// The zones of an agreement, the desk's first, as the host's database has them today. UnknownTimeZone.
[[nodiscard]] Result<ZoneList> zonesOf(const Agreement& agreement);
/// [{"name", "initial", "transitions": [[instant, offset], ...]}, ...]
[[nodiscard]] std::string zonesToJson(const ZoneList& zones);
/// Syntax for anything that zonesToJson does not write.
[[nodiscard]] Result<ZoneList> zonesFromJson(std::string_view json);
/// The first instant at which two tables of one zone differ; nullopt when they are equal.
[[nodiscard]] std::optional<Instant> firstDifference(const Zone& stored, const Zone& current);

} // namespace duebell
