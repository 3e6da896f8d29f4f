#include "ui/pages/queuepage.h"

#include "ui/delegates/scopedelegate.h"
#include "ui/dialogs/helpdialog.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace duebell {

// Tickets: a few milliseconds.
static constexpr std::size_t kPreparedAtOnce = 1500;

QueuePage::QueuePage(const NameBook& names, const Theme& theme, const IconSet& icons, TicketActions& actions,
                     QWidget* parent)
    : QWidget(parent)
    , m_names(names)
    , m_theme(theme)
    , m_icons(icons)
    , m_actions(actions)
    , m_model(names)
    , m_scopes(m_model)
    , m_sidebar(new QListView(this))
    , m_filter(new FilterLine([this] { return vocabulary(); }, theme, icons, this))
    , m_view(new QueueView(
          m_model, [this] { return now(); }, theme, icons, this))
    , m_queueActions(new QueueActions(m_model, *m_view))
    , m_empty(new EmptyState(this))
    , m_pane(new TicketPane(
          names, [this] { return now(); }, theme, icons, actions, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_ticker(new Ticker(this))
{
    layOutParts();
    connectParts();
    showEmptyState();
    showCurrent();
}

void QueuePage::layOutParts()
{
    m_sidebar->setAccessibleName(tr("Views"));
    m_sidebar->setModel(&m_scopes);
    m_sidebar->setItemDelegate(new ScopeDelegate({ ScopeModel::CountRole, ScopeModel::IconRole, ScopeModel::StateRole },
                                                 m_theme, m_icons, this));
    m_sidebar->setFrameShape(QFrame::NoFrame);
    m_sidebar->setMouseTracking(true);
    m_sidebar->viewport()->setBackgroundRole(QPalette::Window);
    m_sidebar->setMinimumWidth(204); // every name beside a count of five digits
    auto* side = new QWidget(this);
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, space::kSmall, 0, 0);
    sideLayout->addWidget(m_sidebar);
    m_splitter->addWidget(side);
    m_splitter->addWidget(makeQueueArea());
    m_splitter->addWidget(m_pane);
    m_splitter->setChildrenCollapsible(false);
    m_pane->setMinimumWidth(400);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
    m_splitter->setSizes({ 212, 740, 440 });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

QWidget* QueuePage::makeQueueArea()
{
    auto* area = new QWidget(this);
    m_bar = new QHBoxLayout;
    m_bar->setContentsMargins(space::kSmall, space::kSmall, space::kSmall, space::kSmall);
    m_bar->setSpacing(space::kSmall);
    m_bar->addWidget(m_filter);
    m_tableOrEmpty = new QStackedWidget(area);
    m_tableOrEmpty->addWidget(m_view);
    m_tableOrEmpty->addWidget(m_empty);
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_bar);
    layout->addWidget(m_tableOrEmpty);
    area->setMinimumWidth(360);
    return area;
}

void QueuePage::connectParts()
{
    connect(m_filter, &FilterLine::queryChanged, this, [this] { m_model.setQuery(m_filter->query(), now()); });
    connect(m_filter, &FilterLine::left, this, &QueuePage::goToFound);
    connect(m_filter, &FilterLine::cancelled, this, &QueuePage::clearFilter);
    connect(m_filter, &FilterLine::helpRequested, this, &QueuePage::showQueryHelp);
    connect(&m_model, &QueueModel::relaid, this, &QueuePage::afterRelayout);
    connect(m_view, &QueueView::currentTicketChanged, this, &QueuePage::showCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_actions.setTickets(m_view->selectedTickets()); });
    connect(m_view, &QueueView::openRequested, m_pane, &TicketPane::focusClocks);
    connect(m_view, &QueueView::typed, this, [this](const QString& text) {
        focusFilter();
        m_filter->setText(text);
    });
    connect(m_filter, &QLineEdit::textEdited, m_view, &QueueView::holdStill);
    connect(m_sidebar->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    m_model.setScope(m_scopes.scopeAt(current.row()));
            });
    connect(m_ticker, &Ticker::beat, this, &QueuePage::tick);
    m_preparation.setInterval(0);
    connect(&m_preparation, &QTimer::timeout, this, &QueuePage::prepare);
}

Instant QueuePage::now() const
{
    return m_desk ? m_desk->now() : Instant {};
}

void QueuePage::setDesk(Desk* desk, Symbol me)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    m_filter->forgetQuery(); // it knows the other desk's names
    m_desk = desk;
    m_me = me;
    m_ticker->setRunning(desk && !desk->isAsOf());
    m_pane->setDesk(desk);
    m_scopes.setMe(me);
    m_queueActions->setMe(me);
    m_model.setTickets(desk ? &desk->tickets() : nullptr);
    m_filter->renewVocabulary();
    if (!m_sidebar->currentIndex().isValid())
        m_sidebar->setCurrentIndex(m_scopes.index(0));
    if (desk) {
        connect(desk, &Desk::aboutToReset, &m_model, &QueueModel::prepareReset);
        connect(desk, &Desk::reset, this, &QueuePage::takeReset);
        connect(desk, &Desk::moved, this, [this] {
            m_view->viewport()->update();
            showCurrent();
        });
        connect(desk, &Desk::added, this, [this](std::size_t first) {
            m_model.addTickets(first);
            m_preparation.start();
        });
        connect(desk, &Desk::changed, this, [this](const std::vector<std::size_t>& indices) {
            m_model.setNow(now());
            m_model.updateTickets(indices);
            m_preparation.start();
            m_scopes.refresh();
            const std::optional<TicketId> shown = m_pane->ticket();
            const std::optional<std::size_t> index = shown ? m_desk->indexOf(*shown) : std::nullopt;
            if (index && std::find(indices.begin(), indices.end(), *index) != indices.end())
                m_pane->showTicket(m_desk->tickets()[*index], m_desk->inspect(m_desk->tickets()[*index]));
        });
    }
    m_preparation.start();
    showCurrent();
}

