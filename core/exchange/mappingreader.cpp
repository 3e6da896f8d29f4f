#include "exchange/mappingreader.h"

#include "exchange/calendarjson.h"
#include "exchange/importcolumns.h"
#include "exchange/jsonparser.h"
#include "exchange/objectreader.h"

#include <set>

namespace duebell {

namespace {

    const std::vector<std::pair<const char*, ActorKind>> kActorKinds { { "unknown", ActorKind::Unknown },
                                                                       { "client", ActorKind::Client },
                                                                       { "agent", ActorKind::Agent },
                                                                       { "system", ActorKind::System },
                                                                       { "third_party", ActorKind::ThirdParty } };

    const std::vector<std::pair<const char*, Mapping::Shape>> kShapes { { "snapshot", Mapping::Shape::Snapshot },
                                                                        { "event", Mapping::Shape::Event },
                                                                        { "ticket", Mapping::Shape::Ticket } };
    const std::vector<std::pair<const char*, Mapping::Format>> kFormats {
        { "auto", Mapping::Format::Auto }, { "csv", Mapping::Format::Csv }, { "json_lines", Mapping::Format::JsonLines }
    };
    const std::vector<std::pair<const char*, Mapping::Duplicates>> kDuplicates {
        { "keep", Mapping::Duplicates::Keep }, { "drop", Mapping::Duplicates::Drop }
    };
    const std::vector<std::pair<const char*, Mapping::Activity::Kind>> kActivities {
        { "update", Mapping::Activity::Kind::Update },
        { "created", Mapping::Activity::Kind::Created },
        { "reply", Mapping::Activity::Kind::Reply },
        { "note", Mapping::Activity::Kind::Note },
        { "no_reply_needed", Mapping::Activity::Kind::NoReplyNeeded },
        { "ignore", Mapping::Activity::Kind::Ignore },
    };

    void readFormat(ObjectReader& reader)
    {
        const JsonValue* format = reader.require("duebell_mapping", JsonValue::Type::Number);
        if (!format)
            return;
        const std::optional<std::int64_t> number = format->toInteger();
        if (!number || *number < 1)
            reader.report(ErrorCode::OutOfRange, "duebell_mapping", format->text(), "1");
        else if (*number > MappingReader::kFormat)
            reader.report(ErrorCode::NewerFormat, "duebell_mapping", format->text(), "1");
    }

    void readDates(ObjectReader& parent, Mapping& mapping)
    {
        const JsonValue* value = parent.require("dates", JsonValue::Type::Object);
        if (!value)
            return;
        ObjectReader reader(*value, parent.path("dates"), parent.problems());
        const std::string format = reader.requiredText("format");
        if (!format.empty()) {
            const Result<DateFormat> dates = DateFormat::parse(format);
            if (dates)
                mapping.dates = *dates;
            else
                reader.report(dates.error().code, "format", dates.error().value, dates.error().allowed);
        }
        mapping.offsetIgnored = reader.choice<bool>("offset", { { "read", false }, { "ignore", true } }, false);
        mapping.timeZone = reader.requiredText("time_zone");
        if (const JsonValue* zone = value->find("time_zone"); zone && !mapping.timeZone.empty())
            checkTimeZone(*zone, reader.path("time_zone"), reader.problems());
        reader.finish();
    }

    void readTicket(ObjectReader& parent, Mapping& mapping)
    {
        const JsonValue* value = parent.require("ticket", JsonValue::Type::Object);
        if (!value)
            return;
        ObjectReader reader(*value, parent.path("ticket"), parent.problems());
        mapping.key = reader.requiredText("key");
        mapping.displayKey = reader.text("display_key");
        mapping.subject = reader.text("subject");
        mapping.description = reader.text("description");
        mapping.link = reader.text("link");
        mapping.openedBy = reader.text("opened_by");
        mapping.openerKind = reader.choice("opened_by_kind", kActorKinds, mapping.actorKindOtherwise);
        if (mapping.shape == Mapping::Shape::Ticket) {
            mapping.opened = reader.requiredText("opened");
            mapping.firstResponse = reader.text("first_response");
            mapping.resolved = reader.text("resolved");
            mapping.closed = reader.text("closed");
        } else { // in a history such columns tell every row what came later
            mapping.opened = reader.text("opened");
        }
        reader.finish();
    }

    void readRow(ObjectReader& parent, Mapping& mapping)
    {
        const bool isTicket = mapping.shape == Mapping::Shape::Ticket;
        const JsonValue* value
            = isTicket ? parent.take("row", JsonValue::Type::Object) : parent.require("row", JsonValue::Type::Object);
        if (!value)
            return;
        ObjectReader reader(*value, parent.path("row"), parent.problems());
        mapping.at = isTicket ? reader.text("at") : reader.requiredText("at");
        mapping.actor = reader.text("actor");
        mapping.role = reader.text("role");
        if (mapping.shape == Mapping::Shape::Event) {
            mapping.activity = reader.text("activity");
            mapping.activityOtherwise = reader.choice("event", kActivities, Mapping::Activity::Kind::Update);
            mapping.eventId = reader.text("event_id");
            mapping.body = reader.text("body");
            mapping.isPrivate = reader.text("private");
            if (reader.has("private_values"))
                mapping.privateValues = reader.texts("private_values");
            else
                (void)reader.take("private_values");
        }
        reader.finish();
    }

