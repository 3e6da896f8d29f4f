// The sentence that explains a clock to a manager: when it is due or how it ended, which promise it measures, and where
// the time went. Built from the clock and its ledger only, so that it cannot say anything else than they do.
#pragma once

#include "sla/clock.h"
#include "sla/ledger.h"
#include "words/wordscontext.h"

#include <QCoreApplication>
#include <QString>

namespace duebell {

class WhySentence {
    Q_DECLARE_TR_FUNCTIONS(WhySentence)

public:
    /// `clock` is one of `result`'s; context.now is the instant it was evaluated at.
    /// "Due Tue 12:22: the 4 h target (Premium / High, version 3) started Mon 15:42; 1 h 18 min counted Mon until
    /// closing at 17:00, 22 min Tue; paused 2 h for the client; 2 h 20 min left."
    [[nodiscard]] static QString of(const TicketResult& result, const Clock& clock, const WordsContext& context);

private:
    WhySentence(const TicketResult& result, const Clock& clock, const WordsContext& context);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString head() const; ///< what is, without a full stop
    [[nodiscard]] QString runningHead() const;
    [[nodiscard]] QString pausedHead() const;
    [[nodiscard]] QString metHead() const;
    [[nodiscard]] QString breachedHead() const;
    [[nodiscard]] QString brokenText(Instant broken) const; ///< when it broke, and why not at its due
    [[nodiscard]] QString cancelledHead() const;
    [[nodiscard]] QString promise() const; ///< "the 4 h target (...) started Mon 15:42"
    [[nodiscard]] QString counted() const; ///< "1 h 18 min counted Mon until closing at 17:00, 22 min Tue"
    [[nodiscard]] QString countedOn(QDate date, bool isFirst) const;
    [[nodiscard]] QString pauses() const;
    [[nodiscard]] QString holidays() const;
    [[nodiscard]] QString left() const;
    [[nodiscard]] QString change() const; ///< what made it be counted anew
    [[nodiscard]] QString undone() const; ///< breaches that a change undid
    [[nodiscard]] QString causeOf(const Moment& moment) const;
    [[nodiscard]] QString at(Instant instant) const;
    [[nodiscard]] QString doneWord() const; ///< "answered", "resolved", ...
    [[nodiscard]] QString statusName() const;

    const TicketResult& m_result;
    const Clock& m_clock;
    const WordsContext& m_context;
    std::vector<LedgerRow> m_rows; ///< of the clock's present run
};

} // namespace duebell
