#include "ui/models/queuemodel.h"

#include "words/names.h"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace duebell {

QueueModel::QueueModel(const NameBook& names, QObject* parent)
    : BoundedTableModel(parent)
    , m_names(names)
{
}

static QString utf8(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// ---- what stands where

// As of a moment before its creation a ticket does not exist: its summary is empty.
bool QueueModel::isInside(const TicketSummary& summary, const QueueScope& scope)
{
    if (summary.created == Instant {})
        return false;
    if (scope.lane ? summary.lane != *scope.lane : summary.lane == Lane::Done)
        return false;
    return !scope.assignee || summary.assignee == *scope.assignee;
}

bool QueueModel::passes(std::size_t ticket)
{
    return isInside((*m_tickets)[ticket].summary, m_scope)
        && (m_filter.isEmpty() || m_filter.passes(foldedKey(ticket)));
}

// Folding the text of 100,000 tickets takes longer than a frame: it is done when a filter asks, or ahead by foldSome().
const QString& QueueModel::foldedKey(std::size_t ticket)
{
    QString& key = m_foldedKeys[ticket];
    if (key.isNull())
        key = foldedText((*m_tickets)[ticket]);
    return key;
}

void QueueModel::foldSome(std::size_t most)
{
    for (; m_foldedUpTo < m_foldedKeys.size() && most > 0; ++m_foldedUpTo, --most)
        (void)foldedKey(m_foldedUpTo);
}

QString QueueModel::foldedText(const LiveTicket& ticket) const
{
    QString key;
    for (const QueueColumn column : { QueueColumn::Key, QueueColumn::Subject, QueueColumn::Client,
                                      QueueColumn::Priority, QueueColumn::TicketStatus, QueueColumn::Assignee }) {
        key += text(ticket, column);
        key += QLatin1Char('\n');
    }
    return QueueFilter::folded(key);
}

void QueueModel::takeKeys(std::size_t ticket)
{
    const LiveTicket& live = (*m_tickets)[ticket];
    const TicketSummary& summary = live.summary;
    m_keys[ticket] = rowKeyOf(summary, m_names.priorityRank(summary.priority), m_names.tierRank(summary.client),
                              live.record.id.value);
    m_foldedKeys[ticket] = QString();
    m_passes[ticket] = passes(ticket) ? 1 : 0;
}

void QueueModel::prepareReset()
{
    beginResetModel();
    m_resetting = true;
}

void QueueModel::setTickets(const std::vector<LiveTicket>* tickets)
{
    if (!std::exchange(m_resetting, false))
        beginResetModel();
    m_tickets = tickets;
    const std::size_t count = tickets ? tickets->size() : 0;
    m_keys.resize(count);
    m_foldedKeys.resize(count);
    m_foldedUpTo = 0;
    m_passes.resize(count);
    for (std::size_t ticket = 0; ticket < count; ++ticket)
        takeKeys(ticket);
    rankColumn();
    m_layout = layOut(m_keys, m_passes, m_collapsed,
                      { m_ranks.empty() ? nullptr : &m_ranks, m_sortOrder == Qt::DescendingOrder });
    m_pending = false;
    endResetModel();
    Q_EMIT relaid();
}

void QueueModel::updateTickets(const std::vector<std::size_t>& indices)
{
    bool moved = false;
    for (const std::size_t ticket : indices) {
        const RowKey before = m_keys[ticket];
        const std::uint8_t passedBefore = m_passes[ticket];
        takeKeys(ticket);
        moved = moved || before != m_keys[ticket] || passedBefore != m_passes[ticket];
    }
    showChanged(indices);
    if (m_sortColumn >= 0) {
        rankColumn();
        moved = true;
    }
    if (moved)
        relayout();
}

void QueueModel::addTickets(std::size_t firstIndex)
{
    const std::size_t count = m_tickets->size();
    m_keys.resize(count);
    m_foldedKeys.resize(count);
    m_passes.resize(count);
    for (std::size_t ticket = firstIndex; ticket < count; ++ticket)
        takeKeys(ticket);
    rankColumn();
    relayout();
}

void QueueModel::showChanged(const std::vector<std::size_t>& indices)
{
    if (indices.empty() || m_layout.rows.empty())
        return;
    const std::unordered_set<std::size_t> wanted(indices.begin(), indices.end());
    int first = -1;
    int last = -1;
    for (std::size_t number = 0; number < m_layout.rows.size(); ++number) {
        const QueueRow& row = m_layout.rows[number];
        if (row.isHeader() || !wanted.contains(static_cast<std::size_t>(row.ticket)))
            continue;
        first = first < 0 ? static_cast<int>(number) : first;
        last = static_cast<int>(number);
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, kQueueColumnCount - 1)); // one signal a batch, one repaint
}

