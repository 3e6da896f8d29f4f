#include "ui/models/eventteller.h"

#include "words/names.h"

namespace duebell {

EventTeller::EventTeller(const NameBook& names)
    : m_names(names)
{
}

static NameBook::Kind kindOf(FieldId field)
{
    if (field == field::kStatus)
        return NameBook::Kind::TicketStatus;
    if (field == field::kPriority)
        return NameBook::Kind::Priority;
    if (field == field::kType)
        return NameBook::Kind::Type;
    if (field == field::kTeam)
        return NameBook::Kind::Team;
    return field == field::kAssignee || field == field::kRequester ? NameBook::Kind::Person : NameBook::Kind::Client;
}

QString EventTeller::valueName(FieldId field, Symbol value) const
{
    return value ? m_names.name(kindOf(field), value) : tr("nothing", "a field's value");
}

void EventTeller::take(const Event& event)
{
    m_values[event.field.value] = event.value;
}

QString EventTeller::tell(const Event& event)
{
    if (event.kind != EventKind::Changed)
        return Names::eventKind(event.kind);
    const Symbol before = m_values[event.field.value];
    take(event);
    const QString builtIn = Names::builtInField(event.field);
    const QString field = builtIn.isEmpty() ? tr("Field", "one of the desk's own") : builtIn;
    return before ? tr("%1: %2 → %3", "field, before, after")
                        .arg(field, valueName(event.field, before), valueName(event.field, event.value))
                  : tr("%1: %2", "field, value").arg(field, valueName(event.field, event.value));
}

QString EventTeller::actor(const Event& event) const
{
    if (!event.actor)
        return Names::actorKind(event.actorKind);
    return m_names.name(event.actorKind == ActorKind::Client ? NameBook::Kind::Client : NameBook::Kind::Person,
                        event.actor);
}

} // namespace duebell
