#include "ui/pages/queueview.h"

#include "ui/delegates/laneheaderpainter.h"
#include "words/names.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace duebell {

static constexpr int kQuietMilliseconds = 2000;
static constexpr int kPatienceMilliseconds = 8000;

QueueView::QueueView(QueueModel& model, std::function<Instant()> now, const Theme& theme, const IconSet& icons,
                     QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_now(std::move(now))
    , m_theme(theme)
    , m_icons(icons)
    , m_header(new QueueHeader(this))
    , m_countdown(new CountdownDelegate({ QueueModel::ClockRole, QueueModel::StateRole, QueueModel::MissedRole }, m_now,
                                        theme, icons, this))
    , m_texts(new QueueDelegate(QueueModel::MutedRole, theme, this))
    , m_place(*this, model)
{
    setAccessibleName(tr("Queue"));
    setHorizontalHeader(m_header);
    setModel(&model);
    setItemDelegate(m_texts);
    setItemDelegateForColumn(static_cast<int>(QueueColumn::Clock), m_countdown);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    connect(m_header, &QueueHeader::foldedChanged, this,
            [this] { m_texts->setSecondLineRole(m_header->isFolded() ? QueueModel::SecondLineRole : -1); });
    m_header->setLayout(QueueColumnLayout::standard());
    setSortingEnabled(true);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->hide();
    takeTheme();
    connect(&theme, &Theme::changed, this, &QueueView::takeTheme);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &QueueView::keepPlace);
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, &QueueView::keepPlace);
    connect(&model, &QueueModel::relaid, this, &QueueView::restorePlace);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuietMilliseconds);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMilliseconds);
    for (const QTimer* timer : { &m_quiet, &m_patience })
        connect(timer, &QTimer::timeout, this, &QueueView::letMove);
}

void QueueView::takeTheme()
{
    m_countdown->takeFonts();
    const int height = m_countdown->sizeHint({}, {}).height();
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    viewport()->update();
}

QRect QueueView::rowRect(int row) const
{
    return QRect(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

// ---- the tick

QRegion QueueView::tick()
{
    if (!isVisible() || m_model.rowCount() == 0)
        return {};
    const int first = rowAt(0);
    const int bottom = rowAt(viewport()->height() - 1);
    const int last = bottom < 0 ? m_model.rowCount() - 1 : bottom;
    if (first < 0)
        return {};
    const int column = static_cast<int>(QueueColumn::Clock);
    const int left = columnViewportPosition(column);
    const int width = columnWidth(column);
    const Instant now = m_now();
    const bool moved = first != m_firstStepRow;
    const auto count = static_cast<std::size_t>(last - first) + 1;
    m_firstStepRow = first;
    m_steps.resize(count, -1);
    QRegion region;
    for (std::size_t position = 0; position < count; ++position) {
        const int row = first + static_cast<int>(position);
        const bool isFolded = m_model.row(row).isHeader() && m_model.isLaneCollapsed(m_model.row(row).lane);
        const LiveTicket* ticket = isFolded ? &m_model.firstOf(m_model.row(row).lane) : m_model.ticketAt(row);
        const std::int64_t step
            = ticket ? countdownStep(ticket->summary.clock ? &*ticket->summary.clock : nullptr, now) : 0;
        if (step == m_steps[position] && !moved)
            continue;
        m_steps[position] = step;
        region += isFolded ? rowRect(row) : QRect(left, rowViewportPosition(row), width, rowHeight(row));
    }
    if (!region.isEmpty())
        viewport()->update(region);
    return region;
}

// ---- painting

// What a folded lane says of the ticket that stands first in it: which, how important, how late.
QString QueueView::firstInLane(Lane lane) const
{
    const LiveTicket& ticket = m_model.firstOf(lane);
    const Clock* clock = ticket.summary.clock ? &*ticket.summary.clock : nullptr;
    QStringList parts { QString::fromStdString(ticket.record.displayKey),
                        m_model.names().name(NameBook::Kind::Priority, ticket.summary.priority) };
    if (clock)
        parts.append(countdownOf(clock, ticket.summary.state, m_now()).primary);
    parts.removeAll(QString());
    return tr("first: %1", "ticket, priority and deadline of the first ticket in a folded lane")
        .arg(parts.join(QStringLiteral(" · ")));
}

void QueueView::paintHeader(QPainter& painter, int row) const
{
    LaneHeader header;
    header.lane = m_model.row(row).lane;
    header.count = m_model.laneCounts()[static_cast<std::size_t>(header.lane)];
    header.isFolded = m_model.isLaneCollapsed(header.lane);
    header.isSelected = selectionModel()->isRowSelected(row);
    if (header.isFolded)
        header.first = firstInLane(header.lane);
    paintLaneHeader(painter, rowRect(row), header, font(), layoutDirection(), m_theme, m_icons);
}

void QueueView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_model.rowCount() == 0)
        return;
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    const QRect dirty = event->rect();
    const int first = rowAt(dirty.top());
    const int bottom = rowAt(dirty.bottom());
    if (first < 0)
        return;
    for (int row = first; row <= (bottom < 0 ? m_model.rowCount() - 1 : bottom); ++row) {
        if (m_model.row(row).isHeader())
            paintHeader(painter, row);
    }
}

