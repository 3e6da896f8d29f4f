// Where the user is in the queue: the current ticket, what is selected, what is in sight. Kept by ticket while rows
// change their places. Costs as much as rows are selected, not as there are.
#pragma once

#include "ui/models/queuemodel.h"

#include <QTableView>

#include <optional>
#include <vector>

namespace duebell {

class QueuePlace {
public:
    /// Both must outlive the object; the view shows the model.
    QueuePlace(QTableView& view, const QueueModel& model)
        : m_view(view)
        , m_model(model)
    {
    }

    enum class By {
        Index, ///< among the desk's tickets, which stay
        Ticket, ///< they are being replaced, or will be
    };
    /// Before rows change. An empty queue has no place: the one before is kept.
    void keep(By by);
    [[nodiscard]] std::optional<TicketId> current() const { return m_current; }
    /// After; returns whether another ticket is current now.
    bool restore();

private:
    [[nodiscard]] std::vector<char> selectedRows() const; // by row
    [[nodiscard]] QItemSelection selectionOf(const std::vector<char>& rows) const;
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] int shiftOf(int current) const; // of the scroll bar

    QTableView& m_view;
    const QueueModel& m_model;
    By m_by = By::Index;
    int m_currentRow = -1;
    std::optional<TicketId> m_current;
    std::size_t m_currentTicket = 0; // its place among the desk's tickets, while these stay
    std::optional<Lane> m_currentLane; // the current row is a lane's header
    int m_currentTop = 0;
    bool m_currentVisible = false;
    int m_scroll = 0;
    std::optional<TicketId> m_first; // the first one in sight, by ticket
    int m_firstTop = 0;
    std::vector<std::size_t> m_selected; // places among the desk's tickets
    std::vector<TicketId> m_selectedIds; // instead, when the desk's tickets are being replaced
};

} // namespace duebell
