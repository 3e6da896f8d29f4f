// The history of a ticket: scrolls through thousands of entries, folds long bodies, copies as text.
#pragma once

#include "ui/delegates/historydelegate.h"
#include "ui/models/historymodel.h"

#include <QAction>
#include <QListView>

namespace duebell {

class HistoryView : public QListView {
    Q_OBJECT

public:
    /// References must outlive the view.
    HistoryView(const Theme& theme, const IconSet& icons, QWidget* parent = nullptr);

    /// `entries` oldest first. The newest is in sight afterwards, unless the ticket is the one before.
    void showEntries(std::vector<HistoryEntry> entries, Instant now, bool sameTicket);
    [[nodiscard]] HistoryModel& history() { return m_model; }
    /// Which end is up; remembered by the pane.
    [[nodiscard]] QAction* oldestFirst() const { return m_oldestFirst; }

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fitRows();
    void showNewest();
    void toggle(const QModelIndex& index);
    void copySelected() const;

    HistoryModel m_model;
    HistoryDelegate* m_delegate;
    QAction* m_oldestFirst;
    QAction* m_copy;
    QAction* m_unfold;
};

} // namespace duebell