// ---- selection and scroll by ticket

std::optional<TicketId> QueueView::currentTicket() const
{
    const LiveTicket* ticket = m_model.ticketAt(currentIndex().row());
    return ticket ? std::optional(ticket->record.id) : std::nullopt;
}

std::vector<TicketId> QueueView::selectedTickets() const
{
    std::vector<TicketId> tickets;
    const QItemSelection ranges = selectionModel()->selection(); // selectedRows() is quadratic
    for (const QItemSelectionRange& range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const LiveTicket* ticket = m_model.ticketAt(row))
                tickets.push_back(ticket->record.id);
        }
    }
    return tickets;
}

void QueueView::keepPlace()
{
    m_restoring = true;
    m_place.keep(m_model.isResetting() ? QueuePlace::By::Ticket : QueuePlace::By::Index);
}

void QueueView::restorePlace()
{
    m_firstStepRow = -1;
    const bool isOther = m_place.restore();
    m_restoring = false;
    if (isOther)
        Q_EMIT currentTicketChanged();
}

void QueueView::notePlace()
{
    m_noted.emplace(*this, m_model);
    m_noted->keep(QueuePlace::By::Ticket);
}

bool QueueView::returnToPlace()
{
    if (!m_noted)
        return false;
    QueuePlace place = *m_noted;
    m_noted.reset();
    const std::optional<TicketId> ticket = place.current();
    if (ticket && !m_model.rowOf(*ticket))
        return selectTicket(*ticket); // its lane may have been folded
    m_restoring = true;
    place.restore();
    m_restoring = false;
    Q_EMIT currentTicketChanged();
    return true;
}

bool QueueView::selectTicket(TicketId ticket)
{
    std::optional<int> row = m_model.rowOf(ticket);
    if (const std::optional<Lane> lane = m_model.laneOf(ticket); !row && lane) {
        m_model.setLaneCollapsed(*lane, false);
        row = m_model.rowOf(ticket);
    }
    if (!row)
        return false;
    const QModelIndex index = m_model.index(*row, 0);
    const int top = rowViewportPosition(*row);
    const bool isInSight = top >= 0 && top + rowHeight(*row) <= viewport()->height();
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index, isInSight ? EnsureVisible : PositionAtCenter);
    return true;
}

void QueueView::selectFirstTicket()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.ticketAt(row)) {
            setCurrentIndex(m_model.index(row, 0));
            return;
        }
    }
}

bool QueueView::selectNextTicket(bool backwards, const std::function<bool(const TicketSummary&)>& wanted)
{
    const std::optional<TicketId> next = m_model.ticketAfter(currentTicket(), backwards, wanted);
    return next && selectTicket(*next);
}

void QueueView::sortBy(int column, Qt::SortOrder order)
{
    m_header->setSortIndicator(column, order); // which sorts
}

void QueueView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_restoring)
        Q_EMIT currentTicketChanged();
}

// ---- hands

void QueueView::holdStill()
{
    m_model.setHeld(true);
    m_quiet.start();
    if (!m_patience.isActive())
        m_patience.start();
}

void QueueView::letMove()
{
    m_quiet.stop();
    m_patience.stop();
    m_model.setHeld(false);
}

void QueueView::toggleLane(int row)
{
    const Lane lane = m_model.row(row).lane;
    m_model.setLaneCollapsed(lane, !m_model.isLaneCollapsed(lane));
    viewport()->update();
}

void QueueView::keyPressEvent(QKeyEvent* event)
{
    holdStill();
    const int row = currentIndex().row();
    const bool onHeader = row >= 0 && m_model.row(row).isHeader();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (onHeader && event->modifiers() == Qt::NoModifier) {
        const bool folded = m_model.isLaneCollapsed(m_model.row(row).lane);
        const bool towards = event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right);
        const bool away = event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left);
        if (enter || event->key() == Qt::Key_Space || (towards && folded) || (away && !folded)) {
            toggleLane(row);
            return;
        }
    }
    if (enter && event->modifiers() == Qt::NoModifier) {
        Q_EMIT openRequested();
        return;
    }
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (plain && !event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space) {
        Q_EMIT typed(event->text());
        return;
    }
    QTableView::keyPressEvent(event);
}

void QueueView::mousePressEvent(QMouseEvent* event)
{
    holdStill();
    const int row = rowAt(qRound(event->position().y()));
    if (event->button() == Qt::LeftButton && row >= 0 && m_model.row(row).isHeader()) {
        setCurrentIndex(m_model.index(row, 0));
        toggleLane(row);
        return;
    }
    QTableView::mousePressEvent(event);
}

void QueueView::mouseMoveEvent(QMouseEvent* event)
{
    holdStill();
    QTableView::mouseMoveEvent(event);
}

void QueueView::leaveEvent(QEvent* event)
{
    letMove();
    QTableView::leaveEvent(event);
}

} // namespace duebell
