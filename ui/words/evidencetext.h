// A ticket's clocks explained so that it can be sent to somebody: each clock's sentence and its ledger by day, with the
// exact instant all of it is true at.
#pragma once

#include "sla/clock.h"
#include "sla/ledger.h"
#include "words/wordscontext.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace duebell {

class EvidenceText {
    Q_DECLARE_TR_FUNCTIONS(EvidenceText)

public:
    /// `title`: the ticket's key and subject. `ledgers`: one for each clock. context.now is the instant they were
    /// evaluated at. Plain text, several lines.
    [[nodiscard]] static QString of(const QString& title, const TicketResult& result,
                                    const std::vector<std::vector<LedgerRow>>& ledgers, const WordsContext& context);
};

} // namespace duebell
