// The commands on tickets as actions: each of commandlist.h is one, on when it makes sense, and says why not when it is
// off. What they do is in CommandForms, FieldChooser, MergeChooser, TicketCopy; all goes through CommandRunner.
#pragma once

#include "ui/actions/commandforms.h"
#include "ui/actions/fieldchooser.h"
#include "ui/actions/mergechooser.h"
#include "ui/theme/iconset.h"

#include <QAction>
#include <QMenu>
#include <QTableView>

#include <array>

namespace duebell {

class TicketActions : public QObject {
    Q_OBJECT

public:
    /// All must outlive the actions; forms open over `window`.
    TicketActions(const NameBook& names, const Theme& theme, const IconSet& icons, QWidget* window);

    /// Commands go to this desk, by this person; a desk as of an instant switches them off.
    void setDesk(Desk* desk, Symbol actor);
    /// What the commands act on.
    void setTickets(std::vector<TicketId> tickets);
    /// Whose selected rows are copied as a table.
    void setTable(const QTableView* table) { m_table = table; }

    [[nodiscard]] QAction* action(TicketCommand command) const { return m_actions[static_cast<std::size_t>(command)]; }
    /// In the order of the menus.
    [[nodiscard]] std::vector<QAction*> all() const;
    /// What stands as buttons beside a ticket.
    [[nodiscard]] std::vector<QAction*> mostUsed() const;
    /// Appends the commands of a menu, grouped; those of Copy as a menu beneath.
    void fill(QMenu* menu, CommandMenu which) const;
    /// Statuses, people and priorities, spelled out for the command palette.
    [[nodiscard]] std::vector<Choice> choices() const;
    [[nodiscard]] CommandRunner& runner() { return m_runner; }
    void takeIcons();

Q_SIGNALS:
    /// The commands act on so many tickets from now on.
    void ticketsChanged(int count);
    void done(const QString& message);
    void failed(const QString& message);
    void heldBack(const QString& message);
    void opened(duebell::TicketId ticket);

private:
    void refresh();
    void refreshHistory();
    void run(TicketCommand command);
    void runForm(TicketCommand command);
    void copy(TicketCommand command);
    void choose(TicketCommand command);
    void chooseMerge();
    void execute(const CommandWhat& what, const QString& name);
    void setUsable(TicketCommand command, const QString& whyNot);
    [[nodiscard]] CommandTarget target() const;

    const NameBook& m_names;
    const Theme& m_theme;
    const IconSet& m_icons;
    QWidget* m_window;
    CommandRunner m_runner;
    CommandForms m_forms;
    FieldChooser m_fields;
    Desk* m_desk = nullptr;
    Symbol m_me;
    std::vector<TicketId> m_tickets;
    const QTableView* m_table = nullptr;
    std::array<QAction*, kCommandCount> m_actions {};
};

} // namespace duebell
