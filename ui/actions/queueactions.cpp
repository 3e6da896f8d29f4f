#include "ui/actions/queueactions.h"

#include "ui/dialogs/columnsdialog.h"

#include <algorithm>

namespace duebell {

QueueActions::QueueActions(QueueModel& model, QueueView& view)
    : QObject(&view)
    , m_model(model)
    , m_view(view)
    , m_columns(std::make_unique<QMenu>(tr("&Columns")))
    , m_order(std::make_unique<QMenu>(tr("&Order")))
    , m_next(add(tr("&Next ticket that needs me"),
                 tr("By importance, then deadline: yours and nobody’s, not those that wait"),
                 QKeySequence(Qt::CTRL | Qt::Key_J), [this] { goToNext(false); }))
    , m_previous(add(tr("&Previous ticket that needs me"), tr("The same, backwards"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J), [this] { goToNext(true); }))
    , m_selectAll(add(tr("Select &all tickets"), tr("Select every ticket that is shown"), QKeySequence::SelectAll,
                      [this] { m_view.selectAll(); }))
    , m_naturalOrder(add(tr("By &importance, then due"), tr("The order in which tickets want to be worked on"),
                         QKeySequence(Qt::CTRL | Qt::Key_0), [this] { m_view.sortBy(-1, Qt::AscendingOrder); }))
    , m_descending(add(tr("&Reverse order"), tr("Turn the order of the sorted column round"), {},
                       [this] {
                           const QueueHeader& header = m_view.header();
                           m_view.sortBy(header.sortIndicatorSection(),
                                         m_descending->isChecked() ? Qt::DescendingOrder : Qt::AscendingOrder);
                       }))
    , m_arrange(add(tr("&Arrange columns …"), tr("Choose columns and their order"),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { askForColumns(); }))
    , m_fold(add(tr("Fold all &lanes"), tr("Leave the lanes’ headers only"), QKeySequence(Qt::CTRL | Qt::Key_Minus),
                 [this] { foldLanes(true); }))
    , m_unfold(add(tr("&Unfold all lanes"), tr("Show the tickets of every lane"), QKeySequence(Qt::CTRL | Qt::Key_Plus),
                   [this] { foldLanes(false); }))
{
    m_selectAll->setShortcutContext(Qt::WidgetShortcut); // in a text, the key means the text
    m_view.addAction(m_selectAll);
    m_descending->setCheckable(true);
    fillColumnsMenu();
    fillOrderMenu();
    connect(&m_view.header(), &QueueHeader::menuRequested, m_columns.get(),
            [this](const QPoint& position) { m_columns->popup(position); });
}

QAction* QueueActions::add(const QString& text, const QString& tip, const QKeySequence& shortcut,
                           std::function<void()> run)
{
    auto* action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void QueueActions::addTo(QMenu* viewMenu)
{
    viewMenu->addActions({ m_next, m_previous, m_selectAll });
    viewMenu->addSeparator();
    viewMenu->addMenu(m_columns.get());
    viewMenu->addMenu(m_order.get());
    viewMenu->addSeparator();
    viewMenu->addActions({ m_fold, m_unfold });
}

// ---- columns

void QueueActions::fillColumnsMenu()
{
    m_columns->setToolTipsVisible(true);
    for (const QueueColumnTraits& traits : kQueueColumns) {
        QAction* action = m_columns->addAction(QueueCells::title(traits.column));
        action->setCheckable(true);
        action->setToolTip(QueueCells::hint(traits.column));
        connect(action, &QAction::triggered, this,
                [this, column = traits.column](bool shown) { m_view.header().setColumnShown(column, shown); });
        m_columnActions.push_back(action);
    }
    m_columns->addSeparator();
    m_columns->addAction(m_arrange);
    QAction* standard = add(tr("&Standard columns"), tr("Columns, order and widths as at first"), {},
                            [this] { m_view.header().takeLayout(QueueColumnLayout::standard()); });
    m_columns->addAction(standard);
    connect(m_columns.get(), &QMenu::aboutToShow, this, &QueueActions::showColumns);
}

void QueueActions::showColumns()
{
    for (const QueueColumnTraits& traits : kQueueColumns)
        m_columnActions[static_cast<std::size_t>(traits.column)]->setChecked(
            m_view.header().isColumnShown(traits.column));
}

void QueueActions::askForColumns()
{
    auto* dialog = new ColumnsDialog(m_view.header().layout(), m_view.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_view.header().takeLayout(dialog->layoutChosen()); });
    dialog->open();
}

// ---- order

void QueueActions::fillOrderMenu()
{
    auto* group = new QActionGroup(this);
    m_naturalOrder->setCheckable(true);
    group->addAction(m_naturalOrder);
    m_order->addAction(m_naturalOrder);
    m_order->addSeparator();
    for (const QueueColumnTraits& traits : kQueueColumns) {
        QAction* action
            = m_order->addAction(tr("By %1", "order, column").arg(QueueCells::title(traits.column).toLower()));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, column = static_cast<int>(traits.column)] { m_view.sortBy(column, Qt::AscendingOrder); });
        m_orderActions.push_back(action);
    }
    m_order->addSeparator();
    m_order->addAction(m_descending);
    connect(m_order.get(), &QMenu::aboutToShow, this, &QueueActions::showOrder);
    connect(&m_view.header(), &QHeaderView::sortIndicatorChanged, this, &QueueActions::showOrder);
    showOrder();
}

void QueueActions::showOrder()
{
    const QueueHeader& header = m_view.header();
    const int column = header.sortIndicatorSection();
    const bool isSorted = column >= 0 && column < kQueueColumnCount;
    (isSorted ? m_orderActions[static_cast<std::size_t>(column)] : m_naturalOrder)->setChecked(true);
    m_descending->setEnabled(isSorted);
    m_descending->setChecked(isSorted && header.sortIndicatorOrder() == Qt::DescendingOrder);
}

// ---- tickets and lanes

// Who has nothing of their own is told of everybody's.
bool QueueActions::hasMine() const
{
    return m_me && m_model.hasTicket([this](const TicketSummary& summary) {
        return summary.isUnresolved() && summary.assignee == m_me;
    });
}

void QueueActions::goToNext(bool backwards)
{
    const bool mineOnly = hasMine();
    const auto needsMe = [this, mineOnly](const TicketSummary& summary) {
        const bool waits
            = summary.lane == Lane::Done || (summary.lane == Lane::Waiting && !summary.clientWroteWhileWaiting);
        return !waits && (!mineOnly || !summary.assignee || summary.assignee == m_me);
    };
    if (m_view.selectNextTicket(backwards, needsMe))
        m_view.setFocus(Qt::ShortcutFocusReason);
    else
        Q_EMIT told(tr("No other ticket in this view needs you."));
}

void QueueActions::foldLanes(bool folded)
{
    LaneFlags flags;
    flags.fill(folded);
    m_model.setLanesCollapsed(flags);
}

} // namespace duebell
