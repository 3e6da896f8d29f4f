#include "support/naivematching.h"

#include "support/naivecalendar.h"

#include <QDateTime>

#include <algorithm>

namespace duebell::test {

namespace {

    struct Subject {
        const NaiveDesk& desk;
        const Agreement& agreement;
        const NaiveFields& seen;
        Instant created;
        Instant at;

        std::string value(const std::string& field) const
        {
            const auto ticketField = [this](const std::string& name) {
                const auto found = seen.find(name);
                return found == seen.end() ? std::string() : found->second;
            };
            const std::string prefix = "client.";
            if (field.starts_with(prefix))
                return desk.fact(Directory::Kind::Client, ticketField("client"), field.substr(prefix.size()), at);
            return ticketField(field);
        }
    };

    bool testsField(const ConditionDefinition& condition, const std::string& value)
    {
        using Operator = ConditionDefinition::Operator;
        const auto among = [&] {
            return std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
        };
        const std::string& wanted = condition.values.front();
        switch (condition.op) {
        case Operator::Is:
        case Operator::In:
            return among();
        case Operator::IsNot:
            return !among();
        case Operator::Contains:
            return value.find(wanted) != std::string::npos;
        case Operator::StartsWith:
            return value.starts_with(wanted);
        case Operator::HasLabel:
            return ("," + value + ",").find("," + wanted + ",") != std::string::npos;
        }
        return false;
    }

    bool holds(const ConditionDefinition& condition, const Subject& subject)
    {
        using Kind = ConditionDefinition::Kind;
        const auto part = [&](const ConditionDefinition& one) { return holds(one, subject); };
        const auto openAtCreation = [&] {
            const CalendarSpec spec = naiveCalendarSpec(subject.agreement, condition.calendar);
            return NaiveCalendar(spec, Seconds(1), subject.created, Seconds(1)).isOpen(subject.created);
        };
        switch (condition.kind) {
        case Kind::All:
            return std::all_of(condition.parts.begin(), condition.parts.end(), part);
        case Kind::Any:
            return std::any_of(condition.parts.begin(), condition.parts.end(), part);
        case Kind::None:
            return std::none_of(condition.parts.begin(), condition.parts.end(), part);
        case Kind::Field:
            return testsField(condition, subject.value(condition.field));
        case Kind::CreatedInside:
            return openAtCreation();
        case Kind::CreatedOutside:
            return !openAtCreation();
        }
        return false;
    }

    bool isValid(const PolicyDefinition& policy, const Agreement& agreement, Instant created)
    {
        const QTimeZone zone(QByteArray::fromStdString(agreement.deskTimeZone));
        const auto utc = QDateTime::fromSecsSinceEpoch(created.time_since_epoch().count(), Qt::UTC);
        const auto local = std::chrono::local_seconds(created.time_since_epoch() + Seconds(zone.offsetFromUtc(utc)));
        const auto date = std::chrono::floor<std::chrono::days>(local);
        return !(policy.validFrom && date < *policy.validFrom) && !(policy.validTo && date > *policy.validTo);
    }

} // namespace

const PolicyDefinition* naivePolicy(const NaiveDesk& desk, const Agreement& agreement, const NaiveFields& seen,
                                    Instant created, Instant at)
{
    const Subject subject { desk, agreement, seen, created, at };
    for (const PolicyDefinition& policy : agreement.policies) {
        if (isValid(policy, agreement, created) && (!policy.match || holds(*policy.match, subject)))
            return &policy;
    }
    return nullptr;
}

} // namespace duebell::test
