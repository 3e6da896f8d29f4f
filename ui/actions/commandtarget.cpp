#include "ui/actions/commandtarget.h"

namespace duebell {

std::vector<Command> CommandTarget::commands(const CommandWhat& what) const
{
    std::vector<Command> commands;
    commands.reserve(tickets.size());
    for (const TicketId ticket : tickets)
        commands.push_back({ ticket, seen, me, what });
    return commands;
}

const LiveTicket* CommandTarget::only() const
{
    const std::optional<std::size_t> index = tickets.size() == 1 ? desk->indexOf(tickets.front()) : std::nullopt;
    return index ? &desk->tickets()[*index] : nullptr;
}

QString CommandTarget::name() const
{
    const LiveTicket* ticket = only();
    if (!ticket)
        return tr("%n ticket(s)", "what a command is about", static_cast<int>(tickets.size()));
    const QString key = QString::fromStdString(ticket->record.displayKey);
    return ticket->texts.subject.empty()
        ? key
        : tr("%1 · %2", "ticket, subject").arg(key, QString::fromStdString(ticket->texts.subject));
}

Symbol CommandTarget::symbol(const QString& text) const
{
    const std::string bytes = text.toStdString();
    const std::string_view view = bytes;
    const Result<std::vector<Symbol>> symbols = desk->store().intern({ &view, 1 });
    return symbols ? symbols->front() : Symbol {};
}

} // namespace duebell
