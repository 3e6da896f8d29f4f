#include "ui/actions/fieldchooser.h"

#include "words/names.h"

#include <memory>

namespace duebell {

FieldChooser::FieldChooser(const NameBook& names, CommandRunner& runner)
    : m_names(names)
    , m_runner(runner)
{
}

bool FieldChooser::isField(TicketCommand command)
{
    switch (command) {
    case TicketCommand::SetStatus:
    case TicketCommand::Assign:
    case TicketCommand::SetTeam:
    case TicketCommand::SetPriority:
    case TicketCommand::SetType:
    case TicketCommand::SetClient:
        return true;
    default:
        return false;
    }
}

FieldChooser::Field FieldChooser::fieldOf(TicketCommand command)
{
    switch (command) {
    case TicketCommand::Assign:
        return { field::kAssignee, NameBook::Kind::Person, true };
    case TicketCommand::SetTeam:
        return { field::kTeam, NameBook::Kind::Team, true };
    case TicketCommand::SetPriority:
        return { field::kPriority, NameBook::Kind::Priority, false };
    case TicketCommand::SetType:
        return { field::kType, NameBook::Kind::Type, true };
    case TicketCommand::SetClient:
        return { field::kClient, NameBook::Kind::Client, true };
    default:
        return { field::kStatus, NameBook::Kind::TicketStatus, false };
    }
}

QString FieldChooser::prompt(TicketCommand command)
{
    switch (command) {
    case TicketCommand::Assign:
        return tr("Assign %1 to …", "tickets");
    case TicketCommand::SetTeam:
        return tr("Give %1 to the team …", "tickets");
    case TicketCommand::SetPriority:
        return tr("Set the priority of %1 to …", "tickets");
    case TicketCommand::SetType:
        return tr("Set the type of %1 to …", "tickets");
    case TicketCommand::SetClient:
        return tr("Set the client of %1 to …", "tickets");
    default:
        return tr("Set the status of %1 to …", "tickets");
    }
}

QString FieldChooser::doneText(TicketCommand command, const QString& name)
{
    switch (command) {
    case TicketCommand::Assign:
        return name.isEmpty() ? tr("Assigned to nobody") : tr("Assigned to %1", "person").arg(name);
    case TicketCommand::SetTeam:
        return name.isEmpty() ? tr("Taken from its team") : tr("Given to %1", "team").arg(name);
    case TicketCommand::SetPriority:
        return tr("Priority set to %1", "priority").arg(name);
    case TicketCommand::SetType:
        return name.isEmpty() ? tr("Type taken away") : tr("Type set to %1", "type").arg(name);
    case TicketCommand::SetClient:
        return name.isEmpty() ? tr("Client taken away") : tr("Client set to %1", "client").arg(name);
    default:
        return tr("Status set to %1", "status").arg(name);
    }
}

QString FieldChooser::spelled(TicketCommand command, const QString& name)
{
    switch (command) {
    case TicketCommand::Assign:
        return tr("Assign to %1", "person").arg(name);
    case TicketCommand::SetTeam:
        return tr("Team: %1", "team").arg(name);
    case TicketCommand::SetPriority:
        return tr("Priority: %1", "priority").arg(name);
    case TicketCommand::SetType:
        return tr("Type: %1", "type").arg(name);
    case TicketCommand::SetClient:
        return tr("Client: %1", "client").arg(name);
    default:
        return tr("Status: %1", "status").arg(name);
    }
}

std::vector<Choice> FieldChooser::choices(TicketCommand command, const CommandTarget& target) const
{
    const Field field = fieldOf(command);
    const LiveTicket* only = target.desk ? target.only() : nullptr;
    const Symbol current = only ? target.desk->evaluate(*only).fields.get(field.id) : Symbol {};
    std::vector<Choice> choices;
    const auto shared = std::make_shared<const CommandTarget>(target); // there may be very many tickets
    const auto add = [&](const QString& shown, const QString& name, Symbol value) {
        Choice choice;
        choice.text = shown;
        if (field.kind == NameBook::Kind::TicketStatus) {
            const std::optional<StatusCategory> category = m_names.categoryOf(value);
            if (category && Names::category(*category) != shown)
                choice.detail = Names::category(*category);
        }
        if (only && value == current)
            choice.detail = tr("as it is", "the present value of a field");
        else if (field.kind == NameBook::Kind::Person && value && value == target.me)
            choice.detail = tr("you", "a person");
        choice.run = [&runner = m_runner, shared, id = field.id, value, done = doneText(command, name)] {
            if (const QString problem = runner.execute(shared->commands(SetField { id, value }), done);
                !problem.isEmpty())
                Q_EMIT runner.failed(problem);
        };
        choices.push_back(std::move(choice));
    };
    for (const Symbol value : m_names.choices(field.kind))
        add(m_names.name(field.kind, value), m_names.name(field.kind, value), value);
    if (field.canBeEmpty)
        add(field.kind == NameBook::Kind::Person ? tr("nobody", "an assignee") : tr("none", "a field's value"), {}, {});
    return choices;
}

std::vector<Choice> FieldChooser::spelledOut(TicketCommand command, const CommandTarget& target) const
{
    std::vector<Choice> choices = this->choices(command, target);
    for (Choice& choice : choices) {
        choice.text = spelled(command, choice.text);
        choice.id = choice.text;
    }
    return choices;
}

} // namespace duebell
