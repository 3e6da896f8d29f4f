// What can be done with the queue's table from the keyboard: the next ticket, columns, order, lanes.
#pragma once

#include "ui/pages/queueview.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QObject>

#include <memory>

namespace duebell {

class QueueActions : public QObject {
    Q_OBJECT

public:
    /// `view` must outlive the actions; it is the parent of their dialogs.
    QueueActions(QueueModel& model, QueueView& view);

    /// Whose tickets the next one is looked for among.
    void setMe(Symbol me) { m_me = me; }
    void addTo(QMenu* viewMenu);

    [[nodiscard]] QAction* nextTicket() const { return m_next; }
    [[nodiscard]] QAction* previousTicket() const { return m_previous; }
    [[nodiscard]] QAction* naturalOrder() const { return m_naturalOrder; }
    [[nodiscard]] QAction* arrangeColumns() const { return m_arrange; }
    [[nodiscard]] QMenu* columnsMenu() const { return m_columns.get(); }

Q_SIGNALS:
    void told(const QString& message); ///< for the status bar

private:
    QAction* add(const QString& text, const QString& tip, const QKeySequence& shortcut, std::function<void()> run);
    void fillColumnsMenu();
    void fillOrderMenu();
    void showColumns();
    void showOrder();
    void askForColumns();
    void goToNext(bool backwards);
    [[nodiscard]] bool hasMine() const;
    void foldLanes(bool folded);

    QueueModel& m_model;
    QueueView& m_view;
    Symbol m_me;
    std::unique_ptr<QMenu> m_columns;
    std::unique_ptr<QMenu> m_order;
    std::vector<QAction*> m_columnActions; // by column
    std::vector<QAction*> m_orderActions; // by column
    QAction* m_next;
    QAction* m_previous;
    QAction* m_selectAll;
    QAction* m_naturalOrder;
    QAction* m_descending;
    QAction* m_arrange;
    QAction* m_fold;
    QAction* m_unfold;
};

} // namespace duebell
