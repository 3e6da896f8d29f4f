#include "exchange/mappingreader.h"

#include "exchange/calendarjson.h"
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
        mapping.link = reader.text("link");
        mapping.opened = reader.text("opened");
        mapping.openedBy = reader.text("opened_by");
        reader.finish();
    }

    void readRow(ObjectReader& parent, Mapping& mapping)
    {
        const JsonValue* value = parent.require("row", JsonValue::Type::Object);
        if (!value)
            return;
        ObjectReader reader(*value, parent.path("row"), parent.problems());
        mapping.at = reader.requiredText("at");
        mapping.actor = reader.text("actor");
        reader.finish();
    }

    void readFields(ObjectReader& parent, Mapping& mapping)
    {
        const JsonValue* value = parent.require("fields", JsonValue::Type::Object);
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

    void readActors(ObjectReader& parent, Mapping& mapping)
    {
        const JsonValue* value = parent.take("actors", JsonValue::Type::Object);
        if (!value)
            return;
        ObjectReader reader(*value, parent.path("actors"), parent.problems());
        mapping.actorKindOtherwise = reader.choice("otherwise", kActorKinds, ActorKind::Unknown);
        if (const JsonValue* kinds = reader.take("kinds", JsonValue::Type::Object)) {
            ObjectReader each(*kinds, reader.path("kinds"), reader.problems());
            for (const auto& [actor, kind] : kinds->members())
                mapping.actorKinds[actor] = each.choice(actor.c_str(), kActorKinds, ActorKind::Unknown);
            each.finish();
        }
        reader.finish();
    }

    void checkColumnsOnce(ObjectReader& reader, const Mapping& mapping)
    {
        std::set<std::string> used;
        for (const Mapping::FieldColumn& field : mapping.fields)
            used.insert(field.column);
        for (const std::string* column : { &mapping.key, &mapping.at, &mapping.opened })
            used.insert(*column);
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
    mapping.shape = reader.choice<Mapping::Shape>("shape", { { "snapshot", Mapping::Shape::Snapshot } },
                                                  Mapping::Shape::Snapshot);
    mapping.source = reader.id("source");
    mapping.delimiter
        = reader.choice<char>("delimiter", { { "auto", '\0' }, { ",", ',' }, { ";", ';' }, { "tab", '\t' } }, '\0');
    mapping.missing = reader.texts("missing");
    readDates(reader, mapping);
    readTicket(reader, mapping);
    readRow(reader, mapping);
    readFields(reader, mapping);
    readValues(reader, mapping);
    readActors(reader, mapping);
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
