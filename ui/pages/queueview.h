// The queue's table: lane headers over the whole width, one repaint of the countdown cells a second, selection and
// scroll kept by ticket, rows that hold still under a moving mouse and a typing hand.
#pragma once

#include "ui/delegates/countdowndelegate.h"
#include "ui/delegates/queuedelegate.h"
#include "ui/pages/queueheader.h"
#include "ui/pages/queueplace.h"

#include <QTableView>
#include <QTimer>

#include <functional>

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

    [[nodiscard]] QueueHeader& header() { return *m_header; }
    /// Rows keep their places for a moment: a hand is at work.
    void holdStill();
    [[nodiscard]] std::optional<TicketId> currentTicket() const;
    /// Makes the ticket current and visible, unfolding its lane; false when it is not in the queue.
    bool selectTicket(TicketId ticket);
    void selectFirstTicket();
    /// Notes selection and scroll by ticket, to return to: another desk may be shown meanwhile.
    void notePlace();
    /// Does so once; false when nothing was noted, or it is not in the queue. Views and filters stay as they are.
    bool returnToPlace();
    /// Lane, importance and due order, past lanes' headers and through folded lanes; false when there is no other.
    bool selectNextTicket(bool backwards, const std::function<bool(const TicketSummary&)>& wanted);
    void sortBy(int column, Qt::SortOrder order); ///< negative: by importance, then due
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

private:
    void takeTheme();
    void keepPlace(); ///< remembers selection and scroll by ticket
    void restorePlace();
    void letMove();
    void toggleLane(int row);
    [[nodiscard]] QString firstInLane(Lane lane) const;
    void paintHeader(QPainter& painter, int row) const;
    [[nodiscard]] QRect rowRect(int row) const;

    QueueModel& m_model;
    std::function<Instant()> m_now;
    const Theme& m_theme;
    const IconSet& m_icons;
    QueueHeader* m_header;
    CountdownDelegate* m_countdown;
    QueueDelegate* m_texts;
    QTimer m_quiet; // rows may move again when it ends
    QTimer m_patience; // and at the latest when this ends, however busy the hand
    std::vector<std::int64_t> m_steps; // what the visible countdown cells showed, by visible position
    int m_firstStepRow = -1;

    QueuePlace m_place;
    std::optional<QueuePlace> m_noted;
    bool m_restoring = false;
};

} // namespace duebell
