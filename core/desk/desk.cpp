#include "desk/desk.h"

#include <algorithm>
#include <functional>
#include <set>

namespace duebell {

namespace {

    // However far the next transition is: a machine that slept or whose clock was set is noticed within this time.
    constexpr Seconds kLongestSleep { 30 };
    // More than this from others at once (an import): loading afresh costs less than applying one by one.
    constexpr std::int64_t kReloadAbove = 1000;

} // namespace

Desk::Desk(EventStore& store, const Timeline& timeline, TimeSource& time, std::optional<Instant> asOf,
           std::string account)
    : m_store(store)
    , m_timeline(timeline)
    , m_time(time)
    , m_asOf(asOf)
    , m_evaluator(std::make_unique<Evaluator>(timeline, store.symbols()))
    , m_account(std::move(account))
{
}

Desk::~Desk()
{
    if (!m_asOf)
        m_time.wakeAt(kNever, {});
}

Instant Desk::now() const
{
    return m_asOf ? *m_asOf : m_time.wallNow();
}

std::optional<std::size_t> Desk::indexOf(TicketId ticket) const
{
    const auto found = m_index.find(ticket);
    return found == m_index.end() ? std::nullopt : std::optional(found->second);
}

Status Desk::load()
{
    std::vector<LiveTicket> tickets;
    Sequence last;
    const Status loaded
        = m_store.loadAll([&](const TicketRecord& record, const TicketTexts& texts, std::span<const Event> events) {
              LiveTicket& ticket = tickets.emplace_back();
              ticket.record = record;
              ticket.texts = texts;
              ticket.events.assign(events.begin(), events.end());
              ticket.lastSequence = events.back().seq;
              last = std::max(last, ticket.lastSequence);
          });
    if (!loaded)
        return loaded;
    m_tickets = std::move(tickets);
    m_index.clear();
    for (std::size_t i = 0; i < m_tickets.size(); ++i)
        m_index.emplace(m_tickets[i].record.id, i);
    m_applied = last;
    refreshAll();
    Q_EMIT reset();
    schedule();
    return Done {};
}

Inspection Desk::inspect(const LiveTicket& ticket) const
{
    Inspection inspection;
    inspection.now = now();
    // The result points into the events it was made from, so it is made from the copy that it travels with.
    inspection.events = std::make_shared<const std::vector<Event>>(ticket.events);
    inspection.result = m_evaluator->evaluate(*inspection.events, inspection.now);
    for (const Clock& clock : inspection.result.clocks)
        inspection.ledgers.push_back(ledgerOf(inspection.result, clock, inspection.now));
    return inspection;
}

std::vector<EventDraft> Desk::drafts(const Command& command, const LiveTicket& ticket) const
{
    EventDraft draft;
    Event& event = draft.event;
    event.ticket = command.ticket;
    event.at = now();
    event.actor = command.actor;
    event.actorKind = ActorKind::Agent;
    // After everything else of this second.
    for (const Event& other : ticket.events) {
        if (other.at == event.at)
            event.order = std::max(event.order, other.order);
    }
    const auto change = [&](FieldId id, Symbol value) {
        event.kind = EventKind::Changed;
        event.field = id;
        event.value = value;
    };
    if (std::holds_alternative<MarkAnswered>(command.what))
        event.kind = EventKind::Reply;
    else if (const auto* status = std::get_if<SetStatus>(&command.what))
        change(field::kStatus, status->status);
    else
        change(field::kAssignee, std::get<Assign>(command.what).assignee);
    return { draft };
}

Status Desk::execute(const Command& command)
{
    if (m_asOf)
        return Error { ErrorCode::InvalidArgument, "command", "as-of", {} };
    const std::optional<std::size_t> index = indexOf(command.ticket);
    if (!index)
        return Error { ErrorCode::NotFound, "ticket", std::to_string(command.ticket.value), {} };
    if (!m_handRun) {
        RunInfo info;
        info.account = m_account;
        const Result<RunId> run = m_store.beginRun(info, now());
        if (!run)
            return run.error();
        m_handRun = *run;
    }
    const Batch batch { *m_handRun, drafts(command, m_tickets[*index]), { { command.ticket, command.basedOn } } };
    const Result<std::vector<Event>> committed = m_store.commit(batch, now());
    if (!committed)
        return committed.error();
    // Own events and those of others before them, in the order of their numbers. What is committed is done: should
    // reading it fail, the next catch-up says so.
    (void)catchUp();
    return Done {};
}

Status Desk::catchUp()
{
    const Result<Sequence> last = m_store.lastSequence();
    if (!last)
        return last.error();
    if (last->value - m_applied.value > kReloadAbove)
        return load();
    while (m_applied < *last) {
        const Result<std::vector<Event>> events = m_store.readAfter(m_applied, static_cast<std::size_t>(kReloadAbove));
        if (!events)
            return events.error();
        if (events->empty())
            return Error { ErrorCode::Database, "event.seq", std::to_string(m_applied.value),
                           std::to_string(last->value) };
        if (Status applied = apply(*events); !applied)
            return applied;
    }
    return Done {};
}

// A ticket that is new here is loaded with all its events, those in hand included.
Result<std::size_t> Desk::indexForEvents(TicketId id)
{
    if (const auto known = indexOf(id))
        return *known;
    const Result<EventStore::Identification> identity = m_store.identify(id);
    if (!identity)
        return identity.error();
    LiveTicket ticket;
    ticket.record = identity->record;
    ticket.texts = identity->texts;
    m_tickets.push_back(std::move(ticket));
    m_index.emplace(id, m_tickets.size() - 1);
    return m_tickets.size() - 1;
}

Status Desk::apply(const std::vector<Event>& committed)
{
    const std::size_t before = m_tickets.size();
    std::set<std::size_t> touched;
    for (const Event& event : committed) {
        const Result<std::size_t> index = indexForEvents(event.ticket);
        if (!index)
            return index.error();
        LiveTicket& ticket = m_tickets[*index];
        ticket.events.push_back(event);
        ticket.lastSequence = event.seq;
        m_applied = event.seq;
        touched.insert(*index);
    }
    std::vector<std::size_t> known;
    for (const std::size_t index : touched) {
        refresh(index);
        if (index < before)
            known.push_back(index);
    }
    if (m_tickets.size() > before)
        Q_EMIT added(before);
    if (!known.empty())
        Q_EMIT changed(known);
    schedule();
    return Done {};
}

// What changes a row by time alone, besides its clocks: a version that comes into force, a client's new tier, an event
// whose time has not come.
Instant Desk::nextOutsideChange(const LiveTicket& ticket, Instant now) const
{
    Instant next = kNever;
    for (const Version& version : m_timeline.versions) {
        if (version.effective > now)
            next = std::min(next, version.effective);
    }
    for (const Event& event : ticket.events) {
        if (event.at > now)
            next = std::min(next, event.at);
    }
    const Directory& directory = *m_timeline.directory;
    const TicketSummary& summary = ticket.summary;
    return std::min({ next, directory.nextChange(Directory::Kind::Client, summary.client, now),
                      directory.nextChange(Directory::Kind::Team, summary.team, now),
                      directory.nextChange(Directory::Kind::Person, summary.assignee, now) });
}

void Desk::refresh(std::size_t index)
{
    LiveTicket& ticket = m_tickets[index];
    const Instant at = now();
    ticket.summary = summarize(m_evaluator->evaluate(ticket.events, at), at);
    if (m_asOf)
        return;
    ticket.summary.nextTransition = std::min(ticket.summary.nextTransition, nextOutsideChange(ticket, at));
    if (ticket.summary.nextTransition == kNever)
        return;
    m_transitions.push_back({ ticket.summary.nextTransition, index });
    std::ranges::push_heap(m_transitions, std::greater());
}

void Desk::refreshAll()
{
    m_transitions.clear();
    m_refreshedAt = now();
    for (std::size_t i = 0; i < m_tickets.size(); ++i)
        refresh(i);
}

std::vector<std::size_t> Desk::refreshDue()
{
    const Instant at = now();
    std::vector<std::size_t> indices;
    if (at < m_refreshedAt || m_transitions.size() > 4 * m_tickets.size() + 1000) {
        // The clock was set back: what had come may be ahead again. Or void entries have piled up.
        refreshAll();
        for (std::size_t i = 0; i < m_tickets.size(); ++i)
            indices.push_back(i);
        return indices;
    }
    m_refreshedAt = at;
    while (!m_transitions.empty() && m_transitions.front().at <= at) {
        const Transition transition = m_transitions.front();
        std::ranges::pop_heap(m_transitions, std::greater());
        m_transitions.pop_back();
        if (m_tickets[transition.index].summary.nextTransition != transition.at)
            continue;
        refresh(transition.index);
        indices.push_back(transition.index);
    }
    return indices;
}

void Desk::wake()
{
    const std::vector<std::size_t> indices = refreshDue();
    if (!indices.empty())
        Q_EMIT changed(indices);
    schedule();
}

void Desk::schedule()
{
    if (m_asOf)
        return;
    const Instant latest = now() + kLongestSleep;
    const Instant next = m_transitions.empty() ? latest : std::min(m_transitions.front().at, latest);
    m_time.wakeAt(next, [this] { wake(); });
}

} // namespace duebell
