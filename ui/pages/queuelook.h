// Columns and order of the queue's table: those that hold everywhere, and those of a view that brings its own.
#pragma once

#include "ui/models/queueviewdefinition.h"
#include "ui/pages/queueview.h"

#include <QObject>
#include <QSettings>

namespace duebell {

class QueueLook : public QObject {
    Q_OBJECT

public:
    /// `view` must outlive the object.
    explicit QueueLook(QueueView& view);

    /// Shows the table as the view wants it.
    void apply(const QueueViewDefinition& definition);
    /// As the table looks now.
    void writeTo(QueueViewDefinition& definition) const;

    void save(QSettings& settings) const;
    void restore(const QSettings& settings);

private:
    struct Order {
        int column = -1;
        Qt::SortOrder order = Qt::AscendingOrder;
    };
    void takeColumns();
    void takeOrder();

    QueueView& m_view;
    QueueColumnLayout m_columns = QueueColumnLayout::standard(); // everywhere
    Order m_order;
    bool m_ownColumns = false; // the shown view has its own
    bool m_ownOrder = false;
    bool m_applying = false;
};

} // namespace duebell
