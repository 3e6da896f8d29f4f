#include "sla/matching.h"

#include <algorithm>

namespace duebell {

namespace {

    bool hasLabel(std::string_view labels, std::string_view wanted)
    {
        while (!labels.empty()) {
            const std::size_t comma = std::min(labels.find(','), labels.size());
            if (labels.substr(0, comma) == wanted)
                return true;
            labels.remove_prefix(std::min(comma + 1, labels.size()));
        }
        return false;
    }

    Symbol fieldValue(const ConditionRule& condition, const MatchSubject& subject)
    {
        if (!condition.ofClient)
            return subject.fields->get(condition.field);
        const Symbol attribute { condition.field.value - field::kFirstCustomField.value };
        return subject.timeline->directory->value(Directory::Kind::Client, subject.fields->get(field::kClient),
                                                  attribute, subject.at);
    }

    bool fieldMatches(const ConditionRule& condition, const MatchSubject& subject)
    {
        using Operator = ConditionDefinition::Operator;
        const Symbol value = fieldValue(condition, subject);
        const auto isOneOf = [&] {
            return std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
        };
        const auto text = [&] { return subject.symbols->text(value); };
        switch (condition.op) {
        case Operator::Is:
        case Operator::In:
            return isOneOf();
        case Operator::IsNot:
            return !isOneOf();
        case Operator::Contains:
            return text().find(condition.texts.front()) != std::string_view::npos;
        case Operator::StartsWith:
            return text().starts_with(condition.texts.front());
        case Operator::HasLabel:
            return hasLabel(text(), condition.texts.front());
        }
        return false;
    }

    bool isValidFor(const PolicyRule& policy, Instant created)
    {
        return created >= policy.validFrom && created < policy.validTo;
    }

    bool applies(const PolicyRule& policy, const MatchSubject& subject)
    {
        return isValidFor(policy, subject.created) && (policy.isDefault || matches(policy.match, subject));
    }

    void explain(const PolicyRule& policy, const ConditionRule& condition, int depth, const MatchSubject& subject,
                 std::vector<MatchLine>& lines)
    {
        MatchLine line {
            .policy = &policy, .condition = &condition, .depth = depth, .holds = matches(condition, subject)
        };
        if (condition.kind == ConditionDefinition::Kind::Field)
            line.found = fieldValue(condition, subject);
        lines.push_back(line);
        for (const ConditionRule& part : condition.parts)
            explain(policy, part, depth + 1, subject, lines);
    }

} // namespace

bool matches(const ConditionRule& condition, const MatchSubject& subject)
{
    using Kind = ConditionDefinition::Kind;
    const auto holds = [&](const ConditionRule& part) { return matches(part, subject); };
    switch (condition.kind) {
    case Kind::All:
        return std::all_of(condition.parts.begin(), condition.parts.end(), holds);
    case Kind::Any:
        return std::any_of(condition.parts.begin(), condition.parts.end(), holds);
    case Kind::None:
        return std::none_of(condition.parts.begin(), condition.parts.end(), holds);
    case Kind::Field:
        return fieldMatches(condition, subject);
    case Kind::CreatedInside:
        return condition.calendar->isOpen(subject.created);
    case Kind::CreatedOutside:
        return !condition.calendar->isOpen(subject.created);
    }
    return false;
}

const PolicyRule* matchPolicy(const Rulebook& rules, const MatchSubject& subject)
{
    for (const PolicyRule& policy : rules.policies) {
        if (applies(policy, subject))
            return &policy;
    }
    return nullptr;
}

std::vector<MatchLine> explainMatch(const Rulebook& rules, const MatchSubject& subject)
{
    std::vector<MatchLine> lines;
    for (const PolicyRule& policy : rules.policies) {
        lines.push_back({ .policy = &policy,
                          .holds = applies(policy, subject),
                          .outsideValidity = !isValidFor(policy, subject.created) });
        if (!policy.isDefault)
            explain(policy, policy.match, 1, subject, lines);
    }
    return lines;
}

} // namespace duebell
