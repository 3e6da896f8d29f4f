#include "window/session.h"

#include "desk/maincalendar.h"
#include "desk/storefault.h"
#include "exchange/agreementreader.h"
#include "words/errortext.h"
#include "workspace/demodesk.h"

#include <QDir>
#include <QFile>
#include <QSettings>

namespace duebell {

Session::Session(MainWindow& window)
    : m_window(window)
    , m_rescue(window, m_time)
    , m_following(window)
    , m_alerting(window)
{
    connect(&m_rescue, &Rescue::aboutToRestore, this, [this](const QString& path) {
        if (path == m_path)
            close();
    });
    connect(&m_rescue, &Rescue::restored, this, [this](const QString& path) { open(path); });
    connect(&window.desks(), &DeskActions::openRequested, this, [this](const QString& path) {
        if (open(path))
            m_window.queue().focusQueue();
    });
    connect(&window.desks(), &DeskActions::demoRequested, this, [this] {
        if (openDemo())
            m_window.queue().focusQueue();
    });
    connect(&window.desks(), &DeskActions::createRequested, this, &Session::create);
    connect(&window, &MainWindow::asOfRequested, this, &Session::showAsOf);
    connect(&window.timeMachine(), &TimeMachine::cancelled, this, &Session::callOff);
    connect(&window, &MainWindow::meChosen, this, [this](const QString& person) {
        QSettings().setValue(QStringLiteral("me"), person);
        if (Workspace* shown = m_past ? m_past.get() : m_live.get())
            show(*shown);
        watchAlerts();
    });
}

Session::~Session()
{
    m_alerting.stop();
    m_window.showDesk(nullptr, {}, {});
}

void Session::close()
{
    m_following.deskClosed(); // it holds the file open, too
    m_alerting.stop();
    m_window.showDesk(nullptr, {}, {});
    m_live.reset();
    m_past.reset();
    m_nextPast.reset();
}

std::unique_ptr<Workspace> Session::openAt(const QString& path, std::optional<Instant> asOf)
{
    Workspace::Options options;
    options.asOf = asOf;
    options.readOnly = asOf.has_value();
    options.beside = m_loadingBeside;
    if (asOf) {
        // A month to either side: the slider needs no other reading.
        constexpr Seconds around = std::chrono::hours(24 * 32);
        options.reach = DeskReach { *asOf - around, *asOf + around };
        options.loadFailed = [this](const Error& error) {
            callOff();
            m_window.showFailure(tr("The past could not be read. %1", "reason").arg(ErrorText::sentence(error)));
        };
    }
    Result<std::unique_ptr<Workspace>> opened = Workspace::open(path, options);
    if (opened)
        return std::move(*opened);
    const QString sentence = ErrorText::sentence(opened.error());
    // Some reasons name the file themselves.
    m_window.showFailure(
        opened.error().where == path.toStdString()
            ? sentence
            : tr("%1 could not be opened. %2", "file, reason").arg(QDir::toNativeSeparators(path), sentence));
    m_rescue.offer(path, opened.error());
    return {};
}

bool Session::open(const QString& path, std::optional<Instant> asOf)
{
    std::unique_ptr<Workspace> workspace = openAt(path, asOf);
    if (!workspace)
        return false;
    show(*workspace);
    m_path = path;
    if (!m_demoFolder || !path.startsWith(m_demoFolder->path()))
        DeskActions::remember(path);
    m_alerting.stop();
    letGo(std::move(m_live));
    letGo(std::move(m_past));
    m_nextPast.reset();
    if (asOf) {
        m_past = std::move(workspace);
        m_following.deskClosed();
        return true;
    }
    m_following.deskOpened(path);
    m_live = std::move(workspace);
    m_offered = false;
    const auto failed = [this](const Error& error) {
        tellFailure(error, tr("What others changed in this desk cannot be read at the moment. %1"));
    };
    const auto reconfigured = [this] {
        if (!m_past)
            show(*m_live);
        watchAlerts();
    };
    m_live->watch({ failed, reconfigured, [this] { refreshLastImport(); } });
    guard();
    watchAlerts();
    return true;
}

// Of the live desk, also while a past one is shown. An invented desk is gone with the program.
void Session::watchAlerts()
{
    if (m_live)
        m_alerting.watch(*m_live, infoOf(*m_live).me, !m_demoFolder || !m_path.startsWith(m_demoFolder->path()));
}

void Session::guard()
{
    DeskGuard::Reports reports;
    reports.failed = [this](const Error& error) { tellFailure(error, tr("No backup could be made. %1", "reason")); };
    m_live->protect(std::move(reports));
}

// Damage is met again and again while the desk is open; the way out is offered once.
void Session::tellFailure(const Error& error, const QString& otherwise)
{
    const QString sentence = ErrorText::sentence(error);
    m_window.showFailure(storefault::isDamage(error) ? sentence : otherwise.arg(sentence));
    if (storefault::isDamage(error) && !m_offered)
        m_offered = m_rescue.offer(m_path, error);
}

bool Session::openDemo(std::optional<Instant> asOf)
{
    m_demoFolder = std::make_unique<QTemporaryDir>();
    const QString path = m_demoFolder->filePath(QStringLiteral("demo.duebell"));
    const Result<std::unique_ptr<Workspace>> made = createDemoDesk(path);
    if (made)
        return open(path, asOf);
    m_window.showFailure(tr("The demo desk could not be made. %1").arg(ErrorText::sentence(made.error())));
    return false;
}

void Session::create(const QString& path, const QString& agreementPath)
{
    const auto refuse = [&](const QString& reason) {
        m_window.showFailure(
            tr("No desk was made from %1. %2", "file, reason").arg(QDir::toNativeSeparators(agreementPath), reason));
    };
    QFile file(agreementPath);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(file.errorString());
    const AgreementReader::Reading reading
        = AgreementReader::read(file.read(qint64(AgreementReader::kLargestFile) + 1).toStdString());
    if (!reading.agreement) {
        const QString first = ErrorText::withPlace(reading.problems.front());
        const int others = static_cast<int>(reading.problems.size()) - 1;
        return refuse(others == 0 ? first : tr("%1 And %n more problem(s).", "the first", others).arg(first));
    }
    const Result<std::unique_ptr<Workspace>> made = Workspace::create(path, *reading.agreement, {});
    if (!made)
        return refuse(ErrorText::sentence(made.error()));
    if (open(path))
        m_window.queue().focusQueue();
}

bool Session::showAsOf(std::optional<Instant> at)
{
    if (!at && !m_live)
        return open(m_path);
    if (!at) {
        callOff();
        show(*m_live);
        letGo(std::move(m_past));
        return true;
    }
    if (m_past && m_past->desk().moveTo(*at)) {
        dropNextPast();
        return true;
    }
    m_wanted = *at;
    const bool isOnItsWay = m_nextPast && m_nextPast->desk().reaches(*at);
    return isOnItsWay || readPast(*at);
}

// The desk before stays in sight until the other one has been read.
bool Session::readPast(Instant at)
{
    std::unique_ptr<Workspace> past = openAt(m_path, at);
    if (!past)
        return false;
    dropNextPast();
    m_nextPast = std::move(past);
    Desk& desk = m_nextPast->desk();
    if (!desk.isLoading()) {
        takePast();
        return true;
    }
    connect(&desk, &Desk::reset, this, &Session::takePast, Qt::QueuedConnection);
    m_window.timeMachine().setLoading(true);
    m_time.repeat(std::chrono::milliseconds(200), [this] {
        if (m_nextPast)
            m_window.timeMachine().setLoading(true, m_nextPast->ticketsRead());
    });
    return true;
}

void Session::takePast()
{
    m_time.repeat({}, {});
    if (!m_nextPast || m_nextPast->desk().isLoading())
        return; // called off meanwhile
    disconnect(&m_nextPast->desk(), nullptr, this, nullptr);
    m_window.timeMachine().setLoading(false);
    show(*m_nextPast);
    letGo(std::exchange(m_past, std::move(m_nextPast))); // only when it is no longer shown
    if (m_past->desk().now() != m_wanted)
        (void)m_past->desk().moveTo(m_wanted);
}

void Session::dropNextPast()
{
    m_time.repeat({}, {});
    // Not here: it may be this workspace that tells of its failure.
    QMetaObject::invokeMethod(
        this, [gone = std::shared_ptr<Workspace>(std::move(m_nextPast))] {}, Qt::QueuedConnection);
    m_window.timeMachine().setLoading(false);
}

void Session::callOff()
{
    dropNextPast();
    m_window.timeMachine().giveUp();
}

// To free 100,000 tickets takes longer than a frame.
void Session::letGo(std::unique_ptr<Workspace> workspace)
{
    if (workspace)
        m_freeing = std::jthread([tickets = workspace->desk().letGo()]() mutable { tickets = {}; });
}

void Session::refreshLastImport()
{
    const auto last = m_live->store().lastImport();
    if (last.ok() && *last)
        m_window.setLastImport((**last).at, QString::fromStdString((**last).source));
}

DeskInfo Session::infoOf(Workspace& workspace) const
{
    DeskInfo info;
    info.path = workspace.path();
    info.name = QString::fromStdString(workspace.agreement().deskName);
    info.zone = QString::fromStdString(workspace.agreement().deskTimeZone);
    if (const auto last = workspace.store().lastImport(); last.ok() && *last) {
        info.lastImport = (**last).at;
        info.lastImportSource = QString::fromStdString((**last).source);
    }
    const std::string account = Workspace::account().toStdString();
    const QString chosen = QSettings().value(QStringLiteral("me")).toString();
    const std::string me = chosen.isEmpty() ? account : chosen.toStdString();
    info.me = workspace.desk().symbols().find(me);
    if (!info.me && !workspace.desk().isAsOf()) {
        const std::string_view text = me;
        if (const auto known = workspace.store().intern({ &text, 1 }); known.ok())
            info.me = known->front();
    }
    if (const WorkCalendar* hours
        = mainCalendar(*workspace.desk().timeline().versions.back().rules, workspace.agreement().deskTimeZone)) {
        // Kept by the timeline, which the calendar's owner shares.
        info.hours = std::shared_ptr<const WorkCalendar>(workspace.desk().timeline().versions.back().rules, hours);
        const CalendarSpec& spec = hours->spec();
        info.hoursName = QString::fromStdString(spec.name.empty() ? spec.id : spec.name);
    }
    info.meName = QString::fromStdString(me);
    for (const PersonDefinition& person : workspace.agreement().directory.people) {
        if (person.id == me)
            info.meName = QString::fromStdString(person.name);
    }
    return info;
}

void Session::show(Workspace& workspace)
{
    m_window.showDesk(&workspace.desk(), NameBook(workspace.agreement(), workspace.desk().symbols()),
                      infoOf(workspace));
}

} // namespace duebell
