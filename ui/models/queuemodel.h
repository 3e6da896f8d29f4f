// The queue as a table: lane headers and tickets in the model's own order. Values are read from the desk's tickets in
// place; the model holds an order, sort keys and folded texts. It never asks what time it is.
#pragma once

#include "desk/desk.h"
#include "ui/models/boundedtablemodel.h"
#include "ui/models/namebook.h"
#include "ui/models/queuecolumns.h"
#include "ui/models/queuefilter.h"
#include "ui/models/queueorder.h"

#include <optional>

namespace duebell {

/// Which tickets the queue shows before anybody types.
struct QueueScope {
    std::optional<Lane> lane; ///< none: every lane but Done
    std::optional<Symbol> assignee; ///< `Symbol{}`: nobody's
    bool operator==(const QueueScope&) const = default;
};

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

    /// Prepares the text filter for at most so many tickets, so that the first letter typed does not wait.
    void foldSome(std::size_t most);
    /// The desk's aboutToReset(): what is selected can still be asked for its tickets.
    void prepareReset();
    /// Shows these tickets; they must stay where they are until the next call. Also the desk's reset().
    void setTickets(const std::vector<LiveTicket>* tickets);
    /// The desk's changed() and added().
    void updateTickets(const std::vector<std::size_t>& indices);
    void addTickets(std::size_t firstIndex);

    void setFilterText(const QString& text);
    void setScope(const QueueScope& scope);
    [[nodiscard]] const QueueScope& scope() const { return m_scope; }
    void setLaneCollapsed(Lane lane, bool collapsed);
    [[nodiscard]] bool isLaneCollapsed(Lane lane) const { return m_collapsed[static_cast<std::size_t>(lane)]; }
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
    [[nodiscard]] std::optional<int> headerRowOf(Lane lane) const;
    /// Tickets of each lane that pass filter and scope.
    [[nodiscard]] const LaneCounts& laneCounts() const { return m_layout.counts; }
    /// How many tickets a scope holds, whatever the filter.
    [[nodiscard]] std::size_t countOf(const QueueScope& scope) const;
    [[nodiscard]] const NameBook& names() const { return m_names; }

Q_SIGNALS:
    /// Rows stand elsewhere or are others; tickets keep their ids.
    void relaid();

protected:
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;

private:
    [[nodiscard]] QVariant headerCell(const QueueRow& row, int column, int role) const;
    [[nodiscard]] QString text(const LiveTicket& ticket, QueueColumn column) const;
    [[nodiscard]] QString foldedText(const LiveTicket& ticket) const;
    [[nodiscard]] const QString& foldedKey(std::size_t ticket);
    [[nodiscard]] static bool isInside(const TicketSummary& summary, const QueueScope& scope);
    [[nodiscard]] bool passes(std::size_t ticket);
    void takeKeys(std::size_t ticket);
    void rankColumn();
    void refilter();
    void relayout(); ///< now, or when rows may move again
    void applyLayout(QueueLayout layout);
    void showChanged(const std::vector<std::size_t>& indices);

    const NameBook& m_names;
    const std::vector<LiveTicket>* m_tickets = nullptr;
    std::vector<RowKey> m_keys; // by ticket index, as the following
    std::vector<QString> m_foldedKeys; // null: not folded yet
    std::size_t m_foldedUpTo = 0;
    std::vector<std::uint8_t> m_passes;
    std::vector<std::int64_t> m_ranks; // of the sorted column
    QueueLayout m_layout;
    QueueFilter m_filter;
    QueueScope m_scope;
    LaneFlags m_collapsed = kCollapsedAtFirst;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_held = false;
    bool m_pending = false;
    bool m_resetting = false;
};

} // namespace duebell
