// Speaks through whatever the desktop has for it. Lives on the main thread; calls return at once, answers come as
// signals.
#pragma once

#include "notify/notification.h"

#include <QObject>

namespace duebell {

class Notifier : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Ends with delivered() or failed() for this id.
    virtual void show(const Notification& notification) = 0;
    /// Takes it from the screen if it is there; tells nothing.
    virtual void withdraw(NotificationId id) = 0;

Q_SIGNALS:
    void delivered(duebell::NotificationId id);
    /// There is no service, or it refused: the caller has to say it in another way.
    void failed(duebell::NotificationId id);
    void invoked(duebell::NotificationId id, const QString& key);
    /// It left the screen: by itself, by a person, or with its service.
    void closed(duebell::NotificationId id);
};

} // namespace duebell
