#include "ui/models/eventteller.h"

#include "words/names.h"

namespace duebell {

EventTeller::EventTeller(const NameBook& names, Accounts accounts, KeyOf keyOf)
    : m_names(names)
    , m_accounts(std::move(accounts))
    , m_keyOf(std::move(keyOf))
{
}

void EventTeller::take(const Event& event)
{
    m_values[event.field.value] = event.value;
}

QString EventTeller::change(const Event& event, bool isTakenBack)
{
    const Symbol before = m_values[event.field.value];
    if (!isTakenBack)
        take(event);
    const QString field = m_names.fieldName(event.field);
    const auto value = [&](Symbol symbol) {
        return symbol ? m_names.valueName(event.field, symbol) : tr("nothing", "a field's value");
    };
    return before ? tr("%1: %2 → %3", "field, before, after").arg(field, value(before), value(event.value))
                  : tr("%1: %2", "field, value").arg(field, value(event.value));
}

QString EventTeller::merge(const Event& event) const
{
    const QString key = m_keyOf ? m_keyOf(TicketId { event.reference }) : QString();
    if (key.isEmpty())
        return Names::eventKind(event.kind);
    return event.kind == EventKind::Merged ? tr("Merged into %1", "ticket").arg(key)
                                           : tr("%1 was merged into this ticket", "ticket").arg(key);
}

QString EventTeller::tell(const Event& event, bool isTakenBack)
{
    switch (event.kind) {
    case EventKind::Changed:
        return change(event, isTakenBack);
    case EventKind::Acknowledged:
    case EventKind::Waived:
        return tr("%1: %2", "what was done, for which promise")
            .arg(Names::eventKind(event.kind), Names::metric(event.metric));
    case EventKind::BreachReason:
        return tr("%1 (%2): %3", "breach reason, promise, code")
            .arg(Names::eventKind(event.kind), Names::metric(event.metric), m_names.anyName(event.value));
    case EventKind::Merged:
    case EventKind::Absorbed:
        return merge(event);
    default:
        return Names::eventKind(event.kind);
    }
}

static QString accountName(const QString& account)
{
    return EventTeller::tr("%1 (account)", "an account of the operating system, where no person was chosen")
        .arg(account);
}

QString EventTeller::actor(const Event& event) const
{
    const QString by = event.actorKind == ActorKind::Client ? QString() : account(event);
    if (!event.actor) {
        if (!by.isEmpty())
            return accountName(by);
        return event.actorKind == ActorKind::Agent ? tr("an agent, not named", "who did it")
                                                   : Names::actorKind(event.actorKind);
    }
    const QString client = m_names.name(NameBook::Kind::Client, event.actor);
    const QString person = m_names.name(NameBook::Kind::Person, event.actor);
    if (!by.isEmpty() && person == by && !m_names.isDefined(event.actor))
        return accountName(by);
    return event.actorKind == ActorKind::Client && m_names.anyName(event.actor) == client ? client : person;
}

QString EventTeller::account(const Event& event) const
{
    const auto found = m_accounts.find(event.run);
    return found == m_accounts.end() ? QString() : QString::fromStdString(found->second);
}

} // namespace duebell
