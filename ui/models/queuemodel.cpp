#include "ui/models/queuemodel.h"

#include "words/names.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace duebell {

QueueModel::QueueModel(const NameBook& names, QObject* parent)
    : BoundedTableModel(parent)
    , m_names(names)
    , m_cells(names)
    , m_sieve(m_cells)
    , m_ranks(names, m_cells)
{
}

// ---- what stands where

bool QueueModel::prepareSome(std::size_t most)
{
    return m_sieve.prepare(most) || m_ranks.prepare(most);
}

void QueueModel::takeKey(std::size_t ticket)
{
    const LiveTicket& live = (*m_tickets)[ticket];
    m_keys[ticket] = rowKeyOf(live.summary, m_names.priorityRank(live.summary.priority),
                              m_names.tierRank(live.summary.tier), live.record.id.value);
}

void QueueModel::prepareReset()
{
    if (m_resetting)
        return;
    m_resetting = true;
    beginResetModel();
    m_sieve.reset(nullptr);
}

void QueueModel::setTickets(const std::vector<LiveTicket>* tickets)
{
    prepareReset();
    m_tickets = tickets;
    const std::size_t count = tickets ? tickets->size() : 0;
    m_keys.resize(count);
    for (std::size_t ticket = 0; ticket < count; ++ticket)
        takeKey(ticket);
    m_sieve.reset(tickets);
    m_ranks.reset(tickets);
    m_layout = freshLayout();
    numberRows();
    m_pending = false;
    endResetModel();
    Q_EMIT relaid();
    m_resetting = false;
}

void QueueModel::updateTickets(const std::vector<std::size_t>& indices, Instant now)
{
    bool moved = m_sieve.update(indices, now) || m_sortColumn >= 0;
    for (const std::size_t ticket : indices) {
        const RowKey before = m_keys[ticket];
        takeKey(ticket);
        moved = moved || before != m_keys[ticket];
    }
    showChanged(indices);
    if (moved)
        relayout();
}

void QueueModel::addTickets(std::size_t firstIndex)
{
    m_keys.resize(m_tickets->size());
    for (std::size_t ticket = firstIndex; ticket < m_keys.size(); ++ticket)
        takeKey(ticket);
    m_sieve.grow();
    m_ranks.grow();
    relayout();
}

void QueueModel::showChanged(const std::vector<std::size_t>& indices)
{
    int first = rowCount();
    int last = -1;
    for (const std::size_t ticket : indices) {
        const std::optional<int> row = rowOfIndex(ticket);
        first = std::min(first, row.value_or(first));
        last = std::max(last, row.value_or(last));
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, kQueueColumnCount - 1)); // one signal a batch, one repaint
}

void QueueModel::setHeld(bool held)
{
    m_held = held;
    if (!held && m_pending)
        relayout();
}

QueueLayout QueueModel::freshLayout()
{
    if (m_sortColumn < 0)
        return layOut(m_keys, m_sieve.passes(), m_folds.now(), {});
    const std::vector<std::int64_t>& ranks = m_ranks.by(static_cast<QueueColumn>(m_sortColumn), m_keys);
    return layOut(m_keys, m_sieve.passes(), m_folds.now(), { &ranks, m_sortOrder == Qt::DescendingOrder });
}

void QueueModel::relayout()
{
    m_pending = m_held;
    if (!m_held && !m_resetting)
        applyLayout(freshLayout());
}

void QueueModel::relayoutNow()
{
    m_pending = false;
    if (!m_resetting)
        applyLayout(freshLayout());
}

void QueueModel::numberRows()
{
    m_rowOfTicket.assign(m_keys.size(), -1);
    for (std::size_t number = 0; number < m_layout.rows.size(); ++number) {
        const QueueRow& row = m_layout.rows[number];
        if (!row.isHeader())
            m_rowOfTicket[static_cast<std::size_t>(row.ticket)] = static_cast<std::int32_t>(number);
    }
}

