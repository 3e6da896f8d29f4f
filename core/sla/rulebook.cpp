#include "sla/rulebook.h"

#include <algorithm>

namespace duebell {

namespace {

    FieldId customField(Symbol id)
    {
        return FieldId { field::kFirstCustomField.value + id.value };
    }

    // Builds one Rulebook; the first error ends it.
    class Compiler {
    public:
        Compiler(const Agreement& agreement, SymbolTable& symbols,
                 const std::vector<std::shared_ptr<const WorkCalendar>>& shared)
            : m_agreement(agreement)
            , m_symbols(symbols)
            , m_shared(shared)
        {
        }

        Result<std::shared_ptr<const Rulebook>> run()
        {
            internNames();
            compileCalendars();
            compileStatuses();
            for (const PolicyDefinition& policy : m_agreement.policies)
                m_book->policies.push_back(compilePolicy(policy));
            for (PolicyRule& policy : m_book->policies)
                index(policy);
            if (m_failed)
                return m_error;
            return std::shared_ptr<const Rulebook>(m_book);
        }

    private:
        void fail(Error error)
        {
            if (!m_failed)
                m_error = std::move(error);
            m_failed = true;
        }

        void internNames()
        {
            const auto intern = [this](const std::vector<Identity>& identities) {
                for (const Identity& identity : identities)
                    m_symbols.intern(identity.id);
            };
            intern(m_agreement.priorities);
            intern(m_agreement.types);
            intern(m_agreement.tiers);
            for (const FieldDefinition& definition : m_agreement.fields)
                m_symbols.intern(definition.id);
        }

        void compileCalendars()
        {
            m_book->always = compiled(alwaysOpen(m_agreement.deskTimeZone), "/desk/time_zone");
            if (!m_book->always)
                return;
            // The same table as the calendar's: a stored version keeps its own.
            m_book->deskZone = std::shared_ptr<const Zone>(m_book->always, &m_book->always->zone());
            m_book->calendars.emplace_back(m_symbols.intern(kAlwaysCalendarId), m_book->always);
            for (std::size_t i = 0; i < m_agreement.calendars.size(); ++i) {
                const CalendarSpec& spec = m_agreement.calendars[i];
                auto calendar = compiled(spec, "/calendars/" + std::to_string(i));
                m_book->calendars.emplace_back(m_symbols.intern(spec.id), std::move(calendar));
            }
        }

        std::shared_ptr<const WorkCalendar> compiled(const CalendarSpec& spec, const std::string& where)
        {
            for (const auto& calendar : m_shared) {
                if (calendar->spec() == spec)
                    return calendar;
            }
            auto calendar = WorkCalendar::compile(spec);
            if (!calendar) {
                fail({ calendar.error().code, where, calendar.error().value, calendar.error().allowed });
                return nullptr;
            }
            return *calendar;
        }

        void compileStatuses()
        {
            for (const StatusDefinition& status : m_agreement.statuses) {
                const Symbol id = m_symbols.intern(status.id);
                m_book->statuses.push_back({ id, id, status.category, status.waitsFor });
                for (const std::string& alias : status.aliases)
                    m_book->statuses.push_back({ m_symbols.intern(alias), id, status.category, status.waitsFor });
            }
            if (!m_agreement.statuses.empty())
                m_book->initialStatus = m_symbols.intern(m_agreement.statuses.front().id);
            std::sort(m_book->statuses.begin(), m_book->statuses.end(),
                      [](const StatusRule& a, const StatusRule& b) { return a.name < b.name; });
        }

        const WorkCalendar* calendarNamed(const std::string& id, const std::string& where)
        {
            if (const WorkCalendar* calendar = m_book->calendar(m_symbols.find(id)))
                return calendar;
            fail({ ErrorCode::UnknownReference, where, id, {} });
            return nullptr;
        }

        PolicyRule compilePolicy(const PolicyDefinition& policy)
        {
            const std::string where = "/policies/" + policy.id;
            PolicyRule rule;
            rule.id = m_symbols.intern(policy.id);
            rule.name = policy.name;
            rule.isDefault = !policy.match.has_value();
            rule.noAgreement = policy.noAgreement;
            rule.agreedConsequence = policy.consequence;
            rule.agentCreatedAsClient = policy.agentCreatedAsClient;
            rule.retargetOnAutomation = policy.retargetOnAutomation;
            if (policy.match)
                rule.match = compileCondition(*policy.match, where + "/match");
            if (m_book->deskZone) {
                const auto midnight
                    = [this](std::chrono::local_days day) { return m_book->deskZone->toInstant(day).at; };
                if (policy.validFrom)
                    rule.validFrom = midnight(*policy.validFrom);
                if (policy.validTo)
                    rule.validTo = midnight(*policy.validTo + std::chrono::days(1));
            }
            if (!policy.noAgreement) {
                for (const TargetDefinition& target : policy.targets)
                    rule.targets.push_back(compileTarget(target, policy, where + "/targets"));
            }
            return rule;
        }

