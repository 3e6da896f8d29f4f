#include "ui/pages/ticketpane.h"

#include "ui/delegates/countdowndelegate.h"
#include "ui/delegates/queuedelegate.h"
#include "ui/delegates/roomydelegate.h"
#include "ui/delegates/twolinedelegate.h"
#include "ui/models/moments.h"
#include "words/names.h"
#include "words/whysentence.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QUrl>
#include <QVBoxLayout>

namespace duebell {

static constexpr int kMostClockRows = 4; // more scroll

TicketPane::TicketPane(const NameBook& names, std::function<Instant()> now, const Theme& theme, const IconSet& icons,
                       TicketActions& actions, QWidget* parent)
    : QStackedWidget(parent)
    , m_names(names)
    , m_now(std::move(now))
    , m_theme(theme)
    , m_icons(icons)
    , m_empty(new EmptyState(this))
    , m_clockModel(new ClockModel(names, this))
    , m_ledgerModel(new LedgerModel(this))
    , m_historyModel(new HistoryModel(names, this))
{
    auto* content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(actions));
    layout->addWidget(makeClocks());
    layout->addWidget(makeTabs(), 1);
    addWidget(m_empty);
    addWidget(content);
    connect(&theme, &Theme::changed, this, &TicketPane::takeTheme);
    takeTheme();
}

static QLabel* selectableLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

QWidget* TicketPane::makeHeader(TicketActions& actions)
{
    auto* header = new QWidget(this);
    auto* layout = new QVBoxLayout(header);
    layout->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    layout->setSpacing(space::kSmall);
    m_key = selectableLabel(header);
    m_key->setWordWrap(false);
    m_key->setForegroundRole(QPalette::PlaceholderText);
    m_state = new StateChip(m_theme, m_icons, header);
    m_link = new QToolButton(header);
    m_link->setAutoRaise(true);
    m_link->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_link->setText(tr("Open in helpdesk"));
    auto* top = new QHBoxLayout;
    top->addWidget(m_key);
    top->addStretch();
    top->addWidget(m_link);
    top->addWidget(m_state);
    layout->addLayout(top);
    m_subject = selectableLabel(header);
    layout->addWidget(m_subject);
    m_facts = selectableLabel(header);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_facts);
    m_notice = selectableLabel(header);
    layout->addWidget(m_notice);
    auto* commands = new QHBoxLayout;
    commands->setSpacing(space::kSmall);
    for (QAction* action : { actions.markAnswered(), actions.status(), actions.assign() }) {
        auto* button = new QToolButton(header);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setPopupMode(QToolButton::InstantPopup);
        commands->addWidget(button);
    }
    commands->addStretch();
    layout->addLayout(commands);
    connect(m_link, &QToolButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_link->toolTip())); });
    return header;
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
    m_clocks->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_clocks->verticalHeader()->setDefaultSectionSize(countdown->sizeHint({}, {}).height());
    m_clocks->verticalHeader()->hide();
    m_clocks->horizontalHeader()->setHighlightSections(false);
    m_clocks->horizontalHeader()->setSectionsClickable(false);
    m_clocks->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_clocks->horizontalHeader()->resizeSection(ClockModel::PromiseColumn, 124);
    m_clocks->horizontalHeader()->resizeSection(ClockModel::DueColumn, 108);
    m_clocks->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(m_clocks);
    m_why = selectableLabel(area);
    m_why->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kSmall);
    m_why->setAccessibleName(tr("Why"));
    layout->addWidget(m_why);
    m_timeline = new TimelinePicture(m_theme, area);
    auto* frame = new QHBoxLayout;
    frame->setContentsMargins(space::kLarge, space::kTiny, space::kLarge, space::kSmall);
    frame->addWidget(m_timeline);
    layout->addLayout(frame);
    connect(m_clocks->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    chooseClock(static_cast<std::size_t>(current.row()));
            });
    connect(m_timeline, &TimelinePicture::clockClicked, this,
            [this](std::size_t clock) { m_clocks->selectRow(static_cast<int>(clock)); });
    return area;
}

QWidget* TicketPane::makeTabs()
{
    m_ledger = new QTreeView(this);
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
    m_ledger->header()->resizeSection(LedgerModel::TimeColumn, 144);
    m_ledger->header()->resizeSection(LedgerModel::LengthColumn, 80);
    m_ledger->header()->resizeSection(LedgerModel::TotalColumn, 96);
    m_history = new QTableView(this);
    m_history->setAccessibleName(tr("History"));
    m_history->setModel(m_historyModel);
    m_history->setItemDelegate(new QueueDelegate(Qt::UserRole, m_theme, m_history));
    m_history->setSelectionBehavior(QTableView::SelectRows);
    m_history->setShowGrid(false);
    m_history->setFrameShape(QFrame::NoFrame);
    m_history->setTabKeyNavigation(false);
    m_history->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_history->verticalHeader()->hide();
    m_history->horizontalHeader()->setHighlightSections(false);
    m_history->horizontalHeader()->setSectionsClickable(false);
    m_history->horizontalHeader()->setSectionResizeMode(HistoryModel::WhatColumn, QHeaderView::Stretch);
    m_history->horizontalHeader()->resizeSection(HistoryModel::TimeColumn, 120);
    m_history->horizontalHeader()->resizeSection(HistoryModel::WhoColumn, 120);
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_ledger, tr("&Ledger"));
    m_tabs->addTab(m_history, tr("&History"));
    return m_tabs;
}

