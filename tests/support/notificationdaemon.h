// A notification service on a test's own bus: remembers what it was asked to show, and presses buttons.
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <vector>

namespace duebell::test {

class NotificationDaemon : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        uint id = 0;
        uint replaces = 0;
        QString program;
        QString icon;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
        int timeout = 0;
    };

    explicit NotificationDaemon(const QString& busAddress,
                                QStringList capabilities = { QStringLiteral("actions"), QStringLiteral("body") });
    ~NotificationDaemon() override;

    [[nodiscard]] bool isThere() const { return m_isThere; }
    /// Everything it was asked for, in order.
    [[nodiscard]] const std::vector<Shown>& calls() const { return m_calls; }
    /// What is on the screen.
    [[nodiscard]] const std::vector<Shown>& screen() const { return m_screen; }
    /// The key's button of a notification is pressed, which closes it.
    void press(uint id, const QString& key);
    void dismiss(uint id);

public Q_SLOTS:
    Q_SCRIPTABLE QStringList GetCapabilities() const { return m_capabilities; }
    Q_SCRIPTABLE uint Notify(const QString& program, uint replaces, const QString& icon, const QString& title,
                             const QString& body, const QStringList& actions, const QVariantMap& hints, int timeout);
    Q_SCRIPTABLE void CloseNotification(uint id);

Q_SIGNALS:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString& key);
    Q_SCRIPTABLE void NotificationClosed(uint id, uint reason);

private:
    void remove(uint id);

    QDBusConnection m_bus;
    QStringList m_capabilities;
    std::vector<Shown> m_calls;
    std::vector<Shown> m_screen;
    uint m_lastId = 0;
    bool m_isThere = false;
};

} // namespace duebell::test
