#include "support/randomdesk.h"

#include <algorithm>
#include <array>

namespace duebell::test {

namespace {

    using std::chrono::days;
    using std::chrono::hours;
    using std::chrono::minutes;

    Instant day(int year, unsigned month, unsigned dayOfMonth)
    {
        return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(dayOfMonth));
    }

    Instant someInstant(RandomSource& random, Instant from, int halfHours)
    {
        return from + minutes(30) * random.below(halfHours)
            + (random.chance(20) ? kRandomGrid * random.below(6) : Seconds(0));
    }

    // Writes one ticket's events, one after the other.
    class Writer {
    public:
        Writer(RandomSource& random, RandomDesk& desk, RandomStory story)
            : m_random(random)
            , m_desk(desk)
            , m_story(story)
            , m_at(someInstant(random, desk.start, 60))
        {
        }

        std::vector<Event> write();

    private:
        void creation();
        void somethingHappens();
        void statusChange();
        void fieldChange();
        void oddBeginning();
        void retraction();
        Event& add(EventKind kind);
        Event& set(EventKind kind, FieldId field, const std::string& value);
        void byAnyone(Event& event);
        FieldId productField() { return { field::kFirstCustomField.value + m_desk.symbols.intern("product").value }; }

        RandomSource& m_random;
        RandomDesk& m_desk;
        RandomStory m_story;
        Instant m_at;
        std::vector<Event> m_events;
    };

    Event& Writer::add(EventKind kind)
    {
        Event& event = m_events.emplace_back();
        event.seq = Sequence { static_cast<std::int64_t>(m_events.size()) };
        event.ticket = TicketId { 1 };
        event.at = m_at;
        event.recorded = m_at;
        event.kind = kind;
        return event;
    }

    Event& Writer::set(EventKind kind, FieldId field, const std::string& value)
    {
        Event& event = add(kind);
        event.field = field;
        event.value = m_desk.symbols.intern(value);
        return event;
    }

    void Writer::byAnyone(Event& event)
    {
        const int who = m_random.below(100);
        const auto by = [&](ActorKind kind, const std::string& actor) {
            event.actorKind = kind;
            event.actor = m_desk.symbols.intern(actor);
        };
        if (who < 42)
            by(ActorKind::Agent, m_random.idOf({ "ann", "ben" }));
        else if (who < 75)
            by(ActorKind::Client, m_random.idOf({ "carl", "dora" }));
        else if (who < 86)
            by(ActorKind::System, "robot");
        else if (who < 91)
            by(ActorKind::ThirdParty, "vera");
        else
            by(ActorKind::Unknown, m_random.idOf({ "", "x", "carl", "ann" }));
    }

    void Writer::creation()
    {
        const bool exists = !m_story.oddBeginnings || !m_random.chance(4);
        if (exists) {
            Event& created = add(EventKind::Created);
            byAnyone(created);
            if (m_random.chance(60)) {
                created.actorKind = ActorKind::Client;
                created.actor = m_desk.symbols.intern("carl");
            }
        }
        const auto maybe = [&](int percent, FieldId field, const std::string& value) {
            if (exists && m_random.chance(percent))
                set(EventKind::Initial, field, value);
        };
        maybe(90, field::kStatus, m_random.idOf({ "new", "new", "new", "open", "pending" }));
        maybe(85, field::kPriority, m_random.idOf({ "high", "normal", "low" }));
        maybe(90, field::kClient, m_random.idOf({ "acme", "bolt" }));
        maybe(60, field::kType, m_random.idOf({ "incident", "request" }));
        maybe(50, field::kTeam, m_random.idOf({ "t1", "t2" }));
        maybe(35, field::kAssignee, m_random.idOf({ "ann", "ben" }));
        maybe(25, field::kRequester, m_random.idOf({ "carl", "dora", "ann" }));
        maybe(20, field::kLabels, m_random.idOf({ "vip", "bug", "bug,vip" }));
        maybe(30, productField(), m_random.idOf({ "phone", "desk" }));
    }

    void Writer::statusChange()
    {
        const std::string to
            = m_random.idOf({ "new", "open", "open", "open", "open", "hold", "pending", "pending", "pending", "pending",
                              "vendor", "vendor", "solved", "solved", "closed", "dropped" });
        byAnyone(set(EventKind::Changed, field::kStatus, to));
    }

    void Writer::fieldChange()
    {
        switch (m_random.below(12)) {
        case 0:
        case 1:
        case 2:
            byAnyone(set(EventKind::Changed, field::kAssignee, m_random.idOf({ "ann", "ben", "" })));
            break;
        case 3:
            byAnyone(set(EventKind::Changed, field::kTeam, m_random.idOf({ "t1", "t2", "" })));
            break;
        case 4:
            byAnyone(set(EventKind::Changed, field::kType, m_random.idOf({ "incident", "request" })));
            break;
        case 5:
            byAnyone(set(EventKind::Changed, field::kLabels, m_random.idOf({ "vip", "bug", "bug,vip", "" })));
            break;
        case 6:
            byAnyone(set(EventKind::Changed, productField(), m_random.idOf({ "phone", "desk" })));
            break;
        case 7:
            if (m_random.chance(40))
                byAnyone(set(EventKind::Changed, field::kClient, m_random.idOf({ "acme", "bolt" })));
            break;
        default:
            byAnyone(set(EventKind::Changed, field::kPriority, m_random.idOf({ "high", "normal", "low" })));
        }
    }

