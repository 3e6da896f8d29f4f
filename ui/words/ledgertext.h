// A clock's ledger folded by local day, for people: what each day brought, and what the clock read at its end.
#pragma once

#include "sla/ledger.h"
#include "words/wordscontext.h"

#include <QCoreApplication>
#include <QDate>
#include <QString>

#include <functional>
#include <vector>

namespace duebell {

class LedgerText {
    Q_DECLARE_TR_FUNCTIONS(LedgerText)

public:
    /// Neighbouring rows of one day, run and kind together.
    struct Line {
        Instant from {};
        Instant to {};
        RowKind kind = RowKind::Counted;
        Seconds length { 0 };
        Seconds total { 0 }; ///< counted in the run up to `to`
        int run = 1;
        bool isLate = false; ///< what began it became known late
        QString text; ///< "15:42–17:00 counted 1 h 18 min"
    };
    struct Day {
        QDate date;
        Seconds counted { 0 };
        Seconds total { 0 }; ///< counted in the run at the end of the day
        QString title; ///< "Mon 23 Mar: 1 h 18 min counted, 1 h 18 min in all"
        std::vector<Line> lines;
    };

    using RowTest = std::function<bool(const LedgerRow&)>;
    /// Rows that cross midnight in the reader's zone are cut there. Those that `isLate` are marked.
    [[nodiscard]] static std::vector<Day> byDay(const std::vector<LedgerRow>& rows, const WordsContext& context,
                                                const RowTest& isLate = {});

private:
    static QString lineText(const Line& line, std::string_view holiday, const WordsContext& context);
    static QString title(const Day& day, const WordsContext& context);
};

} // namespace duebell