    // "Wait": "reply", or {"event": "reply", "set": {"status": "waiting"}}.
    Mapping::Activity activityFrom(const JsonValue& value, const char* name, ObjectReader& parent)
    {
        Mapping::Activity activity;
        if (!value.isObject()) {
            activity.kind = parent.choice(name, kActivities, Mapping::Activity::Kind::Update);
            return activity;
        }
        (void)parent.take(name);
        ObjectReader reader(value, parent.path(name), parent.problems());
        activity.kind = reader.choice("event", kActivities, Mapping::Activity::Kind::Update);
        if (const JsonValue* set = reader.take("set", JsonValue::Type::Object)) {
            ObjectReader fields(*set, reader.path("set"), reader.problems());
            for (const auto& [field, meaning] : set->members())
                activity.set[field] = fields.text(field.c_str());
            fields.finish();
        }
        reader.finish();
        return activity;
    }

    void readActivities(ObjectReader& parent, Mapping& mapping)
    {
        const JsonValue* value = parent.take("activities", JsonValue::Type::Object);
        if (!value)
            return;
        ObjectReader reader(*value, parent.path("activities"), parent.problems());
        for (const auto& [name, meaning] : value->members())
            mapping.activities[name] = activityFrom(meaning, name.c_str(), reader);
        reader.finish();
    }

    void readFields(ObjectReader& parent, Mapping& mapping)
    {
        // Messages need no fields; snapshots without any would say nothing.
        const JsonValue* value = mapping.shape == Mapping::Shape::Snapshot
            ? parent.require("fields", JsonValue::Type::Object)
            : parent.take("fields", JsonValue::Type::Object);
        if (!value)
            return;
        ObjectReader reader(*value, parent.path("fields"), parent.problems());
        for (const auto& [field, column] : value->members()) {
            if (!isId(field))
                reader.report(ErrorCode::InvalidArgument, field.c_str(), field, rule::kId);
            const std::string name = reader.requiredText(field.c_str());
            if (!name.empty())
                mapping.fields.push_back({ field, name });
        }
        reader.finish();
    }

    void readValues(ObjectReader& parent, Mapping& mapping)
    {
        const JsonValue* value = parent.take("values", JsonValue::Type::Object);
        if (!value)
            return;
        for (const auto& [field, map] : value->members()) {
            ObjectReader reader(map, pointer(parent.path("values"), field), parent.problems());
            for (const auto& [found, meaning] : map.members())
                mapping.values[field][found] = reader.requiredText(found.c_str());
            reader.finish();
        }
    }

    void readKinds(ObjectReader& parent, const char* key, std::map<std::string, ActorKind>& kinds)
    {
        const JsonValue* value = parent.take(key, JsonValue::Type::Object);
        if (!value)
            return;
        ObjectReader each(*value, parent.path(key), parent.problems());
        for (const auto& [name, kind] : value->members())
            kinds[name] = each.choice(name.c_str(), kActorKinds, ActorKind::Unknown);
        each.finish();
    }

    void readActors(ObjectReader& parent, Mapping& mapping)
    {
        const JsonValue* value = parent.take("actors", JsonValue::Type::Object);
        if (!value)
            return;
        ObjectReader reader(*value, parent.path("actors"), parent.problems());
        mapping.actorKindOtherwise = reader.choice("otherwise", kActorKinds, ActorKind::Unknown);
        readKinds(reader, "kinds", mapping.actorKinds);
        readKinds(reader, "roles", mapping.roles);
        reader.finish();
    }

    void checkColumnsOnce(ObjectReader& reader, const Mapping& mapping)
    {
        const ImportColumns columns(mapping);
        const std::set<std::string> used(columns.names().begin(), columns.names().end());
        for (const std::string& column : mapping.ignored) {
            if (used.contains(column))
                reader.report(ErrorCode::Duplicate, "ignore", column, rule::kUnique);
        }
    }

} // namespace

MappingReader::Reading MappingReader::read(std::string_view json)
{
    Reading reading;
    const Result<JsonValue> document = parseJson(json);
    if (!document) {
        reading.problems.push_back({ document.error(), {}, 0, document.error().where });
        return reading;
    }
    ProblemList problems;
    ObjectReader reader(*document, {}, problems);
    Mapping mapping;
    readFormat(reader);
    mapping.shape = reader.choice("shape", kShapes, Mapping::Shape::Snapshot);
    mapping.format = reader.choice("format", kFormats, Mapping::Format::Auto);
    mapping.source = reader.id("source");
    mapping.delimiter
        = reader.choice<char>("delimiter", { { "auto", '\0' }, { ",", ',' }, { ";", ';' }, { "tab", '\t' } }, '\0');
    mapping.missing = reader.texts("missing");
    const bool isEvent = mapping.shape == Mapping::Shape::Event;
    mapping.duplicates
        = reader.choice("duplicates", kDuplicates, isEvent ? Mapping::Duplicates::Drop : Mapping::Duplicates::Keep);
    readDates(reader, mapping);
    readActors(reader, mapping);
    readTicket(reader, mapping);
    readRow(reader, mapping);
    if (isEvent)
        readActivities(reader, mapping);
    readFields(reader, mapping);
    readValues(reader, mapping);
    mapping.ignored = reader.texts("ignore");
    checkColumnsOnce(reader, mapping);
    reader.finish();
    reading.problems = problems.sorted(json);
    if (reading.problems.empty()) {
        mapping.json = document->toLine();
        reading.mapping = std::move(mapping);
    }
    return reading;
}

} // namespace duebell
