// Which tickets the queue shows: those inside the chosen view that the query finds. Keeps one folded text and one
// answer a ticket, and knows until when the answers hold.
#pragma once

#include "desk/ticketquery.h"
#include "ui/models/queuecells.h"

#include <optional>
#include <vector>

namespace duebell {

class QueueSieve {
public:
    /// `cells` must outlive the object.
    explicit QueueSieve(const QueueCells& cells)
        : m_cells(cells)
    {
    }

    /// These tickets instead of the ones before; null for none.
    void reset(const std::vector<LiveTicket>* tickets);
    /// Tickets were added.
    void grow();
    /// Tickets are not as they were, and the query is asked at `now` from here on; true when an answer changed.
    bool update(const std::vector<std::size_t>& tickets, Instant now);
    void setQuery(const TicketQuery& query, Instant now);
    /// The instant that the query is asked at from now on; true when answers may have changed with it.
    bool setNow(Instant now);
    /// What is asked before anybody types.
    void setView(const TicketQuery& view, Instant now);
    /// A view or a query leaves tickets out.
    [[nodiscard]] bool isAsked() const { return !m_view.isEmpty() || !m_query.isEmpty(); }
    /// Kept until the ticket changes.
    [[nodiscard]] const QString& foldedText(std::size_t ticket);
    /// Folds at most so many texts ahead; false when there is nothing left to do.
    bool prepare(std::size_t most);

    /// By ticket: 1 when it is shown.
    [[nodiscard]] const std::vector<std::uint8_t>& passes() const { return m_passes; }

private:
    /// What a ticket's text depends on.
    struct TextKey {
        Symbol type;
        Symbol client;
        Symbol priority;
        Symbol status;
        Symbol assignee;
        bool operator==(const TextKey&) const = default;
    };
    [[nodiscard]] static TextKey textKeyOf(const TicketSummary& summary);
    void forgetText(std::size_t ticket);
    [[nodiscard]] bool finds(const TicketQuery& query, std::size_t ticket);
    [[nodiscard]] bool ask(std::size_t ticket);
    void askAll();

    const QueueCells& m_cells;
    const std::vector<LiveTicket>* m_tickets = nullptr;
    std::vector<QString> m_foldedTexts; // by ticket; null: not folded yet
    std::vector<TextKey> m_textKeys; // by ticket, of those that are folded
    std::size_t m_foldedUpTo = 0;
    std::vector<std::uint8_t> m_passes;
    TicketQuery m_view;
    TicketQuery m_query;
    Instant m_now {};
    Instant m_until = kNever; // then some answer changes by time alone
};

} // namespace duebell