void TicketPane::takeTheme()
{
    m_subject->setFont(Theme::headingFont());
    m_facts->setFont(QFont());
    m_link->setIcon(m_icons.action(QStringLiteral("link")));
    QPalette palette = m_notice->palette();
    palette.setColor(QPalette::WindowText, m_theme.colours().atRisk);
    m_notice->setPalette(palette);
    m_history->verticalHeader()->setDefaultSectionSize(QFontMetrics(font()).height() + space::kSmall);
}

void TicketPane::showNothing(const QString& title, const QString& hint)
{
    m_ticket.reset();
    m_empty->show(title, hint);
    setCurrentWidget(m_empty);
}

void TicketPane::showFacts(const LiveTicket& ticket)
{
    const TicketSummary& summary = ticket.summary;
    QStringList facts;
    const auto add = [&](const QString& caption, const QString& value) {
        if (!value.isEmpty())
            facts.append(tr("%1: %2", "fact: caption, value").arg(caption, value));
    };
    add(tr("Client"), m_names.name(NameBook::Kind::Client, summary.client));
    add(tr("Priority"), m_names.name(NameBook::Kind::Priority, summary.priority));
    add(tr("Status"), m_names.name(NameBook::Kind::TicketStatus, summary.status));
    add(tr("Assignee"),
        summary.assignee ? m_names.name(NameBook::Kind::Person, summary.assignee) : tr("nobody", "assignee"));
    add(tr("Team"), m_names.name(NameBook::Kind::Team, summary.team));
    m_facts->setText(facts.join(QStringLiteral("   ")));
}

void TicketPane::showTicket(const LiveTicket& ticket, Inspection inspection)
{
    const bool same = m_ticket == ticket.record.id;
    const int row = m_clocks->currentIndex().row();
    m_clockModel->show(nullptr);
    m_ticket = ticket.record.id;
    m_inspection = std::move(inspection);
    m_key->setText(QString::fromStdString(ticket.record.displayKey));
    const QString subject = QString::fromStdString(ticket.texts.subject);
    m_subject->setText(subject.isEmpty() ? m_names.name(NameBook::Kind::Type, ticket.summary.type) : subject);
    m_subject->setVisible(!m_subject->text().isEmpty());
    m_state->show(ticket.summary.state, Names::rowState(ticket.summary.state));
    const QUrl link(QString::fromStdString(ticket.texts.link));
    m_link->setVisible(link.scheme() == QLatin1String("https") || link.scheme() == QLatin1String("http"));
    m_link->setToolTip(link.toString());
    showFacts(ticket);
    m_notice->setText(tr("The client has written meanwhile, but the status still says that we wait."));
    m_notice->setVisible(ticket.summary.clientWroteWhileWaiting);
    m_historyModel->show(m_inspection);
    m_clockModel->show(&m_inspection);
    fitClockTable();
    setCurrentIndex(1);
    const std::vector<Clock>& clocks = m_inspection.result.clocks;
    std::size_t chosen = 0;
    if (same && row >= 0 && row < static_cast<int>(clocks.size())) {
        chosen = static_cast<std::size_t>(row);
    } else if (ticket.summary.clock) {
        for (std::size_t number = 0; number < clocks.size(); ++number) {
            const Clock& wanted = *ticket.summary.clock;
            if (clocks[number].metric == wanted.metric && clocks[number].cycle == wanted.cycle
                && clocks[number].status == wanted.status)
                chosen = number;
        }
    }
    if (clocks.empty()) {
        m_why->setText(
            tr("Nothing is promised for this ticket: no policy of the agreement matches it, or the one that does "
               "says so."));
        m_ledgerModel->show({}, {});
        m_timeline->clear();
        return;
    }
    m_clocks->selectRow(static_cast<int>(chosen));
    chooseClock(chosen);
}

void TicketPane::fitClockTable()
{
    const int rows = std::min(m_clockModel->rowCount(), kMostClockRows);
    const int height
        = rows * m_clocks->verticalHeader()->defaultSectionSize() + m_clocks->horizontalHeader()->sizeHint().height();
    m_clocks->setVisible(rows > 0);
    m_clocks->setFixedHeight(height);
}

void TicketPane::chooseClock(std::size_t clock)
{
    const bool hasLedger = clock < m_inspection.ledgers.size();
    WordsContext words = Moments::context(m_inspection.now);
    words.nameOf = [this](Symbol id) { return m_names.anyName(id); };
    m_why->setText(WhySentence::of(m_inspection.result, m_inspection.result.clocks[clock], words));
    m_timeline->show(m_inspection, clock);
    m_ledgerModel->show(hasLedger ? m_inspection.ledgers[clock] : std::vector<LedgerRow>(), m_inspection.now);
    const int lastDay = m_ledgerModel->rowCount() - 1;
    if (lastDay >= 0) {
        m_ledger->expand(m_ledgerModel->index(lastDay, 0));
        m_ledger->scrollTo(m_ledgerModel->index(lastDay, 0), QTreeView::PositionAtTop);
    }
}

void TicketPane::tick()
{
    if (!m_ticket || !isVisible())
        return;
    const int left = m_clocks->columnViewportPosition(ClockModel::VerdictColumn);
    m_clocks->viewport()->update(left, 0, m_clocks->columnWidth(ClockModel::VerdictColumn),
                                 m_clocks->viewport()->height());
}

void TicketPane::focusClocks()
{
    m_clocks->setFocus(Qt::ShortcutFocusReason);
}

} // namespace duebell
