// DesktopNotifier against a notification service on a bus of its own.
#include "notify/desktopnotifier.h"
#include "support/notificationdaemon.h"
#include "support/privatebus.h"
#include "support/testmain.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace duebell;
using namespace duebell::test;

class NotificationServiceTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<NotificationDaemon> m_daemon;
    std::unique_ptr<DesktopNotifier> m_notifier;

    static Notification notification(NotificationId id, const QString& title = QStringLiteral("T-1: due"))
    {
        Notification notification;
        notification.id = id;
        notification.title = title;
        notification.body = QStringLiteral("Alder & Finch <b>bold</b>");
        notification.buttons = { { QStringLiteral("default"), QStringLiteral("Open") },
                                 { QStringLiteral("snooze"), QStringLiteral("Snooze") } };
        return notification;
    }
    void serve(const QStringList& capabilities = { QStringLiteral("actions"), QStringLiteral("body") })
    {
        m_daemon = std::make_unique<NotificationDaemon>(m_bus->address(), capabilities);
        QVERIFY(m_daemon->isThere());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!PrivateBus::isInstalled())
            QSKIP("this machine has no dbus-daemon");
        qRegisterMetaType<NotificationId>("duebell::NotificationId");
    }

    void init()
    {
        m_bus = std::make_unique<PrivateBus>();
        QVERIFY(!m_bus->address().isEmpty());
        m_notifier = std::make_unique<DesktopNotifier>(NotifyingProgram { QStringLiteral("Duebell"),
                                                                          QStringLiteral("org.duebell.Duebell"),
                                                                          QStringLiteral("duebell") },
                                                       m_bus->address());
    }

    void cleanup()
    {
        m_notifier.reset();
        m_daemon.reset();
        m_bus.reset();
    }

    void showsWhatItIsGiven()
    {
        serve();
        const QSignalSpy delivered(m_notifier.get(), &Notifier::delivered);
        Notification critical = notification(7);
        critical.urgency = Notification::Urgency::Critical;
        m_notifier->show(critical);
        QTRY_COMPARE(delivered.count(), 1);
        QCOMPARE(delivered.front().front().value<NotificationId>(), NotificationId { 7 });
        QCOMPARE(m_daemon->screen().size(), std::size_t { 1 });
        const NotificationDaemon::Shown& shown = m_daemon->screen().front();
        QCOMPARE(shown.program, QStringLiteral("Duebell"));
        QCOMPARE(shown.title, critical.title);
        QCOMPARE(shown.body, critical.body); // this service knows no markup
        QCOMPARE(shown.actions,
                 QStringList({ QStringLiteral("default"), QStringLiteral("Open"), QStringLiteral("snooze"),
                               QStringLiteral("Snooze") }));
        QCOMPARE(shown.hints.value(QStringLiteral("urgency")).toInt(), 2);
        QCOMPARE(shown.hints.value(QStringLiteral("desktop-entry")).toString(), QStringLiteral("org.duebell.Duebell"));
        QCOMPARE(shown.timeout, 0);
    }

    void aServiceThatKnowsMarkupGetsNone()
    {
        serve({ QStringLiteral("body-markup") });
        m_notifier->show(notification(1));
        QTRY_COMPARE(m_daemon->screen().size(), std::size_t { 1 });
        QCOMPARE(m_daemon->screen().front().body, QStringLiteral("Alder &amp; Finch &lt;b&gt;bold&lt;/b&gt;"));
        QVERIFY(m_daemon->screen().front().actions.isEmpty()); // it has no buttons
    }

    void oneOfTheSameIdReplaces()
    {
        serve();
        m_notifier->show(notification(1, QStringLiteral("first")));
        m_notifier->show(notification(1, QStringLiteral("second"))); // the first one's number is not known yet
        m_notifier->show(notification(2, QStringLiteral("other")));
        QTRY_COMPARE(m_daemon->calls().size(), std::size_t { 3 });
        QCOMPARE(m_daemon->screen().size(), std::size_t { 2 });
        m_notifier->show(notification(1, QStringLiteral("third")));
        QTRY_COMPARE(m_daemon->screen().back().title, QStringLiteral("third"));
        QCOMPARE(m_daemon->screen().size(), std::size_t { 2 });
    }

    void buttonsAndClosingComeBack()
    {
        serve();
        const QSignalSpy invoked(m_notifier.get(), &Notifier::invoked);
        const QSignalSpy closed(m_notifier.get(), &Notifier::closed);
        const QSignalSpy delivered(m_notifier.get(), &Notifier::delivered);
        m_notifier->show(notification(41));
        m_notifier->show(notification(42));
        QTRY_COMPARE(delivered.count(), 2);
        m_daemon->press(m_daemon->screen().back().id, QStringLiteral("snooze"));
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(invoked.count(), 1);
        QCOMPARE(invoked.front().at(0).value<NotificationId>(), NotificationId { 42 });
        QCOMPARE(invoked.front().at(1).toString(), QStringLiteral("snooze"));
        m_daemon->dismiss(m_daemon->screen().front().id);
        QTRY_COMPARE(closed.count(), 2);
        QCOMPARE(invoked.count(), 1);
    }

    void somebodyElsesNotificationsAreNotOurs()
    {
        serve();
        const QSignalSpy invoked(m_notifier.get(), &Notifier::invoked);
        const QSignalSpy delivered(m_notifier.get(), &Notifier::delivered);
        m_notifier->show(notification(1));
        QTRY_COMPARE(delivered.count(), 1);
        m_daemon->press(9999, QStringLiteral("default"));
        m_daemon->press(m_daemon->screen().front().id, QStringLiteral("default"));
        QTRY_COMPARE(invoked.count(), 1);
    }

    void whatIsWithdrawnLeavesTheScreen()
    {
        serve();
        const QSignalSpy delivered(m_notifier.get(), &Notifier::delivered);
        m_notifier->show(notification(1));
        m_notifier->withdraw(1); // not even sent
        m_notifier->show(notification(2));
        QTRY_COMPARE(delivered.count(), 1);
        QCOMPARE(m_daemon->calls().size(), std::size_t { 1 });
        m_notifier->withdraw(2);
        m_notifier->withdraw(3);
        QTRY_VERIFY(m_daemon->screen().empty());
    }

    void withoutAServiceItFailsUntilOneAppears()
    {
        const QSignalSpy failed(m_notifier.get(), &Notifier::failed);
        const QSignalSpy delivered(m_notifier.get(), &Notifier::delivered);
        m_notifier->show(notification(1));
        m_notifier->show(notification(2));
        QTRY_COMPARE(failed.count(), 2);
        m_notifier->show(notification(3));
        QTRY_COMPARE(failed.count(), 3);
        serve();
        QTRY_VERIFY([&] {
            m_notifier->show(notification(4));
            return QTest::qWaitFor([&] { return delivered.count() > 0; }, 200);
        }());
    }

    void aServiceThatIsRestartedIsAskedAnew()
    {
        serve({ QStringLiteral("body") });
        const QSignalSpy delivered(m_notifier.get(), &Notifier::delivered);
        const QSignalSpy closed(m_notifier.get(), &Notifier::closed);
        m_notifier->show(notification(1));
        QTRY_COMPARE(delivered.count(), 1);
        m_daemon.reset();
        QTRY_COMPARE(closed.count(), 1); // it went with its service
        serve();
        QTRY_VERIFY([&] {
            m_notifier->show(notification(2));
            return QTest::qWaitFor([&] { return !m_daemon->screen().empty(); }, 200);
        }());
        QVERIFY(!m_daemon->screen().back().actions.isEmpty());
        QCOMPARE(m_daemon->screen().back().replaces, 0U);
    }

    void withoutABusItFails()
    {
        DesktopNotifier alone({ QStringLiteral("Duebell"), {}, {} }, QStringLiteral("unix:path=/nowhere/bus"));
        const QSignalSpy failed(&alone, &Notifier::failed);
        alone.withdraw(1);
        alone.show(notification(1));
        QCOMPARE(failed.count(), 0);
        QTRY_COMPARE(failed.count(), 1);
    }
};

DUEBELL_TEST(notification_service, NotificationServiceTest)
#include "notification_service.moc"
