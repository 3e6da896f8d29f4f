#include "workspace/zonerecord.h"

#include "exchange/jsonparser.h"

#include <algorithm>

namespace duebell {

Result<ZoneList> zonesOf(const Agreement& agreement)
{
    std::vector<std::string> names { agreement.deskTimeZone };
    for (const CalendarSpec& calendar : agreement.calendars) {
        if (std::ranges::find(names, calendar.timeZone) == names.end())
            names.push_back(calendar.timeZone);
    }
    ZoneList zones;
    for (const std::string& name : names) {
        const Result<std::shared_ptr<const Zone>> zone = Zone::load(name);
        if (!zone)
            return zone.error();
        zones.push_back(*zone);
    }
    return zones;
}

std::string zonesToJson(const ZoneList& zones)
{
    JsonValue list = JsonValue::array();
    for (const auto& zone : zones) {
        JsonValue transitions = JsonValue::array();
        for (const ZoneTransition& each : zone->transitions())
            transitions.append(JsonValue::array(
                { JsonValue::number(each.at.time_since_epoch().count()), JsonValue::number(each.offset.count()) }));
        JsonValue object = JsonValue::object();
        object.insert("name", JsonValue::string(zone->name()));
        object.insert("initial", JsonValue::number(zone->initialOffset().count()));
        object.insert("transitions", std::move(transitions));
        list.append(std::move(object));
    }
    return list.toLine();
}

Result<ZoneList> zonesFromJson(std::string_view json)
{
    const Error malformed { ErrorCode::Syntax, "zones", {}, {} };
    const Result<JsonValue> list = parseJson(json);
    if (!list)
        return list.error();
    ZoneList zones;
    for (const JsonValue& object : list->items()) {
        const JsonValue* name = object.find("name");
        const JsonValue* initial = object.find("initial");
        const JsonValue* rows = object.find("transitions");
        if (!name || !initial || !initial->toInteger() || !rows)
            return malformed;
        std::vector<ZoneTransition> transitions;
        for (const JsonValue& row : rows->items()) {
            if (row.items().size() != 2 || !row.items()[0].toInteger() || !row.items()[1].toInteger())
                return malformed;
            transitions.push_back(
                { Instant { Seconds { *row.items()[0].toInteger() } }, Seconds { *row.items()[1].toInteger() } });
        }
        zones.push_back(
            std::make_shared<const Zone>(name->text(), Seconds { *initial->toInteger() }, std::move(transitions)));
    }
    return zones;
}

std::optional<Instant> firstDifference(const Zone& stored, const Zone& current)
{
    if (stored.initialOffset() != current.initialOffset())
        return Instant::min();
    const auto& a = stored.transitions();
    const auto& b = current.transitions();
    const auto [differentA, differentB] = std::ranges::mismatch(a, b);
    if (differentA == a.end() && differentB == b.end())
        return std::nullopt;
    return std::min(differentA == a.end() ? kNever : differentA->at, differentB == b.end() ? kNever : differentB->at);
}

} // namespace duebell
