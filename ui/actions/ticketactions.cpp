#include "ui/actions/ticketactions.h"

#include "ui/actions/commandsense.h"
#include "ui/actions/ticketcopy.h"
#include "ui/dialogs/choicedialog.h"
#include "ui/dialogs/commandpalette.h"

#include <QClipboard>
#include <QGuiApplication>

namespace duebell {

TicketActions::TicketActions(const NameBook& names, const Theme& theme, const IconSet& icons, QWidget* window)
    : QObject(window)
    , m_names(names)
    , m_theme(theme)
    , m_icons(icons)
    , m_window(window)
    , m_runner(names)
    , m_forms(names, m_runner, window)
    , m_fields(names, m_runner)
{
    for (const CommandEntry& entry : kCommandList) {
        auto* action = new QAction(tr(entry.text), this);
        action->setShortcuts(QKeySequence::listFromString(QLatin1String(entry.keys)));
        action->setStatusTip(tr(entry.tip));
        if (*entry.brief != '\0')
            action->setIconText(tr(entry.brief));
        connect(action, &QAction::triggered, this, [this, command = entry.command] { run(command); });
        m_actions[static_cast<std::size_t>(entry.command)] = action;
    }
    connect(&m_runner, &CommandRunner::done, this, &TicketActions::done);
    connect(&m_runner, &CommandRunner::failed, this, &TicketActions::failed);
    connect(&m_runner, &CommandRunner::heldBack, this, &TicketActions::heldBack);
    connect(&m_runner, &CommandRunner::opened, this, &TicketActions::opened);
    connect(&m_runner, &CommandRunner::changed, this, &TicketActions::refreshHistory);
    takeIcons();
    refresh();
}

void TicketActions::takeIcons()
{
    for (const CommandEntry& entry : kCommandList) {
        if (*entry.icon != '\0')
            action(entry.command)->setIcon(m_icons.action(QLatin1String(entry.icon)));
    }
}

std::vector<QAction*> TicketActions::all() const
{
    std::vector<QAction*> actions;
    for (const CommandEntry& entry : kCommandList)
        actions.push_back(action(entry.command));
    return actions;
}

std::vector<QAction*> TicketActions::mostUsed() const
{
    return { action(TicketCommand::MarkAnswered), action(TicketCommand::SetStatus), action(TicketCommand::Assign) };
}

void TicketActions::fill(QMenu* menu, CommandMenu which) const
{
    int group = 0;
    for (const CommandEntry& entry : kCommandList) {
        if (entry.menu != which)
            continue;
        if (group != 0 && group != entry.group)
            menu->addSeparator();
        group = entry.group;
        menu->addAction(action(entry.command));
    }
    if (which == CommandMenu::Edit) {
        menu->addSeparator();
        fill(menu->addMenu(tr("&Copy")), CommandMenu::Copy);
    }
}

std::vector<Choice> TicketActions::choices() const
{
    std::vector<Choice> all;
    for (const TicketCommand command :
         { TicketCommand::SetStatus, TicketCommand::Assign, TicketCommand::SetPriority }) {
        const QString whyNot = action(command)->property(CommandPalette::kWhyNot).toString();
        for (Choice& choice : m_fields.spelledOut(command, target())) {
            choice.whyNot = whyNot;
            choice.icon = action(command)->icon();
            all.push_back(std::move(choice));
        }
    }
    return all;
}

void TicketActions::setDesk(Desk* desk, Symbol actor)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    m_desk = desk;
    m_me = actor;
    m_tickets.clear();
    if (desk)
        connect(desk, &Desk::changed, this, &TicketActions::refresh);
    m_runner.setDesk(desk, actor);
    refresh();
}

void TicketActions::setTickets(std::vector<TicketId> tickets)
{
    m_tickets = std::move(tickets);
    refresh();
    Q_EMIT ticketsChanged(static_cast<int>(m_tickets.size()));
}

CommandTarget TicketActions::target() const
{
    return { m_desk, m_tickets, m_me, m_desk ? m_desk->appliedThrough() : Sequence {} };
}

// The tooltip has the key, and the reason when the action is off.
void TicketActions::setUsable(TicketCommand command, const QString& whyNot)
{
    QAction* action = this->action(command);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setEnabled(whyNot.isEmpty());
    action->setProperty(CommandPalette::kWhyNot, whyNot);
    QString tip = tr("%1 (%2)", "what a command does, its key").arg(action->statusTip(), keys);
    if (!whyNot.isEmpty())
        tip += QLatin1Char('\n') + whyNot;
    action->setToolTip(tip);
}

