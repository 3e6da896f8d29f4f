// Says the desk's alerts: through the desktop's notification service, or in the window's corner where there is none;
// and does what their buttons ask for.
#pragma once

#include "notify/notifier.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/pages/toaststack.h"
#include "words/alerttext.h"
#include "workspace/alerts.h"

#include <QObject>

namespace duebell {

class AlertVoice : public QObject {
    Q_OBJECT

public:
    /// All must outlive the voice.
    AlertVoice(MainWindow& window, Notifier& notifier);

    /// From now on these are said, with the names of their desk's agreement; null: none. They must stay until others
    /// are set.
    void setAlerts(Alerts* alerts, const NameBook& names);

private:
    void say(const Announcement& announcement);
    void sayInWindow(NotificationId id);
    void showInHistory(const Announcement& announcement);
    void act(NotificationId id, const QString& key);
    void open(NotificationId id);
    void acknowledge(NotificationId id);
    [[nodiscard]] Notification notificationOf(const Announcement& announcement) const;
    [[nodiscard]] AlertTicket ticketOf(TicketId id) const;

    MainWindow& m_window;
    Notifier& m_notifier;
    ToastStack& m_toasts;
    Alerts* m_alerts = nullptr;
    NameBook m_names;
};

} // namespace duebell
