#include "exchange/agreementreader.h"

#include "exchange/agreementreferences.h"
#include "exchange/calendarjson.h"
#include "exchange/definitionjson.h"
#include "exchange/directoryjson.h"
#include "exchange/jsonparser.h"
#include "exchange/policyjson.h"

#include <utility>

namespace duebell {

namespace {

    class Document {
    public:
        Document(std::string_view text, const JsonValue& root, ProblemList& problems)
            : m_text(text)
            , m_problems(problems)
            , m_reader(root, {}, problems)
        {
        }

        Agreement read()
        {
            if (!readFormat())
                return {};
            readDesk();
            readCalendars();
            readNamed("statuses", m_references.statuses, m_agreement.statuses, statusFromJson);
            if (const JsonValue* const statuses = m_reader.require("statuses");
                statuses && statuses->isArray() && statuses->items().empty())
                m_reader.report(ErrorCode::OutOfRange, "statuses", "[]", rule::kNotEmpty);
            for (const StatusDefinition& status : m_agreement.statuses)
                m_references.categories.emplace(status.id, status.category);
            readNamed("priorities", m_references.priorities, m_agreement.priorities, namedFromJson);
            readNamed("types", m_references.types, m_agreement.types, namedFromJson);
            readNamed("tiers", m_references.tiers, m_agreement.tiers, namedFromJson);
            readFields();
            readPolicies();
            if (const JsonValue* const directory = m_reader.take("directory"))
                m_agreement.directory
                    = directoryFromJson(*directory, m_reader.path("directory"), m_references, m_problems);
            m_agreement.scenariosJson = asWritten("scenarios");
            m_agreement.objectivesJson = asWritten("objectives");
            m_reader.finish();
            return std::move(m_agreement);
        }

    private:
        /// False when nothing else in the file can be understood.
        bool readFormat()
        {
            const JsonValue* const format = m_reader.require("duebell", JsonValue::Type::Number);
            if (!m_reader.isObject())
                return false;
            if (!format)
                return true;
            const auto number = format->toInteger();
            if (number && *number > AgreementReader::kFormat) {
                m_reader.report(ErrorCode::NewerFormat, "duebell", format->text(),
                                std::to_string(AgreementReader::kFormat));
                return false;
            }
            if (number != AgreementReader::kFormat)
                m_reader.report(ErrorCode::UnknownValue, "duebell", format->text(),
                                std::to_string(AgreementReader::kFormat));
            return true;
        }

        void readDesk()
        {
            const JsonValue* const value = m_reader.require("desk");
            if (!value)
                return;
            ObjectReader desk(*value, m_reader.path("desk"), m_problems);
            m_agreement.deskName = desk.text("name");
            if (const JsonValue* const zone = desk.require("time_zone", JsonValue::Type::String)) {
                m_agreement.deskTimeZone = zone->text();
                checkTimeZone(*zone, desk.path("time_zone"), m_problems);
            }
            desk.finish();
        }

        void readCalendars()
        {
            const JsonValue* const list = m_reader.take("calendars", JsonValue::Type::Array);
            for (std::size_t i = 0; list && i < list->items().size(); ++i) {
                const std::string path = pointer(m_reader.path("calendars"), i);
                const JsonValue& value = list->items()[i];
                CalendarSpec calendar = calendarFromJson(value, path, m_problems, CalendarStrictness::Agreement);
                Identity identity;
                identity.id = calendar.id;
                if (calendar.id == kAlwaysCalendarId)
                    m_problems.add(ErrorCode::Duplicate, *value.find("id"), pointer(path, "id"), calendar.id,
                                   rule::kReserved);
                else
                    m_references.calendars.add(identity, value, path, m_problems);
                m_agreement.calendars.push_back(std::move(calendar));
            }
        }

        template <typename Definition>
        void readNamed(const char* key, NameSet& names, std::vector<Definition>& definitions,
                       Definition (*fromJson)(const JsonValue&, const std::string&, ProblemList&))
        {
            const JsonValue* const list = m_reader.take(key, JsonValue::Type::Array);
            for (std::size_t i = 0; list && i < list->items().size(); ++i) {
                const std::string path = pointer(m_reader.path(key), i);
                Definition definition = fromJson(list->items()[i], path, m_problems);
                names.add(definition, list->items()[i], path, m_problems);
                definitions.push_back(std::move(definition));
            }
        }

        /// Fields of tickets and of clients are two kinds: each may have a "region".
        void readFields()
        {
            NameSet ofTickets;
            NameSet ofClients;
            const JsonValue* const list = m_reader.take("fields", JsonValue::Type::Array);
            for (std::size_t i = 0; list && i < list->items().size(); ++i) {
                const std::string path = pointer(m_reader.path("fields"), i);
                FieldDefinition definition = fieldFromJson(list->items()[i], path, m_problems);
                (definition.ofClient ? ofClients : ofTickets).add(definition, list->items()[i], path, m_problems);
                m_agreement.fields.push_back(std::move(definition));
            }
            m_references.fields = m_agreement.fields;
        }

        void readPolicies()
        {
            NameSet names;
            const JsonValue* const list = m_reader.require("policies", JsonValue::Type::Array);
            for (std::size_t i = 0; list && i < list->items().size(); ++i) {
                const std::string path = pointer(m_reader.path("policies"), i);
                const bool isLast = i + 1 == list->items().size();
                PolicyDefinition policy = policyFromJson(list->items()[i], path, isLast, m_references, m_problems);
                names.add(policy, list->items()[i], path, m_problems);
                m_agreement.policies.push_back(std::move(policy));
            }
        }

        std::string asWritten(const char* key)
        {
            const JsonValue* const list = m_reader.take(key, JsonValue::Type::Array);
            return list ? std::string(m_text.substr(list->from(), list->to() - list->from())) : std::string();
        }

        std::string_view m_text;
        ProblemList& m_problems;
        ObjectReader m_reader;
        AgreementReferences m_references;
        Agreement m_agreement;
    };

} // namespace

AgreementReader::Reading AgreementReader::read(std::string_view json)
{
    constexpr int deepest = 64;
    const Result<JsonValue> root = parseJson(json, { kLargestFile, deepest });
    if (!root.ok()) {
        Error error = root.error();
        std::string line = std::exchange(error.where, {});
        return { std::nullopt, { Problem { std::move(error), {}, 0, std::move(line) } } };
    }
    ProblemList problems;
    Agreement agreement = Document(json, root.value(), problems).read();
    if (problems.empty())
        return { std::move(agreement), {} };
    return { std::nullopt, problems.sorted(json) };
}

} // namespace duebell
