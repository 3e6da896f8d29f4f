#include "notify/desktopnotifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QFile>
#include <QMap>
#include <QStringList>
#include <QVariantMap>

#include <atomic>
#include <deque>
#include <functional>
#include <optional>

namespace duebell {

namespace {

    const QString kService = QStringLiteral("org.freedesktop.Notifications");
    const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
    constexpr int kTimeoutMilliseconds = 3000;
    // Lets the service choose how long an ordinary one stays; 0: until somebody deals with it.
    constexpr int kServiceDecides = -1;
    constexpr int kStays = 0;

    // Asking for a session's bus where there is none starts one that outlives the program.
    bool hasSessionBus()
    {
        return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
            || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
    }

    QDBusConnection busOf(const QString& address)
    {
        if (address.isEmpty())
            return hasSessionBus() ? QDBusConnection::sessionBus() : QDBusConnection(QString());
        static std::atomic<int> connections { 0 };
        return QDBusConnection::connectToBus(address, QStringLiteral("duebell-notifier-%1").arg(++connections));
    }

} // namespace

struct DesktopNotifier::Private {
    enum class Service {
        Unknown, ///< not asked yet
        Asked,
        There,
        Absent, ///< did not answer; asked again when it appears
    };
    /// A notification of ours that is, or is about to be, on the screen.
    struct Shown {
        uint serverId = 0; ///< 0 while the first answer is awaited
        bool isAwaited = false; ///< an answer is
        bool isWithdrawn = false;
        std::optional<Notification> next; ///< came while the answer was awaited
    };

    DesktopNotifier& notifier;
    const NotifyingProgram& program;
    QString ownConnection; ///< name of a connection that is only ours
    QDBusConnection bus;
    QDBusServiceWatcher watcher;
    Service service = Service::Unknown;
    bool hasActions = false;
    bool hasMarkup = false;
    std::deque<Notification> waiting; ///< until it is known what the service can do
    QMap<NotificationId, Shown> shown;

    Private(DesktopNotifier& owner, const NotifyingProgram& presented, const QString& address)
        : notifier(owner)
        , program(presented)
        , bus(busOf(address))
    {
        if (!address.isEmpty())
            ownConnection = bus.name();
    }

    void call(const QString& method, const QVariantList& arguments,
              std::function<void(const QDBusPendingCall&)> answered = {})
    {
        QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kService, method);
        message.setArguments(arguments);
        auto* watched = new QDBusPendingCallWatcher(bus.asyncCall(message, kTimeoutMilliseconds), &notifier);
        QObject::connect(watched, &QDBusPendingCallWatcher::finished, &notifier,
                         [answered = std::move(answered)](QDBusPendingCallWatcher* call) {
                             call->deleteLater();
                             if (answered)
                                 answered(*call);
                         });
    }

    void ask()
    {
        service = Service::Asked;
        call(QStringLiteral("GetCapabilities"), {}, [this](const QDBusPendingReply<QStringList>& reply) {
            service = reply.isError() ? Service::Absent : Service::There;
            const QStringList capabilities = reply.isError() ? QStringList() : reply.value();
            hasActions = capabilities.contains(QLatin1String("actions"));
            hasMarkup = capabilities.contains(QLatin1String("body-markup"));
            work();
        });
    }

    /// Sends what waits, as far as it is known what the service can do.
    void work()
    {
        if (!bus.isConnected())
            service = Service::Absent;
        if (service == Service::Unknown && !waiting.empty())
            ask();
        if (service == Service::Asked)
            return;
        for (const Notification& notification : std::exchange(waiting, {})) {
            if (service == Service::There)
                send(notification);
            else
                Q_EMIT notifier.failed(notification.id);
        }
    }

    void send(const Notification& notification)
    {
        Shown& entry = shown[notification.id];
        entry.isWithdrawn = false;
        if (entry.isAwaited) {
            entry.next = notification; // its number is needed to replace it
            return;
        }
        entry.isAwaited = true;
        call(QStringLiteral("Notify"), argumentsOf(notification, entry.serverId),
             [this, id = notification.id](const QDBusPendingReply<uint>& reply) { takeAnswer(id, reply); });
    }

