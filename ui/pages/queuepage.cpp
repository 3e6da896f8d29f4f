#include "ui/pages/queuepage.h"

#include "ui/dialogs/helpdialog.h"

#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

namespace duebell {

// Tickets: a few milliseconds.
static constexpr std::size_t kPreparedAtOnce = 1500;
static constexpr std::size_t kCountedAtOnce = 4000;

QueuePage::QueuePage(const NameBook& names, const Theme& theme, const IconSet& icons, TicketActions& actions,
                     QWidget* parent)
    : QWidget(parent)
    , m_names(names)
    , m_theme(theme)
    , m_icons(icons)
    , m_actions(actions)
    , m_model(names)
    , m_views(names, m_savedViews, [this](std::size_t ticket) -> const QString& { return m_model.foldedText(ticket); })
    , m_sidebar(new Sidebar(m_views, theme, icons, this))
    , m_filter(new FilterLine([this] { return vocabulary(); }, theme, icons, this))
    , m_view(new QueueView(
          m_model, [this] { return now(); }, theme, icons, this))
    , m_queueActions(new QueueActions(m_model, *m_view))
    , m_look(new QueueLook(*m_view))
    , m_viewActions(new ViewActions(m_savedViews, *m_sidebar, *m_filter, *m_look))
    , m_empty(new EmptyState(this))
    , m_pane(new TicketPane(
          names, [this] { return now(); }, theme, icons, actions, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_ticker(new Ticker(this))
{
    layOutParts();
    connectParts();
    m_actions.setTable(m_view);
    showEmptyState();
    showCurrent();
}

void QueuePage::layOutParts()
{
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
    connect(&m_model, &QueueModel::relaid, this, &QueuePage::showEmptyState);
    connect(m_view, &QueueView::currentTicketChanged, this, &QueuePage::showCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_actions.setTickets(m_view->selectedTickets()); });
    connect(m_view, &QueueView::openRequested, m_pane, &TicketPane::focusClocks);
    connect(m_view, &QueueView::typed, this, [this](const QString& text) {
        focusFilter();
        m_filter->setText(text);
    });
    connect(m_filter, &QLineEdit::textEdited, m_view, &QueueView::holdStill);
    connect(m_sidebar, &Sidebar::viewShown, this, &QueuePage::showView);
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
    m_model.prepareReset();
    m_filter->forgetQuery(); // it knows the other desk's names
    m_desk = desk;
    m_me = me;
    m_ticker->setRunning(desk && !desk->isAsOf());
    m_pane->setDesk(desk);
    m_queueActions->setMe(me);
    takeTickets();
    if (desk) {
        connect(desk, &Desk::aboutToReset, &m_model, &QueueModel::prepareReset);
        connect(desk, &Desk::reset, this, &QueuePage::takeReset);
        connect(desk, &Desk::moved, this, [this] {
            m_model.setHeld(false); // somebody asked for another moment: rows stand as they stood then
            m_view->viewport()->update();
            showCurrent();
        });
        connect(desk, &Desk::added, this, [this](std::size_t first) {
            m_vocabulary.reset();
            m_model.addTickets(first);
            m_views.grow(now());
            m_preparation.start();
        });
        connect(desk, &Desk::changed, this, [this](const std::vector<std::size_t>& indices) {
            m_vocabulary.reset();
            m_model.updateTickets(indices, now());
            m_views.update(indices, now());
            m_preparation.start();
            const std::optional<TicketId> shown = m_pane->ticket();
            const std::optional<std::size_t> index = shown ? m_desk->indexOf(*shown) : std::nullopt;
            if (index && std::find(indices.begin(), indices.end(), *index) != indices.end())
                refreshPane();
        });
    }
    showCurrent();
}

void QueuePage::prepare()
{
    if (!m_views.countSome(kCountedAtOnce) && !m_model.prepareSome(kPreparedAtOnce))
        m_preparation.stop();
}

void QueuePage::takeReset()
{
    takeTickets();
    showCurrent(); // the ticket in the pane may have news
    if (!m_focusWanted || m_model.rowCount() == 0)
        return;
    focusQueue();
    if (!m_view->currentTicket()) // a table that gets the focus goes to its first row, which is a lane's header
        selectFirstTicket();
}

// Names and tickets are others: what queries and views mean is looked at anew before the tickets come.
void QueuePage::takeTickets()
{
    m_model.prepareReset();
    m_vocabulary.reset();
    m_filter->renewVocabulary();
    m_views.setVocabulary(vocabulary());
    if (m_desk && !m_views.definitionOf(m_sidebar->shownView()))
        m_sidebar->show(kAllOpenView);
    else
        showView();
    m_model.setTickets(m_desk ? &m_desk->tickets() : nullptr);
    m_views.reset(m_desk ? &m_desk->tickets() : nullptr, now());
    m_preparation.start();
}

// A view that the desk does not understand finds nothing; the sidebar says why.
void QueuePage::showView()
{
    const std::optional<QueueViewDefinition> view = m_views.definitionOf(m_sidebar->shownView());
    if (!view)
        return;
    const QueryVocabulary& words = vocabulary();
    ParsedQuery parsed = parseQuery(view->query, words);
    if (std::holds_alternative<QueryProblem>(parsed))
        parsed = parseQuery(QStringLiteral("breached -breached"), words);
    m_look->apply(*view);
    m_model.setView(std::get<TicketQuery>(parsed), now());
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
    else
        showEmptyView();
}

void QueuePage::showEmptyView()
{
    const QString id = m_sidebar->shownView();
    const int row = m_views.rowOf(id);
    const QString problem = row < 0 ? QString() : m_views.index(row).data(SidebarModel::ProblemRole).toString();
    const QString whenEmpty = m_views.whenEmpty(id);
    const QString back = tr("“All open” shows every ticket: %1, then Home.", "key")
                             .arg(QKeySequence(Qt::ALT | Qt::Key_0).toString(QKeySequence::NativeText));
    if (!problem.isEmpty())
        m_empty->show(tr("This desk does not understand the view"), problem);
    else if (!m_filter->text().isEmpty())
        m_empty->show(tr("No ticket in this view matches “%1”").arg(m_filter->text()), tr("Esc clears the filter."));
    else if (id == kAllOpenView)
        m_empty->show(tr("Nothing is open"), whenEmpty);
    else
        m_empty->show(tr("Nothing here at the moment"),
                      whenEmpty.isEmpty() ? back : whenEmpty + QLatin1Char('\n') + back);
}

void QueuePage::refreshPane()
{
    const std::optional<TicketId> shown = m_pane->ticket();
    if (const std::optional<std::size_t> index = m_desk && shown ? m_desk->indexOf(*shown) : std::nullopt)
        showInPane(*index);
}

void QueuePage::showInPane(std::size_t ticket)
{
    const LiveTicket& live = m_desk->tickets()[ticket];
    m_pane->showTicket(live, m_desk->inspect(live));
}

void QueuePage::showCurrent()
{
    m_actions.setTickets(m_view->selectedTickets());
    const std::optional<TicketId> ticket = m_view->currentTicket();
    const std::optional<std::size_t> index = m_desk && ticket ? m_desk->indexOf(*ticket) : std::nullopt;
    if (index)
        return showInPane(*index);
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
        if (ticket.record.displayKey == wanted)
            return select(ticket.record.id);
    }
    return false;
}

bool QueuePage::select(TicketId id)
{
    const std::optional<std::size_t> index = m_desk ? m_desk->indexOf(id) : std::nullopt;
    if (!index)
        return false;
    m_sidebar->show(m_desk->tickets()[*index].summary.isUnresolved() ? kAllOpenView : kDoneView);
    return m_view->selectTicket(id);
}

std::vector<Choice> QueuePage::viewChoices()
{
    std::vector<Choice> choices;
    const QAbstractItemModel* views = m_sidebar->model();
    for (int row = 0; row < views->rowCount(); ++row) {
        const QModelIndex index = views->index(row, 0);
        if (!index.flags().testFlag(Qt::ItemIsSelectable))
            continue;
        Choice choice;
        choice.text = tr("View: %1", "a view of the queue").arg(index.data().toString());
        choice.id = choice.text;
        choice.icon = m_icons.action(QStringLiteral("queue"));
        choice.run = [this, view = QPersistentModelIndex(index)] {
            m_sidebar->setCurrentIndex(view);
            focusQueue();
        };
        choices.push_back(std::move(choice));
    }
    return choices;
}

std::vector<Choice> QueuePage::ticketChoices(const QString& typed)
{
    constexpr std::size_t most = 6;
    std::vector<Choice> choices;
    if (!m_desk || typed.size() < 2)
        return choices;
    for (const std::size_t index : MergeChooser::found(*m_desk, typed, most)) {
        const LiveTicket& ticket = m_desk->tickets()[index];
        choices.push_back(MergeChooser::choiceOf(m_names, ticket));
        choices.back().icon = m_icons.action(QStringLiteral("open"));
        choices.back().run = [this, id = ticket.record.id] {
            select(id);
            focusQueue();
        };
    }
    return choices;
}

void QueuePage::selectFirstTicket()
{
    m_view->selectFirstTicket();
}

void QueuePage::tick()
{
    m_model.setNow(now());
    m_views.advance(now());
    m_view->tick();
    m_pane->tick();
}

// The names of the desk, as they are now.
const QueryVocabulary& QueuePage::vocabulary()
{
    if (m_vocabulary)
        return *m_vocabulary;
    if (!m_desk)
        return m_vocabulary.emplace();
    m_vocabulary.emplace(m_names.agreement(), m_desk->symbols(), m_desk->timeline(), m_me);
    m_vocabulary->observe(m_desk->tickets());
    return *m_vocabulary;
}

void QueuePage::showQueryHelp()
{
    (new HelpDialog(tr("Finding tickets"), HelpDialog::page(QStringLiteral("query")), window()))->show();
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
    m_look->save(settings);
    m_sidebar->save(settings);
    QStringList folded;
    for (const bool collapsed : m_model.foldsToKeep())
        folded.append(collapsed ? QStringLiteral("1") : QStringLiteral("0"));
    settings.setValue(QStringLiteral("queue/lanes"), folded);
}

void QueuePage::restoreLayout(const QSettings& settings)
{
    m_splitter->restoreState(settings.value(QStringLiteral("queue/splitter")).toByteArray());
    m_look->restore(settings);
    m_sidebar->restore(settings);
    const QStringList folded = settings.value(QStringLiteral("queue/lanes")).toStringList();
    LaneFlags flags = kCollapsedAtFirst;
    for (std::size_t lane = 0; lane < kLanes && folded.size() == static_cast<qsizetype>(kLanes); ++lane)
        flags[lane] = folded[static_cast<qsizetype>(lane)] == QLatin1String("1");
    m_model.setKeptFolds(flags);
    m_savedViews.setPath(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                         + QStringLiteral("/views.json"));
}

} // namespace duebell
