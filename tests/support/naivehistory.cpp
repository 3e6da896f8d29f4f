#include "support/naivehistory.h"

#include "support/naivematching.h"

#include <algorithm>
#include <set>

namespace duebell::test {

namespace {

    std::string fieldName(FieldId id, const SymbolTable& symbols)
    {
        static const std::map<int, std::string> names {
            { 1, "status" },  { 2, "priority" }, { 3, "type" }, { 4, "client" },    { 5, "project" },
            { 6, "channel" }, { 7, "assignee" }, { 8, "team" }, { 9, "requester" }, { 10, "labels" },
        };
        if (id.value >= field::kFirstCustomField.value)
            return std::string(symbols.text(Symbol { id.value - field::kFirstCustomField.value }));
        return names.at(id.value);
    }

    // What exists at `now`, in fold order, without what was retracted by then. A retraction may itself be retracted by
    // a later one, so they are read from the last to the first.
    std::vector<const Event*> standingEvents(std::span<const Event> events, Instant now)
    {
        std::vector<const Event*> standing;
        for (const Event& event : events) {
            if (event.at <= now)
                standing.push_back(&event);
        }
        std::sort(standing.begin(), standing.end(), [](const Event* a, const Event* b) {
            return std::tuple(a->at, a->order, a->seq) < std::tuple(b->at, b->order, b->seq);
        });
        std::set<std::int64_t> retracted;
        for (auto event = standing.rbegin(); event != standing.rend(); ++event) {
            if ((*event)->kind == EventKind::Retracted && !retracted.contains((*event)->seq.value))
                retracted.insert((*event)->reference);
        }
        std::erase_if(standing, [&](const Event* event) {
            return event->kind == EventKind::Retracted || retracted.contains(event->seq.value);
        });
        return standing;
    }

    class Teller {
    public:
        Teller(const NaiveDesk& desk, const SymbolTable& symbols, Instant now)
            : m_desk(desk)
            , m_symbols(symbols)
            , m_now(now)
        {
        }

        std::vector<NaiveMoment> tell(const std::vector<const Event*>& events);

    private:
        void create(const Event* event, const std::vector<const Event*>& initials);
        void passTime(Instant until);
        void happen(const Event& event);
        void change(const Event& event, ActorKind by);
        void readDirectory(NaiveMoment& moment) const;
        void finish(NaiveMoment moment);
        NaiveMoment next(Instant at) const;
        ActorKind actingAs(const Event& event, const NaiveFields& fields) const;
        const Agreement& agreement(const NaiveMoment& moment) const
        {
            return m_desk.versions[moment.version].agreement;
        }
        const StatusDefinition* statusOf(const NaiveMoment& moment) const;

        const NaiveDesk& m_desk;
        const SymbolTable& m_symbols;
        Instant m_now;
        Instant m_created {};
        Instant m_passed {}; // versions and directory facts up to here are told
        std::vector<NaiveMoment> m_moments;
    };

    std::vector<NaiveMoment> Teller::tell(const std::vector<const Event*>& events)
    {
        if (events.empty())
            return {};
        const Event* creation = nullptr;
        const Event* lastCreated = nullptr;
        std::vector<const Event*> initials;
        std::vector<const Event*> others;
        for (const Event* event : events) {
            if (event->kind == EventKind::Created) {
                lastCreated = event;
                creation = creation == nullptr ? event : creation;
            } else if (event->kind == EventKind::Initial) {
                if (lastCreated == creation)
                    initials.push_back(event);
            } else {
                others.push_back(event);
            }
        }
        m_created = creation != nullptr ? creation->at : events.front()->at;
        m_passed = m_created;
        create(creation, initials);
        for (const Event* event : others) {
            passTime(event->at);
            happen(*event);
        }
        passTime(m_now);
        return std::move(m_moments);
    }

    void Teller::create(const Event* event, const std::vector<const Event*>& initials)
    {
        NaiveMoment moment;
        moment.at = m_created;
        moment.event = event;
        moment.created = true;
        for (std::size_t i = 0; i < m_desk.versions.size(); ++i) {
            if (m_desk.versions[i].effective <= m_created)
                moment.version = i;
        }
        for (const Event* initial : initials)
            moment.fields[fieldName(initial->field, m_symbols)] = m_symbols.text(initial->value);
        if (moment.field("status").empty())
            moment.fields["status"] = agreement(moment).statuses.front().id;
        const ActorKind by = event != nullptr ? actingAs(*event, moment.fields) : ActorKind::Unknown;
        moment.agentCreated = by == ActorKind::Agent;
        moment.clientCreated = by == ActorKind::Client || by == ActorKind::Unknown;
        if (moment.clientCreated && moment.field("requester").empty() && event != nullptr)
            moment.fields["requester"] = m_symbols.text(event->actor);
        moment.seen = moment.fields;
        finish(std::move(moment));
    }

    NaiveMoment Teller::next(Instant at) const
    {
        const NaiveMoment& last = m_moments.back();
        NaiveMoment moment;
        moment.at = at;
        moment.version = last.version;
        moment.fields = last.fields;
        moment.seen = last.seen;
        moment.clientWrote = last.clientWrote;
        moment.clientWroteInVisit = last.clientWroteInVisit;
        moment.over = last.over || last.merged;
        return moment;
    }

