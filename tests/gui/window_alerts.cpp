// Alerts in the real window: through a notification service on a bus of its own, whose buttons act; and as toasts where
// there is no service, from the keyboard.
#include "notify/desktopnotifier.h"
#include "support/alertear.h"
#include "support/notificationdaemon.h"
#include "support/privatebus.h"
#include "support/shownwindow.h"
#include "support/testmain.h"
#include "ui/mainwindow/alertvoice.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace duebell;
using namespace duebell::test;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

// The invented desk at Tuesday 10:00: T-1001's first response breaks its promise at 10:04, T-1002's is warned of at
// 10:20, T-1012's at 10:30.
class AlertedWindow {
public:
    explicit AlertedWindow(const QString& busAddress)
        : notifier({ QStringLiteral("Duebell"), QStringLiteral("org.duebell.Duebell"), {} }, busAddress)
        , voice(*shown.window, notifier)
        , ear(*shown.sample.desk, shown.sample.time, listener(), false)
    {
        voice.setAlerts(ear.alerts.get(), shown.sample.names);
    }

    static AlertListener listener()
    {
        AlertListener listener;
        listener.scope = AlertScope::Everything;
        return listener;
    }
    [[nodiscard]] const std::vector<Toast*>& toasts() { return shown.window->toasts().toasts(); }
    [[nodiscard]] QString selected() { return QString::fromStdString(shown.view().currentTicket() ? keyOf() : ""); }
    [[nodiscard]] std::string keyOf()
    {
        const auto index = shown.sample.desk->indexOf(*shown.view().currentTicket());
        return shown.sample.desk->tickets()[*index].record.displayKey;
    }
    Toast* toastOf(const QString& key)
    {
        for (Toast* toast : toasts()) {
            if (toast->notification().title.startsWith(key + QLatin1Char(':')))
                return toast;
        }
        return nullptr;
    }
    QPushButton* button(const QString& text, const QString& key = QStringLiteral("T-1001"))
    {
        Toast* const toast = toastOf(key);
        for (QPushButton* each : toast ? toast->findChildren<QPushButton*>() : QList<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    ShownWindow shown;
    DesktopNotifier notifier;
    AlertVoice voice;
    AlertEar ear;
};

} // namespace

class WindowAlertsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<NotificationDaemon> m_daemon;
    std::unique_ptr<AlertedWindow> m_window;

    [[nodiscard]] FiringOutcome outcome(const char* key)
    {
        SampleDesk& sample = m_window->shown.sample;
        return sample.store.firingsOf(sample.ticket(key).record.id, {}).value().back().outcome;
    }
    /// Whether the service shows one that begins so; under this number if it is given.
    [[nodiscard]] bool isOnScreen(const QString& title, uint id = 0) const
    {
        return std::ranges::any_of(m_daemon->screen(), [&](const NotificationDaemon::Shown& shown) {
            return shown.title.startsWith(title) && (id == 0 || shown.id == id);
        });
    }
    void withService()
    {
        if (!PrivateBus::isInstalled())
            QSKIP("this machine has no dbus-daemon");
        m_bus = std::make_unique<PrivateBus>();
        m_daemon = std::make_unique<NotificationDaemon>(m_bus->address());
        QVERIFY(m_daemon->isThere());
        m_window = std::make_unique<AlertedWindow>(m_bus->address());
        QVERIFY(QTest::qWaitForWindowActive(m_window->shown.window.get()));
    }
    void withoutService()
    {
        m_window = std::make_unique<AlertedWindow>(QStringLiteral("unix:path=/nowhere/bus"));
        QVERIFY(QTest::qWaitForWindowActive(m_window->shown.window.get()));
    }

private Q_SLOTS:
    void cleanup()
    {
        QApplication::setLayoutDirection(Qt::LeftToRight);
        m_window.reset();
        m_daemon.reset();
        m_bus.reset();
    }

    void aBreachIsToldByTheServiceAndOpenLeadsToIt()
    {
        withService();
        QVERIFY(m_window->shown.select("T-1006"));
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(m_daemon->screen().size(), std::size_t { 1 });
        const NotificationDaemon::Shown shown = m_daemon->screen().front();
        QVERIFY2(shown.title.startsWith(QStringLiteral("T-1001: first response overdue since ")),
                 qPrintable(shown.title));
        QVERIFY2(
            shown.body.startsWith(QStringLiteral("Acme Robotics · Checkout hangs at payment · assigned to Ida Krüger")),
            qPrintable(shown.body));
        QCOMPARE(shown.hints.value(QStringLiteral("urgency")).toInt(), 2);
        QTRY_COMPARE(outcome("T-1001"), FiringOutcome::Delivered);
        m_daemon->press(shown.id, QStringLiteral("open"));
        QTRY_COMPARE(m_window->selected(), QStringLiteral("T-1001"));
        QVERIFY(m_window->shown.window->isVisible());
        QVERIFY(m_window->toasts().empty());
    }

