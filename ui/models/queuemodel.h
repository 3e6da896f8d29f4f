// The queue as a table: lane headers and tickets in the model's own order. Values are read from the desk's tickets in
// place; the model holds an order, sort keys and folded texts. It never asks what time it is.
#pragma once

#include "desk/desk.h"
#include "ui/models/boundedtablemodel.h"
#include "ui/models/lanefolds.h"
#include "ui/models/queueranks.h"
#include "ui/models/queuesieve.h"

#include <optional>

namespace duebell {

class QueueModel : public BoundedTableModel {
    Q_OBJECT

public:
    enum Role {
        IsHeaderRole = Qt::UserRole,
        LaneRole, ///< int
        TicketRole, ///< qlonglong, 0 for a header
        ClockRole, ///< const Clock*, null when nothing is owed
        StateRole, ///< int of RowState
        MissedRole, ///< bool: a promise was broken before, nothing is late now
        SecondLineRole, ///< text beneath, in a narrow table
        MutedRole, ///< bool: the text stands in for a missing one
    };

    /// `names` must outlive the model.
    explicit QueueModel(const NameBook& names, QObject* parent = nullptr);

    /// Makes texts ready for at most so many tickets, so that the first letter typed and the first sorting do not wait;
    /// false when there is nothing left to do.
    bool prepareSome(std::size_t most);
    /// The desk's aboutToReset(): what is selected can still be asked for its tickets. Until setTickets() a query, a
    /// view or an order is only noted.
    void prepareReset();
    /// Shows these tickets; they must stay where they are until the next call. Also the desk's reset().
    void setTickets(const std::vector<LiveTicket>* tickets);
    /// The desk's changed(), at its instant, and added().
    void updateTickets(const std::vector<std::size_t>& indices, Instant now);
    void addTickets(std::size_t firstIndex);

    /// Shows what the query finds at `now`, the desk's instant.
    void setQuery(const TicketQuery& query, Instant now);
    /// The desk's instant: rows come and go that the query finds by time alone.
    void setNow(Instant now);
    /// What is asked before anybody types; the model holds nothing of it but the answers.
    void setView(const TicketQuery& view, Instant now);
    /// What words are looked for in.
    [[nodiscard]] const QString& foldedText(std::size_t ticket) { return m_sieve.foldedText(ticket); }
    void setLaneCollapsed(Lane lane, bool collapsed);
    void setLanesCollapsed(const LaneFlags& collapsed);
    [[nodiscard]] bool isLaneCollapsed(Lane lane) const { return m_folds.now()[static_cast<std::size_t>(lane)]; }
    /// Of the whole queue, as nobody asks for a part of it: what is kept between runs.
    [[nodiscard]] const LaneFlags& foldsToKeep() const { return m_folds.ofQueue(); }
    void setKeptFolds(const LaneFlags& collapsed);
    /// While held, values change in place but rows stay where they are; letting go applies what waited.
    void setHeld(bool held);
    [[nodiscard]] bool isRelayoutPending() const { return m_pending; }

    /// Sorts inside the lanes; a negative column is the natural order (importance, then due).
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] const QueueRow& row(int number) const { return m_layout.rows[static_cast<std::size_t>(number)]; }
    /// Null for a lane's header.
    [[nodiscard]] const LiveTicket* ticketAt(int row) const;
    [[nodiscard]] std::optional<int> rowOf(TicketId ticket) const;
    /// Of the ticket at this place among the desk's; valid until the next reset.
    [[nodiscard]] std::optional<int> rowOfIndex(std::size_t ticket) const;
    [[nodiscard]] std::optional<int> headerRowOf(Lane lane) const;
    /// The first ticket of a lane that has one, folded away or not.
    [[nodiscard]] const LiveTicket& firstOf(Lane lane) const;
    /// None when view or filter leave the ticket out.
    [[nodiscard]] std::optional<Lane> laneOf(TicketId ticket) const;
    /// The tickets are being replaced: places among them will mean others.
    [[nodiscard]] bool isResetting() const { return m_resetting; }
    /// The next ticket by lane, importance and due, whatever the rows are sorted by and whether or not its lane is
    /// folded; after the last comes the first. `wanted` says which ones count. None when there is no other.
    [[nodiscard]] std::optional<TicketId> ticketAfter(std::optional<TicketId> current, bool backwards,
                                                      const std::function<bool(const TicketSummary&)>& wanted) const;
    /// Tickets of each lane that pass view and filter.
    [[nodiscard]] const LaneCounts& laneCounts() const { return m_layout.counts; }
    /// Whatever view and filter.
    [[nodiscard]] bool hasTicket(const std::function<bool(const TicketSummary&)>& wanted) const;
    [[nodiscard]] const NameBook& names() const { return m_names; }

Q_SIGNALS:
    /// Rows stand elsewhere or are others; tickets keep their ids.
    void relaid();

protected:
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;

private:
    [[nodiscard]] QVariant headerCell(const QueueRow& row, int column, int role) const;
    void takeKey(std::size_t ticket);
    [[nodiscard]] QueueLayout freshLayout();
    void relayout(); ///< now, or when rows may move again
    void relayoutNow(); ///< the user asked for it
    void applyLayout(QueueLayout layout);
    void keepPersistentIndexes(QueueLayout layout);
    void numberRows();
    void showChanged(const std::vector<std::size_t>& indices);

    const NameBook& m_names;
    QueueCells m_cells;
    QueueSieve m_sieve;
    QueueRanks m_ranks;
    const std::vector<LiveTicket>* m_tickets = nullptr;
    std::vector<RowKey> m_keys; // by ticket index
    QueueLayout m_layout;
    std::vector<std::int32_t> m_rowOfTicket; // by ticket index; negative: in no row
    LaneFolds m_folds;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_held = false;
    bool m_pending = false;
    bool m_resetting = false;
};

} // namespace duebell
