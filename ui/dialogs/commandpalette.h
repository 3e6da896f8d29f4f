// Everything that can be done, found by typing a few letters of it (Ctrl+K): every action of the menus, those that are
// off with the reason, and what other parts of the window offer: statuses, people, views, tickets by key.
#pragma once

#include "ui/dialogs/choicedialog.h"

#include <QMenu>
#include <QPointer>

namespace duebell {

class CommandPalette : public QObject {
    Q_OBJECT

public:
    /// A disabled action's reason, as a dynamic property of the action.
    static constexpr const char* kWhyNot = "whyNot";

    /// All must outlive the palette. `menus`: what is needed most comes first.
    CommandPalette(std::vector<const QMenu*> menus, const Theme& theme, QWidget* window);

    /// What else there is at the moment; asked whenever the palette opens.
    void addChoices(std::function<std::vector<Choice>()> choices) { m_choices.push_back(std::move(choices)); }
    /// What fits the typed text; asked at every letter, so it must be quick.
    void setTickets(std::function<std::vector<Choice>(const QString& typed)> tickets)
    {
        m_tickets = std::move(tickets);
    }
    void open();

    /// What was used last, to be remembered between starts.
    [[nodiscard]] QStringList recent() const { return m_recent; }
    void setRecent(const QStringList& recent) { m_recent = recent; }
    [[nodiscard]] ChoiceDialog* dialog() const { return m_dialog; }

private:
    void collect(const QMenu* menu, const QString& path, std::vector<Choice>& choices) const;
    void remember(const QString& id);

    std::vector<const QMenu*> m_menus;
    const Theme& m_theme;
    QWidget* m_window;
    std::vector<std::function<std::vector<Choice>()>> m_choices;
    std::function<std::vector<Choice>(const QString&)> m_tickets;
    QStringList m_recent;
    QPointer<ChoiceDialog> m_dialog;
};

} // namespace duebell
