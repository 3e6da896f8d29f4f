#include "exchange/policyjson.h"

#include "exchange/conditionjson.h"
#include "exchange/definitionjson.h"
#include "exchange/targetjson.h"

#include <algorithm>

namespace duebell {

namespace {

    using Kind = CalendarChoice::Kind;

    class PolicyReader {
    public:
        PolicyReader(const JsonValue& value, const std::string& path, const AgreementReferences& references,
                     ProblemList& problems)
            : m_references(references)
            , m_problems(problems)
            , m_reader(value, path, problems)
        {
        }

        PolicyDefinition read(bool isLast)
        {
            static_cast<Identity&>(m_policy) = identityFromJson(m_reader);
            readMatch(isLast);
            m_policy.noAgreement = m_reader.flag("no_agreement", false);
            readValidity();
            readConsequence();
            const CalendarChoice calendar = readCalendar();
            m_policy.agentCreatedAsClient = m_reader.choice(
                "agent_created", std::vector<std::pair<const char*, bool>> { { "as_client", true } }, false);
            m_policy.retargetOnAutomation = m_reader.flag("retarget_on_automation", false);
            readTargets();
            // The policy names one calendar; whose hours count otherwise is said by each target.
            if (calendar.kind == Kind::Client || calendar.kind == Kind::Team || calendar.kind == Kind::Assignee) {
                for (TargetDefinition& target : m_policy.targets) {
                    if (target.calendar.kind == Kind::Policy)
                        target.calendar = calendar;
                }
            }
            m_reader.finish();
            return m_policy;
        }

    private:
        void readMatch(bool isLast)
        {
            const JsonValue* const match = m_reader.take("match");
            // An empty "all" is how some write "everything".
            const JsonValue* const all = match && match->members().size() == 1 ? match->find("all") : nullptr;
            const bool forAll = !match || (all && all->isArray() && all->items().empty());
            if (!forAll)
                m_policy.match = conditionFromJson(*match, m_reader.path("match"), m_references, m_problems);
            else if (!isLast && m_reader.isObject())
                m_problems.add(ErrorCode::MissingKey, match ? *match : m_reader.value(),
                               match ? m_reader.path("match") : m_reader.path(), "match", rule::kOnlyLast);
        }

        void readValidity()
        {
            const JsonValue* const valid = m_reader.take("valid");
            if (!valid)
                return;
            ObjectReader reader(*valid, m_reader.path("valid"), m_problems);
            m_policy.validFrom = reader.date("from");
            m_policy.validTo = reader.date("to");
            if (m_policy.validFrom && m_policy.validTo && *m_policy.validTo < *m_policy.validFrom)
                reader.report(ErrorCode::OutOfRange, "to", dateText(*m_policy.validTo), rule::kOrdered);
            reader.finish();
        }

        void readConsequence()
        {
            const JsonValue* const otherwise = m_reader.take("otherwise");
            if (!otherwise)
                return;
            ObjectReader reader(*otherwise, m_reader.path("otherwise"), m_problems);
            m_policy.consequence.text = reader.text("text");
            m_policy.consequence.amount = reader.text("amount");
            reader.finish();
        }

        CalendarChoice readCalendar()
        {
            const JsonValue* const value = m_reader.take("calendar");
            if (!value)
                return {};
            const CalendarChoice choice
                = calendarChoiceFromJson(*value, m_reader.path("calendar"), m_references, m_problems);
            m_policy.calendar = choice.id.empty() ? std::string(kAlwaysCalendarId) : choice.id;
            return choice;
        }

        void readTargets()
        {
            const JsonValue* const targets = m_policy.noAgreement
                ? m_reader.take("targets")
                : m_reader.require("targets", JsonValue::Type::Object);
            if (!targets)
                return;
            if (m_policy.noAgreement) {
                m_reader.report(ErrorCode::InvalidArgument, "targets", "targets", rule::kNoAgreement);
                return;
            }
            ObjectReader reader(*targets, m_reader.path("targets"), m_problems);
            if (targets->members().empty())
                m_reader.report(ErrorCode::OutOfRange, "targets", "{}", rule::kNotEmpty);
            const TargetContext context { m_references, m_problems, reader.has("first_response") };
            for (const Metric metric : kMetrics) {
                const std::string name(metricName(metric));
                const JsonValue* const value = reader.take(name.c_str());
                if (!value)
                    continue;
                if (metric == Metric::TimeInStatus)
                    readStatusTargets(*value, reader.path(name), context);
                else
                    m_policy.targets.push_back(targetFromJson(metric, *value, reader.path(name), context));
            }
            reader.finish();
        }

