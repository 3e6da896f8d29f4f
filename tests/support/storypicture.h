// What the engine said, as text: one line a clock, a row, a breach. Tests compare these pictures, so that a failure
// shows both lives one above the other.
#pragma once

#include "base/symbols.h"
#include "sla/clock.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace duebell::test {

/// Pictures of one result, valid while it is.
class StoryPicture {
public:
    StoryPicture(const TicketResult& result, const SymbolTable& symbols, Instant now);

    /// "resolution#1.2 paused(client) 2:00 paused 1:00 of 8:00 from Mon 09:00": metric, cycle and run, state and what
    /// the clock does if that is not the usual, counted, paused, target, start; then due, satisfied, breached,
    /// cancelled.
    [[nodiscard]] std::string clocks() const;
    [[nodiscard]] std::string breaches() const;
    /// The rows of the clock "resolution#1", neighbours of one kind joined.
    [[nodiscard]] std::string ledger(std::string_view clock) const;
    /// The same, not joined, with the cause of each row.
    [[nodiscard]] std::string causes(std::string_view clock) const;
    /// When each clock turns amber.
    [[nodiscard]] std::string atRisk() const;
    /// What contradicts itself: sums of the ledger, gaps in it, a due that counting does not reach. Empty when all is
    /// well.
    [[nodiscard]] std::string complaints() const;

private:
    [[nodiscard]] std::string clockName(const Clock& clock) const;
    [[nodiscard]] std::string clockLine(const Clock& clock) const;
    [[nodiscard]] std::string causeText(const Moment& moment) const;
    [[nodiscard]] std::string clockComplaints(const Clock& clock) const;
    [[nodiscard]] const Clock* find(std::string_view clock) const;

    const TicketResult& m_result;
    const SymbolTable& m_symbols;
    Instant m_now;
};

/// The lines joined by line breaks.
[[nodiscard]] std::string lines(std::initializer_list<std::string_view> texts);
/// Empty when both are equal, else a message that shows them one above the other.
[[nodiscard]] std::string difference(const std::string& actual, const std::string& expected);

} // namespace duebell::test