    // Versions and directory facts that come into force before anything happens at `until`, and at it.
    void Teller::passTime(Instant until)
    {
        std::set<Instant> instants;
        for (const NaiveVersion& version : m_desk.versions)
            instants.insert(version.effective);
        for (const NaiveFact& fact : m_desk.facts)
            instants.insert(fact.effective);
        for (const Instant at : instants) {
            if (at > until || at <= m_passed)
                continue;
            for (std::size_t i = 0; i < m_desk.versions.size(); ++i) {
                const NaiveVersion& version = m_desk.versions[i];
                const bool isOpen = m_moments.back().isWork() && !m_moments.back().merged && !m_moments.back().over;
                if (version.effective != at || version.scope == VersionScope::NewTickets || !isOpen)
                    continue;
                NaiveMoment moment = next(at);
                moment.version = i;
                moment.versionSwitch = version.scope;
                finish(std::move(moment));
            }
            finish(next(at));
        }
        m_passed = std::max(m_passed, until);
    }

    ActorKind Teller::actingAs(const Event& event, const NaiveFields& fields) const
    {
        const auto requester = fields.find("requester");
        const bool isRequester
            = !event.actor.isNull() && requester != fields.end() && requester->second == m_symbols.text(event.actor);
        return isRequester ? ActorKind::Client : event.actorKind;
    }

    void Teller::happen(const Event& event)
    {
        const ActorKind by = actingAs(event, m_moments.back().fields);
        NaiveMoment moment = next(std::max(event.at, m_created));
        moment.event = &event;
        if (event.kind == EventKind::Reply) {
            moment.clientMessage = by == ActorKind::Client;
            moment.agentReply = by == ActorKind::Agent || by == ActorKind::Unknown;
            moment.clientWrote = moment.clientWrote || moment.clientMessage;
            moment.clientWroteInVisit = moment.clientWroteInVisit || moment.clientMessage;
        } else if (event.kind == EventKind::Merged) {
            moment.merged = true;
        } else if (event.kind == EventKind::Changed) {
            const std::string name = fieldName(event.field, m_symbols);
            const std::string value(m_symbols.text(event.value));
            const PolicyDefinition* inForce = m_moments.back().policy;
            const bool isSeen = by != ActorKind::System || (inForce != nullptr && inForce->retargetOnAutomation);
            moment.fields[name] = value;
            if (isSeen)
                moment.seen[name] = value;
            moment.byAgent = by == ActorKind::Agent || by == ActorKind::Unknown;
            if (name == "status")
                moment.clientWrote = false;
        }
        finish(std::move(moment));
    }

    const StatusDefinition* Teller::statusOf(const NaiveMoment& moment) const
    {
        for (const StatusDefinition& status : agreement(moment).statuses) {
            if (status.id == moment.field("status"))
                return &status;
        }
        return nullptr;
    }

    void Teller::readDirectory(NaiveMoment& moment) const
    {
        moment.clientCalendar = m_desk.fact(Directory::Kind::Client, moment.field("client"), "calendar", moment.at);
        moment.teamCalendar = m_desk.fact(Directory::Kind::Team, moment.field("team"), "calendar", moment.at);
        moment.assigneeCalendar = m_desk.fact(Directory::Kind::Person, moment.field("assignee"), "calendar", moment.at);
    }

    void Teller::finish(NaiveMoment moment)
    {
        readDirectory(moment);
        moment.status = statusOf(moment);
        moment.policy = naivePolicy(m_desk, agreement(moment), moment.seen, m_created, moment.at);
        if (!m_moments.empty()) {
            const NaiveMoment& before = m_moments.back();
            const StatusCategory now = moment.status->category;
            moment.statusChanged = before.status->id != moment.status->id;
            moment.clientWroteInVisit = moment.clientWroteInVisit && !moment.statusChanged;
            moment.resolved = isDone(now) && !isDone(before.status->category);
            moment.cancelled = now == StatusCategory::Cancelled && before.status->category != StatusCategory::Cancelled;
            moment.reopened = moment.isWork() && !before.isWork();
            moment.assigned = before.field("assignee").empty() && !moment.field("assignee").empty();
            moment.unassigned = !before.field("assignee").empty() && moment.field("assignee").empty();
        }
        m_moments.push_back(std::move(moment));
    }

} // namespace

std::string NaiveDesk::fact(Directory::Kind kind, const std::string& subject, const std::string& attribute,
                            Instant at) const
{
    const NaiveFact* found = nullptr;
    for (const NaiveFact& fact : facts) {
        const bool applies
            = fact.kind == kind && fact.subject == subject && fact.attribute == attribute && fact.effective <= at;
        if (applies && (found == nullptr || fact.effective >= found->effective))
            found = &fact;
    }
    return found == nullptr || subject.empty() ? std::string() : found->value;
}

std::string NaiveMoment::field(const std::string& name) const
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

bool isDone(StatusCategory category)
{
    return category == StatusCategory::Resolved || category == StatusCategory::Closed;
}

bool NaiveMoment::isWork() const
{
    return !isDone(status->category) && status->category != StatusCategory::Cancelled;
}

bool hasCalendar(const Agreement& agreement, const std::string& id)
{
    return id == kAlwaysCalendarId
        || std::any_of(agreement.calendars.begin(), agreement.calendars.end(),
                       [&](const CalendarSpec& spec) { return spec.id == id; });
}

CalendarSpec naiveCalendarSpec(const Agreement& agreement, const std::string& id)
{
    for (const CalendarSpec& spec : agreement.calendars) {
        if (spec.id == id)
            return spec;
    }
    CalendarSpec always;
    always.id = kAlwaysCalendarId;
    always.timeZone = agreement.deskTimeZone;
    always.week.fill({ DaySpan { 0, 86400 } });
    return always;
}

std::vector<NaiveMoment> naiveHistory(const NaiveDesk& desk, const SymbolTable& symbols, std::span<const Event> events,
                                      Instant now)
{
    return Teller(desk, symbols, now).tell(standingEvents(events, now));
}

} // namespace duebell::test
