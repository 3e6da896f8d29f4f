#include "ui/pages/queueplace.h"

#include <QScrollBar>

#include <algorithm>
#include <unordered_set>

namespace duebell {

// A selection torn into more pieces than this makes every frame wait: it is let go.
static constexpr std::size_t kMostPieces = 1000;

void QueuePlace::keep(By by)
{
    if (by == By::Ticket)
        m_by = by;
    if (m_model.rowCount() == 0) {
        if (by == By::Ticket)
            m_selected.clear();
        return;
    }
    m_by = by;
    m_scroll = m_view.verticalScrollBar()->value();
    m_currentRow = m_view.currentIndex().row();
    m_current.reset();
    m_currentLane.reset();
    m_currentVisible = false;
    m_selected.clear();
    m_selectedIds.clear();
    if (m_currentRow >= 0) {
        if (const LiveTicket* ticket = m_model.ticketAt(m_currentRow)) {
            m_current = ticket->record.id;
            m_currentTicket = static_cast<std::size_t>(m_model.row(m_currentRow).ticket);
        } else {
            m_currentLane = m_model.row(m_currentRow).lane;
        }
        m_currentTop = m_view.rowViewportPosition(m_currentRow);
        m_currentVisible = m_currentTop >= 0 && m_currentTop < m_view.viewport()->height();
    }
    m_first.reset();
    for (int row = m_view.rowAt(0); by == By::Ticket && row >= 0 && row < m_model.rowCount() && !m_first; ++row) {
        if (const LiveTicket* ticket = m_model.ticketAt(row)) {
            m_first = ticket->record.id;
            m_firstTop = m_view.rowViewportPosition(row);
        }
    }
    const QItemSelection ranges = m_view.selectionModel()->selection();
    for (const QItemSelectionRange& range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (m_model.row(row).isHeader())
                continue;
            if (by == By::Ticket)
                m_selectedIds.push_back(m_model.ticketAt(row)->record.id);
            else
                m_selected.push_back(static_cast<std::size_t>(m_model.row(row).ticket));
        }
    }
}

std::vector<char> QueuePlace::selectedRows() const
{
    std::vector<char> rows(static_cast<std::size_t>(m_model.rowCount()), 0);
    for (const std::size_t ticket : m_selected) {
        if (const std::optional<int> row = m_model.rowOfIndex(ticket))
            rows[static_cast<std::size_t>(*row)] = 1;
    }
    if (m_selectedIds.empty())
        return rows;
    const std::unordered_set<TicketId> wanted(m_selectedIds.begin(), m_selectedIds.end());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const LiveTicket* ticket = m_model.ticketAt(static_cast<int>(row));
        if (ticket && wanted.contains(ticket->record.id))
            rows[row] = 1;
    }
    return rows;
}

QItemSelection QueuePlace::selectionOf(const std::vector<char>& rows) const
{
    QItemSelection selection;
    std::size_t pieces = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!rows[row])
            continue;
        const std::size_t first = row;
        while (row + 1 < rows.size() && rows[row + 1])
            ++row;
        if (++pieces > kMostPieces)
            return {};
        selection.append(QItemSelectionRange(m_model.index(static_cast<int>(first), 0),
                                             m_model.index(static_cast<int>(row), kQueueColumnCount - 1)));
    }
    return selection;
}

int QueuePlace::currentRow() const
{
    if (m_currentLane)
        return m_model.headerRowOf(*m_currentLane).value_or(-1);
    if (!m_current)
        return -1;
    return (m_by == By::Ticket ? m_model.rowOf(*m_current) : m_model.rowOfIndex(m_currentTicket)).value_or(-1);
}

// The current ticket stays where it was, or else the first one in sight.
int QueuePlace::shiftOf(int current) const
{
    if (current >= 0 && m_currentVisible)
        return m_view.rowViewportPosition(current) - m_currentTop;
    if (const std::optional<int> first = m_by == By::Ticket && m_first ? m_model.rowOf(*m_first) : std::nullopt)
        return m_view.rowViewportPosition(*first) - m_firstTop;
    return m_scroll - m_view.verticalScrollBar()->value();
}

bool QueuePlace::restore()
{
    int current = currentRow();
    const bool gone = current < 0 && m_currentRow >= 0 && m_model.rowCount() > 0;
    if (gone) // the ticket left the queue: the one that took its place is next
        current = std::min(m_currentRow, m_model.rowCount() - 1);
    QItemSelection selection = selectionOf(selectedRows());
    if (current >= 0) {
        const QModelIndex index = m_model.index(current, 0);
        if (selection.isEmpty())
            selection.select(index, m_model.index(current, kQueueColumnCount - 1));
        m_view.selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    }
    m_view.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    static_cast<QAbstractItemView&>(m_view).doItemsLayout();
    QScrollBar* bar = m_view.verticalScrollBar();
    bar->setValue(bar->value() + shiftOf(gone ? -1 : current));
    return gone || current < 0;
}

} // namespace duebell