    QVariantList argumentsOf(const Notification& notification, uint replaces) const
    {
        QStringList actions;
        if (hasActions) {
            for (const NotificationButton& button : notification.buttons)
                actions << button.key << button.label;
        }
        const bool isCritical = notification.urgency == Notification::Urgency::Critical;
        QVariantMap hints;
        hints.insert(QStringLiteral("urgency"), QVariant::fromValue(static_cast<uchar>(notification.urgency)));
        hints.insert(QStringLiteral("desktop-entry"), program.desktopEntry);
        const QString body = hasMarkup ? notification.body.toHtmlEscaped() : notification.body;
        return { program.name, replaces, program.icon, notification.title,
                 body,         actions,  hints,        isCritical ? kStays : kServiceDecides };
    }

    void takeAnswer(NotificationId id, const QDBusPendingReply<uint>& reply)
    {
        const auto entry = shown.find(id);
        if (entry == shown.end())
            return;
        entry->isAwaited = false;
        const std::optional<Notification> next = std::exchange(entry->next, {});
        if (reply.isError()) {
            service = Service::Unknown; // it may have gone: asked before the next
            shown.erase(entry);
            Q_EMIT notifier.failed(id);
        } else {
            entry->serverId = reply.value();
            if (entry->isWithdrawn) {
                const uint serverId = entry->serverId;
                shown.erase(entry);
                close(serverId);
            }
            Q_EMIT notifier.delivered(id);
        }
        if (next)
            notifier.show(*next);
    }

    void close(uint serverId) { call(QStringLiteral("CloseNotification"), { serverId }); }

    std::optional<NotificationId> idOf(uint serverId) const
    {
        for (auto entry = shown.begin(); entry != shown.end(); ++entry) {
            if (entry->serverId == serverId && serverId != 0)
                return entry.key();
        }
        return {};
    }
};

DesktopNotifier::DesktopNotifier(NotifyingProgram program, const QString& busAddress, QObject* parent)
    : Notifier(parent)
    , m_program(std::move(program))
    , m_busAddress(busAddress)
{
}

DesktopNotifier::~DesktopNotifier()
{
    const QString ownConnection = m ? m->ownConnection : QString();
    m.reset();
    if (!ownConnection.isEmpty())
        QDBusConnection::disconnectFromBus(ownConnection);
}

void DesktopNotifier::connectToBus()
{
    m = std::make_unique<Private>(*this, m_program, m_busAddress);
    if (!m->bus.isConnected())
        return;
    m->watcher.setConnection(m->bus);
    m->watcher.setWatchMode(QDBusServiceWatcher::WatchForOwnerChange);
    m->watcher.addWatchedService(kService);
    connect(&m->watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &DesktopNotifier::takeOwner);
    m->bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this, SLOT(takeInvoked(uint, QString)));
    m->bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this, SLOT(takeClosed(uint, uint)));
}

void DesktopNotifier::show(const Notification& notification)
{
    if (!m)
        connectToBus();
    m->waiting.push_back(notification);
    // Never before show() returns: the caller need not be ready for the answer.
    QMetaObject::invokeMethod(
        this, [this] { m->work(); }, Qt::QueuedConnection);
}

void DesktopNotifier::withdraw(NotificationId id)
{
    if (!m)
        return;
    std::erase_if(m->waiting, [id](const Notification& notification) { return notification.id == id; });
    const auto entry = m->shown.find(id);
    if (entry == m->shown.end())
        return;
    if (entry->isAwaited) {
        entry->isWithdrawn = true;
        entry->next.reset();
        return;
    }
    const uint serverId = entry->serverId;
    m->shown.erase(entry);
    m->close(serverId);
}

void DesktopNotifier::takeInvoked(uint serverId, const QString& key)
{
    // Everybody's are told to everybody: only our own count.
    if (const std::optional<NotificationId> id = m->idOf(serverId))
        Q_EMIT invoked(*id, key);
}

void DesktopNotifier::takeClosed(uint serverId, uint)
{
    const std::optional<NotificationId> id = m->idOf(serverId);
    if (!id)
        return;
    m->shown.remove(*id);
    Q_EMIT closed(*id);
}

void DesktopNotifier::takeOwner(const QString&, const QString& before, const QString& after)
{
    if (m->service != Private::Service::Asked)
        m->service = after.isEmpty() ? Private::Service::Absent : Private::Service::Unknown;
    if (before.isEmpty())
        return;
    // Numbers are the owner's: what was on the screen went with it.
    for (const NotificationId id : m->shown.keys()) {
        if (m->shown.value(id).isAwaited)
            continue;
        m->shown.remove(id);
        Q_EMIT closed(id);
    }
}

} // namespace duebell
