#include "desk/historykeeper.h"

#include "desk/endedclocks.h"

#include <algorithm>

namespace duebell {

namespace {

    // Events a slice: some 50 ms of the database's only write lock.
    constexpr std::size_t kSlice = 20'000;

} // namespace

HistoryKeeper::HistoryKeeper(EventStore& store, const Timeline& timeline)
    : m_store(store)
    , m_evaluation(timeline, store.symbols())
{
}

EventStore::KeptHistory HistoryKeeper::kept(std::vector<Event> events, Instant now)
{
    EventStore::KeptHistory history;
    // An event whose time has not come counts as well: the ticket has not ended for good before it.
    Instant latest = now;
    for (const Event& event : events)
        latest = std::max(latest, event.at);
    const TicketResult& result = m_evaluation.evaluate(events, latest);
    history.ended = endedSince(result);
    if (history.ended)
        history.evidence = evidenceOf(result);
    history.events = std::move(events);
    return history;
}

Result<bool> HistoryKeeper::keepSlice(Instant now)
{
    Result<EventStore::Unkept> unkept = m_store.loadUnkept(kSlice);
    if (!unkept)
        return unkept.error();
    if (unkept->histories.empty() && unkept->through == unkept->last)
        return false;
    std::vector<EventStore::KeptHistory> histories;
    histories.reserve(unkept->histories.size());
    for (std::vector<Event>& events : unkept->histories)
        histories.push_back(kept(std::move(events), now));
    if (Status stored = m_store.keep(histories, unkept->through); !stored)
        return stored.error();
    return unkept->through < unkept->last;
}

Status HistoryKeeper::keepAll(Instant now, const std::function<bool()>& progress)
{
    while (true) {
        const Result<bool> more = keepSlice(now);
        if (!more)
            return more.error();
        if (!*more || (progress && !progress()))
            return Done {};
    }
}

} // namespace duebell
