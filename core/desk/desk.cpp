#include "desk/desk.h"

#include <algorithm>
#include <functional>

namespace duebell {

namespace {

    // However far the next transition is: a machine that slept or whose clock was set is noticed within this time.
    constexpr Seconds kLongestSleep { 30 };

} // namespace

Desk::Desk(EventStore& store, std::shared_ptr<const Timeline> timeline, TimeSource& time, const DeskView& view,
           std::string account)
    : m_store(store)
    , m_timeline(std::move(timeline))
    , m_time(time)
    , m_view(view)
    , m_evaluation(std::make_unique<TicketEvaluation>(*m_timeline, store.symbols(), view.knownAt))
    , m_account(std::move(account))
{
}

Desk::~Desk()
{
    if (!isAsOf())
        m_time.wakeAt(kNever, {});
}

Instant Desk::now() const
{
    if (m_view.asOf)
        return *m_view.asOf;
    return m_view.knownAt ? *m_view.knownAt : m_time.wallNow();
}

std::optional<std::size_t> Desk::indexOf(TicketId ticket) const
{
    const auto found = m_index.find(ticket);
    return found == m_index.end() ? std::nullopt : std::optional(found->second);
}

DeskLoad Desk::nextLoad() const
{
    return { now(), m_view.knownAt, isAsOf(), m_view.everything, m_view.reach };
}

Status Desk::load()
{
    Result<LoadedDesk> loaded = loadDesk(m_store, m_timeline, nextLoad());
    return loaded ? adopt(*loaded) : Status(loaded.error());
}

Status Desk::adopt(LoadedDesk& loaded)
{
    m_loading = false;
    m_movingTo.reset();
    if (Status symbols = m_store.readSymbols(); !symbols)
        return symbols;
    Q_EMIT aboutToReset();
    if (loaded.timeline != m_timeline) {
        m_timeline = loaded.timeline;
        m_evaluation = std::make_unique<TicketEvaluation>(*m_timeline, m_store.symbols(), m_view.knownAt);
    }
    m_tickets.swap(loaded.tickets);
    m_index.swap(loaded.index);
    m_applied = loaded.last;
    m_refreshedAt = loaded.now;
    rememberAll();
    (void)refreshDue(); // what came due while it was loaded
    Q_EMIT reset();
    schedule();
    const Result<Sequence> last = m_store.lastSequence();
    if (!last)
        return last.error();
    // A flood that goes on is looked at again later: what was just loaded is shown first.
    const bool isFlood = last->value - m_applied.value > kReloadAbove;
    return isAsOf() || isFlood ? Status(Done {}) : catchUp();
}

void Desk::loadLater()
{
    m_loading = true;
    m_loadElsewhere();
}

Inspection Desk::inspect(const LiveTicket& ticket) const
{
    Inspection inspection;
    inspection.now = now();
    // The result points into the events it was made from, so it is made from the copy that it travels with.
    inspection.events = std::make_shared<const std::vector<Event>>(ticket.events);
    inspection.result = m_evaluation->evaluate(*inspection.events, inspection.now);
    for (const Clock& clock : inspection.result.clocks)
        inspection.ledgers.push_back(ledgerOf(inspection.result, clock, inspection.now));
    return inspection;
}

const TicketResult& Desk::evaluate(const LiveTicket& ticket) const
{
    return m_evaluation->evaluate(ticket.events, now());
}

Status Desk::catchUp()
{
    if (m_loading)
        return Done {};
    const Result<Sequence> last = m_store.lastSequence();
    if (!last)
        return last.error();
    if (last->value - m_applied.value > kReloadAbove) {
        if (!m_loadElsewhere)
            return load();
        loadLater();
        return Done {};
    }
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

// With its whole history, which may hold events that are still to be applied.
Result<std::size_t> Desk::addTicket(TicketId id)
{
    const Result<EventStore::Identification> identity = m_store.identify(id);
    if (!identity)
        return identity.error();
    Result<std::vector<Event>> events = m_store.loadTicket(id);
    if (!events)
        return events.error();
    LiveTicket ticket;
    ticket.record = identity->record;
    ticket.texts = identity->texts;
    ticket.events = std::move(*events);
    ticket.lastSequence = ticket.events.empty() ? Sequence {} : ticket.events.back().seq;
    m_tickets.push_back(std::move(ticket));
    m_index.emplace(id, m_tickets.size() - 1);
    return m_tickets.size() - 1;
}

Result<std::size_t> Desk::ensureLoaded(TicketId id)
{
    if (const auto known = indexOf(id))
        return *known;
    const Result<std::size_t> index = addTicket(id);
    if (!index)
        return index;
    refresh(*index);
    Q_EMIT added(*index);
    schedule();
    return index;
}

Status Desk::apply(const std::vector<Event>& committed)
{
    const std::size_t before = m_tickets.size();
    std::vector<std::size_t> touched;
    touched.reserve(committed.size());
    for (const Event& event : committed) {
        const std::optional<std::size_t> known = indexOf(event.ticket);
        const Result<std::size_t> index = known ? *known : addTicket(event.ticket);
        if (!index)
            return index.error();
        LiveTicket& ticket = m_tickets[*index];
        if (event.seq > ticket.lastSequence) {
            ticket.events.push_back(event);
            ticket.lastSequence = event.seq;
        }
        m_applied = event.seq;
        touched.push_back(*index);
    }
    refreshAndTell(std::move(touched), before);
    return Done {};
}

// `before`: how many tickets others know of already.
void Desk::refreshAndTell(std::vector<std::size_t> touched, std::size_t before)
{
    std::ranges::sort(touched);
    touched.erase(std::ranges::unique(touched).begin(), touched.end());
    for (const std::size_t index : touched)
        refresh(index);
    touched.erase(std::ranges::lower_bound(touched, before), touched.end());
    if (m_tickets.size() > before)
        Q_EMIT added(before);
    if (!touched.empty())
        Q_EMIT changed(touched);
    schedule();
}

void Desk::refresh(std::size_t index)
{
    m_evaluation->refresh(m_tickets[index], now());
    remember(index);
}

void Desk::remember(std::size_t index)
{
    const Instant next = m_tickets[index].summary.nextTransition;
    if (isAsOf() || next == kNever)
        return;
    m_transitions.push_back({ next, index });
    std::ranges::push_heap(m_transitions, std::greater());
}

void Desk::rememberAll()
{
    m_transitions.clear();
    if (isAsOf())
        return;
    m_transitions.reserve(m_tickets.size());
    for (std::size_t i = 0; i < m_tickets.size(); ++i) {
        if (m_tickets[i].summary.nextTransition != kNever)
            m_transitions.push_back({ m_tickets[i].summary.nextTransition, i });
    }
    std::ranges::make_heap(m_transitions, std::greater());
}

void Desk::refreshAll()
{
    m_refreshedAt = now();
    for (LiveTicket& ticket : m_tickets)
        m_evaluation->refresh(ticket, m_refreshedAt);
    rememberAll();
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
    if (isAsOf())
        return;
    const Instant latest = now() + kLongestSleep;
    const Instant next = m_transitions.empty() ? latest : std::min(m_transitions.front().at, latest);
    m_time.wakeAt(next, [this] { wake(); });
}

} // namespace duebell
