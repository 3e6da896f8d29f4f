// Chooses the queue's columns and their order: ticks, and rows that are moved by keys, buttons or dragging.
#pragma once

#include "ui/models/queuecolumnlayout.h"

#include <QDialog>
#include <QListWidget>
#include <QPushButton>

namespace duebell {

class ColumnsDialog : public QDialog {
    Q_OBJECT

public:
    explicit ColumnsDialog(const QueueColumnLayout& layout, QWidget* parent = nullptr);

    [[nodiscard]] QueueColumnLayout layoutChosen() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QueueColumnLayout& layout);
    void add(const ShownColumn& entry, bool shown);
    void move(int by);
    void refresh();

    QListWidget* m_list;
    QPushButton* m_up;
    QPushButton* m_down;
    QPushButton* m_accept = nullptr;
};

} // namespace duebell
