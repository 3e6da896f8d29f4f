#include "support/story.h"

#include "sla/evaluator.h"
#include "sla/matching.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace duebell::test {

namespace {

    // What the story gave up on is its own mistake, never a verdict.
    template <typename T>
    T valueOf(Result<T> result)
    {
        if (!result) {
            std::fprintf(stderr, "the story's agreement is wrong at %s: %s\n", result.error().where.c_str(),
                         result.error().value.c_str());
            std::abort();
        }
        return std::move(result).value();
    }

    StatusDefinition statusOf(const std::string& id, StatusCategory category, WaitsFor waitsFor = WaitsFor::Nobody)
    {
        StatusDefinition status;
        status.id = id;
        status.name = id;
        status.category = category;
        status.waitsFor = waitsFor;
        return status;
    }

    Identity identityOf(const std::string& id)
    {
        Identity identity;
        identity.id = id;
        identity.name = id;
        return identity;
    }

    FieldDefinition fieldOf(const std::string& id, bool ofClient)
    {
        FieldDefinition definition;
        definition.id = id;
        definition.name = id;
        definition.ofClient = ofClient;
        return definition;
    }

    Agreement deskOf(std::vector<PolicyDefinition> policies)
    {
        Agreement agreement;
        agreement.deskName = "Story desk";
        agreement.deskTimeZone = "Europe/Berlin";
        agreement.calendars = { calendarOf("office", "Europe/Berlin", 5, { { 9 * 60, 17 * 60 } }),
                                calendarOf("early", "Europe/Berlin", 5, { { 6 * 60, 12 * 60 } }),
                                calendarOf("late", "Europe/Berlin", 5, { { 12 * 60, 20 * 60 } }),
                                calendarOf("newyork", "America/New_York", 5, { { 9 * 60, 17 * 60 } }) };
        agreement.statuses = { statusOf("new", StatusCategory::New),
                               statusOf("open", StatusCategory::Open),
                               statusOf("pending", StatusCategory::Waiting, WaitsFor::Client),
                               statusOf("vendor", StatusCategory::Waiting, WaitsFor::ThirdParty),
                               statusOf("resolved", StatusCategory::Resolved),
                               statusOf("closed", StatusCategory::Closed),
                               statusOf("cancelled", StatusCategory::Cancelled) };
        agreement.priorities = { identityOf("urgent"), identityOf("high"), identityOf("normal"), identityOf("low") };
        agreement.types = { identityOf("incident"), identityOf("question") };
        agreement.tiers = { identityOf("gold"), identityOf("silver") };
        agreement.fields = { fieldOf("region", false), fieldOf("size", true) };
        agreement.policies = std::move(policies);
        return agreement;
    }

    std::vector<PolicyDefinition> definitionsOf(const std::vector<PolicyStory>& policies)
    {
        std::vector<PolicyDefinition> definitions;
        for (const PolicyStory& policy : policies)
            definitions.push_back(policy.definition());
        return definitions;
    }

    ActorKind kindOf(std::string_view actor)
    {
        if (actor == "ann" || actor == "cleo")
            return ActorKind::Client;
        if (actor == "bob" || actor == "carl" || actor == "ed" || actor == "lou")
            return ActorKind::Agent;
        if (actor == "robot")
            return ActorKind::System;
        return actor == "vera" ? ActorKind::ThirdParty : ActorKind::Unknown;
    }

    std::string testText(const ConditionRule& condition, const SymbolTable& symbols)
    {
        switch (condition.kind) {
        case ConditionDefinition::Kind::All:
            return "all";
        case ConditionDefinition::Kind::Any:
            return "any";
        case ConditionDefinition::Kind::None:
            return "none";
        case ConditionDefinition::Kind::CreatedInside:
            return "created inside";
        case ConditionDefinition::Kind::CreatedOutside:
            return "created outside";
        case ConditionDefinition::Kind::Field:
            break;
        }
        std::string text(builtInFieldName(condition.field));
        if (text.empty())
            text = symbols.text(Symbol { condition.field.value - field::kFirstCustomField.value });
        text = (condition.ofClient ? "client." : "") + text;
        for (const std::string& value : condition.texts)
            text += " " + value;
        return text;
    }

} // namespace

