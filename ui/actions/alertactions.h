// What the window offers about alerts: of whose tickets one hears, and the key that leads to an alert in the window.
#pragma once

#include "scenarios/receiver.h"

#include <QAction>
#include <QMenu>
#include <QObject>

#include <vector>

namespace duebell {

class AlertActions : public QObject {
    Q_OBJECT

public:
    explicit AlertActions(QWidget* window);
    ~AlertActions() override;

    /// Of whose tickets one hears.
    [[nodiscard]] QMenu* menu() const { return m_menu.get(); }
    [[nodiscard]] QAction* goToAlert() const { return m_goToAlert; }

    /// Shows what is chosen; tells nobody.
    void setScope(AlertScope scope);
    /// Whether a live desk is shown, or stands behind a past one.
    void setUsable(bool usable);

Q_SIGNALS:
    void scopeChosen(duebell::AlertScope scope);

private:
    void add(const QString& text, const QString& tip, AlertScope scope);

    std::unique_ptr<QMenu> m_menu;
    std::vector<std::pair<QAction*, AlertScope>> m_scopes;
    QAction* m_goToAlert;
};

} // namespace duebell
