// The queue's table: lane headers over the whole width, one repaint of the countdown cells a second, selection and
// scroll kept by ticket, rows that hold still under a moving mouse and a typing hand.
#pragma once

#include "ui/delegates/countdowndelegate.h"
#include "ui/delegates/queuedelegate.h"
#include "ui/models/queuemodel.h"

#include <QTableView>
#include <QTimer>

#include <functional>
#include <unordered_set>

namespace duebell {

class QueueView : public QTableView {
    Q_OBJECT

public:
    /// All references must outlive the view; `now` is the desk's.
    QueueView(QueueModel& model, std::function<Instant()> now, const Theme& theme, const IconSet& icons,
              QWidget* parent = nullptr);

    /// Repaints those visible countdown cells whose text has changed since the last call; nothing while hidden.
    /// Returns the area, for tests.
    QRegion tick();

    [[nodiscard]] std::optional<TicketId> currentTicket() const;
    /// Makes the ticket current and visible, unfolding its lane; false when it is not in the queue.
    bool selectTicket(TicketId ticket);
    void selectFirstTicket();
    /// Tickets of the selected rows, in row order.
    [[nodiscard]] std::vector<TicketId> selectedTickets() const;

Q_SIGNALS:
    void currentTicketChanged();
    void openRequested(); ///< Enter on a ticket
    void typed(const QString& text); ///< printable keys: for the filter

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpColumns();
    void takeTheme();
    void keepPlace(); ///< remembers selection and scroll by ticket
    void restorePlace();
    void holdStill();
    void toggleLane(int row);
    void paintLaneHeader(QPainter& painter, int row, const QRect& rect) const;
    [[nodiscard]] QRect rowRect(int row) const;

    QueueModel& m_model;
    std::function<Instant()> m_now;
    const Theme& m_theme;
    const IconSet& m_icons;
    CountdownDelegate* m_countdown;
    QueueDelegate* m_texts;
    QTimer m_quiet; // rows may move again when it ends
    std::vector<std::int64_t> m_steps; // what the visible countdown cells showed, by visible position
    int m_firstStepRow = -1;

    struct Place {
        std::optional<TicketId> current;
        int currentRow = -1;
        int currentTop = 0;
        bool currentVisible = false;
        int scroll = 0;
        std::unordered_set<TicketId> selected;
        std::optional<Lane> currentLane; // the current row is a lane's header
    };
    Place m_place;
    bool m_restoring = false;
};

} // namespace duebell