    void Writer::somethingHappens()
    {
        const int what = m_random.below(100);
        if (what < 30) {
            byAnyone(add(EventKind::Reply));
        } else if (what < 62) {
            statusChange();
        } else if (what < 84) {
            fieldChange();
        } else if (what < 88) {
            byAnyone(add(EventKind::Note));
        } else if (what < 92) {
            byAnyone(add(EventKind::NoReplyNeeded));
        } else if (what < 95) {
            Event& waived = add(EventKind::Waived);
            waived.metric = m_random.oneOf({ Metric::FirstResponse, Metric::NextResponse, Metric::Resolution });
            byAnyone(waived);
        } else if (what < 97 && m_story.absorbs) {
            Event& absorbed = add(EventKind::Absorbed);
            absorbed.reference = 2;
            if (m_random.chance(80))
                absorbed.since = m_at - minutes(30) * m_random.between(1, 20);
        } else if (what == 97) {
            add(EventKind::Merged).reference = 3;
        } else if (m_story.retractions) {
            retraction();
        }
    }

    void Writer::retraction()
    {
        if (m_events.empty())
            return;
        const std::int64_t last = m_events.back().seq.value;
        const auto reference = 1 + static_cast<std::int64_t>(m_random.below(static_cast<int>(last)));
        const EventKind kind = m_events[static_cast<std::size_t>(reference - 1)].kind;
        if (kind != EventKind::Created && kind != EventKind::Initial)
            add(EventKind::Retracted).reference = reference;
    }

    void Writer::oddBeginning()
    {
        const Instant created = m_at;
        m_at = created - minutes(30) * m_random.between(1, 4);
        if (m_random.chance(50))
            statusChange();
        else
            byAnyone(add(EventKind::Reply));
        m_at = created;
        if (m_random.chance(40))
            byAnyone(add(EventKind::Created));
    }

    std::vector<Event> Writer::write()
    {
        creation();
        if (m_story.oddBeginnings && m_random.chance(6))
            oddBeginning();
        const int count = m_random.between(0, 22);
        for (int i = 0; i < count; ++i) {
            const int gap = m_random.below(100);
            if (gap >= 12 && gap < 80)
                m_at = someInstant(m_random, m_at, 7);
            else if (gap >= 80)
                m_at = someInstant(m_random, m_at, 30);
            somethingHappens();
        }
        if (m_events.empty())
            byAnyone(add(EventKind::Reply));
        return std::move(m_events);
    }

} // namespace

void makeRandomDesk(RandomSource& random, RandomDesk& desk)
{
    desk.start = random.oneOf({ day(2026, 3, 27), day(2026, 10, 23), day(2026, 3, 6), day(2026, 6, 10), day(2026, 4, 3),
                                day(2025, 12, 30), day(2042, 3, 28) });
    NaiveVersion first;
    first.agreement = randomAgreement(random, desk.start);
    desk.desk.versions.push_back(first);
    const int versions = random.oneOf({ 1, 1, 2, 3 });
    for (int number = 2; number <= versions; ++number) {
        NaiveVersion version;
        version.number = number;
        version.effective = someInstant(random, std::max(desk.desk.versions.back().effective, desk.start), 60);
        version.scope
            = random.oneOf({ VersionScope::NewTickets, VersionScope::OpenFromStart, VersionScope::OpenFromNow });
        version.agreement = changedAgreement(random, desk.desk.versions.back().agreement);
        desk.desk.versions.push_back(version);
    }
    using Kind = Directory::Kind;
    const auto fact
        = [&](Kind kind, const char* subject, const char* attribute, const std::string& value, Instant effective) {
              desk.desk.facts.push_back({ kind, subject, attribute, value, effective });
          };
    for (const char* client : { "acme", "bolt" }) {
        fact(Kind::Client, client, "tier", random.idOf({ "gold", "silver" }), Instant::min());
        fact(Kind::Client, client, "region", random.idOf({ "north", "south" }), Instant::min());
        if (random.chance(30))
            fact(Kind::Client, client, "tier", random.idOf({ "gold", "silver", "" }),
                 someInstant(random, desk.start, 150));
        if (random.chance(60))
            fact(Kind::Client, client, "calendar", random.idOf({ "c1", "c2", "c3" }), Instant::min());
        if (random.chance(20))
            fact(Kind::Client, client, "calendar", random.idOf({ "c1", "c2", "c3" }),
                 someInstant(random, desk.start, 150));
    }
    for (const char* subject : { "ann", "ben", "t1", "t2" }) {
        if (random.chance(70))
            fact(subject[0] == 't' ? Kind::Team : Kind::Person, subject, "calendar",
                 random.idOf({ "c1", "c2", "c3", "always" }), Instant::min());
        if (random.chance(20))
            fact(subject[0] == 't' ? Kind::Team : Kind::Person, subject, "calendar", random.idOf({ "c1", "c2", "c3" }),
                 someInstant(random, desk.start, 150));
    }
}

std::vector<Event> randomTicket(RandomSource& random, RandomDesk& desk, RandomStory story)
{
    return Writer(random, desk, story).write();
}

std::vector<Instant> randomInstants(RandomSource& random, const std::vector<Event>& events, int count)
{
    std::vector<Instant> instants;
    for (int i = 0; i < count; ++i) {
        Instant at = random.oneOf(events).at;
        if (random.chance(70))
            at += kRandomGrid * random.below(200);
        if (random.chance(15))
            at += Seconds(random.below(300));
        instants.push_back(at);
    }
    return instants;
}

} // namespace duebell::test
