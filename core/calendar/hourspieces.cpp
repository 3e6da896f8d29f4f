#include "calendar/hourspieces.h"

#include <algorithm>

namespace duebell {

namespace {

    // Joins what is alike and hands it on piece by piece.
    class PieceWriter {
    public:
        explicit PieceWriter(const std::function<void(const HoursPiece&)>& piece)
            : m_piece(piece)
        {
        }

        void write(Instant from, Instant to, HoursKind kind, std::int32_t date, const Holiday* holiday)
        {
            if (from >= to)
                return;
            const bool alike = m_present.kind == kind && m_holiday == holiday && (!holiday || m_date == date);
            if (m_present.from < m_present.to && alike) {
                m_present.to = to;
                return;
            }
            finish();
            m_present = { from, to, kind, holiday ? std::string_view(holiday->name) : std::string_view() };
            m_date = date;
            m_holiday = holiday;
        }
        void finish()
        {
            if (m_present.from < m_present.to)
                m_piece(m_present);
        }

    private:
        const std::function<void(const HoursPiece&)>& m_piece;
        HoursPiece m_present {};
        std::int32_t m_date = 0;
        const Holiday* m_holiday = nullptr;
    };

    // What one second of a date is, and until which second of it that holds.
    struct Answer {
        HoursKind kind = HoursKind::Outside;
        const Holiday* holiday = nullptr;
        int until = kDaySeconds;
    };

    Answer closedAt(const DateHours& hours, int second, int until)
    {
        if (hours.wholeDay)
            return { HoursKind::Holiday, hours.wholeDay, until };
        Answer answer { HoursKind::Outside, nullptr, until };
        for (const DateHours::Closing& closing : hours.partial) {
            for (const DaySpan& span : closing.spans) {
                if (span.from > second) {
                    answer.until = std::min(answer.until, span.from);
                } else if (second < span.to && !answer.holiday) {
                    answer.kind = HoursKind::Holiday;
                    answer.holiday = closing.holiday;
                    answer.until = std::min(answer.until, span.to);
                }
            }
        }
        return answer;
    }

    Answer answerAt(const DateHours& hours, int second)
    {
        for (const DaySpan& open : hours.open) {
            if (second < open.from)
                return closedAt(hours, second, open.from);
            if (second < open.to)
                return { HoursKind::Open, nullptr, open.to };
        }
        return closedAt(hours, second, kDaySeconds);
    }

} // namespace

void writePieces(const Schedule& schedule, const Zone& zone, Instant from, Instant to,
                 const std::function<void(const HoursPiece&)>& piece)
{
    PieceWriter writer(piece);
    writer.write(from, std::min(to, kFirstInstant), HoursKind::Outside, 0, nullptr);
    Instant at = std::max(from, kFirstInstant);
    const Instant end = std::min(to, kLastInstant);
    Zone::Stretch stretch = zone.stretchAt(at);
    while (at < end) {
        if (at >= stretch.to)
            stretch = zone.stretchAt(at);
        const auto day = std::chrono::floor<std::chrono::days>(at.time_since_epoch() + stretch.offset);
        const auto date = static_cast<std::int32_t>(day.count());
        const Instant begin { day - stretch.offset };
        const Instant dateEnd = std::min({ end, stretch.to, begin + std::chrono::days(1) });
        const DateHours hours = schedule.hoursOf(date);
        while (at < dateEnd) {
            const Answer answer = answerAt(hours, static_cast<int>((at - begin).count()));
            const Instant until = std::min(dateEnd, begin + Seconds(answer.until));
            writer.write(at, until, answer.kind, date, answer.holiday);
            at = until;
        }
    }
    writer.write(std::max(from, kLastInstant), to, HoursKind::Outside, 0, nullptr);
    writer.finish();
}

} // namespace duebell
