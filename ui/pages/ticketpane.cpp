#include "ui/pages/ticketpane.h"

#include "ui/delegates/countdowndelegate.h"
#include "ui/delegates/twolinedelegate.h"
#include "ui/models/moments.h"
#include "words/evidencetext.h"
#include "words/whysentence.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QVBoxLayout>

namespace duebell {

// What is told of a running clock is never older.
static constexpr Seconds kRetoldAfter { 10 };
static constexpr int kMostClockRows = 4; // more scroll

TicketPane::TicketPane(const NameBook& names, std::function<Instant()> now, const Theme& theme, const IconSet& icons,
                       TicketActions& actions, QWidget* parent)
    : QStackedWidget(parent)
    , m_names(names)
    , m_now(std::move(now))
    , m_theme(theme)
    , m_icons(icons)
    , m_empty(new EmptyState(this))
    , m_header(new TicketHeader(names, theme, icons, actions, this))
    , m_clockModel(new ClockModel(names, this))
    , m_tabs(new QTabWidget(this))
    , m_time(new TimeTab(names, theme, this))
    , m_history(new HistoryView(theme, icons, this))
    , m_agreement(new AgreementTab(names, theme, icons, this))
{
    auto* content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(makeClocks());
    makeTabs();
    layout->addWidget(m_tabs, 1);
    addWidget(m_empty);
    addWidget(content);
    makeOffers();
}

QWidget* TicketPane::makeClocks()
{
    auto* area = new QWidget(this);
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_clocks = new QTableView(area);
    m_clocks->setAccessibleName(tr("Clocks"));
    m_clocks->setModel(m_clockModel);
    m_clocks->setItemDelegate(new TwoLineDelegate(ClockModel::SecondLineRole, m_theme, m_clocks));
    auto* countdown = new CountdownDelegate({ ClockModel::ClockRole, ClockModel::StateRole, -1, false }, m_now, m_theme,
                                            m_icons, m_clocks);
    m_clocks->setItemDelegateForColumn(ClockModel::VerdictColumn, countdown);
    connect(&m_theme, &Theme::changed, countdown, &CountdownDelegate::takeFonts);
    m_clocks->setSelectionBehavior(QTableView::SelectRows);
    m_clocks->setSelectionMode(QTableView::SingleSelection);
    m_clocks->setShowGrid(false);
    m_clocks->setTabKeyNavigation(false);
    m_clocks->setFrameShape(QFrame::NoFrame);
    m_clocks->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_clocks->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_clocks->verticalHeader()->setDefaultSectionSize(countdown->sizeHint({}, {}).height());
    m_clocks->verticalHeader()->hide();
    m_clocks->horizontalHeader()->setHighlightSections(false);
    m_clocks->horizontalHeader()->setSectionsClickable(false);
    m_clocks->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_clocks->horizontalHeader()->resizeSection(ClockModel::PromiseColumn, 116);
    m_clocks->horizontalHeader()->resizeSection(ClockModel::DueColumn, 132);
    m_clocks->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(m_clocks);
    m_why = new QLabel(area);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_why->setWordWrap(true);
    m_why->setMinimumWidth(1); // a long name in it does not widen the pane
    m_why->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_why->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    layout->addWidget(m_why);
    connect(m_clocks->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    chooseClock(static_cast<std::size_t>(current.row()));
            });
    return area;
}

void TicketPane::makeTabs()
{
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_time, tr("Time", "tab: where a ticket’s time went"));
    m_tabs->addTab(m_history, tr("History", "tab: conversation and changes"));
    m_tabs->addTab(m_agreement, tr("Why this agreement?", "tab"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &TicketPane::fillTab);
    connect(m_time, &TimeTab::clockClicked, this, [this](std::size_t clock) { select(clock); });
}

QAction* TicketPane::offer(const QString& text, const QKeySequence& shortcut, std::function<void()> run)
{
    auto* action = new QAction(text, this);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    m_offers.push_back(action);
    return action;
}

