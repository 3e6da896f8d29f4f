#include "ui/actions/ticketactions.h"

#include "ui/models/eventteller.h"
#include "ui/models/moments.h"
#include "words/errortext.h"

#include <QCursor>

namespace duebell {

TicketActions::TicketActions(const NameBook& names, const IconSet& icons, QObject* parent)
    : QObject(parent)
    , m_names(names)
    , m_icons(icons)
    , m_statusMenu(std::make_unique<QMenu>())
    , m_assignMenu(std::make_unique<QMenu>())
    , m_markAnswered(add(tr("Mark as &answered"),
                         tr("The answer went out elsewhere: note that it did. Nothing is sent."),
                         { QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter) }))
    , m_status(add(tr("&Status"), tr("Set the status"), { QKeySequence(Qt::CTRL | Qt::Key_T) }))
    , m_assign(add(tr("Ass&ign"), tr("Give the ticket to somebody"), { QKeySequence(Qt::CTRL | Qt::Key_I) }))
    , m_takeOver(add(tr("Assign to &me"), tr("Take the ticket"), { QKeySequence(Qt::CTRL | Qt::Key_M) }))
{
    m_status->setMenu(m_statusMenu.get());
    m_assign->setMenu(m_assignMenu.get());
    connect(m_statusMenu.get(), &QMenu::aboutToShow, this, &TicketActions::fillStatusMenu);
    connect(m_assignMenu.get(), &QMenu::aboutToShow, this, &TicketActions::fillAssignMenu);
    connect(m_markAnswered, &QAction::triggered, this, [this] { execute(MarkAnswered {}, tr("Marked as answered.")); });
    connect(m_takeOver, &QAction::triggered, this, [this] {
        execute(SetField { field::kAssignee, m_actor }, tr("The ticket is yours."));
    });
    connect(m_status, &QAction::triggered, this, [this] { m_statusMenu->popup(QCursor::pos()); });
    connect(m_assign, &QAction::triggered, this, [this] { m_assignMenu->popup(QCursor::pos()); });
    takeIcons();
    refresh();
}

QAction* TicketActions::add(const QString& text, const QString& tip, const QList<QKeySequence>& shortcuts)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(shortcuts);
    QString plain = tip;
    if (!shortcuts.isEmpty())
        plain += QStringLiteral(" (") + shortcuts.first().toString(QKeySequence::NativeText) + QLatin1Char(')');
    action->setToolTip(plain);
    action->setStatusTip(tip);
    return action;
}

void TicketActions::takeIcons()
{
    m_markAnswered->setIcon(m_icons.action(QStringLiteral("answer")));
    m_status->setIcon(m_icons.action(QStringLiteral("status")));
    m_assign->setIcon(m_icons.action(QStringLiteral("assign")));
    m_takeOver->setIcon(m_icons.action(QStringLiteral("person")));
}

void TicketActions::setDesk(Desk* desk, Symbol actor)
{
    m_desk = desk;
    m_actor = actor;
    m_tickets.clear();
    refresh();
}

void TicketActions::setTickets(std::vector<TicketId> tickets)
{
    m_tickets = std::move(tickets);
    refresh();
}

void TicketActions::refresh()
{
    const bool usable = m_desk && !m_desk->isAsOf() && !m_tickets.empty();
    for (QAction* action : all())
        action->setEnabled(usable);
    m_takeOver->setEnabled(usable && m_actor);
}

void TicketActions::fillStatusMenu()
{
    m_statusMenu->clear();
    for (const Symbol status : m_names.choices(NameBook::Kind::TicketStatus)) {
        const QString name = m_names.name(NameBook::Kind::TicketStatus, status);
        QAction* choice = m_statusMenu->addAction(name);
        connect(choice, &QAction::triggered, this, [this, status, name] {
            execute(SetField { field::kStatus, status }, tr("Status set to %1.").arg(name));
        });
    }
    if (m_statusMenu->isEmpty())
        m_statusMenu->addAction(tr("The agreement names no statuses yet"))->setEnabled(false);
}

void TicketActions::fillAssignMenu()
{
    m_assignMenu->clear();
    m_assignMenu->addAction(m_takeOver);
    const QAction* nobody = m_assignMenu->addAction(tr("Nobody", "assignee"));
    connect(nobody, &QAction::triggered, this, [this] {
        execute(SetField { field::kAssignee, {} }, tr("Assigned to nobody."));
    });
    m_assignMenu->addSeparator();
    for (const Symbol person : m_names.choices(NameBook::Kind::Person)) {
        const QString name = m_names.name(NameBook::Kind::Person, person);
        const QAction* choice = m_assignMenu->addAction(name);
        connect(choice, &QAction::triggered, this, [this, person, name] {
            execute(SetField { field::kAssignee, person }, tr("Assigned to %1.").arg(name));
        });
    }
}

// What the others did since the person looked, in the words of the history.
QString TicketActions::conflictText(TicketId id, Sequence basedOn) const
{
    const std::optional<std::size_t> index = m_desk->indexOf(id);
    QStringList told;
    QString key;
    if (index) {
        const LiveTicket& ticket = m_desk->tickets()[*index];
        key = QString::fromStdString(ticket.record.displayKey);
        EventTeller teller(m_names);
        for (const Event& event : ticket.events) {
            const bool setsField = event.kind == EventKind::Initial || event.kind == EventKind::Changed;
            if (event.seq > basedOn && event.kind != EventKind::Initial)
                told.append(tr("%1 (%2, %3)", "what happened, who did it, when")
                                .arg(teller.tell(event), teller.actor(event), Moments::time(event.at)));
            else if (setsField)
                teller.take(event);
        }
    }
    constexpr qsizetype most = 3;
    if (told.size() > most)
        told = told.mid(told.size() - most);
    if (told.isEmpty())
        return tr("%1 was not changed: somebody else changed it a moment ago. Look at it again, and repeat the command "
                  "if it is still right.")
            .arg(key);
    return tr("%1 was not changed, for meanwhile this happened: %2. Repeat the command if it is still right.")
        .arg(key, told.join(tr("; ", "between things that happened")));
}

void TicketActions::execute(const CommandWhat& what, const QString& told)
{
    if (!m_desk)
        return;
    std::vector<Command> commands;
    for (const TicketId id : m_tickets)
        commands.push_back({ id, m_desk->appliedThrough(), m_actor, what });
    const Result<Receipt> receipt = m_desk->execute(commands);
    if (!receipt)
        Q_EMIT failed(tr("Nothing was changed. %1", "reason").arg(ErrorText::sentence(receipt.error())));
    else if (!receipt->movedOn.empty())
        Q_EMIT failed(conflictText(commands[receipt->movedOn.front()].ticket, commands.front().basedOn));
    else if (receipt->done.size() == 1)
        Q_EMIT done(told);
    else if (receipt->done.size() > 1)
        Q_EMIT done(tr("%1 (%n ticket(s))", "what was done", static_cast<int>(receipt->done.size())).arg(told));
}

} // namespace duebell
