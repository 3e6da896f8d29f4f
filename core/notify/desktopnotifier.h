// The freedesktop notification service (org.freedesktop.Notifications 1.2) by own calls on the session bus. What the
// service can do is asked first; whether it is there is learned from its answers and from the bus's notices about its
// owner, never guessed: a service that the bus would start on demand looks absent until it is called. The bus is
// connected to when there is something to show.
#pragma once

#include "notify/notifier.h"

#include <QString>

#include <memory>

namespace duebell {

/// How the program presents itself to the service.
struct NotifyingProgram {
    QString name; ///< "Duebell"
    QString desktopEntry; ///< "org.duebell.Duebell": lets the service find name and icon
    QString icon; ///< an icon's name or file
};

class DesktopNotifier : public Notifier {
    Q_OBJECT

public:
    /// `busAddress`: of another bus than the session's, for tests.
    explicit DesktopNotifier(NotifyingProgram program, const QString& busAddress = {}, QObject* parent = nullptr);
    ~DesktopNotifier() override;

    void show(const Notification& notification) override;
    void withdraw(NotificationId id) override;

private Q_SLOTS:
    // Called by the bus: the names are in connect(), too.
    void takeInvoked(uint serverId, const QString& key);
    void takeClosed(uint serverId, uint reason);
    void takeOwner(const QString& service, const QString& before, const QString& after);

private:
    void connectToBus();

    struct Private;
    NotifyingProgram m_program;
    QString m_busAddress;
    std::unique_ptr<Private> m;
};

} // namespace duebell
