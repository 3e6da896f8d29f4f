#include "ui/pages/timetab.h"

#include "desk/lateknown.h"
#include "ui/delegates/roomydelegate.h"
#include "words/durationtext.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace duebell {

static constexpr int kLowestLedger = 120;

TimeTab::TimeTab(const NameBook& names, const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_timeline(new TimelinePicture(names, theme, this))
    , m_waiting(new WaitingBar(theme, this))
    , m_ledgerModel(new LedgerModel(this))
    , m_ledger(new QTreeView(this))
{
    setUpLedger();
    auto* pictures = new QVBoxLayout;
    pictures->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    pictures->setSpacing(space::kSmall);
    pictures->addWidget(m_timeline);
    pictures->addWidget(m_waiting);
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(pictures);
    layout->addWidget(m_ledger, 1);
    m_ledger->setMinimumHeight(kLowestLedger);
    content->setBackgroundRole(QPalette::Base);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    connect(m_timeline, &TimelinePicture::clockClicked, this, &TimeTab::clockClicked);
}

void TimeTab::setUpLedger()
{
    m_ledger->setAccessibleName(tr("Ledger"));
    m_ledger->setModel(m_ledgerModel);
    m_ledger->setUniformRowHeights(true);
    m_ledger->setIndentation(space::kMedium);
    m_ledger->setItemDelegate(new RoomyDelegate(m_ledger));
    m_ledger->setFrameShape(QFrame::NoFrame);
    m_ledger->setAllColumnsShowFocus(true);
    m_ledger->header()->setStretchLastSection(false);
    m_ledger->header()->setSectionResizeMode(LedgerModel::TimeColumn, QHeaderView::Interactive);
    m_ledger->header()->setSectionResizeMode(LedgerModel::KindColumn, QHeaderView::Stretch);
    // As wide as the widest that is usual, in the reader's own writing of times.
    const QFontMetrics metrics(m_ledger->font());
    const Instant late { std::chrono::hours(22) + std::chrono::minutes(58) };
    const QString hours = LedgerModel::hours(late, late);
    const int around = 2 * space::kSmall;
    m_ledger->header()->resizeSection(LedgerModel::TimeColumn,
                                      metrics.horizontalAdvance(hours) + 2 * m_ledger->indentation() + around);
    const auto lengthOf = [&](Seconds time) { return metrics.horizontalAdvance(DurationText::open(time)) + around; };
    m_ledger->header()->resizeSection(LedgerModel::LengthColumn, lengthOf(std::chrono::minutes(23 * 60 + 58)));
    m_ledger->header()->resizeSection(LedgerModel::TotalColumn, lengthOf(std::chrono::minutes(888 * 60 + 58)));
}

void TimeTab::show(const Inspection& inspection, std::size_t clock, bool same)
{
    m_timeline->show(inspection, clock, same);
    m_waiting->show(waitingSplit(inspection.result, inspection.now));
    const bool hasLedger = clock < inspection.ledgers.size();
    const std::set<Sequence> late = lateKnown(*inspection.events);
    const auto isLate = [&](const LedgerRow& row) {
        const Event* cause = inspection.result.moments[row.moment].event;
        return cause && late.contains(cause->seq);
    };
    const std::vector<bool> unfolded = unfoldedDays();
    const int scrolled = m_ledger->verticalScrollBar()->value();
    const bool goesOn = same && clock == m_clock;
    m_clock = clock;
    m_ledgerModel->show(hasLedger ? inspection.ledgers[clock] : std::vector<LedgerRow>(), inspection.now, isLate);
    m_ledger->setVisible(m_ledgerModel->rowCount() > 0);
    if (!goesOn || unfolded.size() != unfoldedDays().size())
        return showLastDay();
    for (int day = 0; day < m_ledgerModel->rowCount(); ++day) // somebody may be reading
        m_ledger->setExpanded(m_ledgerModel->index(day, 0), unfolded[static_cast<std::size_t>(day)]);
    m_ledger->verticalScrollBar()->setValue(scrolled);
}

std::vector<bool> TimeTab::unfoldedDays() const
{
    std::vector<bool> unfolded;
    for (int day = 0; day < m_ledgerModel->rowCount(); ++day)
        unfolded.push_back(m_ledger->isExpanded(m_ledgerModel->index(day, 0)));
    return unfolded;
}

void TimeTab::showLastDay()
{
    const int lastDay = m_ledgerModel->rowCount() - 1;
    if (lastDay < 0)
        return;
    m_ledger->expand(m_ledgerModel->index(lastDay, 0));
    m_ledger->scrollTo(m_ledgerModel->index(lastDay, 0), QTreeView::PositionAtTop);
}

void TimeTab::clear()
{
    m_timeline->clear();
    m_waiting->show({});
    m_ledgerModel->show({}, {});
    m_ledger->hide();
}

} // namespace duebell
