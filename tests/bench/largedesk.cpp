#include "bench/largedesk.h"

#include "exchange/agreementreader.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <array>

namespace duebell::bench {

namespace {

    constexpr const char* kAgreement = R"({"duebell": 1, "desk": {"name": "Large desk", "time_zone": "Europe/Berlin"},
 "calendars": [{"id": "office", "name": "Office", "time_zone": "Europe/Berlin", "week": {
   "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]],
   "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]]}}],
 "statuses": [{"id": "new", "name": "New", "category": "new"}, {"id": "open", "name": "Open", "category": "open"},
   {"id": "pending", "name": "Pending", "category": "waiting", "waits_for": "client"},
   {"id": "closed", "name": "Closed", "category": "closed"}],
 "priorities": [{"id": "high", "name": "High"}, {"id": "low", "name": "Low"}],
 "policies": [{"id": "all", "name": "Everybody", "calendar": "office", "targets": {
   "first_response": {"promised": {"high": "2h", "*": "8h"}},
   "resolution": {"promised": {"high": "8h", "*": "40h"}, "pauses_in": ["waiting"]}}}],
 "directory": {"clients": [{"id": "acme", "name": "Acme"}]}})";

} // namespace

LargeDesk::LargeDesk()
    : m_now(SystemTimeSource().wallNow())
    , m_recorded(m_now)
{
}

bool LargeDesk::create()
{
    const AgreementReader::Reading reading = AgreementReader::read(kAgreement);
    return reading.agreement && Workspace::create(path(), *reading.agreement, {}).ok();
}

bool LargeDesk::add(std::size_t open, std::size_t closed, std::size_t slice)
{
    Result<std::unique_ptr<SqliteStore>> opened = SqliteStore::open(path());
    if (!opened)
        return false;
    SqliteStore& store = **opened;
    constexpr std::array<std::string_view, 9> texts { "bench",   "high",   "low", "acme",  "open",
                                                      "pending", "closed", "ann", "client" };
    const auto symbols = store.intern(texts);
    const auto run = store.beginRun({}, m_now);
    if (!symbols || !run)
        return false;
    m_symbols = *symbols;
    m_run = *run;
    m_open = open;
    m_of = open + closed;
    for (std::size_t done = 0; done < m_of; done += slice) {
        if (!addSlice(store, std::min(slice, m_of - done)))
            return false;
    }
    return true;
}

bool LargeDesk::addSlice(SqliteStore& store, std::size_t count)
{
    std::vector<EventStore::TicketDraft> drafts;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string key = "L" + std::to_string(m_tickets + i);
        drafts.push_back({ m_symbols[0], key, key, { "Something is the matter with " + key, {} } });
    }
    const auto ids = store.ensureTickets(drafts);
    if (!ids)
        return false;
    Batch batch;
    batch.run = m_run;
    for (const TicketId id : *ids) {
        addTicket(batch, id, m_tickets * m_open / m_of != (m_tickets + 1) * m_open / m_of);
        ++m_tickets;
    }
    return store.commit(batch, m_recorded).ok();
}

void LargeDesk::addTicket(Batch& batch, TicketId id, bool isOpen)
{
    Instant at = m_now - std::chrono::days(isOpen ? 12 : 700) + Seconds { below((isOpen ? 5 : 680) * 86400) };
    int order = 0;
    const auto add = [&](EventKind kind, ActorKind actor, FieldId id_, std::size_t value) {
        EventDraft draft;
        draft.event.ticket = id;
        draft.event.at = at;
        draft.event.order = order++;
        draft.event.kind = kind;
        draft.event.actorKind = actor;
        draft.event.actor = m_symbols[actor == ActorKind::Agent ? 7 : 8];
        draft.event.field = id_;
        draft.event.value = id_.isNull() ? Symbol {} : m_symbols[value];
        batch.events.push_back(draft);
        if (kind != EventKind::Created && kind != EventKind::Initial)
            at += Seconds { below(86400) };
    };
    add(EventKind::Created, ActorKind::Client, {}, 0);
    add(EventKind::Initial, ActorKind::Client, field::kPriority, 1 + static_cast<std::size_t>(below(2)));
    add(EventKind::Initial, ActorKind::Client, field::kClient, 3);
    add(EventKind::Changed, ActorKind::Agent, field::kStatus, 4);
    add(EventKind::Reply, ActorKind::Agent, {}, 0);
    add(EventKind::Changed, ActorKind::Agent, field::kStatus, 5);
    add(EventKind::Reply, ActorKind::Client, {}, 0);
    add(EventKind::Note, ActorKind::Agent, {}, 0);
    add(EventKind::Changed, ActorKind::Agent, field::kStatus, isOpen ? 4 : 6);
}

} // namespace duebell::bench
