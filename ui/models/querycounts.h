// How many tickets each of several queries finds, and how often each value of some fields occurs among open tickets.
// Kept by what changes: the old answer is taken away, the new one added; answers that change by time alone are asked
// again when they do (BUDGETS: never a scan for an event). Where everything is asked anew, of many tickets, that waits
// for countSome(): a dozen questions about each of 100,000 take longer than a frame.
#pragma once

#include "desk/ticketquery.h"

#include <array>
#include <functional>
#include <unordered_map>
#include <vector>

namespace duebell {

enum class TallyField : std::uint8_t {
    Team,
    Tier,
    Client,
    Type,
    Assignee,
};
inline constexpr std::size_t kTallyFields = 5;

class QueryCounts {
public:
    using Tally = std::unordered_map<Symbol, int>;

    /// `textOf` gives a ticket's folded text by its index.
    explicit QueryCounts(std::function<const QString&(std::size_t)> textOf)
        : m_textOf(std::move(textOf))
    {
    }

    /// These tickets instead of the ones before; null for none.
    void reset(const std::vector<LiveTicket>* tickets, Instant now);
    /// Counts at most so many of the tickets that wait; false when none is left.
    bool countSome(std::size_t most);
    /// Every ticket is counted; until then counts and tallies are of nothing that ever was.
    [[nodiscard]] bool isComplete() const { return m_countedUpTo == m_values.size(); }
    /// Tickets were added.
    void grow(Instant now);
    void update(const std::vector<std::size_t>& indices, Instant now);
    /// Asks again whose answers are over; true when a count may have changed.
    bool advance(Instant now);
    void setQueries(std::vector<TicketQuery> queries, Instant now);

    [[nodiscard]] int count(std::size_t query) const { return m_asked[query].count; }
    /// Values that occur, without "no value".
    [[nodiscard]] const Tally& tally(TallyField field) const { return m_tallies[static_cast<std::size_t>(field)]; }

private:
    struct Reminder {
        Instant at {};
        std::uint32_t ticket = 0;
        [[nodiscard]] bool operator>(const Reminder& other) const { return at > other.at; }
    };
    struct Asked {
        TicketQuery query;
        std::vector<std::uint8_t> answers; // by ticket
        std::vector<Instant> untils; // by ticket, once any answer ends by time
        std::vector<Reminder> reminders; // a heap, the earliest first; void when `untils` says another instant
        int count = 0;
    };
    using Values = std::array<Symbol, kTallyFields>;

    void ask(Asked& asked, std::size_t ticket);
    void countAnew(); ///< all of them, at once when they are few
    void count(std::size_t ticket);
    [[nodiscard]] static Values valuesOf(const TicketSummary& summary);

    std::function<const QString&(std::size_t)> m_textOf;
    const std::vector<LiveTicket>* m_tickets = nullptr;
    std::vector<Asked> m_asked;
    std::vector<Values> m_values; // by ticket: what stands in the tallies
    std::size_t m_countedUpTo = 0; // from here on tickets wait to be counted
    std::array<Tally, kTallyFields> m_tallies;
    Instant m_now {};
};

} // namespace duebell
