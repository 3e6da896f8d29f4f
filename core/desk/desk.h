// The live desk: the tickets that are open or ended within a day, with their events, kept evaluated; commands in,
// signals out (DESIGN 5, ruling 1: commit, then apply). Lives on the thread of its store. With a fixed instant it is
// the time machine: read-only, its clock stands still. What it does with commands is in deskcommands.cpp.
#pragma once

#include "base/result.h"
#include "base/timesource.h"
#include "desk/command.h"
#include "desk/deskloader.h"
#include "desk/liveticket.h"
#include "desk/receipt.h"
#include "desk/ticketevaluation.h"
#include "sla/ledger.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace duebell {

/// Everything about one ticket at one instant, for the pane and `show`. Owns its events: safe to keep.
struct Inspection {
    std::shared_ptr<const std::vector<Event>> events;
    TicketResult result;
    std::vector<std::vector<LedgerRow>> ledgers; ///< one for each of result.clocks
    Instant now {};
};

/// What a desk shows of its store.
struct DeskView {
    std::optional<Instant> asOf; ///< a fixed instant instead of the time source's; commands are refused then
    std::optional<Instant> knownAt; ///< what was recorded later does not exist; commands are refused then
    bool everything = false; ///< closed tickets, too
    std::optional<DeskReach> reach; ///< with `asOf`: what Desk::moveTo() can move it between
};

class Desk : public QObject {
    Q_OBJECT

public:
    /// All references must outlive the desk. `account`: the operating system's, recorded with what is done by hand.
    Desk(EventStore& store, std::shared_ptr<const Timeline> timeline, TimeSource& time, const DeskView& view = {},
         std::string account = {});
    ~Desk() override;

    /// Loads and evaluates the tickets here and now; emits reset().
    [[nodiscard]] Status load();
    /// What loadDesk() needs for this desk.
    [[nodiscard]] DeskLoad nextLoad() const;
    /// Shows what was loaded elsewhere, and what was committed meanwhile; emits reset(). `loaded` has the tickets
    /// before then: letting go of 100,000 takes longer than a frame, and can be done elsewhere.
    [[nodiscard]] Status adopt(LoadedDesk& loaded);
    /// From now on too much news at once is not loaded here, but asked for: `load` has it loaded on another thread and
    /// adopted, or calls reloadFailed().
    void loadElsewhere(std::function<void()> load) { m_loadElsewhere = std::move(load); }
    /// Asks for it now.
    void loadLater();
    void reloadFailed() { m_loading = false; }
    /// Everything up to here is in tickets().
    [[nodiscard]] Sequence appliedThrough() const { return m_applied; }
    /// Something was asked for and has not been adopted yet.
    [[nodiscard]] bool isLoading() const { return m_loading; }

    [[nodiscard]] Instant now() const;
    [[nodiscard]] bool isAsOf() const { return m_view.asOf || m_view.knownAt; }
    [[nodiscard]] const Timeline& timeline() const { return *m_timeline; }
    [[nodiscard]] const SymbolTable& symbols() const { return m_store.symbols(); }
    [[nodiscard]] EventStore& store() { return m_store; }

    /// A desk as of an instant shows another one, without being loaded again: at once, or in slices while the event
    /// loop goes on; then changed() is emitted with the tickets whose row is another, and moved(). Of several wishes
    /// the newest is done. False: out of reach.
    [[nodiscard]] bool moveTo(Instant at);
    [[nodiscard]] bool reaches(Instant at) const;
    /// Gives its tickets away, for a thread that has the time to free 100,000 of them. The desk has none afterwards.
    [[nodiscard]] LoadedDesk letGo();

    /// Indices are stable until reset().
    [[nodiscard]] const std::vector<LiveTicket>& tickets() const { return m_tickets; }
    [[nodiscard]] std::optional<std::size_t> indexOf(TicketId ticket) const;

