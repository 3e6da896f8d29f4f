#include "ui/pages/historyview.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace duebell {

HistoryView::HistoryView(const Theme& theme, const IconSet& icons, QWidget* parent)
    : QListView(parent)
    , m_delegate(new HistoryDelegate(theme, icons, this))
    , m_oldestFirst(new QAction(tr("&Oldest entry first"), this))
    , m_copy(new QAction(tr("&Copy"), this))
    , m_unfold(new QAction(tr("Show &all of the text"), this))
{
    setAccessibleName(tr("History"));
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalScrollBar()->setSingleStep(24);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    m_oldestFirst->setCheckable(true);
    m_oldestFirst->setToolTip(tr("The newest entry of the history stands at the bottom"));
    connect(m_oldestFirst, &QAction::toggled, this, [this](bool oldestFirst) {
        m_model.setOldestFirst(oldestFirst);
        showNewest();
    });
    connect(m_copy, &QAction::triggered, this, &HistoryView::copySelected);
    connect(m_unfold, &QAction::triggered, this, [this] { toggle(currentIndex()); });
    connect(&theme, &Theme::changed, this, [this] {
        m_delegate->forget();
        scheduleDelayedItemsLayout();
    });
}

void HistoryView::showEntries(std::vector<HistoryEntry> entries, Instant now, bool sameTicket)
{
    const int scrolled = verticalScrollBar()->value();
    m_delegate->forget();
    m_model.show(std::move(entries), now, sameTicket);
    if (sameTicket)
        verticalScrollBar()->setValue(scrolled);
    else
        showNewest();
}

void HistoryView::showNewest()
{
    if (m_model.isOldestFirst())
        scrollToBottom();
    else
        scrollToTop();
}

// Room for the scroll bar is kept whether it is there or not: rows do not change their height when it appears.
void HistoryView::fitRows()
{
    m_delegate->setWidth(std::max(120, width() - verticalScrollBar()->sizeHint().width()));
}

void HistoryView::resizeEvent(QResizeEvent* event)
{
    fitRows();
    QListView::resizeEvent(event);
}

void HistoryView::toggle(const QModelIndex& index)
{
    if (index.isValid() && index.data(HistoryModel::FoldableRole).toBool())
        m_model.setUnfolded(index.row(), !m_model.isUnfolded(index.row()));
}

// Here the key copies entries, elsewhere in the window tickets.
bool HistoryView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void HistoryView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return copySelected();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        return toggle(currentIndex());
    QListView::keyPressEvent(event);
}

void HistoryView::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!index.isValid() || event->button() != Qt::LeftButton)
        return;
    const QRect row = visualRect(index);
    const QRect more = m_delegate->plan(index).more.translated(row.topLeft());
    const QRect line(row.left(), more.top(), row.width(), more.height());
    if (!more.isNull() && line.contains(event->position().toPoint()))
        toggle(index);
}

void HistoryView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QListView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid()
        && !m_delegate->plan(index).more.translated(visualRect(index).topLeft()).contains(event->position().toPoint()))
        toggle(index);
}

void HistoryView::copySelected() const
{
    QModelIndexList rows = selectionModel()->selectedIndexes();
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex());
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList texts;
    for (const QModelIndex& row : rows)
        texts.append(HistoryTelling::text(m_model.entryAt(row.row()), m_model.now()));
    if (!texts.isEmpty())
        QApplication::clipboard()->setText(texts.join(QStringLiteral("\n\n")));
}

void HistoryView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_copy->setEnabled(currentIndex().isValid());
    m_unfold->setEnabled(currentIndex().data(HistoryModel::FoldableRole).toBool());
    menu->addActions({ m_copy, m_unfold });
    menu->addSeparator();
    menu->addAction(m_oldestFirst);
    menu->popup(event->globalPos());
}

} // namespace duebell
