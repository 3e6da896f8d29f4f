#include "ui/pages/queuelook.h"

#include <utility>

namespace duebell {

QueueLook::QueueLook(QueueView& view)
    : QObject(&view)
    , m_view(view)
{
    connect(&view.header(), &QueueHeader::layoutChanged, this, &QueueLook::takeColumns);
    connect(&view.header(), &QHeaderView::sortIndicatorChanged, this, &QueueLook::takeOrder);
}

void QueueLook::takeColumns()
{
    if (!m_ownColumns && !m_applying)
        m_columns = m_view.header().layout();
}

void QueueLook::takeOrder()
{
    if (!m_ownOrder && !m_applying)
        m_order = { m_view.header().sortIndicatorSection(), m_view.header().sortIndicatorOrder() };
}

void QueueLook::apply(const QueueViewDefinition& definition)
{
    m_applying = true;
    m_ownColumns = !definition.columns.isEmpty();
    const std::optional<QueueColumn> column = queueColumnOf(definition.sortColumn);
    m_ownOrder = column.has_value();
    m_view.header().setLayout(m_ownColumns ? QueueColumnLayout::fromTexts(definition.columns) : m_columns);
    const Order order = m_ownOrder
        ? Order { static_cast<int>(*column), definition.descending ? Qt::DescendingOrder : Qt::AscendingOrder }
        : m_order;
    const QueueHeader& header = m_view.header();
    if (header.sortIndicatorSection() != order.column || header.sortIndicatorOrder() != order.order)
        m_view.sortBy(order.column, order.order);
    m_applying = false;
}

void QueueLook::writeTo(QueueViewDefinition& definition) const
{
    const QueueHeader& header = m_view.header();
    definition.columns = header.layout().toTexts();
    const int column = header.sortIndicatorSection();
    const bool isSorted = column >= 0 && column < kQueueColumnCount;
    definition.sortColumn = isSorted ? QLatin1String(kQueueColumns[static_cast<std::size_t>(column)].id) : QString();
    definition.descending = isSorted && header.sortIndicatorOrder() == Qt::DescendingOrder;
}

void QueueLook::save(QSettings& settings) const
{
    settings.setValue(QStringLiteral("queue/columns"), m_columns.toTexts());
    const bool isSorted = m_order.column >= 0 && m_order.column < kQueueColumnCount;
    settings.setValue(QStringLiteral("queue/order"),
                      isSorted ? QLatin1String(kQueueColumns[static_cast<std::size_t>(m_order.column)].id) : QString());
    settings.setValue(QStringLiteral("queue/descending"), m_order.order == Qt::DescendingOrder);
}

void QueueLook::restore(const QSettings& settings)
{
    m_columns = QueueColumnLayout::fromTexts(settings.value(QStringLiteral("queue/columns")).toStringList());
    const std::optional<QueueColumn> column = queueColumnOf(settings.value(QStringLiteral("queue/order")).toString());
    m_order.column = column ? static_cast<int>(*column) : -1;
    m_order.order
        = settings.value(QStringLiteral("queue/descending")).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    apply({});
}

} // namespace duebell