    void aWarningIsReplacedByTheBreachOfItsTicket()
    {
        withService();
        m_window->ear.advance(minutes(21));
        QTRY_COMPARE(m_daemon->screen().size(), std::size_t { 2 });
        const uint warning = m_daemon->screen().back().id;
        QVERIFY(m_daemon->screen().back().title.startsWith(QStringLiteral("T-1002: first response due in ")));
        m_window->ear.advance(minutes(31));
        QTRY_VERIFY(isOnScreen(QStringLiteral("T-1002: first response overdue since "), warning));
        QVERIFY(!isOnScreen(QStringLiteral("T-1002: first response due in ")));
    }

    void acknowledgeWritesTheEvent()
    {
        withService();
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(m_daemon->screen().size(), std::size_t { 1 });
        QTRY_COMPARE(outcome("T-1001"), FiringOutcome::Delivered);
        m_daemon->press(m_daemon->screen().front().id, QStringLiteral("acknowledge"));
        QTRY_COMPARE(m_window->shown.sample.ticket("T-1001").events.back().kind, EventKind::Acknowledged);
        QCOMPARE(m_window->shown.sample.ticket("T-1001").events.back().metric, Metric::FirstResponse);
        QCOMPARE(outcome("T-1001"), FiringOutcome::Acknowledged);
        QVERIFY(m_window->shown.window->failureBanner().isHidden());
    }

    void snoozeSpeaksOnceMore()
    {
        withService();
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(m_daemon->screen().size(), std::size_t { 1 });
        QTRY_COMPARE(outcome("T-1001"), FiringOutcome::Delivered);
        m_daemon->press(m_daemon->screen().front().id, QStringLiteral("snooze"));
        QTRY_COMPARE(outcome("T-1001"), FiringOutcome::Snoozed);
        QVERIFY(m_daemon->screen().empty());
        m_window->ear.advance(minutes(15));
        QTRY_VERIFY(isOnScreen(QStringLiteral("T-1001: ")));
    }

    void manyAtOnceAreOneNotification()
    {
        withService();
        m_window->ear.sleep(hours(4));
        QTRY_COMPARE(m_daemon->screen().size(), std::size_t { 1 });
        QVERIFY2(m_daemon->screen().front().title.contains(QStringLiteral("promise")),
                 qPrintable(m_daemon->screen().front().title));
        QCOMPARE(m_daemon->calls().size(), std::size_t { 1 });
    }

    void whatIsAnsweredLeavesTheScreen()
    {
        withService();
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(m_daemon->screen().size(), std::size_t { 1 });
        QTRY_COMPARE(outcome("T-1001"), FiringOutcome::Delivered);
        m_window->shown.sample.commit("T-1001", EventKind::Reply, ActorKind::Agent);
        QVERIFY(m_window->shown.sample.desk->catchUp().ok());
        m_window->ear.advance(Seconds(2));
        QTRY_VERIFY(m_daemon->screen().empty());
    }

    void withoutAServiceAToastTellsAndTakesNoFocus()
    {
        withoutService();
        QWidget* const focused = QApplication::focusWidget();
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(m_window->toasts().size(), std::size_t { 1 });
        Toast& toast = *m_window->toasts().front();
        QVERIFY(toast.isVisible());
        QVERIFY(toast.accessibleName().startsWith(QStringLiteral("T-1001: first response overdue")));
        QCOMPARE(QApplication::focusWidget(), focused);
        QCOMPARE(outcome("T-1001"), FiringOutcome::Delivered);
        const QRect area = m_window->shown.window->centralWidget()->rect();
        QVERIFY(area.contains(toast.geometry()));
        QVERIFY(toast.geometry().right() > area.right() - 3 * space::kLarge);
        QVERIFY(toast.geometry().bottom() > area.bottom() - 3 * space::kLarge);
        m_window->shown.window->resize(1000, 700);
        QTRY_VERIFY(m_window->shown.window->centralWidget()->rect().contains(toast.geometry()));
    }

