// Recomputes one ticket and compares it with everything that is kept of it. One object a thread.
#pragma once

#include "desk/ticketevaluation.h"
#include "workspace/verification.h"

#include <string>
#include <vector>

namespace duebell {

/// A ticket as the file has it.
struct StoredTicket {
    TicketRecord record;
    std::vector<Event> loaded; ///< as a desk loads it: packed history and tail
    std::vector<Event> logged; ///< as the log has it
    std::string evidence; ///< of its ended clocks, empty when none was kept
};

class TicketVerifier {
public:
    /// Both must outlive the verifier.
    TicketVerifier(const Timeline& timeline, const SymbolTable& symbols, Instant now);

    void check(const StoredTicket& ticket);
    [[nodiscard]] Verification& result() { return m_result; }

private:
    void add(VerificationFinding::Kind kind, const StoredTicket& ticket, std::string where, std::string found,
             std::string expected);
    void checkLedgers(const StoredTicket& ticket, const TicketResult& result, Instant now);

    TicketEvaluation m_evaluation;
    TicketEvaluation m_again;
    Instant m_now;
    Verification m_result;
};

} // namespace duebell
