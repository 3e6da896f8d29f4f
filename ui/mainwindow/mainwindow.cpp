#include "ui/mainwindow/mainwindow.h"

#include "ui/models/moments.h"
#include "ui/pages/startpage.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>

namespace duebell {

MainWindow::MainWindow(Theme& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_icons(theme)
    , m_actions(new TicketActions(m_names, m_icons, this))
    , m_desks(new DeskActions(m_icons, this))
    , m_follow(new FollowActions(this))
    , m_start(new StartPage(*m_desks, theme, m_icons, this))
    , m_alerts(new AlertActions(this))
    , m_queue(new QueuePage(m_names, theme, m_icons, *m_actions, this))
    , m_asOfBanner(new Banner(Banner::Kind::AsOf, tr("Back to now"), theme, this))
    , m_failure(new Banner(Banner::Kind::Failure, tr("Dismiss"), theme, this))
{
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_asOfBanner);
    layout->addWidget(m_failure);
    layout->addWidget(m_start, 1);
    layout->addWidget(m_queue, 1);
    m_queue->hide();
    setCentralWidget(centre);
    m_toasts = new ToastStack(*centre, theme, m_icons);
    makeMenus();
    m_queue->addBarAction(m_asOf);
    makeStatusBar();
    connect(m_asOfBanner->button(), &QToolButton::clicked, this, [this] { Q_EMIT asOfRequested({}); });
    connect(m_failure->button(), &QToolButton::clicked, this, [this] { m_failure->setText({}); });
    connect(m_actions, &TicketActions::failed, this, &MainWindow::showFailure);
    connect(m_actions, &TicketActions::done, this, [this](const QString& message) {
        m_failure->setText({});
        statusBar()->showMessage(message, 6000);
    });
    connect(&m_queue->queueActions(), &QueueActions::told, this,
            [this](const QString& message) { statusBar()->showMessage(message, 6000); });
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
    makeTicketMenu();
    makeViewMenu();
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    addAction(help, tr("&Finding tickets"), QStringLiteral("help"), {}, [this] { m_queue->showQueryHelp(); });
    addAction(help, tr("&About Duebell"), {}, {}, [this] {
        auto* about = new QMessageBox(QMessageBox::NoIcon, tr("About Duebell"),
                                      tr("Duebell %1\nDesktop SLA supervisor").arg(QApplication::applicationVersion()),
                                      QMessageBox::Close, this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->setIconPixmap(windowIcon().pixmap(64));
        about->open();
    });
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

void MainWindow::makeTicketMenu()
{
    QMenu* ticket = menuBar()->addMenu(tr("&Ticket"));
    for (QAction* action : m_actions->all())
        ticket->addAction(action);
}

void MainWindow::makeViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
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
    view->addSeparator();
    m_asOf = addAction(view, tr("As of a &moment …"), QStringLiteral("time"), QKeySequence(Qt::CTRL | Qt::Key_H),
                       [this] { askForInstant(); });
    m_backToNow
        = addAction(view, tr("&Back to now"), {}, QKeySequence(Qt::Key_F12), [this] { Q_EMIT asOfRequested({}); });
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
    m_deskLabel = new QLabel(this);
    m_importLabel = new QLabel(this);
    m_zoneLabel = new QLabel(this);
    m_meLabel = new QLabel(this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(space::kSmall, 0, space::kSmall, 0);
    statusBar()->addWidget(m_deskLabel);
    statusBar()->addPermanentWidget(m_follow->label());
    for (QLabel* label : { m_importLabel, m_zoneLabel, m_meLabel }) {
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setContentsMargins(space::kMedium, 0, 0, 0);
        statusBar()->addPermanentWidget(label);
    }
}

void MainWindow::refreshStatusBar()
{
    const QString file = QFileInfo(m_info.path).fileName();
    m_deskLabel->setText(!m_desk                     ? tr("No desk is open")
                             : m_info.name.isEmpty() ? file
                                                     : tr("%1 – %2", "desk, its file").arg(m_info.name, file));
    m_deskLabel->setToolTip(m_info.path);
    m_importLabel->setVisible(m_desk);
    m_importLabel->setText(m_info.lastImport ? tr("Last import %1").arg(Moments::full(*m_info.lastImport))
                                             : tr("Nothing imported yet"));
    m_importLabel->setToolTip(
        m_info.lastImport
            ? tr("%1, from %2", "instant, source").arg(Moments::utc(*m_info.lastImport), m_info.lastImportSource)
            : QString());
    m_zoneLabel->setVisible(m_desk && !m_info.zone.isEmpty());
    m_zoneLabel->setText(tr("Desk hours: %1", "time zone").arg(m_info.zone));
    m_zoneLabel->setToolTip(tr("The desk's own time zone. Times on screen are in yours."));
    m_meLabel->setVisible(m_desk && !m_info.meName.isEmpty());
    m_meLabel->setText(tr("I am %1").arg(m_info.meName));
    m_meLabel->setToolTip(tr("Chooses “My tickets” and is noted with every command. It is no protection."));
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
    m_queue->setDesk(nullptr, {});
    m_names = names;
    m_desk = desk;
    m_info = info;
    m_desks->setCurrent(info.path);
    m_start->setVisible(!desk);
    m_queue->setVisible(desk);
    m_actions->setDesk(desk, info.me);
    m_queue->setDesk(desk, info.me);
    const bool asOf = desk && desk->isAsOf();
    m_asOfBanner->setText(asOf ? tr("The desk as of %1. Nothing can be changed here.").arg(Moments::full(desk->now()))
                               : QString());
    m_asOfBanner->button()->setText(
        tr("Back to now (%1)", "key").arg(m_backToNow->shortcut().toString(QKeySequence::NativeText)));
    m_backToNow->setEnabled(asOf);
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

void MainWindow::askForInstant()
{
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("As of a moment"));
    auto* hint = new QLabel(tr("Shows the whole desk as it stood then. Your local time."), dialog);
    auto* when = new QDateTimeEdit(dialog);
    when->setCalendarPopup(true);
    when->setDateTime(QDateTime::fromSecsSinceEpoch(m_desk->now().time_since_epoch().count()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(hint);
    layout->addWidget(when);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(dialog, &QDialog::accepted, this,
            [this, when] { Q_EMIT asOfRequested(Instant { Seconds(when->dateTime().toSecsSinceEpoch()) }); });
    dialog->open();
}

void MainWindow::restore()
{
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_queue->restoreLayout(settings);
    m_queue->pane().restoreLayout(settings);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_remembering) {
        QSettings settings;
        settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
        m_queue->saveLayout(settings);
        m_queue->pane().saveLayout(settings);
        settings.setValue(QStringLiteral("theme"), Theme::modeName(m_theme.mode()));
    }
    QMainWindow::closeEvent(event);
}

} // namespace duebell
