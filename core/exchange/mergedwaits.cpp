#include "exchange/mergedwaits.h"

#include "desk/openwait.h"

#include <algorithm>
#include <unordered_map>

namespace duebell {

namespace {

    struct Merge {
        std::size_t loser = 0; ///< index of the ticket
        Event event;
    };

    std::vector<Merge> mergesInOrder(const std::vector<TicketEvents>& tickets)
    {
        std::vector<Merge> merges;
        for (std::size_t i = 0; i < tickets.size(); ++i) {
            for (const Event& event : tickets[i].events) {
                if (event.kind == EventKind::Merged && event.reference != 0)
                    merges.push_back({ i, event });
            }
        }
        std::sort(merges.begin(), merges.end(),
                  [](const Merge& a, const Merge& b) { return foldsBefore(a.event, b.event); });
        return merges;
    }

    std::int64_t lastSequence(const std::vector<TicketEvents>& tickets)
    {
        std::int64_t last = 0;
        for (const TicketEvents& ticket : tickets) {
            for (const Event& event : ticket.events)
                last = std::max(last, event.seq.value);
        }
        return last;
    }

} // namespace

void addAbsorbedWaits(std::vector<TicketEvents>& tickets, const Timeline& timeline, const SymbolTable& symbols)
{
    std::unordered_map<TicketId, std::size_t> indexes;
    for (std::size_t i = 0; i < tickets.size(); ++i)
        indexes.emplace(tickets[i].id, i);
    std::int64_t sequence = lastSequence(tickets);
    for (const Merge& merge : mergesInOrder(tickets)) {
        const auto survivor = indexes.find(TicketId { merge.event.reference });
        if (survivor == indexes.end())
            continue;
        Event absorbed = merge.event;
        absorbed.kind = EventKind::Absorbed;
        absorbed.seq = Sequence { ++sequence };
        absorbed.ticket = survivor->first;
        absorbed.reference = tickets[merge.loser].id.value;
        absorbed.since = openWaitBefore(tickets[merge.loser].events, merge.event.at, timeline, symbols);
        std::vector<Event>& events = tickets[survivor->second].events;
        events.push_back(absorbed);
        for (const Event& event : tickets[merge.loser].events) {
            if (event.kind != EventKind::Retracted || event.reference != merge.event.seq.value)
                continue;
            Event retracted = event;
            retracted.seq = Sequence { ++sequence };
            retracted.ticket = survivor->first;
            retracted.reference = absorbed.seq.value;
            events.push_back(retracted);
        }
    }
}

} // namespace duebell
