// The working calendar once more, by brute force and from its definition alone: an instant is open when the wall clock
// in the zone then reads a time inside an interval of that date. Shares no code with core/calendar; slow on purpose.
#pragma once

#include "base/instant.h"
#include "calendar/calendarspec.h"

#include <QDate>
#include <QString>

#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace duebell::test {

/// What the wall clock reads at every step of a window, asked of QTimeZone.
class WallClock {
public:
    struct Reading {
        QDate date;
        int second = 0;
        qint64 local = 0; ///< the same as one number of seconds
    };
    WallClock(const QString& zone, Instant from, Instant to, int step);

    [[nodiscard]] QString zone() const { return m_zone; }
    [[nodiscard]] int step() const { return m_step; }
    [[nodiscard]] int count() const { return static_cast<int>(m_readings.size()); }
    [[nodiscard]] Instant at(int index) const { return m_from + Seconds(std::int64_t { index } * m_step); }
    [[nodiscard]] const Reading& reading(int index) const { return m_readings[static_cast<std::size_t>(index)]; }

private:
    QString m_zone;
    Instant m_from;
    int m_step;
    std::vector<Reading> m_readings;
};

/// Answers for one calendar inside one window, by steps: instants are step numbers, times are counts of steps.
/// nullopt: the answer is not inside the window.
class CalendarOracle {
public:
    enum class Kind {
        Open,
        Outside,
        Holiday,
    };
    struct Piece {
        int from = 0;
        int to = 0;
        Kind kind = Kind::Outside;
        const Holiday* holiday = nullptr;
    };

    CalendarOracle(const CalendarSpec& spec, const WallClock& clock);

    [[nodiscard]] bool isOpen(int at) const { return m_open[static_cast<std::size_t>(at)]; }
    [[nodiscard]] int between(int from, int to) const;
    [[nodiscard]] std::optional<int> add(int from, int amount) const;
    [[nodiscard]] std::optional<int> subtract(int from, int amount) const;
    [[nodiscard]] std::optional<int> nextOpen(int at) const;
    [[nodiscard]] std::optional<int> prevOpen(int at) const;
    [[nodiscard]] std::optional<int> nextClose(int at) const;
    [[nodiscard]] std::optional<int> addWorkingDays(int from, int days) const;
    [[nodiscard]] std::vector<Piece> pieces(int from, int to) const;

private:
    [[nodiscard]] bool isException(const QDate& date) const;
    [[nodiscard]] const Holiday* holidayAt(const QDate& date, int second) const;
    [[nodiscard]] bool opensAt(const QDate& date, int second) const;
    [[nodiscard]] std::optional<int> stepAtWall(qint64 local) const;

    const CalendarSpec& m_spec;
    const WallClock& m_clock;
    std::vector<bool> m_open;
};

/// A calendar with every difficulty around the given dates; all its times are multiples of `step` seconds.
[[nodiscard]] CalendarSpec randomCalendar(std::mt19937& random, const QString& zone, const QDate& first,
                                          const QDate& last, int step);

} // namespace duebell::test
