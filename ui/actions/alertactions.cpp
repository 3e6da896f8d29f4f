#include "ui/actions/alertactions.h"

#include <QActionGroup>

namespace duebell {

AlertActions::AlertActions(QWidget* window)
    : QObject(window)
    , m_menu(std::make_unique<QMenu>(tr("A&lerts", "menu: of which tickets one hears")))
    , m_goToAlert(new QAction(tr("Go to the &alert"), this))
{
    auto* group = new QActionGroup(this);
    add(tr("Alerts: &mine"),
        tr("Warns of the tickets that you answer for: an agent’s own and those that the team has not taken yet, a "
           "lead’s "
           "team, a manager’s desk"),
        AlertScope::Mine);
    add(tr("Alerts: my &team"), tr("Warns of every ticket of your team"), AlertScope::Team);
    add(tr("Alerts: &everything"), tr("Warns of every ticket of the desk"), AlertScope::Everything);
    add(tr("Alerts: &none"), tr("Warns of nothing"), AlertScope::Nothing);
    for (const auto& [action, scope] : m_scopes)
        group->addAction(action);
    m_menu->setToolTipsVisible(true);
    m_goToAlert->setShortcut(QKeySequence(Qt::ALT | Qt::Key_9));
    m_goToAlert->setToolTip(tr("Puts the keyboard on the alert in the corner of the window"));
    setScope(AlertScope::Mine);
    setUsable(false);
}

AlertActions::~AlertActions() = default;

void AlertActions::add(const QString& text, const QString& tip, AlertScope scope)
{
    QAction* action = m_menu->addAction(text);
    action->setCheckable(true);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    m_scopes.emplace_back(action, scope);
    connect(action, &QAction::triggered, this, [this, scope] { Q_EMIT scopeChosen(scope); });
}

void AlertActions::setScope(AlertScope scope)
{
    for (const auto& [action, own] : m_scopes)
        action->setChecked(own == scope);
}

void AlertActions::setUsable(bool usable)
{
    for (const auto& [action, scope] : m_scopes)
        action->setEnabled(usable);
}

} // namespace duebell
