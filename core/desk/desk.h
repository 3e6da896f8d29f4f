// The live desk: every ticket with its events, kept evaluated; commands in, signals out (DESIGN 5, ruling 1: commit,
// then apply). Lives on the thread of its store. With a fixed instant it is the time machine: read-only, its clock
// stands still.
#pragma once

#include "base/result.h"
#include "base/timesource.h"
#include "desk/command.h"
#include "desk/eventstore.h"
#include "desk/summary.h"
#include "sla/evaluator.h"
#include "sla/ledger.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace duebell {

struct LiveTicket {
    TicketRecord record;
    TicketTexts texts;
    std::vector<Event> events; ///< by sequence
    Sequence lastSequence;
    TicketSummary summary;
};

/// Everything about one ticket at one instant, for the pane and `show`. Owns its events: safe to keep.
struct Inspection {
    std::shared_ptr<const std::vector<Event>> events;
    TicketResult result;
    std::vector<std::vector<LedgerRow>> ledgers; ///< one for each of result.clocks
    Instant now {};
};

class Desk : public QObject {
    Q_OBJECT

public:
    /// `asOf`: a fixed instant instead of the time source's; commands are refused then. All references must outlive the
    /// desk.
    /// `account`: the operating system's, recorded with what is done by hand.
    Desk(EventStore& store, const Timeline& timeline, TimeSource& time, std::optional<Instant> asOf = {},
         std::string account = {});
    ~Desk() override;

    /// Loads and evaluates every ticket; emits reset().
    [[nodiscard]] Status load();

    [[nodiscard]] Instant now() const;
    [[nodiscard]] bool isAsOf() const { return m_asOf.has_value(); }
    [[nodiscard]] const Timeline& timeline() const { return m_timeline; }
    [[nodiscard]] const SymbolTable& symbols() const { return m_store.symbols(); }
    [[nodiscard]] EventStore& store() { return m_store; }

    /// Every ticket of the desk; indices are stable until reset().
    [[nodiscard]] const std::vector<LiveTicket>& tickets() const { return m_tickets; }
    [[nodiscard]] std::optional<std::size_t> indexOf(TicketId ticket) const;

    /// The full evaluation of one ticket, now.
    [[nodiscard]] Inspection inspect(const LiveTicket& ticket) const;

    /// Commits, then applies. InvalidArgument under as-of; Conflict when the ticket moved on; nothing is changed then.
    [[nodiscard]] Status execute(const Command& command);
    /// Reads what others committed since, and applies it: the same path as own events.
    [[nodiscard]] Status catchUp();

Q_SIGNALS:
    void reset();
    /// Tickets (indices into tickets()) whose summary changed, by events or by time.
    void changed(const std::vector<std::size_t>& indices);
    void added(std::size_t firstIndex);

private:
    /// When a ticket's row changes by time alone. An entry whose instant is not the ticket's any more is void.
    struct Transition {
        Instant at {};
        std::size_t index = 0;
        [[nodiscard]] bool operator>(const Transition& other) const { return at > other.at; }
    };

    Status apply(const std::vector<Event>& committed);
    Result<std::size_t> indexForEvents(TicketId ticket);
    void refresh(std::size_t index);
    void refreshAll();
    void wake();
    std::vector<std::size_t> refreshDue(); // those whose next transition has come
    void schedule();
    [[nodiscard]] std::vector<EventDraft> drafts(const Command& command, const LiveTicket& ticket) const;
    [[nodiscard]] Instant nextOutsideChange(const LiveTicket& ticket, Instant now) const;

    EventStore& m_store;
    const Timeline& m_timeline;
    TimeSource& m_time;
    std::optional<Instant> m_asOf;
    std::vector<LiveTicket> m_tickets;
    std::unordered_map<TicketId, std::size_t> m_index;
    std::unique_ptr<Evaluator> m_evaluator;
    std::vector<Transition> m_transitions; // a heap, the earliest first
    std::string m_account;
    std::optional<RunId> m_handRun; // set once something was done by hand
    Sequence m_applied;
    Instant m_refreshedAt {};
};

} // namespace duebell
