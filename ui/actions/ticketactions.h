// The commands on tickets: what each is called, its key, when it can be used, and its way through the desk. Every
// command is committed first and applied then; a failure changes nothing and is told.
#pragma once

#include "desk/desk.h"
#include "ui/models/namebook.h"
#include "ui/theme/iconset.h"

#include <QAction>
#include <QMenu>
#include <QObject>

#include <memory>

namespace duebell {

class TicketActions : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the actions.
    TicketActions(const NameBook& names, const IconSet& icons, QObject* parent = nullptr);

    /// Commands go to this desk, by this person; a desk as of an instant switches them off.
    void setDesk(Desk* desk, Symbol actor);
    /// What the commands act on.
    void setTickets(std::vector<TicketId> tickets);

    [[nodiscard]] QAction* markAnswered() const { return m_markAnswered; }
    [[nodiscard]] QAction* status() const { return m_status; }
    [[nodiscard]] QAction* assign() const { return m_assign; }
    [[nodiscard]] QAction* takeOver() const { return m_takeOver; }
    [[nodiscard]] std::vector<QAction*> all() const { return { m_markAnswered, m_status, m_assign, m_takeOver }; }
    void takeIcons();

Q_SIGNALS:
    void done(const QString& message);
    void failed(const QString& message);

private:
    QAction* add(const QString& text, const QString& tip, const QList<QKeySequence>& shortcuts);
    void fillStatusMenu();
    void fillAssignMenu();
    void refresh();
    [[nodiscard]] QString conflictText(TicketId id, Sequence basedOn) const;
    void execute(const CommandWhat& what, const QString& told);

    const NameBook& m_names;
    const IconSet& m_icons;
    Desk* m_desk = nullptr;
    Symbol m_actor;
    std::vector<TicketId> m_tickets;
    std::unique_ptr<QMenu> m_statusMenu;
    std::unique_ptr<QMenu> m_assignMenu;
    QAction* m_markAnswered;
    QAction* m_status;
    QAction* m_assign;
    QAction* m_takeOver;
};

} // namespace duebell