void TicketPane::makeOffers()
{
    offer(tr("Go to the &timeline"), QKeySequence(Qt::ALT | Qt::Key_3), [this] { goTo(*m_time, m_time->timeline()); });
    offer(tr("Go to the &history"), QKeySequence(Qt::ALT | Qt::Key_4), [this] { goTo(*m_history, *m_history); });
    offer(tr("&Why this agreement?"), QKeySequence(Qt::ALT | Qt::Key_5),
          [this] { goTo(*m_agreement, m_agreement->tree()); });
    QAction* copy = offer(tr("Copy the &explanation"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                          [this] { copyExplanation(); });
    copy->setToolTip(tr("Every clock’s sentence and its ledger, as text"));
    for (QWidget* place : { static_cast<QWidget*>(m_clocks), static_cast<QWidget*>(m_why),
                            static_cast<QWidget*>(&m_time->ledger()), static_cast<QWidget*>(&m_time->timeline()) }) {
        place->addAction(copy);
        place->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
    m_offers.push_back(m_history->oldestFirst());
    m_offers.push_back(m_header->openLink());
}

void TicketPane::goTo(QWidget& tab, QWidget& focus)
{
    if (!m_ticket)
        return;
    m_tabs->setCurrentWidget(&tab);
    focus.setFocus(Qt::ShortcutFocusReason);
}

void TicketPane::setDesk(Desk* desk)
{
    forgetTicket();
    m_desk = desk;
}

// What is shown points into the inspection and the desk's rules: it goes before they do.
void TicketPane::forgetTicket()
{
    m_clockModel->show(nullptr);
    m_time->clear();
    m_agreement->clear();
    m_ticket.reset();
    m_inspection = {};
}

void TicketPane::showNothing(const QString& title, const QString& hint)
{
    forgetTicket();
    m_empty->show(title, hint);
    setCurrentWidget(m_empty);
}

std::size_t TicketPane::clockOf(const TicketSummary& summary) const
{
    const std::vector<Clock>& clocks = m_inspection.result.clocks;
    for (std::size_t number = 0; summary.clock && number < clocks.size(); ++number) {
        const Clock& wanted = *summary.clock;
        if (clocks[number].metric == wanted.metric && clocks[number].cycle == wanted.cycle
            && clocks[number].status == wanted.status)
            return number;
    }
    return 0;
}

void TicketPane::showTicket(const LiveTicket& ticket, Inspection inspection)
{
    m_sameTicket = m_ticket == ticket.record.id;
    const int row = m_clocks->currentIndex().row();
    m_clockModel->show(nullptr);
    m_agreement->clear();
    if (!m_sameTicket)
        m_time->clear();
    m_ticket = ticket.record.id;
    m_inspection = std::move(inspection);
    m_header->show(ticket, m_inspection.result.fields);
    m_title = QString::fromStdString(ticket.record.displayKey);
    if (!ticket.texts.subject.empty())
        m_title += QStringLiteral("  ") + QString::fromStdString(ticket.texts.subject);
    m_clockModel->show(&m_inspection);
    fitClockTable();
    setCurrentIndex(1);
    m_historyIsFilled = false;
    m_agreementIsFilled = false;
    const std::vector<Clock>& clocks = m_inspection.result.clocks;
    if (clocks.empty()) {
        m_why->setText(
            tr("Nothing is promised for this ticket: no policy of the agreement matches it, or the one that does "
               "says so."));
        m_time->show(m_inspection, 0, m_sameTicket);
        fillTab();
        return;
    }
    const bool keepsClock = m_sameTicket && row >= 0 && row < static_cast<int>(clocks.size());
    const std::size_t chosen = keepsClock ? static_cast<std::size_t>(row) : clockOf(ticket.summary);
    select(chosen);
    fillTab();
}

// Chooses the clock, too. Not selectRow(): it asks which column stands at the edge, and there may be none.
void TicketPane::select(std::size_t clock)
{
    m_clocks->selectionModel()->setCurrentIndex(m_clockModel->index(static_cast<int>(clock), 0),
                                                QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TicketPane::fitClockTable()
{
    const int rows = std::min(m_clockModel->rowCount(), kMostClockRows);
    const int height
        = rows * m_clocks->verticalHeader()->defaultSectionSize() + m_clocks->horizontalHeader()->sizeHint().height();
    m_clocks->setVisible(rows > 0);
    m_clocks->setFixedHeight(height);
}

WordsContext TicketPane::words() const
{
    WordsContext words = Moments::context(m_inspection.now);
    words.nameOf = [this](Symbol id) { return m_names.anyName(id); };
    return words;
}

void TicketPane::chooseClock(std::size_t clock)
{
    const QString why = WhySentence::of(m_inspection.result, m_inspection.result.clocks[clock], words());
    m_why->setText(why);
    m_why->setAccessibleName(tr("Why: %1", "the sentence that explains a clock").arg(why));
    m_time->show(m_inspection, clock, m_sameTicket);
    m_sameTicket = true; // another clock of it may follow
}

void TicketPane::fillTab()
{
    if (!m_ticket || !m_desk)
        return;
    if (m_tabs->currentWidget() == m_history && !m_historyIsFilled)
        fillHistory();
    if (m_tabs->currentWidget() == m_agreement && !m_agreementIsFilled) {
        m_agreement->show(*m_desk, m_inspection);
        m_agreementIsFilled = true;
    }
}

QString TicketPane::keyOf(TicketId ticket) const
{
    const std::optional<std::size_t> index = m_desk->indexOf(ticket);
    if (index)
        return QString::fromStdString(m_desk->tickets()[*index].record.displayKey);
    const auto identity = m_desk->store().identify(ticket);
    return identity ? QString::fromStdString(identity->record.displayKey) : QString();
}

// Should reading fail, the history is there without its texts.
void TicketPane::fillHistory()
{
    EventStore& store = m_desk->store();
    HistoryMatter matter;
    if (auto bodies = store.loadBodies(*m_ticket))
        matter.bodies = std::move(*bodies);
    if (auto firings = store.firingsOf(*m_ticket, {}))
        matter.firings = std::move(*firings);
    if (auto accounts = store.accountsOf(*m_ticket))
        matter.accounts = std::move(*accounts);
    const bool same = m_historyOf == m_ticket;
    m_history->showEntries(
        HistoryTelling::tell(m_inspection, matter, m_names, [this](TicketId other) { return keyOf(other); }),
        m_inspection.now, same);
    m_historyOf = m_ticket;
    m_historyIsFilled = true;
}

void TicketPane::copyExplanation() const
{
    if (m_ticket)
        QApplication::clipboard()->setText(
            EvidenceText::of(m_title, m_inspection.result, m_inspection.ledgers, words()));
}

void TicketPane::tick()
{
    if (!m_ticket || !isVisible())
        return;
    const int column = m_clocks->columnViewportPosition(ClockModel::VerdictColumn);
    m_clocks->viewport()->update(column, 0, m_clocks->columnWidth(ClockModel::VerdictColumn),
                                 m_clocks->viewport()->height());
    if (m_now() - m_inspection.now >= kRetoldAfter)
        retell();
}

// Time has gone on, nothing else has happened: the sentence, the picture and the ledger go along.
void TicketPane::retell()
{
    const std::optional<std::size_t> index = m_desk ? m_desk->indexOf(*m_ticket) : std::nullopt;
    const int row = m_clocks->currentIndex().row();
    if (!index || row < 0)
        return;
    Inspection inspection = m_desk->inspect(m_desk->tickets()[*index]);
    if (inspection.result.clocks.size() != m_inspection.result.clocks.size())
        return; // the desk is about to say that it changed
    m_inspection = std::move(inspection);
    chooseClock(static_cast<std::size_t>(row));
}

void TicketPane::focusClocks()
{
    m_clocks->setFocus(Qt::ShortcutFocusReason);
}

void TicketPane::saveLayout(QSettings& settings) const
{
    settings.setValue(QStringLiteral("pane/tab"), m_tabs->currentIndex());
    settings.setValue(QStringLiteral("pane/oldestFirst"), m_history->oldestFirst()->isChecked());
}

void TicketPane::restoreLayout(const QSettings& settings)
{
    m_tabs->setCurrentIndex(settings.value(QStringLiteral("pane/tab")).toInt());
    m_history->oldestFirst()->setChecked(settings.value(QStringLiteral("pane/oldestFirst")).toBool());
}

} // namespace duebell