Story::Story(std::initializer_list<TargetStory> targets)
    : Story({ PolicyStory("standard", targets) })
{
}

Story::Story(std::initializer_list<PolicyStory> policies)
{
    m_publications.push_back({ Instant::min(), VersionScope::NewTickets, deskOf(definitionsOf(policies)) });
}

Story::~Story() = default;

Agreement& Story::agreement()
{
    return m_publications.front().agreement;
}
Agreement& Story::latestAgreement()
{
    return m_publications.back().agreement;
}

Story& Story::publish(std::string_view at, VersionScope scope, std::vector<PolicyStory> policies)
{
    Agreement next = latestAgreement();
    next.policies = definitionsOf(policies);
    m_publications.push_back({ storyTime(at), scope, std::move(next) });
    return *this;
}

void Story::add(Directory::Kind kind, const std::string& subject, const std::string& attribute,
                const std::string& value, std::string_view at)
{
    Directory::Fact fact;
    fact.kind = kind;
    fact.subject = m_symbols.intern(subject);
    fact.attribute = m_symbols.intern(attribute);
    fact.value = m_symbols.intern(value);
    fact.effective = at.empty() ? Instant::min() : storyTime(at);
    m_facts.push_back(fact);
}

Story& Story::client(const std::string& id, const std::string& attribute, const std::string& value, std::string_view at)
{
    add(Directory::Kind::Client, id, attribute, value, at);
    return *this;
}

Story& Story::person(const std::string& id, const std::string& attribute, const std::string& value, std::string_view at)
{
    add(Directory::Kind::Person, id, attribute, value, at);
    return *this;
}

Story& Story::team(const std::string& id, const std::string& attribute, const std::string& value, std::string_view at)
{
    add(Directory::Kind::Team, id, attribute, value, at);
    return *this;
}

Story& Story::at(std::string_view text)
{
    m_at = storyTime(text);
    m_recorded.reset();
    return *this;
}

Story& Story::recorded(std::string_view text)
{
    m_recorded = storyTime(text);
    return *this;
}

Story& Story::order(std::int32_t order)
{
    m_order = order;
    return *this;
}

Event& Story::add(EventKind kind, const std::string& actor)
{
    const auto number = static_cast<std::int32_t>(m_events.size() + 1);
    Event event;
    event.seq = Sequence { number };
    event.ticket = TicketId { 1 };
    event.at = m_at;
    event.recorded = m_recorded.value_or(m_at);
    event.order = m_order.value_or(number);
    event.kind = kind;
    event.actor = m_symbols.intern(actor);
    event.actorKind = kindOf(actor);
    m_order.reset();
    m_events.push_back(event);
    return m_events.back();
}

FieldId Story::fieldId(const std::string& name)
{
    if (const auto builtIn = builtInField(name))
        return *builtIn;
    return FieldId { field::kFirstCustomField.value + m_symbols.intern(name).value };
}

Story& Story::createdBy(const std::string& actor, const Fields& fields)
{
    add(EventKind::Created, actor);
    for (const auto& [name, value] : fields) {
        Event& event = add(EventKind::Initial, actor);
        event.field = fieldId(name);
        event.value = m_symbols.intern(value);
    }
    return *this;
}

Story& Story::set(const std::string& field, const std::string& value, const std::string& actor)
{
    Event& event = add(EventKind::Changed, actor);
    event.field = fieldId(field);
    event.value = m_symbols.intern(value);
    return *this;
}

Story& Story::reply(const std::string& actor)
{
    add(EventKind::Reply, actor);
    return *this;
}

Story& Story::note(const std::string& actor)
{
    add(EventKind::Note, actor);
    return *this;
}

Story& Story::noReplyNeeded()
{
    add(EventKind::NoReplyNeeded, "bob");
    return *this;
}

Story& Story::waive(Metric metric)
{
    add(EventKind::Waived, "bob").metric = metric;
    return *this;
}

Story& Story::acknowledge(Metric metric)
{
    add(EventKind::Acknowledged, "bob").metric = metric;
    return *this;
}

