// The head of the queue's table: columns are dragged, widened, shown and hidden. The subject takes the room that is
// left; in a narrow table some columns stand beneath others, so that the deadline is never out of sight.
#pragma once

#include "ui/models/queuecolumnlayout.h"

#include <QHeaderView>

namespace duebell {

class QueueHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit QueueHeader(QWidget* parent = nullptr);

    void setLayout(const QueueColumnLayout& layout);
    /// The same by the user's choice: emits layoutChanged().
    void takeLayout(const QueueColumnLayout& layout);
    [[nodiscard]] QueueColumnLayout layout() const;
    /// The last column that is shown cannot be hidden.
    void setColumnShown(QueueColumn column, bool shown);
    [[nodiscard]] bool isColumnShown(QueueColumn column) const { return m_chosen[static_cast<std::size_t>(column)]; }
    /// The table is too narrow for the chosen columns.
    [[nodiscard]] bool isFolded() const { return m_folded; }

Q_SIGNALS:
    void layoutChanged(); ///< by the user's hand
    void foldedChanged();
    void menuRequested(const QPoint& globalPosition);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fit();
    [[nodiscard]] int widthOf(QueueColumn column) const { return m_widths[static_cast<std::size_t>(column)]; }

    std::array<bool, kQueueColumns.size()> m_chosen {};
    std::array<int, kQueueColumns.size()> m_widths {};
    bool m_folded = false;
    bool m_fitting = false;
};

} // namespace duebell
