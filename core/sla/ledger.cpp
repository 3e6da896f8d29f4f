#include "sla/ledger.h"

#include "sla/stretch.h"

#include <algorithm>

namespace duebell {

namespace {

    RowKind rowKind(StretchMode mode)
    {
        switch (mode) {
        case StretchMode::Counting:
            return RowKind::Counted;
        case StretchMode::PausedForClient:
            return RowKind::PausedForClient;
        case StretchMode::PausedForThirdParty:
            return RowKind::PausedForThirdParty;
        case StretchMode::PausedByStatus:
            return RowKind::PausedByStatus;
        case StretchMode::Resolved:
            break;
        }
        return RowKind::Resolved;
    }

    class LedgerWriter {
    public:
        LedgerWriter(const TicketResult& result, const Clock& clock, Instant now)
            : m_result(result)
            , m_clock(clock)
            , m_end(clock.satisfied       ? *clock.satisfied
                        : clock.cancelled ? *clock.cancelled
                                          : now)
        {
        }

        std::vector<LedgerRow> rows()
        {
            std::vector<const Stint*> stints;
            for (const Stint& stint : m_result.stints) {
                if (stint.clock == m_clock.serial)
                    stints.push_back(&stint);
            }
            for (std::size_t i = 0; i < stints.size(); ++i) {
                const bool last = i + 1 == stints.size();
                const std::size_t until = last ? m_result.moments.size() : stints[i + 1]->moment;
                if (stints[i]->rule)
                    writeStint(*stints[i], until);
            }
            return std::move(m_rows);
        }

    private:
        void writeStint(const Stint& stint, std::size_t untilMoment)
        {
            if (stint.run != m_run) {
                m_run = stint.run;
                m_total = Seconds { 0 };
            }
            const Instant first = m_result.moments[stint.moment].at;
            if (stint.from < first)
                writeStretch(stint, stint.moment, stint.from, first, StretchMode::Counting); // taken over: it ran
            for (std::uint32_t i = stint.moment; i < untilMoment; ++i) {
                const bool isLast = i + 1 == m_result.moments.size();
                const Instant to = std::min(m_end, isLast ? m_end : m_result.moments[i + 1].at);
                writeStretch(stint, i, m_result.moments[i].at, to,
                             stretchMode(*stint.rule, stint.ruleThen, m_result.moments[i]));
            }
        }

        void writeStretch(const Stint& stint, std::uint32_t moment, Instant from, Instant to, StretchMode mode)
        {
            if (to <= from)
                return;
            if (mode == StretchMode::Resolved)
                return write({ from, to, RowKind::Resolved, m_total, m_run, moment, {} });
            stretchCalendar(*stint.rule, m_result.moments[moment])->pieces(from, to, [&](const HoursPiece& piece) {
                RowKind kind = rowKind(mode);
                if (piece.kind == HoursKind::Outside)
                    kind = RowKind::OutsideHours;
                else if (piece.kind == HoursKind::Holiday)
                    kind = RowKind::Holiday;
                if (kind == RowKind::Counted)
                    m_total += piece.to - piece.from;
                write({ piece.from, piece.to, kind, m_total, m_run, moment, piece.holiday });
            });
        }

        void write(const LedgerRow& row) { m_rows.push_back(row); }

        const TicketResult& m_result;
        const Clock& m_clock;
        Instant m_end;
        Seconds m_total { 0 };
        int m_run = 0;
        std::vector<LedgerRow> m_rows;
    };

} // namespace

std::string_view rowKindName(RowKind kind)
{
    switch (kind) {
    case RowKind::Counted:
        return "counted";
    case RowKind::OutsideHours:
        return "outside_hours";
    case RowKind::Holiday:
        return "holiday";
    case RowKind::PausedForClient:
        return "paused_client";
    case RowKind::PausedForThirdParty:
        return "paused_third_party";
    case RowKind::PausedByStatus:
        return "paused";
    case RowKind::Resolved:
        return "resolved";
    }
    return {};
}

Waiting waitingFor(RowKind kind)
{
    switch (kind) {
    case RowKind::PausedForClient:
        return Waiting::Client;
    case RowKind::PausedForThirdParty:
        return Waiting::ThirdParty;
    case RowKind::OutsideHours:
    case RowKind::Holiday:
        return Waiting::Nobody;
    case RowKind::Resolved:
        return Waiting::Resolved;
    case RowKind::Counted:
    case RowKind::PausedByStatus:
        break;
    }
    return Waiting::Us;
}

std::vector<LedgerRow> ledgerOf(const TicketResult& result, const Clock& clock, Instant now)
{
    return LedgerWriter(result, clock, now).rows();
}

} // namespace duebell