        TargetRule compileTarget(const TargetDefinition& target, const PolicyDefinition& policy, std::string where)
        {
            where += '/' + std::string(metricName(target.metric));
            TargetRule rule;
            rule.metric = target.metric;
            rule.status = m_symbols.intern(target.status);
            rule.promised = compileSpans(target.promised);
            rule.internal = compileSpans(target.internal);
            rule.calendar = compileCalendarChoice(target.calendar, policy, where + "/calendar");
            for (const std::string& name : target.pausesIn) {
                if (const auto category = categoryFromName(name))
                    rule.pausesInCategories |= 1u << static_cast<unsigned>(*category);
                else
                    rule.pausesInStatuses.push_back(m_symbols.intern(name));
            }
            rule.pauseEnds = target.pauseEnds;
            rule.onResume = target.onResume;
            rule.onReopen = target.onReopen;
            rule.onChange = target.onChange;
            rule.breachIsFinal = target.breachIsFinal;
            rule.resolveCounts = target.resolveCounts;
            rule.countsOpening = target.countsOpening;
            rule.warnAt = target.warnAt;
            rule.book = m_book.get();
            m_book->metricsWithTargets |= 1u << static_cast<unsigned>(target.metric);
            return rule;
        }

        SpanTable compileSpans(const SpanByPriority& spans)
        {
            SpanTable table;
            for (const auto& [priority, span] : spans)
                table.rows.emplace_back(priority == "*" ? Symbol {} : m_symbols.intern(priority), span);
            return table;
        }

        CalendarRule compileCalendarChoice(const CalendarChoice& choice, const PolicyDefinition& policy,
                                           const std::string& where)
        {
            CalendarRule rule { choice.kind, nullptr };
            if (choice.kind == CalendarChoice::Kind::Always)
                rule.fixed = m_book->always.get();
            else if (choice.kind == CalendarChoice::Kind::Policy)
                rule.fixed = calendarNamed(policy.calendar, "/policies/" + policy.id + "/calendar");
            else
                rule.fixed = calendarNamed(choice.id, where);
            return rule;
        }

        ConditionRule compileCondition(const ConditionDefinition& condition, const std::string& where)
        {
            using Kind = ConditionDefinition::Kind;
            ConditionRule rule;
            rule.kind = condition.kind;
            rule.op = condition.op;
            if (condition.kind == Kind::CreatedInside || condition.kind == Kind::CreatedOutside)
                rule.calendar = calendarNamed(condition.calendar, where);
            if (condition.kind == Kind::Field)
                compileField(condition, rule);
            for (const ConditionDefinition& part : condition.parts)
                rule.parts.push_back(compileCondition(part, where));
            return rule;
        }

        void compileField(const ConditionDefinition& condition, ConditionRule& rule)
        {
            static constexpr std::string_view kClientPrefix = "client.";
            const std::string_view name = condition.field;
            if (name.starts_with(kClientPrefix)) {
                rule.ofClient = true;
                rule.field = customField(m_symbols.intern(name.substr(kClientPrefix.size())));
            } else if (const auto builtIn = builtInField(name)) {
                rule.field = *builtIn;
            } else {
                rule.field = customField(m_symbols.intern(name));
            }
            m_book->fieldsInConditions |= rule.field.value < field::kFirstCustomField.value
                ? std::uint64_t { 1 } << static_cast<unsigned>(rule.field.value)
                : kCustomOrClientBit;
            for (const std::string& value : condition.values) {
                rule.values.push_back(m_symbols.intern(value));
                rule.texts.push_back(value);
            }
        }

        static void index(PolicyRule& policy)
        {
            for (std::size_t i = 0; i < policy.targets.size(); ++i) {
                if (policy.targets[i].metric != Metric::TimeInStatus)
                    policy.targetOfMetric[static_cast<std::size_t>(policy.targets[i].metric)]
                        = static_cast<std::int16_t>(i);
            }
        }

        const Agreement& m_agreement;
        SymbolTable& m_symbols;
        const std::vector<std::shared_ptr<const WorkCalendar>>& m_shared;
        std::shared_ptr<Rulebook> m_book = std::make_shared<Rulebook>();
        Error m_error;
        bool m_failed = false;
    };

} // namespace

const TargetRule* PolicyRule::statusTarget(Symbol status) const
{
    for (const TargetRule& rule : targets) {
        if (rule.metric == Metric::TimeInStatus && rule.status == status)
            return &rule;
    }
    return nullptr;
}

Result<std::shared_ptr<const Rulebook>>
Rulebook::compile(const Agreement& agreement, SymbolTable& symbols,
                  const std::vector<std::shared_ptr<const WorkCalendar>>& shared)
{
    return Compiler(agreement, symbols, shared).run();
}

const StatusRule* Rulebook::status(Symbol name) const
{
    const auto found = std::lower_bound(statuses.begin(), statuses.end(), name,
                                        [](const StatusRule& rule, Symbol wanted) { return rule.name < wanted; });
    return found != statuses.end() && found->name == name ? &*found : nullptr;
}

const WorkCalendar* Rulebook::calendar(Symbol id) const
{
    if (!id)
        return nullptr;
    for (const auto& [symbol, calendar] : calendars) {
        if (symbol == id)
            return calendar.get();
    }
    return nullptr;
}

} // namespace duebell
