#include "window/alerting.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSettings>

namespace duebell {

namespace {

    const QString kScope = QStringLiteral("alerts/scope");

    QString textOf(std::string_view text)
    {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }

    // A path is no key of its own: settings split keys at slashes.
    QString sinceKey(const QString& desk)
    {
        const QByteArray path = QFileInfo(desk).absoluteFilePath().toUtf8();
        return QStringLiteral("alerts/since/")
            + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
    }

    NotifyingProgram program()
    {
        const QString entry = QGuiApplication::desktopFileName();
        return { QApplication::applicationDisplayName(), entry, entry };
    }

} // namespace

Alerting::Alerting(MainWindow& window)
    : m_window(window)
    , m_notifier(program())
    , m_voice(window, m_notifier)
{
    const std::string chosen = QSettings().value(kScope).toString().toStdString();
    m_scope = alertScopeFromName(chosen).value_or(AlertScope::Mine);
    window.alerts().setScope(m_scope);
    connect(&window.alerts(), &AlertActions::scopeChosen, this, &Alerting::choose);
}

Alerting::~Alerting()
{
    stop();
}

// Whoever begins to hear of tickets does not hear what came before: not a newcomer at an old desk, not somebody who asks
// for more than until now.
AlertListener Alerting::listenerOf(Workspace& workspace, Symbol me, bool isRemembered)
{
    AlertListener listener;
    listener.actor = me;
    listener.receiver = receiverOf(workspace.agreement(), workspace.desk().symbols(), me);
    listener.scope = m_scope;
    listener.enabledAt = workspace.desk().now();
    if (!isRemembered)
        return listener;
    const QStringList hearing { textOf(workspace.desk().symbols().text(listener.receiver.person)),
                                textOf(alertScopeName(m_scope)) };
    QSettings settings;
    const QStringList known = settings.value(sinceKey(workspace.path())).toStringList();
    const std::optional<Instant> since
        = known.size() == 3 && known.first(2) == hearing ? fromIso(known.back().toStdString()) : std::nullopt;
    if (since && *since <= listener.enabledAt)
        listener.enabledAt = *since;
    else
        settings.setValue(sinceKey(workspace.path()),
                          hearing + QStringList(QString::fromStdString(toIso(listener.enabledAt))));
    return listener;
}

void Alerting::watch(Workspace& workspace, Symbol me, bool isRemembered)
{
    m_workspace = &workspace;
    m_me = me;
    m_isRemembered = isRemembered;
    const AlertListener listener = listenerOf(workspace, me, isRemembered);
    if (!m_alerts || &m_alerts->desk() != &workspace.desk())
        m_alerts = std::make_unique<Alerts>(workspace.desk(), m_time, listener);
    else
        m_alerts->listen(listener);
    m_voice.setAlerts(m_alerts.get(), NameBook(workspace.agreement(), workspace.desk().symbols()));
    m_window.alerts().setUsable(true);
}

void Alerting::stop()
{
    m_voice.setAlerts(nullptr, {});
    m_alerts.reset();
    m_workspace = nullptr;
    m_window.alerts().setUsable(false);
}

void Alerting::choose(AlertScope scope)
{
    m_scope = scope;
    m_window.alerts().setScope(scope);
    QSettings().setValue(kScope, textOf(alertScopeName(scope)));
    if (m_workspace)
        watch(*m_workspace, m_me, m_isRemembered);
}

} // namespace duebell
