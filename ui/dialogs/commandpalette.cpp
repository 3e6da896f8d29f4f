#include "ui/dialogs/commandpalette.h"

#include "ui/actions/actiontext.h"

namespace duebell {

static constexpr qsizetype kMostRecent = 20;

CommandPalette::CommandPalette(std::vector<const QMenu*> menus, const Theme& theme, QWidget* window)
    : QObject(window)
    , m_menus(std::move(menus))
    , m_theme(theme)
    , m_window(window)
{
}

void CommandPalette::collect(const QMenu* menu, const QString& path, std::vector<Choice>& choices) const
{
    for (QAction* action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QString text = plainText(*action);
        if (QMenu* below = action->menu()) {
            Q_EMIT below->aboutToShow(); // menus that are filled when they open
            if (action->isEnabled())
                collect(below, text, choices);
            continue;
        }
        Choice choice;
        choice.text = path.isEmpty() ? text : tr("%1: %2", "menu, its entry").arg(path, text);
        choice.detail = action->isCheckable() && action->isChecked() ? tr("chosen", "an option") : QString();
        choice.keys = action->shortcut().toString(QKeySequence::NativeText);
        choice.icon = action->icon();
        if (!action->isEnabled()) {
            const QString reason = action->property(kWhyNot).toString();
            choice.whyNot = reason.isEmpty() ? tr("Not possible at the moment.") : reason;
        }
        choice.id = choice.text;
        choice.run = [action = QPointer<QAction>(action)] {
            if (action)
                action->trigger();
        };
        choices.push_back(std::move(choice));
    }
}

void CommandPalette::open()
{
    if (m_dialog)
        return;
    std::vector<Choice> choices;
    for (const QMenu* menu : m_menus)
        collect(menu, {}, choices);
    for (const auto& more : m_choices) {
        std::vector<Choice> others = more();
        std::move(others.begin(), others.end(), std::back_inserter(choices));
    }
    m_dialog
        = new ChoiceDialog(tr("Commands"), tr("What do you want to do? A few letters are enough …"), m_theme, m_window);
    m_dialog->model().setRecent(m_recent);
    m_dialog->model().setSource(m_tickets);
    connect(m_dialog, &ChoiceDialog::chosen, this, &CommandPalette::remember);
    m_dialog->show(std::move(choices));
}

void CommandPalette::remember(const QString& id)
{
    if (id.isEmpty())
        return;
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_recent = m_recent.mid(0, kMostRecent);
}

} // namespace duebell