    /// The ticket's place, loading it when it is not among them: one that ended long ago. NotFound.
    [[nodiscard]] Result<std::size_t> ensureLoaded(TicketId ticket);

    /// The full evaluation of one ticket, now.
    [[nodiscard]] Inspection inspect(const LiveTicket& ticket) const;
    /// The same without ledgers and without a copy: valid until the desk does anything else.
    [[nodiscard]] const TicketResult& evaluate(const LiveTicket& ticket) const;

    /// Commits in one transaction, then applies. What does not commute and has been overtaken by others is left out and
    /// named in the receipt; everything else is written, or nothing: InvalidArgument under as-of, errors of
    /// CommandDrafts, Conflict while the log is being read elsewhere, Database.
    [[nodiscard]] Result<Receipt> execute(std::span<const Command> commands);
    /// Takes back what a receipt names, in one transaction: its events are retracted. Where others have changed the
    /// ticket since, nothing is taken back: `movedOn` has the indices of receipt.done. Doing it again: see again().
    [[nodiscard]] Result<Receipt> undo(const Receipt& receipt);
    /// A new ticket, which gets a key of the desk's own; its number is that of the receipt's command.
    [[nodiscard]] Result<Receipt> open(const NewTicket& ticket, const TicketTexts& texts, Symbol actor);
    /// Reads what others committed since, and applies it: the same path as own events.
    [[nodiscard]] Status catchUp();

Q_SIGNALS:
    /// The last moment at which tickets() are those before.
    void aboutToReset();
    void reset();
    /// Tickets (indices into tickets()) whose summary changed, by events or by time.
    void changed(const std::vector<std::size_t>& indices);
    void added(std::size_t firstIndex);
    /// now() is another instant: see moveTo().
    void moved();

private:
    /// When a ticket's row changes by time alone. An entry whose instant is not the ticket's any more is void.
    struct Transition {
        Instant at {};
        std::size_t index = 0;
        [[nodiscard]] bool operator>(const Transition& other) const { return at > other.at; }
    };

    // More than this from others at once (an import): loading afresh costs less than applying one by one.
    static constexpr std::int64_t kReloadAbove = 1000;

    struct Intent;
    Result<Receipt> write(std::span<const Intent> intents);
    Status prepare(std::span<const Intent> intents, Receipt& receipt, Batch& batch);
    Status beginHandRun();
    [[nodiscard]] bool othersChanged(const LiveTicket& ticket, Sequence seen) const;
    Status takeOwn(const std::vector<Event>& committed);
    void showAhead(const std::vector<Event>& committed);

    Status apply(const std::vector<Event>& committed);
    void refreshAndTell(std::vector<std::size_t> touched, std::size_t before);
    Result<std::size_t> addTicket(TicketId ticket);
    void remember(std::size_t index);
    void rememberAll();
    void refresh(std::size_t index);
    void refreshAll();
    void wake();
    std::vector<std::size_t> refreshDue(); // those whose next transition has come
    void beginMove();
    void moveOn();
    void endMove();
    std::vector<std::size_t> takeAhead(); // those whose row is another
    void schedule();

    EventStore& m_store;
    std::shared_ptr<const Timeline> m_timeline;
    TimeSource& m_time;
    DeskView m_view;
    std::vector<LiveTicket> m_tickets;
    TicketIndex m_index;
    std::unique_ptr<TicketEvaluation> m_evaluation;
    std::vector<Transition> m_transitions; // a heap, the earliest first
    std::string m_account;
    std::optional<RunId> m_handRun; // set once something was done by hand
    Sequence m_applied;
    Instant m_refreshedAt {};
    std::function<void()> m_loadElsewhere;
    bool m_loading = false;
    std::optional<Instant> m_moveTo; // the newest wish
    std::optional<Instant> m_movingTo; // what is being evaluated
    std::vector<std::size_t> m_onTheWay; // tickets that may be others at m_movingTo
    std::vector<TicketSummary> m_ahead; // theirs there, as far as they are evaluated
};

} // namespace duebell
