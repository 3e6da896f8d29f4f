// Moments and days as people say them, in the reader's zone and language.
#pragma once

#include "words/wordscontext.h"

#include <QCoreApplication>
#include <QDate>
#include <QTime>

namespace duebell {

class MomentText {
    Q_DECLARE_TR_FUNCTIONS(MomentText)

public:
    /// "Tue 12:22" within six days of now, else "Tue 24 Mar 12:22", in another year "Tue 24 Mar 2025 12:22".
    [[nodiscard]] static QString at(Instant at, const WordsContext& context);
    /// "12:22" on the day of now, else as at().
    [[nodiscard]] static QString brief(Instant at, const WordsContext& context);
    /// at() without the time: "Tue", "Tue 24 Mar".
    [[nodiscard]] static QString day(QDate date, const WordsContext& context);
    /// "12:22".
    [[nodiscard]] static QString time(Instant at, const WordsContext& context);

    [[nodiscard]] static QDate localDate(Instant at, const WordsContext& context);
    [[nodiscard]] static QTime localTime(Instant at, const WordsContext& context);
};

} // namespace duebell
