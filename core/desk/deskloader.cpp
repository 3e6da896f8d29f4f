#include "desk/deskloader.h"

#include "desk/liveafterend.h"
#include "desk/ticketevaluation.h"

namespace duebell {

namespace {

    // The store loads more where it does not know yet that a ticket has ended.
    bool endedLongAgo(const TicketSummary& summary, Instant now)
    {
        return !summary.isUnresolved() && summary.created != Instant {} && summary.nextTransition == kNever
            && summary.lastEvent <= now - kLiveAfterEnd;
    }

    // A ticket is large: growing by two would copy all of them once more. What is reserved but never filled is address
    // space, not memory.
    LiveTicket& addTo(std::vector<LiveTicket>& tickets)
    {
        constexpr std::size_t few = 1000;
        if (tickets.size() == tickets.capacity() && tickets.size() >= few)
            tickets.reserve(4 * tickets.size());
        return tickets.emplace_back();
    }

} // namespace

Result<LoadedDesk> loadDesk(EventStore& store, std::shared_ptr<const Timeline> timeline, const DeskLoad& load,
                            const std::stop_token& stop, const LoadProgress& progress)
{
    constexpr std::int64_t toldEvery = 1000;
    LoadedDesk loaded;
    loaded.timeline = std::move(timeline);
    loaded.now = load.now;
    TicketEvaluation evaluation(*loaded.timeline, store.symbols(), load.knownAt);
    const Instant liveAt = load.reach ? load.reach->from : load.now;
    EventStore::LoadScope scope;
    // When a ticket ended is known of today's knowledge only.
    if (!load.everything && !load.knownAt)
        scope.liveAt = liveAt;
    if (load.isPast)
        scope.begunBy = load.reach ? load.reach->to : load.now;
    std::int64_t read = 0;
    const auto take = [&](const TicketRecord& record, const TicketTexts& texts, std::span<const Event> events) {
        LiveTicket& ticket = addTo(loaded.tickets);
        ticket.record = record;
        ticket.texts = texts;
        ticket.events.assign(events.begin(), events.end());
        ticket.lastSequence = events.back().seq;
        evaluation.refresh(ticket, load.now);
        if (!load.everything && endedLongAgo(ticket.summary, liveAt))
            loaded.tickets.pop_back();
        if (progress && ++read % toldEvery == 0)
            progress(read);
        return !stop.stop_requested();
    };
    const Result<Sequence> last = store.load(scope, take);
    if (!last)
        return last.error();
    loaded.last = *last;
    loaded.index.reserve(loaded.tickets.size());
    for (std::size_t place = 0; place < loaded.tickets.size(); ++place)
        loaded.index.emplace(loaded.tickets[place].record.id, place);
    return loaded;
}

} // namespace duebell