// The same tickets in another order keep their persistent indexes; other tickets are a reset. Views restore selection
// and scroll by ticket id in both cases.
void QueueModel::applyLayout(QueueLayout layout)
{
    if (layout == m_layout)
        return;
    if (layout.rows.size() == m_layout.rows.size()) {
        keepPersistentIndexes(std::move(layout));
    } else {
        beginResetModel();
        m_layout = std::move(layout);
        numberRows();
        endResetModel();
    }
    Q_EMIT relaid();
}

void QueueModel::keepPersistentIndexes(QueueLayout layout)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<QueueRow> rows;
    for (const QModelIndex& index : before)
        rows.push_back(row(index.row()));
    m_layout = std::move(layout);
    numberRows();
    QModelIndexList after;
    for (qsizetype position = 0; position < before.size(); ++position) {
        const QueueRow& wanted = rows[static_cast<std::size_t>(position)];
        const std::optional<int> found
            = wanted.isHeader() ? headerRowOf(wanted.lane) : rowOfIndex(static_cast<std::size_t>(wanted.ticket));
        after.append(found ? index(*found, before[position].column()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void QueueModel::setNow(Instant now)
{
    if (m_sieve.setNow(now))
        relayout();
}

void QueueModel::setQuery(const TicketQuery& query, Instant now)
{
    m_sieve.setQuery(query, now);
    m_folds.setAsked(m_sieve.isAsked());
    relayoutNow();
}

void QueueModel::setView(const TicketQuery& view, Instant now)
{
    m_sieve.setView(view, now);
    m_folds.setAsked(m_sieve.isAsked());
    m_folds.open();
    relayoutNow();
}

void QueueModel::setLaneCollapsed(Lane lane, bool collapsed)
{
    m_folds.set(lane, collapsed);
    relayoutNow();
}

void QueueModel::setLanesCollapsed(const LaneFlags& collapsed)
{
    m_folds.setNow(collapsed);
    relayoutNow();
}

void QueueModel::setKeptFolds(const LaneFlags& collapsed)
{
    m_folds.setOfQueue(collapsed);
    relayoutNow();
}

void QueueModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < kQueueColumnCount ? column : -1;
    m_sortOrder = order;
    relayoutNow();
}

// ---- what a view asks

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_layout.rows.size());
}

int QueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kQueueColumnCount;
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kQueueColumnCount)
        return {};
    const auto column = static_cast<QueueColumn>(section);
    switch (role) {
    case Qt::DisplayRole:
        return QueueCells::title(column);
    case Qt::ToolTipRole:
        return QueueCells::hint(column);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    default:
        return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant QueueModel::headerCell(const QueueRow& row, int column, int role) const
{
    switch (role) {
    case IsHeaderRole:
        return true;
    case LaneRole:
        return static_cast<int>(row.lane);
    case Qt::DisplayRole:
        return column == 0 ? Names::lane(row.lane) : QString();
    case Qt::AccessibleTextRole: {
        const int count = static_cast<int>(m_layout.counts[static_cast<std::size_t>(row.lane)]);
        return isLaneCollapsed(row.lane)
            ? tr("%1, %n ticket(s), folded away", "lane header", count).arg(Names::lane(row.lane))
            : tr("%1, %n ticket(s)", "lane header", count).arg(Names::lane(row.lane));
    }
    default:
        return {};
    }
}

static QVariant unlessEmpty(const QString& text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant QueueModel::cell(int row, int column, int role) const
{
    const QueueRow& entry = m_layout.rows[static_cast<std::size_t>(row)];
    if (entry.isHeader())
        return headerCell(entry, column, role);
    const LiveTicket& ticket = (*m_tickets)[static_cast<std::size_t>(entry.ticket)];
    const auto named = static_cast<QueueColumn>(column);
    switch (role) {
    case Qt::DisplayRole:
        return m_cells.text(ticket, named);
    case Qt::ToolTipRole:
        return unlessEmpty(m_cells.toolTip(ticket, named));
    case ClockRole:
        return QVariant::fromValue(ticket.summary.clock ? &*ticket.summary.clock : nullptr);
    case StateRole:
        return static_cast<int>(ticket.summary.state);
    case TicketRole:
        return static_cast<qlonglong>(ticket.record.id.value);
    case IsHeaderRole:
        return false;
    case LaneRole:
        return static_cast<int>(entry.lane);
    case MissedRole:
        return ticket.summary.missedBefore;
    case SecondLineRole:
        return m_cells.secondLine(ticket, named);
    case MutedRole:
        return QueueCells::isMuted(ticket, named);
    default:
        return {};
    }
}

const LiveTicket* QueueModel::ticketAt(int row) const
{
    if (row < 0 || row >= rowCount() || this->row(row).isHeader())
        return nullptr;
    return &(*m_tickets)[static_cast<std::size_t>(this->row(row).ticket)];
}

std::optional<int> QueueModel::rowOf(TicketId ticket) const
{
    for (int number = 0; number < rowCount(); ++number) {
        const LiveTicket* candidate = ticketAt(number);
        if (candidate && candidate->record.id == ticket)
            return number;
    }
    return {};
}

std::optional<int> QueueModel::rowOfIndex(std::size_t ticket) const
{
    // A ticket that was just added has no row before the next layout.
    if (ticket >= m_rowOfTicket.size() || m_rowOfTicket[ticket] < 0)
        return {};
    return m_rowOfTicket[ticket];
}

std::optional<int> QueueModel::headerRowOf(Lane lane) const
{
    const auto found = std::find(m_layout.rows.begin(), m_layout.rows.end(), QueueRow { lane, QueueRow::kHeader });
    return found == m_layout.rows.end() ? std::nullopt : std::optional(static_cast<int>(found - m_layout.rows.begin()));
}

const LiveTicket& QueueModel::firstOf(Lane lane) const
{
    return (*m_tickets)[static_cast<std::size_t>(m_layout.firsts[static_cast<std::size_t>(lane)])];
}

std::optional<Lane> QueueModel::laneOf(TicketId ticket) const
{
    for (std::size_t index = 0; index < m_keys.size(); ++index) {
        if ((*m_tickets)[index].record.id == ticket)
            return m_sieve.passes()[index] ? std::optional(m_keys[index].lane) : std::nullopt;
    }
    return {};
}

std::optional<TicketId> QueueModel::ticketAfter(std::optional<TicketId> current, bool backwards,
                                                const std::function<bool(const TicketSummary&)>& wanted) const
{
    const auto place = [](const RowKey& key) {
        const auto lane = std::find(kLaneOrder.begin(), kLaneOrder.end(), key.lane) - kLaneOrder.begin();
        return std::tuple(lane, key.importance, key.due, key.tie);
    };
    using Place = decltype(place(RowKey {}));
    std::optional<Place> here;
    std::optional<std::pair<Place, TicketId>> next;
    std::optional<std::pair<Place, TicketId>> around; // the first of all
    for (std::size_t ticket = 0; current && ticket < m_keys.size(); ++ticket) {
        if ((*m_tickets)[ticket].record.id == *current)
            here = place(m_keys[ticket]);
    }
    const auto before = [backwards](const Place& a, const Place& b) { return backwards ? b < a : a < b; };
    for (std::size_t ticket = 0; ticket < m_keys.size(); ++ticket) {
        const LiveTicket& live = (*m_tickets)[ticket];
        if (!m_sieve.passes()[ticket] || live.record.id == current || !wanted(live.summary))
            continue;
        const Place at = place(m_keys[ticket]);
        if (!around || before(at, around->first))
            around = { at, live.record.id };
        if (here && before(*here, at) && (!next || before(at, next->first)))
            next = { at, live.record.id };
    }
    const auto& chosen = next ? next : around;
    return chosen ? std::optional(chosen->second) : std::nullopt;
}

bool QueueModel::hasTicket(const std::function<bool(const TicketSummary&)>& wanted) const
{
    return m_tickets && std::any_of(m_tickets->begin(), m_tickets->end(), [&wanted](const LiveTicket& ticket) {
               return wanted(ticket.summary);
           });
}

} // namespace duebell
