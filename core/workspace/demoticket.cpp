#include "workspace/demoticket.h"

#include <array>

namespace duebell {

DemoTicket::DemoTicket(TicketId id, const DemoStory& story, const DemoCast& cast, const SymbolTable& symbols,
                       std::size_t variety)
    : m_id(id)
    , m_story(story)
    , m_cast(cast)
    , m_symbols(symbols)
    , m_variety(variety)
{
}

Event& DemoTicket::add(Instant at, EventKind kind, std::string_view actor, ActorKind actorKind, std::string_view body)
{
    EventDraft& draft = m_drafts.emplace_back();
    draft.event.ticket = m_id;
    draft.event.at = at;
    draft.event.kind = kind;
    draft.event.actor = m_symbols.find(actor);
    draft.event.actorKind = actorKind;
    draft.event.order = static_cast<std::int32_t>(m_drafts.size());
    draft.body = body;
    return draft.event;
}

void DemoTicket::initial(Instant at, FieldId field, std::string_view value)
{
    Event& event = add(at, EventKind::Initial, m_cast.requester, ActorKind::Client);
    event.field = field;
    event.value = m_symbols.find(value);
}

void DemoTicket::open(Instant at)
{
    constexpr std::array<std::string_view, 3> channels { "email", "portal", "phone" };
    add(at, EventKind::Created, m_cast.requester, ActorKind::Client);
    initial(at, field::kStatus, "new");
    initial(at, field::kPriority, m_story.priority);
    initial(at, field::kType, m_story.type);
    initial(at, field::kClient, m_story.client);
    initial(at, field::kRequester, m_cast.requester);
    initial(at, field::kTeam, m_cast.team);
    initial(at, field::kChannel, channels[m_variety % channels.size()]);
    // What the client wrote is kept as the text of the opening.
    m_drafts.front().body = m_story.body;
}

void DemoTicket::assign(Instant at)
{
    Event& event = add(at, EventKind::Changed, m_cast.agent, ActorKind::Agent);
    event.field = field::kAssignee;
    event.value = m_symbols.find(m_cast.agent);
}

void DemoTicket::answer(Instant at)
{
    const auto replies = demoAgentReplies();
    add(at, EventKind::Reply, m_cast.agent, ActorKind::Agent, replies[m_variety++ % replies.size()]);
}

void DemoTicket::note(Instant at)
{
    const auto notes = demoNotes();
    add(at, EventKind::Note, m_cast.agent, ActorKind::Agent, notes[m_variety++ % notes.size()]);
}

void DemoTicket::clientWrites(Instant at)
{
    const auto replies = demoClientReplies();
    add(at, EventKind::Reply, m_cast.requester, ActorKind::Client, replies[m_variety++ % replies.size()]);
}

void DemoTicket::status(Instant at, std::string_view status)
{
    Event& event = add(at, EventKind::Changed, m_cast.agent, ActorKind::Agent);
    event.field = field::kStatus;
    event.value = m_symbols.find(status);
}

} // namespace duebell