    void aToastIsAnsweredFromTheKeyboard()
    {
        withoutService();
        QVERIFY(m_window->shown.select("T-1006"));
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(m_window->toasts().size(), std::size_t { 1 });
        m_window->shown.press(Qt::Key_9, Qt::AltModifier);
        QTRY_COMPARE(QApplication::focusWidget(), m_window->button(QStringLiteral("Open")));
        m_window->shown.press(Qt::Key_Return);
        QTRY_COMPARE(m_window->selected(), QStringLiteral("T-1001"));
        QTRY_VERIFY(m_window->toasts().empty());
        QCOMPARE(QApplication::focusWidget(), &m_window->shown.view());
    }

    void aToastsButtonsAct()
    {
        withoutService();
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(m_window->toasts().size(), std::size_t { 1 });
        m_window->button(QStringLiteral("Snooze 15 min"))->click();
        QTRY_VERIFY(m_window->toasts().empty());
        QCOMPARE(outcome("T-1001"), FiringOutcome::Snoozed);
        m_window->ear.advance(minutes(15));
        QTRY_VERIFY(m_window->toastOf(QStringLiteral("T-1001")));
        m_window->button(QStringLiteral("Acknowledge"))->click();
        QTRY_COMPARE(m_window->shown.sample.ticket("T-1001").events.back().kind, EventKind::Acknowledged);
    }

    void escapeDismissesAToast()
    {
        withoutService();
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(m_window->toasts().size(), std::size_t { 1 });
        m_window->shown.press(Qt::Key_9, Qt::AltModifier);
        QTRY_VERIFY(m_window->toasts().front()->isAncestorOf(QApplication::focusWidget()));
        m_window->shown.press(Qt::Key_Escape);
        QTRY_VERIFY(m_window->toasts().empty());
        QCOMPARE(QApplication::focusWidget(), &m_window->shown.view());
        QCOMPARE(outcome("T-1001"), FiringOutcome::Delivered);
    }

    void theOpenHistoryTellsWhatWasAnnounced()
    {
        withoutService();
        QVERIFY(m_window->shown.select("T-1001"));
        m_window->shown.press(Qt::Key_4, Qt::AltModifier);
        HistoryModel& history = m_window->shown.window->queue().pane().history().history();
        QVERIFY(history.rowCount() > 0);
        const auto newest = [&history] { return history.entryAt(0); };
        QVERIFY(newest().kind != HistoryEntry::Kind::Alert);
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(newest().kind, HistoryEntry::Kind::Alert);
        QVERIFY(newest().isBreach);
        QVERIFY(history.index(0, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("Breach announced: first response was due")));
        QTRY_VERIFY(m_window->button(QStringLiteral("Snooze 15 min")));
        m_window->button(QStringLiteral("Snooze 15 min"))->click();
        QTRY_VERIFY(newest().what.contains(QStringLiteral("snoozed until")));
        m_window->ear.advance(minutes(15));
        QTRY_VERIFY(!newest().what.contains(QStringLiteral("snoozed until")));
        QTRY_VERIFY(m_window->button(QStringLiteral("Acknowledge")));
        m_window->button(QStringLiteral("Acknowledge"))->click();
        QTRY_VERIFY(newest().kind != HistoryEntry::Kind::Alert);
        QVERIFY(newest().what.startsWith(QStringLiteral("Acknowledged")));
    }

    void fromRightToLeftAToastBeginsAtTheRight()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        withoutService();
        m_window->ear.advance(minutes(5));
        QTRY_COMPARE(m_window->toasts().size(), std::size_t { 1 });
        const Toast& toast = *m_window->toasts().front();
        const QRect area = m_window->shown.window->centralWidget()->rect();
        QVERIFY(toast.geometry().left() < area.left() + 3 * space::kLarge);
        for (const QLabel* label : toast.findChildren<QLabel*>())
            QVERIFY(label->text().isEmpty() || (label->alignment() & Qt::AlignRight));
    }

    void theMenuSaysOfWhatOneHears()
    {
        withoutService();
        AlertActions& actions = m_window->shown.window->alerts();
        const QSignalSpy chosen(&actions, &AlertActions::scopeChosen);
        actions.setUsable(true);
        actions.menu()->actions().back()->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front().front().value<AlertScope>(), AlertScope::Nothing);
        actions.setScope(AlertScope::Team);
        QVERIFY(actions.menu()->actions().at(1)->isChecked());
        QCOMPARE(chosen.count(), 1);
    }
};

DUEBELL_TEST(window_alerts, WindowAlertsTest)
#include "window_alerts.moc"
