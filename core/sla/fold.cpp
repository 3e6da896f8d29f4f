#include "sla/fold.h"

#include "sla/matching.h"
#include "sla/stretch.h"

#include <algorithm>

namespace duebell {

using namespace momentfact;

namespace {

    bool conditionsRead(const Rulebook& rules, FieldId id)
    {
        const std::uint64_t mask = rules.fieldsInConditions;
        if (id.value >= field::kFirstCustomField.value)
            return (mask & kCustomOrClientBit) != 0;
        return (mask >> static_cast<unsigned>(id.value) & 1u) != 0
            || (id == field::kClient && (mask & kCustomOrClientBit) != 0);
    }

    std::uint32_t changes(const Moment& before, const Moment& now)
    {
        const bool rule
            = before.version != now.version || before.policy != now.policy || before.priority != now.priority;
        const bool stretch = before.status != now.status || before.category != now.category
            || before.waitsFor != now.waitsFor || before.clientWrote != now.clientWrote
            || before.clientCalendar != now.clientCalendar || before.teamCalendar != now.teamCalendar
            || before.assigneeCalendar != now.assigneeCalendar;
        return (rule ? kRuleChanged : 0) | (rule || stretch ? kStretchChanged : 0);
    }

} // namespace

Fold::Fold(const Timeline& timeline, const SymbolTable& symbols)
    : m_timeline(timeline)
    , m_symbols(symbols)
{
}

void Fold::run(std::span<const Event> events, Instant now, std::optional<Instant> knownAt, TicketResult& result)
{
    m_result = &result;
    select(events, now, knownAt);
    if (m_events.empty())
        return;
    moveCreationToFront();
    create(*m_events.front());
    for (std::size_t i = m_events.front()->kind == EventKind::Created ? 1 : 0; i < m_events.size(); ++i) {
        const Event& event = *m_events[i];
        if (event.kind == EventKind::Created)
            continue;
        const Instant at = std::max(event.at, result.created);
        if (event.kind == EventKind::Initial && at == result.created)
            continue; // part of the creation
        boundariesUntil(at);
        m_now.at = at;
        apply(event);
    }
    boundariesUntil(now);
    result.version = m_now.version;
    result.policy = m_now.policy;
    result.category = m_now.category;
    result.clientWroteWhileWaiting
        = m_now.category == StatusCategory::Waiting && m_now.waitsFor == WaitsFor::Client && m_now.clientWrote;
}

void Fold::select(std::span<const Event> events, Instant now, std::optional<Instant> knownAt)
{
    m_events.clear();
    bool retractions = false;
    bool sorted = true;
    for (const Event& event : events) {
        if (event.at > now || (knownAt && event.recorded > *knownAt))
            continue;
        retractions = retractions || event.kind == EventKind::Retracted;
        sorted = sorted && (m_events.empty() || !foldsBefore(event, *m_events.back()));
        m_events.push_back(&event);
    }
    if (!sorted)
        std::stable_sort(m_events.begin(), m_events.end(),
                         [](const Event* a, const Event* b) { return foldsBefore(*a, *b); });
    if (retractions)
        dropRetracted();
}

// Latest retraction first: one that is itself retracted retracts nothing.
void Fold::dropRetracted()
{
    m_retracted.clear();
    const auto isRetracted = [this](const Event* event) {
        return event->seq && std::find(m_retracted.begin(), m_retracted.end(), event->seq.value) != m_retracted.end();
    };
    std::vector<const Event*> retractions;
    std::copy_if(m_events.begin(), m_events.end(), std::back_inserter(retractions),
                 [](const Event* event) { return event->kind == EventKind::Retracted; });
    std::sort(retractions.begin(), retractions.end(), [](const Event* a, const Event* b) { return a->seq > b->seq; });
    for (const Event* retraction : retractions) {
        if (!isRetracted(retraction))
            m_retracted.push_back(retraction->reference);
    }
    std::erase_if(m_events,
                  [&](const Event* event) { return isRetracted(event) || event->kind == EventKind::Retracted; });
}

// What is dated before the creation takes effect at it: the creation comes first.
void Fold::moveCreationToFront()
{
    const auto created = std::find_if(m_events.begin(), m_events.end(),
                                      [](const Event* event) { return event->kind == EventKind::Created; });
    if (created != m_events.end())
        std::rotate(m_events.begin(), created, created + 1);
}

void Fold::create(const Event& first)
{
    TicketResult& result = *m_result;
    result.exists = true;
    result.created = first.at;
    m_judged = {};
    m_now = { .at = first.at };
    m_facts = 0;

    m_nextVersion = 1;
    while (m_nextVersion < m_timeline.versions.size() && m_timeline.versions[m_nextVersion].effective <= first.at)
        ++m_nextVersion;
    m_now.version = &m_timeline.versions[m_nextVersion - 1];

    const bool isCreation = first.kind == EventKind::Created;
    const ActorKind kind = isCreation ? first.actorKind : ActorKind::Unknown;
    const bool byClient = kind == ActorKind::Client || kind == ActorKind::Unknown;
    if (isCreation && byClient)
        result.fields.set(field::kRequester, first.actor);
    result.fields.set(field::kStatus, m_now.version->rules->initialStatus);
    for (const Event* event : m_events) {
        if (event->kind == EventKind::Initial && std::max(event->at, first.at) == first.at)
            result.fields.set(event->field, event->value);
    }
    m_judged = result.fields;

    const bool isRequester = isCreation && first.actor && first.actor == result.fields.get(field::kRequester);
    std::uint32_t facts = kCreated;
    if (kind != ActorKind::Agent || isRequester)
        facts |= kOwedAtCreation;
    if (byClient || isRequester) {
        facts |= kClientMessage;
        result.lastClientMessage = first.at;
    }
    if (!isRequester && (kind == ActorKind::Agent || kind == ActorKind::Unknown))
        facts |= kByAgent;
    result.lastEvent = first.at;

    m_facts = facts;
    enterStatus(result.fields.get(field::kStatus), nullptr);
    m_facts |= kStatusEntered;
    setAssignee(result.fields.get(field::kAssignee));
    m_now.priority = m_judged.get(field::kPriority);
    readDirectory();
    m_rematch = true;
    push(isCreation ? &first : nullptr, m_facts);
}

void Fold::apply(const Event& event)
{
    TicketResult& result = *m_result;
    result.lastEvent = std::max(event.at, result.created);
    m_facts = 0;
    switch (event.kind) {
    case EventKind::Initial:
    case EventKind::Changed:
        applyChange(event);
        break;
    case EventKind::Reply:
        applyReply(event);
        break;
    case EventKind::NoReplyNeeded:
        m_facts |= kNoReplyNeeded;
        break;
    case EventKind::Waived:
        m_facts |= kWaived;
        break;
    case EventKind::Merged:
        m_facts |= kMerged;
        break;
    case EventKind::Absorbed:
        m_facts |= event.since == Instant {} ? 0 : kAbsorbed;
        break;
    case EventKind::Created:
    case EventKind::Note:
    case EventKind::Acknowledged:
    case EventKind::BreachReason:
    case EventKind::Retracted:
        return; // no clock is moved by these
    }
    push(&event, m_facts);
    if (event.kind == EventKind::Merged)
        result.merged = true; // nothing after it moves a clock
}

void Fold::applyReply(const Event& event)
{
    switch (roleOf(event)) {
    case ActorKind::Client:
        m_facts |= kClientMessage;
        m_now.clientWrote = true;
        m_result->lastClientMessage = m_now.at;
        break;
    case ActorKind::Agent:
    case ActorKind::Unknown:
        m_facts |= kAgentReply | kByAgent;
        m_result->lastAgentReply = m_now.at;
        break;
    case ActorKind::System:
    case ActorKind::ThirdParty:
        break;
    }
}

void Fold::applyChange(const Event& event)
{
    TicketResult& result = *m_result;
    const ActorKind role = roleOf(event);
    if (role == ActorKind::Agent || role == ActorKind::Unknown)
        m_facts |= kByAgent;
    result.fields.set(event.field, event.value);
    const bool byRobot = event.actorKind == ActorKind::System;
    if (!byRobot || (m_now.policy && m_now.policy->retargetOnAutomation)) {
        m_judged.set(event.field, event.value);
        m_rematch = m_rematch || conditionsRead(*m_now.version->rules, event.field);
    }
    if (event.field == field::kStatus)
        enterStatus(event.value, &event);
    else if (event.field == field::kPriority)
        m_now.priority = m_judged.get(field::kPriority);
    else if (event.field == field::kAssignee)
        setAssignee(event.value);
    if (event.field == field::kAssignee || event.field == field::kTeam || event.field == field::kClient)
        readDirectory();
}

// An actor who is the ticket's requester acts as its client, whatever else he is.
ActorKind Fold::roleOf(const Event& event) const
{
    return event.actor && event.actor == m_result->fields.get(field::kRequester) ? ActorKind::Client : event.actorKind;
}

void Fold::enterStatus(Symbol status, const Event* cause)
{
    const StatusRule* rule = m_now.version->rules->status(status);
    const Symbol id = rule ? rule->id : status;
    const StatusCategory category = rule ? rule->category : StatusCategory::Open;
    const bool wasDone = isDone(m_now.category);
    const bool wasOver = wasDone || m_now.category == StatusCategory::Cancelled;
    if (cause && id != m_now.status)
        m_facts |= kStatusEntered;
    if (isDone(category) && !wasDone)
        m_facts |= kResolved;
    else if (category == StatusCategory::Cancelled && m_now.category != StatusCategory::Cancelled)
        m_facts |= kCancelled;
    else if (cause && wasOver && !isDone(category) && category != StatusCategory::Cancelled)
        m_facts |= kReopened;
    m_now.status = id;
    m_now.category = category;
    m_now.waitsFor = rule ? rule->waitsFor : WaitsFor::Nobody;
    m_now.clientWrote = false;
}

void Fold::setAssignee(Symbol assignee)
{
    if (assignee != m_now.assignee)
        m_facts |= assignee ? kAssigned : kUnassigned;
    m_now.assignee = assignee;
}

void Fold::boundariesUntil(Instant at)
{
    while (true) {
        const Instant version
            = m_nextVersion < m_timeline.versions.size() ? m_timeline.versions[m_nextVersion].effective : kNever;
        const Instant next = std::min(version, m_nextDirectory);
        if (next > at)
            return;
        m_now.at = next;
        m_facts = 0;
        if (version == next)
            switchVersion(m_timeline.versions[m_nextVersion++]);
        if (m_nextDirectory == next) {
            readDirectory();
            m_rematch = true;
        }
        push(nullptr, m_facts);
    }
}

void Fold::switchVersion(const Version& version)
{
    const bool over = isDone(m_now.category) || m_now.category == StatusCategory::Cancelled;
    if (version.scope == VersionScope::NewTickets || over || m_result->merged)
        return;
    m_now.version = &version;
    m_facts |= kVersion;
    m_rematch = true;
    if (const StatusRule* rule = version.rules->status(m_now.status)) {
        m_now.status = rule->id;
        m_now.category = rule->category;
        m_now.waitsFor = rule->waitsFor;
    }
}

void Fold::readDirectory()
{
    using Kind = Directory::Kind;
    const Directory& directory = *m_timeline.directory;
    const Symbol calendar = m_timeline.calendarAttribute;
    m_now.clientCalendar = directory.value(Kind::Client, m_result->fields.get(field::kClient), calendar, m_now.at);
    m_now.teamCalendar = directory.value(Kind::Team, m_result->fields.get(field::kTeam), calendar, m_now.at);
    m_now.assigneeCalendar = directory.value(Kind::Person, m_now.assignee, calendar, m_now.at);
    m_nextDirectory = nextDirectoryChange();
}

Instant Fold::nextDirectoryChange() const
{
    using Kind = Directory::Kind;
    const Directory& directory = *m_timeline.directory;
    return std::min({ directory.nextChange(Kind::Client, m_judged.get(field::kClient), m_now.at),
                      directory.nextChange(Kind::Client, m_result->fields.get(field::kClient), m_now.at),
                      directory.nextChange(Kind::Team, m_result->fields.get(field::kTeam), m_now.at),
                      directory.nextChange(Kind::Person, m_now.assignee, m_now.at) });
}

void Fold::push(const Event* cause, std::uint32_t facts)
{
    TicketResult& result = *m_result;
    if (m_rematch) {
        const MatchSubject subject { &m_judged, &m_timeline, &m_symbols, result.created, m_now.at };
        m_now.policy = matchPolicy(*m_now.version->rules, subject);
        m_rematch = false;
    }
    if (!result.moments.empty()) {
        facts |= changes(result.moments.back(), m_now);
        if ((facts & ~kByAgent) == 0)
            return; // nothing that a clock could notice
    }
    m_now.event = cause;
    m_now.facts = facts;
    if (!result.merged)
        result.moments.push_back(m_now);
}

} // namespace duebell
