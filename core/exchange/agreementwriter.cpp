#include "exchange/agreementwriter.h"

#include "exchange/agreementreader.h"
#include "exchange/calendarjson.h"
#include "exchange/definitionjson.h"
#include "exchange/directoryjson.h"
#include "exchange/policyjson.h"

namespace duebell {

namespace {

    template <typename Definition>
    void insertList(JsonValue& root, const char* key, const std::vector<Definition>& definitions,
                    JsonValue (*toJson)(const Definition&))
    {
        JsonValue list = JsonValue::array();
        for (const Definition& definition : definitions)
            list.append(toJson(definition));
        root.insert(key, std::move(list));
    }

    void insertAsWritten(JsonValue& root, const char* key, const std::string& json)
    {
        if (!json.empty())
            root.insert(key, JsonValue::raw(json));
    }

} // namespace

std::string AgreementWriter::write(const Agreement& agreement)
{
    JsonValue root = JsonValue::object();
    root.insert("duebell", JsonValue::number(AgreementReader::kFormat));
    JsonValue desk = JsonValue::object();
    insertText(desk, "name", agreement.deskName);
    desk.insert("time_zone", JsonValue::string(agreement.deskTimeZone));
    root.insert("desk", std::move(desk));
    insertList(root, "calendars", agreement.calendars, calendarToJson);
    insertList(root, "statuses", agreement.statuses, statusToJson);
    insertList(root, "priorities", agreement.priorities, namedToJson);
    insertList(root, "types", agreement.types, namedToJson);
    insertList(root, "tiers", agreement.tiers, namedToJson);
    insertList(root, "fields", agreement.fields, fieldToJson);
    insertList(root, "policies", agreement.policies, policyToJson);
    insertAsWritten(root, "scenarios", agreement.scenariosJson);
    insertAsWritten(root, "objectives", agreement.objectivesJson);
    root.insert("directory", directoryToJson(agreement.directory));
    return root.toPages();
}

} // namespace duebell
