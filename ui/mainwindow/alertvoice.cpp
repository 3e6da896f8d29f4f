#include "ui/mainwindow/alertvoice.h"

#include "ui/models/moments.h"
#include "words/errortext.h"

#include <QApplication>

#include <algorithm>

namespace duebell {

namespace {

    const QString kDefault = QStringLiteral("default"); // a click on the notification itself
    const QString kOpen = QStringLiteral("open");
    const QString kAcknowledge = QStringLiteral("acknowledge");
    const QString kSnooze = QStringLiteral("snooze");

} // namespace

AlertVoice::AlertVoice(MainWindow& window, Notifier& notifier)
    : m_window(window)
    , m_notifier(notifier)
    , m_toasts(window.toasts())
{
    connect(&notifier, &Notifier::failed, this, &AlertVoice::sayInWindow);
    connect(&notifier, &Notifier::invoked, this, &AlertVoice::act);
    connect(&m_toasts, &ToastStack::invoked, this, &AlertVoice::act);
    connect(&notifier, &Notifier::delivered, this, [this](NotificationId id) {
        if (m_alerts)
            m_alerts->delivered(id);
    });
    const auto handled = [this](NotificationId id) {
        if (m_alerts)
            m_alerts->handled(id);
    };
    connect(&notifier, &Notifier::closed, this, handled);
    connect(&m_toasts, &ToastStack::closed, this, handled);
}

void AlertVoice::setAlerts(Alerts* alerts, const NameBook& names)
{
    m_names = names;
    if (alerts == m_alerts)
        return;
    if (!alerts) {
        for (const AnnouncementId id : m_alerts->shown()) {
            m_notifier.withdraw(id);
            m_toasts.withdraw(id);
        }
    }
    m_alerts = alerts;
    if (!alerts)
        return;
    connect(alerts, &Alerts::announced, this, &AlertVoice::say);
    connect(alerts, &Alerts::withdrawn, this, [this](AnnouncementId id) {
        m_notifier.withdraw(id);
        m_toasts.withdraw(id);
    });
    connect(alerts, &Alerts::failed, this, [this](const Error& error) {
        m_window.showFailure(tr("Alerts could not be noted in the desk, and may be told again. %1", "reason")
                                 .arg(ErrorText::sentence(error)));
    });
}

AlertTicket AlertVoice::ticketOf(TicketId id) const
{
    AlertTicket words;
    const Desk& desk = m_alerts->desk();
    const std::optional<std::size_t> index = desk.indexOf(id);
    if (!index)
        return words;
    const LiveTicket& ticket = desk.tickets()[*index];
    words.key = QString::fromStdString(ticket.record.displayKey);
    words.subject = QString::fromStdString(ticket.texts.subject);
    words.client = m_names.name(NameBook::Kind::Client, ticket.summary.client);
    words.assignee = m_names.name(NameBook::Kind::Person, ticket.summary.assignee);
    return words;
}

Notification AlertVoice::notificationOf(const Announcement& announcement) const
{
    WordsContext context = Moments::context(m_alerts->desk().now());
    context.nameOf = [this](Symbol symbol) { return m_names.anyName(symbol); };
    const AlertText text(
        announcement, [this](TicketId id) { return ticketOf(id); }, context);
    Notification notification;
    notification.id = announcement.id;
    notification.title = text.title();
    notification.body = text.body();
    notification.urgency = announcement.hasBreach() ? Notification::Urgency::Critical : Notification::Urgency::Normal;
    notification.buttons = { { kDefault, tr("Open", "a ticket; button of an alert") },
                             { kOpen, tr("Open", "a ticket; button of an alert") } };
    // What nobody has seen cannot be acknowledged: a digest that names only some of its tickets is to be looked at.
    if (announcement.tickets().size() <= AlertText::kNamed + 1)
        notification.buttons.push_back({ kAcknowledge, tr("Acknowledge", "button of an alert") });
    notification.buttons.push_back({ kSnooze, tr("Snooze 15 min", "button of an alert") });
    return notification;
}

void AlertVoice::say(const Announcement& announcement)
{
    m_notifier.show(notificationOf(announcement));
    showInHistory(announcement);
}

// What was announced of the ticket in the pane stands in its history at once.
void AlertVoice::showInHistory(const Announcement& announcement)
{
    const std::optional<TicketId> shown = m_window.queue().pane().ticket();
    const auto concerns = [&shown](const Alert& alert) { return alert.key.ticket == *shown; };
    if (shown && !m_window.isPastShown() && std::ranges::any_of(announcement.alerts, concerns))
        m_window.queue().refreshPane();
}

void AlertVoice::sayInWindow(NotificationId id)
{
    const Announcement* announcement = m_alerts ? m_alerts->find(id) : nullptr;
    if (!announcement)
        return;
    m_toasts.show(notificationOf(*announcement));
    QApplication::alert(&m_window);
    m_alerts->delivered(id);
}

void AlertVoice::act(NotificationId id, const QString& key)
{
    if (!m_alerts || !m_alerts->find(id))
        return;
    if (key == kSnooze) {
        const Announcement announcement = *m_alerts->find(id);
        m_alerts->snooze(id);
        showInHistory(announcement);
    } else if (key == kAcknowledge)
        acknowledge(id);
    else if (key == kOpen || key == kDefault)
        open(id);
}

void AlertVoice::open(NotificationId id)
{
    const QString key = ticketOf(m_alerts->find(id)->tickets().front()).key;
    m_alerts->handled(id);
    m_notifier.withdraw(id);
    m_toasts.withdraw(id);
    if (m_window.isMinimized())
        m_window.showNormal();
    else
        m_window.show();
    m_window.raise();
    m_window.activateWindow();
    if (m_window.isPastShown())
        Q_EMIT m_window.asOfRequested({}); // alerts are of now
    if (!m_window.queue().selectKey(key))
        return;
    m_window.queue().focusQueue();
}

void AlertVoice::acknowledge(NotificationId id)
{
    if (const Status acknowledged = m_alerts->acknowledge(id); !acknowledged)
        m_window.showFailure(
            tr("The alert could not be acknowledged. %1", "reason").arg(ErrorText::sentence(acknowledged.error())));
}

} // namespace duebell