        void readStatusTargets(const JsonValue& value, const std::string& path, const TargetContext& context)
        {
            if (!value.isObject()) {
                m_problems.add(ErrorCode::WrongType, value, path, jsonExcerpt(value),
                               jsonTypeName(JsonValue::Type::Object));
                return;
            }
            if (value.members().empty())
                m_problems.add(ErrorCode::OutOfRange, value, path, "{}", rule::kNotEmpty);
            for (const auto& [name, member] : value.members()) {
                const std::string place = pointer(path, name);
                TargetDefinition target = targetFromJson(Metric::TimeInStatus, member, place, context);
                target.status = m_references.statuses.resolve(name, member, place, m_problems);
                const auto isSame = [&target](const TargetDefinition& other) {
                    return other.metric == Metric::TimeInStatus && other.status == target.status;
                };
                if (std::any_of(m_policy.targets.begin(), m_policy.targets.end(), isSame))
                    m_problems.add(ErrorCode::Duplicate, member, place, name, rule::kUnique);
                m_policy.targets.push_back(std::move(target));
            }
        }

        const AgreementReferences& m_references;
        ProblemList& m_problems;
        ObjectReader m_reader;
        PolicyDefinition m_policy;
    };

    JsonValue targetsToJson(const PolicyDefinition& policy)
    {
        const auto isFirstResponse
            = [](const TargetDefinition& target) { return target.metric == Metric::FirstResponse; };
        const bool hasFirstResponse = std::any_of(policy.targets.begin(), policy.targets.end(), isFirstResponse);
        JsonValue targets = JsonValue::object();
        JsonValue byStatus = JsonValue::object();
        for (const TargetDefinition& target : policy.targets) {
            JsonValue json = targetToJson(target, hasFirstResponse);
            if (target.metric == Metric::TimeInStatus)
                byStatus.insert(target.status, std::move(json));
            else
                targets.insert(std::string(metricName(target.metric)), std::move(json));
        }
        if (!byStatus.members().empty())
            targets.insert(std::string(metricName(Metric::TimeInStatus)), std::move(byStatus));
        return targets;
    }

} // namespace

PolicyDefinition policyFromJson(const JsonValue& value, const std::string& path, bool isLast,
                                const AgreementReferences& references, ProblemList& problems)
{
    return PolicyReader(value, path, references, problems).read(isLast);
}

JsonValue policyToJson(const PolicyDefinition& policy)
{
    JsonValue object = namedToJson(policy);
    if (policy.match)
        object.insert("match", conditionToJson(*policy.match));
    if (policy.noAgreement)
        object.insert("no_agreement", JsonValue::boolean(true));
    JsonValue valid = JsonValue::object();
    if (policy.validFrom)
        valid.insert("from", JsonValue::string(dateText(*policy.validFrom)));
    if (policy.validTo)
        valid.insert("to", JsonValue::string(dateText(*policy.validTo)));
    if (!valid.members().empty())
        object.insert("valid", std::move(valid));
    JsonValue otherwise = JsonValue::object();
    insertText(otherwise, "text", policy.consequence.text);
    insertText(otherwise, "amount", policy.consequence.amount);
    if (!otherwise.members().empty())
        object.insert("otherwise", std::move(otherwise));
    object.insert("calendar", JsonValue::string(policy.calendar));
    if (policy.agentCreatedAsClient)
        object.insert("agent_created", JsonValue::string("as_client"));
    if (policy.retargetOnAutomation)
        object.insert("retarget_on_automation", JsonValue::boolean(true));
    if (!policy.noAgreement)
        object.insert("targets", targetsToJson(policy));
    return object;
}

} // namespace duebell