void QueueModel::setHeld(bool held)
{
    m_held = held;
    if (!held && m_pending)
        relayout();
}

void QueueModel::relayout()
{
    if (m_held) {
        m_pending = true;
        return;
    }
    m_pending = false;
    applyLayout(layOut(m_keys, m_passes, m_collapsed,
                       { m_ranks.empty() ? nullptr : &m_ranks, m_sortOrder == Qt::DescendingOrder }));
}

// The same tickets in another order keep their persistent indexes; other tickets are a reset. Views restore selection
// and scroll by ticket id in both cases.
void QueueModel::applyLayout(QueueLayout layout)
{
    if (layout == m_layout)
        return;
    if (layout.rows.size() != m_layout.rows.size()) {
        beginResetModel();
        m_layout = std::move(layout);
        endResetModel();
        Q_EMIT relaid();
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<QueueRow> rows;
    for (const QModelIndex& index : before)
        rows.push_back(row(index.row()));
    m_layout = std::move(layout);
    QModelIndexList after;
    for (qsizetype position = 0; position < before.size(); ++position) {
        const QueueRow& wanted = rows[static_cast<std::size_t>(position)];
        const auto found = wanted.isHeader()
            ? std::find(m_layout.rows.begin(), m_layout.rows.end(), wanted)
            : std::find_if(m_layout.rows.begin(), m_layout.rows.end(),
                           [&wanted](const QueueRow& candidate) { return candidate.ticket == wanted.ticket; });
        after.append(found == m_layout.rows.end()
                         ? QModelIndex()
                         : index(static_cast<int>(found - m_layout.rows.begin()), before[position].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
    Q_EMIT relaid();
}

void QueueModel::refilter()
{
    for (std::size_t ticket = 0; ticket < m_passes.size(); ++ticket)
        m_passes[ticket] = passes(ticket) ? 1 : 0;
    const bool held = std::exchange(m_held, false); // the user asked for it: now
    relayout();
    m_held = held;
}

void QueueModel::setFilterText(const QString& text)
{
    m_filter = QueueFilter(text);
    refilter();
}

void QueueModel::setScope(const QueueScope& scope)
{
    m_scope = scope;
    refilter();
}

void QueueModel::setLaneCollapsed(Lane lane, bool collapsed)
{
    m_collapsed[static_cast<std::size_t>(lane)] = collapsed;
    refilter();
}

static NameBook::Kind kindOf(QueueColumn column)
{
    switch (column) {
    case QueueColumn::TicketStatus:
        return NameBook::Kind::TicketStatus;
    case QueueColumn::Assignee:
        return NameBook::Kind::Person;
    default:
        return NameBook::Kind::Client;
    }
}

// Texts are compared once, here; rows are then sorted by numbers.
void QueueModel::rankColumn()
{
    m_ranks.clear();
    if (m_sortColumn < 0 || !m_tickets)
        return;
    const auto column = static_cast<QueueColumn>(m_sortColumn);
    const std::vector<LiveTicket>& tickets = *m_tickets;
    m_ranks.resize(tickets.size());
    if (column == QueueColumn::Key || column == QueueColumn::Subject) {
        QCollator collator;
        collator.setNumericMode(true);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        std::vector<std::pair<QCollatorSortKey, std::size_t>> texts;
        texts.reserve(tickets.size());
        for (std::size_t ticket = 0; ticket < tickets.size(); ++ticket)
            texts.emplace_back(collator.sortKey(text(tickets[ticket], column)), ticket);
        std::sort(texts.begin(), texts.end(),
                  [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
        for (std::size_t position = 0; position < texts.size(); ++position)
            m_ranks[texts[position].second] = static_cast<std::int64_t>(position);
        return;
    }
    for (std::size_t ticket = 0; ticket < tickets.size(); ++ticket) {
        const TicketSummary& summary = tickets[ticket].summary;
        switch (column) {
        case QueueColumn::Priority:
            m_ranks[ticket] = m_names.priorityRank(summary.priority);
            break;
        case QueueColumn::Clock:
            m_ranks[ticket] = m_keys[ticket].due;
            break;
        case QueueColumn::TicketStatus:
            m_ranks[ticket] = m_names.alphabeticalRank(kindOf(column), summary.status);
            break;
        case QueueColumn::Assignee:
            m_ranks[ticket] = m_names.alphabeticalRank(kindOf(column), summary.assignee);
            break;
        default:
            m_ranks[ticket] = m_names.alphabeticalRank(kindOf(column), summary.client);
        }
    }
}

void QueueModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < kQueueColumnCount ? column : -1;
    m_sortOrder = order;
    rankColumn();
    const bool held = std::exchange(m_held, false);
    relayout();
    m_held = held;
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
    const QueueColumnTraits& traits = kQueueColumns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return QCoreApplication::translate("QueueColumns", traits.title);
    case Qt::ToolTipRole:
        return QCoreApplication::translate("QueueColumns", traits.hint);
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

QString QueueModel::text(const LiveTicket& ticket, QueueColumn column) const
{
    const TicketSummary& summary = ticket.summary;
    switch (column) {
    case QueueColumn::Key:
        return utf8(ticket.record.displayKey);
    case QueueColumn::Subject:
        return ticket.texts.subject.empty() ? m_names.name(NameBook::Kind::Type, summary.type)
                                            : utf8(ticket.texts.subject);
    case QueueColumn::Client:
        return m_names.name(NameBook::Kind::Client, summary.client);
    case QueueColumn::Priority:
        return m_names.name(NameBook::Kind::Priority, summary.priority);
    case QueueColumn::TicketStatus:
        return m_names.name(NameBook::Kind::TicketStatus, summary.status);
    case QueueColumn::Assignee:
        return summary.assignee ? m_names.name(NameBook::Kind::Person, summary.assignee) : tr("nobody", "assignee");
    case QueueColumn::Clock:
        break;
    }
    return {};
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

QVariant QueueModel::cell(int row, int column, int role) const
{
    const QueueRow& entry = m_layout.rows[static_cast<std::size_t>(row)];
    if (entry.isHeader())
        return headerCell(entry, column, role);
    const LiveTicket& ticket = (*m_tickets)[static_cast<std::size_t>(entry.ticket)];
    switch (role) {
    case Qt::DisplayRole:
        return text(ticket, static_cast<QueueColumn>(column));
    case Qt::ToolTipRole:
        if (column == static_cast<int>(QueueColumn::Clock))
            return ticket.summary.missedBefore ? QVariant(tr("A promise was missed before; nothing is late now."))
                                               : QVariant();
        return column == static_cast<int>(QueueColumn::Subject) ? QVariant(text(ticket, QueueColumn::Subject))
                                                                : QVariant();
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
        if (column == static_cast<int>(QueueColumn::Subject))
            return text(ticket, QueueColumn::Client);
        return column == static_cast<int>(QueueColumn::TicketStatus) ? text(ticket, QueueColumn::Assignee) : QString();
    case MutedRole:
        return (column == static_cast<int>(QueueColumn::Subject) && ticket.texts.subject.empty())
            || (column == static_cast<int>(QueueColumn::Assignee) && !ticket.summary.assignee);
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

std::optional<int> QueueModel::headerRowOf(Lane lane) const
{
    const auto found = std::find(m_layout.rows.begin(), m_layout.rows.end(), QueueRow { lane, QueueRow::kHeader });
    return found == m_layout.rows.end() ? std::nullopt : std::optional(static_cast<int>(found - m_layout.rows.begin()));
}

std::size_t QueueModel::countOf(const QueueScope& scope) const
{
    if (!m_tickets)
        return 0;
    return static_cast<std::size_t>(
        std::count_if(m_tickets->begin(), m_tickets->end(),
                      [&scope](const LiveTicket& ticket) { return isInside(ticket.summary, scope); }));
}

} // namespace duebell
