// Instants in the viewer's zone and language, on the words that the command line uses too.
#pragma once

#include "words/wordscontext.h"

#include <QCoreApplication>

namespace duebell {

class Moments {
    Q_DECLARE_TR_FUNCTIONS(Moments)

public:
    /// The viewer's zone and locale; `now` decides what is "today".
    [[nodiscard]] static WordsContext context(Instant now);

    /// "14:05" on the day of `now`, else with the day.
    [[nodiscard]] static QString brief(Instant at, Instant now);
    /// "14:05".
    [[nodiscard]] static QString time(Instant at);
    /// With weekday, date and year.
    [[nodiscard]] static QString full(Instant at);
    /// "2026-03-21 09:30:00 UTC": what a hovering pointer gets.
    [[nodiscard]] static QString utc(Instant at);
    /// Three lines, to the second: here, in the desk's zone where its clocks read differently, and UTC.
    [[nodiscard]] static QString exact(Instant at, const Zone* desk);
};

} // namespace duebell
