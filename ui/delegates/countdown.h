// What a countdown cell says, and where its parts stand: pure functions of a clock and an instant, so that both are
// tested without a window.
#pragma once

#include "base/instant.h"

#include <QRect>
#include <QString>

#include <cstdint>

namespace duebell {

struct Clock; // sla/clock.h
enum class RowState : std::uint8_t; // desk/summary.h

struct CountdownContent {
    RowState state {};
    QString primary; ///< wall time to due: "3 h 12 min", "1 h 05 min late"; of a paused clock "3 h left"
    QString metric; ///< which promise it is about; empty when nothing is owed
    QString secondary; ///< when it is due, open time left, when it opens, or who is awaited
    bool operator==(const CountdownContent&) const = default;
};

/// `clock` is null when nothing is owed. `state` is the row's; whether it is at risk is judged at `now`.
[[nodiscard]] CountdownContent countdownOf(const Clock* clock, RowState state, Instant now);

/// Open time counted at `now`: the evaluation's figure, carried on while the clock counts.
[[nodiscard]] Seconds countedAt(const Clock& clock, Instant now);

/// The state of a clock by itself, as the pane shows it.
[[nodiscard]] RowState rowStateOf(const Clock& clock, Instant now);

struct CountdownGeometry {
    QRect icon;
    QRect primary;
    QRect secondary;
    bool operator==(const CountdownGeometry&) const = default;
};

/// Splits a cell: icon at the leading edge, two lines beside it. `lineHeights` are those of the two fonts.
[[nodiscard]] CountdownGeometry countdownGeometry(const QRect& cell, int primaryHeight, int secondaryHeight,
                                                  bool hasSecondary, Qt::LayoutDirection direction);

/// The text's change within the next second decides whether a cell is repainted: equal values, equal text.
[[nodiscard]] std::int64_t countdownStep(const Clock* clock, Instant now);

} // namespace duebell
