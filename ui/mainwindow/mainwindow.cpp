#include "ui/mainwindow/mainwindow.h"

#include "ui/actions/helpactions.h"
#include "ui/models/moments.h"
#include "ui/pages/startpage.h"
#include "ui/pages/statustext.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>

namespace duebell {

MainWindow::MainWindow(Theme& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_icons(theme)
    , m_actions(new TicketActions(m_names, theme, m_icons, this))
    , m_desks(new DeskActions(m_icons, this))
    , m_follow(new FollowActions(this))
    , m_start(new StartPage(*m_desks, theme, m_icons, this))
    , m_alerts(new AlertActions(this))
    , m_queue(new QueuePage(m_names, theme, m_icons, *m_actions, this))
    , m_timeMachine(new TimeMachine(theme, m_icons, this))
    , m_failure(new Banner(Banner::Kind::Failure, tr("Dismiss"), theme, this))
{
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_timeMachine);
    layout->addWidget(m_failure);
    layout->addWidget(m_start, 1);
    layout->addWidget(m_queue, 1);
    m_queue->hide();
    setCentralWidget(centre);
    m_toasts = new ToastStack(*centre, theme, m_icons);
    makeMenus();
    m_queue->addBarAction(m_asOf);
    makeStatusBar();
    connect(m_timeMachine, &TimeMachine::requested, this, &MainWindow::asOfRequested);
    connect(&m_queue->ticker(), &Ticker::beat, this, &MainWindow::refreshStatusBar);
    connect(m_failure->button(), &QToolButton::clicked, this, [this] { m_failure->setText({}); });
    m_failure->setWayOn(m_actions->action(TicketCommand::DoAnyway));
    connect(m_actions, &TicketActions::failed, this, &MainWindow::showFailure);
    connect(m_actions, &TicketActions::heldBack, this, &MainWindow::showFailure);
    connect(m_actions, &TicketActions::opened, m_queue, &QueuePage::select);
    connect(m_actions, &TicketActions::done, this, [this](const QString& message) {
        m_failure->setText({});
        statusBar()->showMessage(message, 10000);
    });
    const auto tell = [this](const QString& message) { statusBar()->showMessage(message, 6000); };
    connect(&m_queue->queueActions(), &QueueActions::told, this, tell);
    connect(&m_queue->viewActions(), &ViewActions::told, this, tell);
    connect(&m_queue->viewActions(), &ViewActions::failed, this, &MainWindow::showFailure);
    connect(m_alerts->goToAlert(), &QAction::triggered, m_toasts, &ToastStack::takeFocus);
    connect(m_toasts, &ToastStack::focusLost, m_queue, &QueuePage::focusQueue);
    connect(&theme, &Theme::changed, this, &MainWindow::takeTheme);
    takeTheme();
    resize(1440, 880);
    setWindowTitle(tr("Duebell"));
}

MainWindow::~MainWindow()
{
    m_queue->setDesk(nullptr, {}); // the desk may go before the widgets do
}

QAction* MainWindow::addAction(QMenu* menu, const QString& text, const QString& icon, const QKeySequence& shortcut,
                               std::function<void()> run)
{
    QAction* action = menu->addAction(text);
    action->setShortcut(shortcut);
    if (!icon.isEmpty())
        m_iconed.emplace_back(action, icon);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void MainWindow::makeMenus()
{
    QMenu* desk = menuBar()->addMenu(tr("&Desk"));
    desk->addActions({ m_desks->open(), m_desks->recent(), m_desks->create(), m_desks->demo() });
    desk->addSeparator();
    m_people = desk->addMenu(tr("I &am", "a person, chosen from this menu"));
    connect(m_people, &QMenu::aboutToShow, this, &MainWindow::fillPeopleMenu);
    desk->addMenu(m_alerts->menu());
    desk->addSeparator();
    desk->addActions({ m_follow->start(), m_follow->stop() });
    desk->addSeparator();
    addAction(desk, tr("&Quit"), {}, QKeySequence(QKeySequence::Quit), [this] { close(); });
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    m_actions->fill(edit, CommandMenu::Edit);
    QMenu* ticket = menuBar()->addMenu(tr("&Ticket"));
    m_actions->fill(ticket, CommandMenu::Ticket);
    QMenu* view = menuBar()->addMenu(tr("&View"));
    fillViewMenu(view);
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    const std::vector<const QMenu*> menus { ticket, edit, view, desk, help };
    (new HelpActions(this))->fill(help, menus);
    makePalette(menus);
}

void MainWindow::fillPeopleMenu()
{
    m_people->clear();
    for (const Symbol person : m_names.choices(NameBook::Kind::Person)) {
        QAction* action = m_people->addAction(m_names.name(NameBook::Kind::Person, person));
        action->setCheckable(true);
        action->setChecked(person == m_info.me);
        const std::string_view id = m_desk->symbols().text(person);
        const QString personId = QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
        connect(action, &QAction::triggered, this, [this, personId] { Q_EMIT meChosen(personId); });
    }
    if (m_people->isEmpty())
        m_people->addAction(tr("This desk knows no people yet"))->setEnabled(false);
}

void MainWindow::makePalette(std::vector<const QMenu*> menus)
{
    m_palette = new CommandPalette(std::move(menus), m_theme, this);
    m_palette->addChoices([this] { return m_actions->choices(); });
    m_palette->addChoices([this] { return m_queue->viewChoices(); });
    m_palette->setTickets([this](const QString& typed) { return m_queue->ticketChoices(typed); });
}

void MainWindow::fillViewMenu(QMenu* view)
{
    addAction(view, tr("All &commands …"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_K),
              [this] { m_palette->open(); });
    view->addSeparator();
    addAction(view, tr("&Filter"), QStringLiteral("search"), QKeySequence(QKeySequence::Find),
              [this] { m_queue->focusFilter(); });
    addAction(view, tr("Go to the &queue"), {}, QKeySequence(Qt::ALT | Qt::Key_1), [this] { m_queue->focusQueue(); });
    addAction(view, tr("Go to the &ticket"), {}, QKeySequence(Qt::ALT | Qt::Key_2),
              [this] { m_queue->pane().focusClocks(); });
    view->addAction(m_alerts->goToAlert());
    for (QAction* action : m_queue->pane().offers())
        view->addAction(action);
    view->addSeparator();
    m_queue->queueActions().addTo(view);
    view->addMenu(m_queue->viewActions().menu());
    view->addSeparator();
    m_asOf = addAction(view, tr("As of a &moment …"), QStringLiteral("time"), QKeySequence(Qt::CTRL | Qt::Key_H),
                       [this] { m_timeMachine->enter(); });
    for (QAction* action : m_timeMachine->offers())
        view->addAction(action);
    view->addSeparator();
    auto* modes = new QActionGroup(this);
    const std::pair<QString, Theme::Mode> choices[] { { tr("Like the des&ktop", "theme"), Theme::Mode::System },
                                                      { tr("Li&ght", "theme"), Theme::Mode::Light },
                                                      { tr("&Dark", "theme"), Theme::Mode::Dark } };
    for (const auto& [text, mode] : choices) {
        QAction* action = view->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_theme.mode() == mode);
        modes->addAction(action);
        connect(action, &QAction::triggered, this, [this, wanted = mode] { m_theme.apply(wanted); });
    }
}

void MainWindow::makeStatusBar()
{
    m_deskLine = new StatusLine(m_theme, this);
    m_status = new StatusLine(m_theme, this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(space::kSmall, 0, space::kSmall, 0);
    statusBar()->addWidget(m_deskLine, 1);
    statusBar()->addPermanentWidget(m_follow->label());
    statusBar()->addPermanentWidget(m_status);
}

// The most important stay longest where there is little room: how old the data is, then when the desk opens.
void MainWindow::refreshStatusBar()
{
    const QString file = QFileInfo(m_info.path).fileName();
    const QString desk = !m_desk ? tr("No desk is open")
        : m_info.name.isEmpty()  ? file
                                 : tr("%1 – %2", "desk, its file").arg(m_info.name, file);
    m_deskLine->show({ { desk, QDir::toNativeSeparators(m_info.path), 1, false } });
    if (!m_desk)
        return m_status->show({});
    const Instant now = m_desk->now();
    const bool isLive = !m_desk->isAsOf();
    std::vector<StatusPiece> pieces;
    pieces.push_back({ StatusText::import(m_info.lastImport, now),
                       m_info.lastImport
                           ? tr("%1\nfrom %2", "exact moment, source")
                                 .arg(Moments::exact(*m_info.lastImport, nullptr), m_info.lastImportSource)
                           : QString(),
                       4, isLive && StatusText::isStale(m_info.lastImport, now) });
    if (m_info.hours)
        pieces.push_back({ StatusText::hours(*m_info.hours, now),
                           tr("%1, the hours that most promises count\n%2", "calendar, exact moment")
                               .arg(m_info.hoursName, StatusText::hoursExactly(*m_info.hours, now)),
                           3, false });
    if (!m_info.zone.isEmpty())
        pieces.push_back({ tr("Desk hours: %1", "time zone").arg(m_info.zone),
                           tr("The desk’s own time zone. Times on screen are in yours."), 1, false });
    if (!m_info.meName.isEmpty())
        pieces.push_back({ tr("I am %1").arg(m_info.meName),
                           tr("Chooses “My tickets” and is noted with every command. It is no protection."), 2,
                           false });
    m_status->show(std::move(pieces));
}

void MainWindow::setLastImport(std::optional<Instant> at, const QString& source)
{
    m_info.lastImport = at;
    m_info.lastImportSource = source;
    refreshStatusBar();
}

void MainWindow::takeTheme()
{
    m_actions->takeIcons();
    m_desks->takeIcons();
    for (const auto& [action, icon] : m_iconed)
        action->setIcon(m_icons.action(icon));
}

void MainWindow::showDesk(Desk* desk, const NameBook& names, const DeskInfo& info)
{
    const bool toPast = desk && desk->isAsOf();
    const bool fromPast = m_desk && m_desk->isAsOf();
    const bool sameFile = info.path == m_info.path;
    const std::optional<TicketId> before = m_queue->pane().ticket();
    if (toPast && !fromPast && sameFile)
        m_queue->view().notePlace();
    if (!desk || !sameFile) // otherwise one desk takes the other's place in one go
        m_queue->setDesk(nullptr, {});
    m_names = names;
    m_desk = desk;
    m_info = info;
    m_desks->setCurrent(info.path);
    m_start->setVisible(!desk);
    m_queue->setVisible(desk);
    m_actions->setDesk(desk, info.me);
    m_queue->setDesk(desk, info.me);
    m_timeMachine->setDesk(desk);
    // The same ticket, then and now; back from the past what somebody was at.
    const bool isBack = fromPast && !toPast && sameFile && m_queue->view().returnToPlace();
    if (desk && sameFile && before && !isBack)
        m_queue->view().selectTicket(*before);
    if (fromPast && !toPast && desk)
        m_queue->focusQueue();
    if (desk)
        connect(desk, &Desk::moved, this, &MainWindow::refreshStatusBar, Qt::UniqueConnection);
    m_asOf->setEnabled(desk);
    m_failure->setText({});
    setWindowTitle(
        !desk ? tr("Duebell")
              : tr("%1 – Duebell", "desk").arg(info.name.isEmpty() ? QFileInfo(info.path).fileName() : info.name));
    refreshStatusBar();
}

void MainWindow::showFailure(const QString& text)
{
    m_failure->setText(text);
}

void MainWindow::restore()
{
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_queue->restoreLayout(settings);
    m_queue->pane().restoreLayout(settings);
    m_palette->setRecent(settings.value(QStringLiteral("palette/recent")).toStringList());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_remembering) {
        QSettings settings;
        settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
        m_queue->saveLayout(settings);
        m_queue->pane().saveLayout(settings);
        settings.setValue(QStringLiteral("palette/recent"), m_palette->recent());
        settings.setValue(QStringLiteral("theme"), Theme::modeName(m_theme.mode()));
    }
    QMainWindow::closeEvent(event);
}

} // namespace duebell
