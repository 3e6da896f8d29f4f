#include "desk/waitingsplit.h"

#include "desk/endedclocks.h"
#include "sla/stretch.h"

#include <algorithm>

namespace duebell {

namespace {

    class SplitWriter {
    public:
        SplitWriter(const TicketResult& result, Instant now)
            : m_result(result)
            , m_now(now)
        {
            m_split.from = result.created;
            m_split.to = std::max(result.created, std::min(endedSince(result).value_or(now), now));
        }

        WaitingSplit split()
        {
            Instant covered = m_split.from;
            for (const Clock& clock : m_result.clocks) {
                if (clock.metric != Metric::Resolution)
                    continue;
                for (const LedgerRow& row : ledgerOf(m_result, clock, m_now)) {
                    addWithoutClock(covered, row.from);
                    add(waitingFor(row.kind), std::max(covered, row.from), row.to);
                    covered = std::max(covered, row.to);
                }
            }
            addWithoutClock(covered, m_split.to);
            return m_split;
        }

    private:
        void add(Waiting who, Instant from, Instant to)
        {
            const Seconds length = std::min(to, m_split.to) - std::max(from, m_split.from);
            if (length > Seconds(0))
                m_split.lengths[static_cast<std::size_t>(who)] += length;
        }

        // Time that no resolution clock accounts for: by what the status says, on the hours of any other promise.
        void addWithoutClock(Instant from, Instant to)
        {
            for (std::size_t i = 0; i < m_result.moments.size() && from < to; ++i) {
                const Moment& moment = m_result.moments[i];
                const Instant end = i + 1 < m_result.moments.size() ? m_result.moments[i + 1].at : to;
                const Instant begin = std::max(from, moment.at);
                addStretch(moment, begin, std::min(end, to));
            }
        }

        void addStretch(const Moment& moment, Instant from, Instant to)
        {
            if (to <= from)
                return;
            if (isDone(moment.category) || moment.category == StatusCategory::Cancelled)
                return add(Waiting::Resolved, from, to);
            const Waiting who = waitsFor(moment);
            const bool promised = moment.policy && !moment.policy->targets.empty();
            if (!promised)
                return add(who, from, to);
            stretchCalendar(moment.policy->targets.front(), moment)->pieces(from, to, [&](const HoursPiece& piece) {
                add(piece.kind == HoursKind::Open ? who : Waiting::Nobody, piece.from, piece.to);
            });
        }

        static Waiting waitsFor(const Moment& moment)
        {
            if (moment.category != StatusCategory::Waiting)
                return Waiting::Us;
            if (moment.waitsFor == WaitsFor::ThirdParty)
                return Waiting::ThirdParty;
            return moment.waitsFor == WaitsFor::Client && !moment.clientWrote ? Waiting::Client : Waiting::Us;
        }

        const TicketResult& m_result;
        Instant m_now;
        WaitingSplit m_split;
    };

} // namespace

WaitingSplit waitingSplit(const TicketResult& result, Instant now)
{
    return result.exists ? SplitWriter(result, now).split() : WaitingSplit {};
}

} // namespace duebell