void QueuePage::prepare()
{
    if (!m_model.prepareSome(kPreparedAtOnce))
        m_preparation.stop();
}

void QueuePage::takeReset()
{
    m_model.setTickets(&m_desk->tickets());
    m_filter->renewVocabulary();
    m_preparation.start();
    showCurrent(); // the ticket in the pane may have news
    if (!m_focusWanted || m_model.rowCount() == 0)
        return;
    focusQueue();
    if (!m_view->currentTicket()) // a table that gets the focus goes to its first row, which is a lane's header
        selectFirstTicket();
}

void QueuePage::afterRelayout()
{
    m_scopes.refresh();
    showEmptyState();
}

void QueuePage::showEmptyState()
{
    m_tableOrEmpty->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    if (m_model.rowCount() > 0)
        return;
    if (!m_desk)
        m_empty->show(tr("No desk is open"),
                      tr("Open a desk file with %1, or import tickets with duebellctl import.")
                          .arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    else if (m_desk->isLoading() && m_desk->tickets().empty())
        m_empty->show(tr("Reading the tickets …"), tr("They appear here with their deadlines in a moment."));
    else if (m_desk->tickets().empty())
        m_empty->show(tr("This desk has no tickets yet"),
                      tr("Import a log with “duebellctl import”; its tickets appear here with their deadlines."));
    else if (!m_filter->text().isEmpty())
        m_empty->show(tr("No ticket matches “%1”").arg(m_filter->text()), tr("Esc clears the filter."));
    else
        m_empty->show(tr("Nothing here"), tr("No ticket stands in this view at the moment."));
}

void QueuePage::showCurrent()
{
    m_actions.setTickets(m_view->selectedTickets());
    const std::optional<TicketId> ticket = m_view->currentTicket();
    const std::optional<std::size_t> index = m_desk && ticket ? m_desk->indexOf(*ticket) : std::nullopt;
    if (index) {
        m_pane->showTicket(m_desk->tickets()[*index], m_desk->inspect(m_desk->tickets()[*index]));
        return;
    }
    if (m_desk && m_view->currentIndex().isValid() && m_pane->ticket())
        return; // on a lane's header: the ticket before stays in sight
    m_pane->showNothing(tr("Choose a ticket"),
                        tr("Its clocks, the reason for each deadline and its history appear here."));
}

void QueuePage::addBarAction(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->addWidget(button);
}

void QueuePage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void QueuePage::focusQueue()
{
    m_focusWanted = m_desk && m_desk->isLoading(); // its tickets come later
    m_view->setFocus(Qt::ShortcutFocusReason);
    if (!m_view->currentIndex().isValid())
        selectFirstTicket();
}

void QueuePage::clearFilter()
{
    m_filter->clear();
    focusQueue();
}

bool QueuePage::selectKey(const QString& displayKey)
{
    if (!m_desk)
        return false;
    const std::string wanted = displayKey.toStdString();
    for (const LiveTicket& ticket : m_desk->tickets()) {
        if (ticket.record.displayKey != wanted)
            continue;
        const bool done = ticket.summary.lane == Lane::Done;
        for (int row = 0; row < m_scopes.rowCount(); ++row) {
            const QueueScope scope = m_scopes.scopeAt(row);
            if (scope == (done ? QueueScope { Lane::Done, {} } : QueueScope {}))
                m_sidebar->setCurrentIndex(m_scopes.index(row));
        }
        return m_view->selectTicket(ticket.record.id);
    }
    return false;
}

void QueuePage::selectFirstTicket()
{
    m_view->selectFirstTicket();
}

void QueuePage::tick()
{
    m_model.setNow(now());
    m_view->tick();
    m_pane->tick();
}

// The names of the desk, as they are now.
QueryVocabulary QueuePage::vocabulary() const
{
    if (!m_desk)
        return {};
    QueryVocabulary vocabulary(m_names.agreement(), m_desk->symbols(), m_desk->timeline(), m_me);
    vocabulary.observe(m_desk->tickets());
    return vocabulary;
}

void QueuePage::showQueryHelp()
{
    (new HelpDialog(QStringLiteral("query"), tr("Finding tickets"), window()))->show();
}

void QueuePage::goToFound()
{
    focusQueue();
    if (!m_view->currentTicket())
        selectFirstTicket();
}

void QueuePage::saveLayout(QSettings& settings) const
{
    settings.setValue(QStringLiteral("queue/splitter"), m_splitter->saveState());
    settings.setValue(QStringLiteral("queue/columns"), m_view->header().layout().toTexts());
}

void QueuePage::restoreLayout(const QSettings& settings)
{
    m_splitter->restoreState(settings.value(QStringLiteral("queue/splitter")).toByteArray());
    m_view->header().setLayout(
        QueueColumnLayout::fromTexts(settings.value(QStringLiteral("queue/columns")).toStringList()));
}

} // namespace duebell
