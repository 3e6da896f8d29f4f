#include "support/notificationdaemon.h"

#include <QDBusMessage>

#include <algorithm>

namespace duebell::test {

static QString connectionName()
{
    static int number = 0;
    return QStringLiteral("notification-daemon-%1").arg(++number);
}

NotificationDaemon::NotificationDaemon(const QString& busAddress, QStringList capabilities)
    : m_bus(QDBusConnection::connectToBus(busAddress, connectionName()))
    , m_capabilities(std::move(capabilities))
{
    const auto exported = QDBusConnection::ExportScriptableSlots | QDBusConnection::ExportScriptableSignals;
    m_isThere = m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this, exported)
        && m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
}

NotificationDaemon::~NotificationDaemon()
{
    const QString name = m_bus.name();
    m_bus = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(name);
}

uint NotificationDaemon::Notify(const QString& program, uint replaces, const QString& icon, const QString& title,
                                const QString& body, const QStringList& actions, const QVariantMap& hints, int timeout)
{
    const uint id = replaces != 0 ? replaces : ++m_lastId;
    const Shown shown { id, replaces, program, icon, title, body, actions, hints, timeout };
    m_calls.push_back(shown);
    remove(id);
    m_screen.push_back(shown);
    return id;
}

void NotificationDaemon::remove(uint id)
{
    std::erase_if(m_screen, [id](const Shown& shown) { return shown.id == id; });
}

void NotificationDaemon::CloseNotification(uint id)
{
    remove(id);
    Q_EMIT NotificationClosed(id, 3);
}

void NotificationDaemon::press(uint id, const QString& key)
{
    remove(id);
    Q_EMIT ActionInvoked(id, key);
    Q_EMIT NotificationClosed(id, 2);
}

void NotificationDaemon::dismiss(uint id)
{
    remove(id);
    Q_EMIT NotificationClosed(id, 2);
}

} // namespace duebell::test
