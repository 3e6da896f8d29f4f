#include "ui/pages/sidebar.h"

#include "ui/delegates/scopedelegate.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace duebell {

Sidebar::Sidebar(SidebarModel& model, const Theme& theme, const IconSet& icons, QWidget* parent)
    : QListView(parent)
    , m_model(model)
{
    setAccessibleName(tr("Views"));
    setModel(&model);
    setItemDelegate(new ScopeDelegate({ SidebarModel::CountRole, SidebarModel::IconRole, SidebarModel::StateRole,
                                        SidebarModel::KindRole, SidebarModel::FoldedRole, SidebarModel::ProblemRole },
                                      theme, icons, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setBackgroundRole(QPalette::Window);
    setMinimumWidth(204); // every name beside a count of five digits
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_restoring = true; });
    connect(&model, &QAbstractItemModel::modelReset, this, &Sidebar::restoreCurrent);
    restoreCurrent();
}

void Sidebar::restoreCurrent()
{
    m_restoring = true;
    m_dropRow = -1; // rows are others
    const int row = m_model.rowOf(m_shown);
    if (row >= 0)
        setCurrentIndex(m_model.index(row));
    m_restoring = false;
}

bool Sidebar::show(const QString& id)
{
    if (!m_model.definitionOf(id))
        return false;
    m_shown = id;
    restoreCurrent();
    Q_EMIT viewShown();
    return true;
}

QString Sidebar::currentView() const
{
    const int row = currentIndex().row();
    return row >= 0 && m_model.kindAt(row) == SidebarModel::Kind::View ? m_model.idAt(row) : QString();
}

void Sidebar::focusCurrent()
{
    setFocus(Qt::ShortcutFocusReason);
    if (!currentIndex().isValid())
        restoreCurrent();
}

void Sidebar::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    const QString id = currentView();
    if (m_restoring || id.isEmpty() || id == m_shown)
        return;
    m_shown = id;
    Q_EMIT viewShown();
}

void Sidebar::toggle(int row)
{
    const QString id = m_model.idAt(row);
    m_model.toggle(row);
    for (int number = 0; number < m_model.rowCount(); ++number) {
        if (m_model.idAt(number) == id && m_model.kindAt(number) == SidebarModel::Kind::Section)
            selectionModel()->setCurrentIndex(m_model.index(number), QItemSelectionModel::ClearAndSelect);
    }
}

void Sidebar::keyPressEvent(QKeyEvent* event)
{
    if (m_isDragging && event->key() == Qt::Key_Escape)
        return endDrag();
    const int row = currentIndex().row();
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (row < 0 || !isPlain || m_model.kindAt(row) == SidebarModel::Kind::View)
        return QListView::keyPressEvent(event);
    const bool folded = m_model.index(row).data(SidebarModel::FoldedRole).toBool();
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const bool opens = event->key() == (rightToLeft ? Qt::Key_Left : Qt::Key_Right);
    const bool closes = event->key() == (rightToLeft ? Qt::Key_Right : Qt::Key_Left);
    const bool enters
        = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (enters || (opens && folded) || (closes && !folded))
        toggle(row);
    else
        QListView::keyPressEvent(event);
}

void Sidebar::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()
        && m_model.kindAt(index.row()) != SidebarModel::Kind::View) {
        m_model.toggle(index.row()); // the shown view stays the current one
        return;
    }
    QListView::mousePressEvent(event);
    const int row = indexAt(event->position().toPoint()).row(); // where it is by now
    if (event->button() == Qt::LeftButton && row >= 0 && m_model.isMovable(row)) {
        m_pressed = m_model.idAt(row);
        m_pressedAt = event->position().toPoint();
    }
}

void Sidebar::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_menu)
        m_menu->popup(event->globalPos());
}

// No QDrag: it would run an event loop of its own, and what it drags would hide the line.
void Sidebar::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed.isEmpty() && !event->buttons().testFlag(Qt::LeftButton))
        endDrag(); // let go where nobody told us
    if (m_pressed.isEmpty())
        return QListView::mouseMoveEvent(event);
    const QPoint to = event->position().toPoint();
    if (m_isDragging || (to - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        drag(to);
}

void Sidebar::drag(const QPoint& to)
{
    m_isDragging = true;
    const QModelIndex over = indexAt(to);
    const int row = !over.isValid() ? -1 : over.row() + (to.y() > visualRect(over).center().y() ? 1 : 0);
    m_dropRow = m_model.canMove(m_pressed, row) ? row : -1;
    viewport()->setCursor(m_dropRow < 0 ? Qt::ForbiddenCursor : Qt::ClosedHandCursor);
    if (over.isValid())
        scrollTo(over); // a row that is half in sight
    viewport()->update();
}

void Sidebar::endDrag()
{
    m_pressed.clear();
    m_isDragging = false;
    m_dropRow = -1;
    viewport()->unsetCursor();
    viewport()->update();
}

void Sidebar::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasDragging = m_isDragging;
    const QString dragged = m_pressed;
    const int row = m_dropRow;
    endDrag();
    if (!wasDragging)
        return QListView::mouseReleaseEvent(event); // would choose the row where the drag ended
    if (row >= 0)
        m_model.move(dragged, row);
}

void Sidebar::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (m_dropRow < 0)
        return;
    QStyleOption option;
    option.initFrom(this);
    const bool isLast = m_dropRow >= m_model.rowCount();
    const QRect row = visualRect(m_model.index(isLast ? m_dropRow - 1 : m_dropRow));
    option.rect = QRect(row.left(), isLast ? row.bottom() : row.top(), row.width(), 1);
    QPainter painter(viewport());
    style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemDrop, &option, &painter, this);
}

void Sidebar::save(QSettings& settings) const
{
    settings.setValue(QStringLiteral("queue/view"), m_shown);
    settings.setValue(QStringLiteral("queue/sections"), m_model.unfolded());
}

void Sidebar::restore(const QSettings& settings)
{
    m_model.setUnfolded(settings.value(QStringLiteral("queue/sections")).toStringList());
    m_shown = settings.value(QStringLiteral("queue/view"), kAllOpenView).toString();
    restoreCurrent();
}

} // namespace duebell