void TicketActions::refresh()
{
    const CommandSense sense = CommandSense::of(m_desk, m_tickets, m_me);
    for (const CommandEntry& entry : kCommandList) {
        const bool isHistory = entry.menu == CommandMenu::Edit;
        if (!isHistory)
            setUsable(entry.command, sense.whyNot(entry.command));
    }
    refreshHistory();
}

void TicketActions::refreshHistory()
{
    const QString undo = m_runner.undoName();
    const QString redo = m_runner.redoName();
    action(TicketCommand::Undo)->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo %1", "what was done").arg(undo));
    action(TicketCommand::Redo)->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo %1", "what was done").arg(redo));
    setUsable(TicketCommand::Undo, m_runner.canUndo() ? QString() : tr("There is nothing to take back."));
    setUsable(TicketCommand::Redo, m_runner.canRedo() ? QString() : tr("Nothing was taken back."));
    setUsable(TicketCommand::DoAnyway, m_runner.isHeldBack() ? QString() : tr("Nothing was held back."));
}

void TicketActions::execute(const CommandWhat& what, const QString& name)
{
    if (const QString problem = m_runner.execute(target().commands(what), name); !problem.isEmpty())
        Q_EMIT failed(problem);
}

void TicketActions::run(TicketCommand command)
{
    switch (command) {
    case TicketCommand::MarkAnswered:
        execute(MarkAnswered {}, tr("Marked as answered"));
        break;
    case TicketCommand::TakeOver:
        execute(SetField { field::kAssignee, m_me }, tr("Assigned to you"));
        break;
    case TicketCommand::Merge:
        chooseMerge();
        break;
    case TicketCommand::Undo:
        m_runner.undo();
        break;
    case TicketCommand::Redo:
        m_runner.redo();
        break;
    case TicketCommand::DoAnyway:
        m_runner.doAnyway();
        break;
    case TicketCommand::CopyText:
    case TicketCommand::CopyTable:
    case TicketCommand::CopyLinks:
        copy(command);
        break;
    default:
        if (FieldChooser::isField(command))
            choose(command);
        else
            runForm(command);
    }
}

void TicketActions::runForm(TicketCommand command)
{
    using Form = void (CommandForms::*)(const CommandTarget&) const;
    static constexpr std::pair<TicketCommand, Form> forms[] {
        { TicketCommand::AnsweredAt, &CommandForms::answeredAt },
        { TicketCommand::AddNote, &CommandForms::note },
        { TicketCommand::NoReplyNeeded, &CommandForms::noReplyNeeded },
        { TicketCommand::WaitingSince, &CommandForms::waitingSince },
        { TicketCommand::SetLabels, &CommandForms::labels },
        { TicketCommand::Acknowledge, &CommandForms::acknowledge },
        { TicketCommand::Waive, &CommandForms::waive },
        { TicketCommand::BreachReason, &CommandForms::breachReason },
        { TicketCommand::NewTicket, &CommandForms::newTicket },
    };
    for (const auto& [which, form] : forms) {
        if (which == command)
            (m_forms.*form)(target());
    }
}

void TicketActions::copy(TicketCommand command)
{
    const int count = static_cast<int>(m_tickets.size());
    if (command == TicketCommand::CopyText)
        QGuiApplication::clipboard()->setText(TicketCopy::text(*m_desk, m_names, m_tickets));
    else if (command == TicketCommand::CopyLinks)
        QGuiApplication::clipboard()->setText(TicketCopy::links(*m_desk, m_tickets));
    else if (m_table)
        QGuiApplication::clipboard()->setText(TicketCopy::table(*m_table));
    Q_EMIT done(tr("%n ticket(s) copied.", "", count));
}

void TicketActions::choose(TicketCommand command)
{
    const QString title = QString(action(command)->text()).remove(QLatin1Char('&')).remove(QStringLiteral(" …"));
    auto* dialog = new ChoiceDialog(title, FieldChooser::prompt(command).arg(target().name()), m_theme, m_window);
    dialog->show(m_fields.choices(command, target()));
}

void TicketActions::chooseMerge()
{
    const CommandTarget merged = target();
    auto* dialog = new ChoiceDialog(
        tr("Merge into"), tr("Merge %1 into: key or subject …", "tickets").arg(merged.name()), m_theme, m_window);
    dialog->model().setSource(MergeChooser(m_names, m_runner).source(merged));
    dialog->show({});
}

} // namespace duebell