Story& Story::breachReason(Metric metric, const std::string& code)
{
    Event& event = add(EventKind::BreachReason, "bob");
    event.metric = metric;
    event.value = m_symbols.intern(code);
    return *this;
}

Story& Story::mergedAway()
{
    add(EventKind::Merged, "bob").reference = 2;
    return *this;
}

Story& Story::absorb(std::string_view since)
{
    Event& event = add(EventKind::Absorbed, "bob");
    event.reference = 2;
    if (!since.empty())
        event.since = storyTime(since);
    return *this;
}

Story& Story::retract(Sequence event)
{
    add(EventKind::Retracted, "bob").reference = event.value;
    return *this;
}

const Timeline& Story::timeline()
{
    if (m_timeline)
        return *m_timeline;
    m_timeline = valueOf(timelineOf(agreement(), m_symbols));
    Directory directory = *m_timeline->directory;
    for (const Directory::Fact& fact : m_facts)
        directory.add(fact);
    m_timeline->directory = std::make_shared<const Directory>(std::move(directory));
    for (std::size_t i = 1; i < m_publications.size(); ++i) {
        Version version;
        version.number = static_cast<int>(i + 1);
        version.effective = m_publications[i].effective;
        version.recorded = version.effective;
        version.scope = m_publications[i].scope;
        version.rules = valueOf(Rulebook::compile(m_publications[i].agreement, m_symbols));
        m_timeline->versions.push_back(std::move(version));
    }
    return *m_timeline;
}

const TicketResult& Story::result(std::string_view asOf, std::string_view knownAt)
{
    if (!m_evaluator)
        m_evaluator = std::make_unique<Evaluator>(timeline(), m_symbols);
    return m_evaluator->evaluate(m_events, storyTime(asOf),
                                 knownAt.empty() ? std::nullopt : std::optional(storyTime(knownAt)));
}

std::string Story::clocks(std::string_view asOf, std::string_view knownAt)
{
    const Instant now = storyTime(asOf);
    const StoryPicture picture(result(asOf, knownAt), m_symbols, now);
    const std::string said = picture.clocks();
    std::string text = said + picture.complaints();
    std::reverse(m_events.begin(), m_events.end());
    if (StoryPicture(result(asOf, knownAt), m_symbols, now).clocks() != said)
        text += "\nthe answer depends on the order in which events arrived";
    std::reverse(m_events.begin(), m_events.end());
    return text;
}

std::string Story::breaches(std::string_view asOf)
{
    return StoryPicture(result(asOf), m_symbols, storyTime(asOf)).breaches();
}

std::string Story::ledger(std::string_view asOf, std::string_view clock)
{
    return StoryPicture(result(asOf), m_symbols, storyTime(asOf)).ledger(clock);
}

std::string Story::causes(std::string_view asOf, std::string_view clock)
{
    return StoryPicture(result(asOf), m_symbols, storyTime(asOf)).causes(clock);
}

std::string Story::atRisk(std::string_view asOf)
{
    return StoryPicture(result(asOf), m_symbols, storyTime(asOf)).atRisk();
}

std::string Story::policy(std::string_view asOf)
{
    const PolicyRule* policy = result(asOf).policy;
    return policy ? std::string(m_symbols.text(policy->id)) : std::string();
}

std::string Story::explanation(std::string_view asOf)
{
    const TicketResult& ticket = result(asOf);
    const MatchSubject subject { &ticket.fields, &timeline(), &m_symbols, ticket.created, storyTime(asOf) };
    std::string text;
    for (const MatchLine& line : explainMatch(*ticket.version->rules, subject)) {
        text += (text.empty() ? "" : "\n") + std::string(static_cast<std::size_t>(line.depth) * 2, ' ')
            + (line.holds ? "+ " : "- ")
            + (line.condition ? testText(*line.condition, m_symbols) : std::string(m_symbols.text(line.policy->id)));
        if (line.found)
            text += " (" + std::string(m_symbols.text(line.found)) + ")";
        if (line.outsideValidity)
            text += " outside its dates";
    }
    return text;
}

} // namespace duebell::test
