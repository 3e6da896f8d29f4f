#include "ui/pages/queueheader.h"

#include <QContextMenuEvent>

#include <algorithm>

namespace duebell {

static constexpr int kLeastSubject = 160;
// With less room for the subject than this, columns fold.
static constexpr int kComfortableSubject = 100;

QueueHeader::QueueHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setSectionsClickable(true);
    setSortIndicatorShown(true);
    setSortIndicator(-1, Qt::AscendingOrder);
    setSortIndicatorClearable(true); // a third click returns to importance and due
    setMinimumSectionSize(48);
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(this, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (m_fitting || width == 0)
            return;
        m_widths[static_cast<std::size_t>(section)] = width;
        fit();
        Q_EMIT layoutChanged();
    });
    connect(this, &QHeaderView::sectionMoved, this, [this] {
        if (!m_fitting)
            Q_EMIT layoutChanged();
    });
}

void QueueHeader::setLayout(const QueueColumnLayout& layout)
{
    m_fitting = true;
    m_chosen.fill(false);
    for (const QueueColumnTraits& traits : kQueueColumns) {
        const int section = static_cast<int>(traits.column);
        m_widths[static_cast<std::size_t>(section)] = traits.width;
        setSectionResizeMode(section, traits.stretches ? Fixed : Interactive);
    }
    int position = 0;
    for (const ShownColumn& entry : layout.shown) {
        const auto section = static_cast<std::size_t>(entry.column);
        m_chosen[section] = true;
        if (entry.width > 0)
            m_widths[section] = std::max(entry.width, minimumSectionSize());
        moveSection(visualIndex(static_cast<int>(section)), position++);
    }
    m_fitting = false;
    fit();
}

void QueueHeader::takeLayout(const QueueColumnLayout& layout)
{
    setLayout(layout);
    Q_EMIT layoutChanged();
}

QueueColumnLayout QueueHeader::layout() const
{
    QueueColumnLayout layout;
    for (int position = 0; position < count(); ++position) {
        const auto column = static_cast<QueueColumn>(logicalIndex(position));
        const QueueColumnTraits& traits = traitsOf(column);
        if (isColumnShown(column))
            layout.shown.push_back(
                { column, traits.stretches || widthOf(column) == traits.width ? 0 : widthOf(column) });
    }
    return layout;
}

void QueueHeader::setColumnShown(QueueColumn column, bool shown)
{
    if (!shown && std::ranges::count(m_chosen, true) <= 1)
        return;
    m_chosen[static_cast<std::size_t>(column)] = shown;
    fit();
    Q_EMIT layoutChanged();
}

void QueueHeader::fit()
{
    if (m_fitting || count() != kQueueColumnCount)
        return;
    m_fitting = true;
    int all = 0;
    int unfolded = 0;
    for (const QueueColumnTraits& traits : kQueueColumns) {
        if (!isColumnShown(traits.column))
            continue;
        all += traits.stretches ? kComfortableSubject : widthOf(traits.column);
        unfolded += traits.stretches || traits.folds ? 0 : widthOf(traits.column);
    }
    const bool folded = width() < all;
    const int room = width() - (folded ? unfolded : all - kComfortableSubject);
    for (const QueueColumnTraits& traits : kQueueColumns) {
        const int section = static_cast<int>(traits.column);
        const bool hidden = !isColumnShown(traits.column) || (traits.folds && folded);
        setSectionHidden(section, hidden);
        if (!hidden)
            resizeSection(section, traits.stretches ? std::max(room, kLeastSubject) : widthOf(traits.column));
    }
    m_fitting = false;
    if (folded != m_folded) {
        m_folded = folded;
        Q_EMIT foldedChanged();
    }
}

void QueueHeader::resizeEvent(QResizeEvent* event)
{
    QHeaderView::resizeEvent(event);
    fit();
}

void QueueHeader::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT menuRequested(event->globalPos());
}

} // namespace duebell
