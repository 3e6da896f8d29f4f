#include "desk/commanddrafts.h"

#include "desk/openwait.h"

#include <algorithm>
#include <string_view>

namespace duebell {

namespace {

    Status checkLength(std::string_view where, const std::string& text, std::size_t most)
    {
        if (text.size() <= most)
            return Done {};
        return Error { ErrorCode::TooLarge, std::string(where), std::to_string(text.size()),
                       "0.." + std::to_string(most) };
    }

    Error invalid(std::string_view where)
    {
        return { ErrorCode::InvalidArgument, std::string(where), {}, {} };
    }

    // What a person writes beside a command, with its limit.
    struct Body {
        std::string_view where;
        const std::string* text = nullptr;
        std::size_t most = textlimit::kReason;
    };

    Body bodyOf(const CommandWhat& what)
    {
        if (const auto* note = std::get_if<AddNote>(&what))
            return { "text", &note->text, textlimit::kBody };
        if (const auto* waiting = std::get_if<WaitingSince>(&what))
            return { "reason", &waiting->reason };
        if (const auto* acknowledge = std::get_if<Acknowledge>(&what))
            return { "reason", &acknowledge->reason };
        if (const auto* unneeded = std::get_if<NoReplyNeeded>(&what))
            return { "reason", &unneeded->reason };
        if (const auto* waive = std::get_if<Waive>(&what))
            return { "reason", &waive->reason };
        if (const auto* breach = std::get_if<GiveBreachReason>(&what))
            return { "comment", &breach->comment };
        if (const auto* opened = std::get_if<NewTicket>(&what))
            return { "text", &opened->text, textlimit::kBody };
        return {};
    }

} // namespace

CommandDrafts::CommandDrafts(const Timeline& timeline, const SymbolTable& symbols, Instant now)
    : m_timeline(timeline)
    , m_symbols(symbols)
    , m_now(now)
    , m_evaluator(timeline, symbols)
{
}

EventDraft CommandDrafts::draft(const Command& command, const LiveTicket& ticket, EventKind kind, Instant at) const
{
    EventDraft draft;
    Event& event = draft.event;
    event.ticket = ticket.record.id;
    event.kind = kind;
    event.at = at;
    event.actor = command.actor;
    event.actorKind = ActorKind::Agent;
    // After everything else of this second.
    for (const Event& other : ticket.events) {
        if (other.at == at)
            event.order = std::max(event.order, other.order);
    }
    return draft;
}

Status CommandDrafts::checkInstant(Instant at, const LiveTicket& ticket) const
{
    if (at >= ticket.summary.created && at <= m_now)
        return Done {};
    return Error { ErrorCode::OutOfRange, "at", toIso(at), toIso(ticket.summary.created) + ".." + toIso(m_now) };
}

CommandDrafts::Drafts CommandDrafts::of(const Command& command, const LiveTicket& ticket, const LiveTicket* survivor)
{
    const Body body = bodyOf(command.what);
    if (body.text) {
        if (Status fits = checkLength(body.where, *body.text, body.most); !fits)
            return fits.error();
    }
    Drafts drafts = [&]() -> Drafts {
        if (const auto* opened = std::get_if<NewTicket>(&command.what))
            return this->opened(command, ticket, *opened);
        if (ticket.summary.created == Instant {})
            return Error { ErrorCode::NotFound, "ticket", ticket.record.displayKey, {} };
        if (const auto* answered = std::get_if<MarkAnswered>(&command.what))
            return this->answered(command, ticket, *answered);
        if (const auto* waiting = std::get_if<WaitingSince>(&command.what))
            return this->waiting(command, ticket, *waiting);
        if (std::holds_alternative<MergeInto>(command.what))
            return merged(command, ticket, survivor);
        return simple(command, ticket);
    }();
    if (drafts && body.text)
        drafts->front().body = *body.text;
    return drafts;
}

CommandDrafts::Drafts CommandDrafts::answered(const Command& command, const LiveTicket& ticket,
                                              const MarkAnswered& what) const
{
    const Instant at = what.at.value_or(m_now);
    if (what.at) {
        if (Status possible = checkInstant(at, ticket); !possible)
            return possible.error();
    }
    return std::vector { draft(command, ticket, EventKind::Reply, at) };
}

CommandDrafts::Drafts CommandDrafts::waiting(const Command& command, const LiveTicket& ticket,
                                             const WaitingSince& what) const
{
    if (Status possible = checkInstant(what.since, ticket); !possible)
        return possible.error();
    const StatusRule* rule = m_timeline.versions.back().rules->status(what.status);
    if (!rule || rule->category != StatusCategory::Waiting)
        return Error { ErrorCode::InvalidArgument, "status", std::string(m_symbols.text(what.status)), "waiting" };
    EventDraft change = draft(command, ticket, EventKind::Changed, what.since);
    change.event.field = field::kStatus;
    change.event.value = what.status;
    return std::vector { change };
}

CommandDrafts::Drafts CommandDrafts::merged(const Command& command, const LiveTicket& ticket,
                                            const LiveTicket* survivor)
{
    const bool leadsSomewhere = survivor && survivor->record.id != ticket.record.id
        && survivor->summary.created != Instant {} && !m_evaluator.evaluate(survivor->events, m_now).merged;
    if (!leadsSomewhere)
        return invalid("survivor");
    if (m_evaluator.evaluate(ticket.events, m_now).merged)
        return invalid("ticket");
    EventDraft gone = draft(command, ticket, EventKind::Merged, m_now);
    gone.event.reference = survivor->record.id.value;
    EventDraft absorbed = draft(command, *survivor, EventKind::Absorbed, m_now);
    absorbed.event.reference = ticket.record.id.value;
    absorbed.event.since = openWaitBefore(ticket.events, m_now, m_timeline, m_symbols);
    return std::vector { gone, absorbed };
}

CommandDrafts::Drafts CommandDrafts::opened(const Command& command, const LiveTicket& ticket,
                                            const NewTicket& what) const
{
    if (what.at > m_now)
        return Error { ErrorCode::OutOfRange, "at", toIso(what.at), ".." + toIso(m_now) };
    Command byRequester = command;
    byRequester.actor = what.requester;
    EventDraft event = draft(byRequester, ticket, EventKind::Created, what.at);
    event.event.actorKind = ActorKind::Client;
    std::vector drafts { event };
    event.event.kind = EventKind::Initial;
    for (const auto& [id, value] : what.fields) {
        event.event.field = id;
        event.event.value = value;
        drafts.push_back(event);
    }
    return drafts;
}

// One event, now.
CommandDrafts::Drafts CommandDrafts::simple(const Command& command, const LiveTicket& ticket) const
{
    EventDraft result = draft(command, ticket, EventKind::Note, m_now);
    Event& event = result.event;
    if (const auto* note = std::get_if<AddNote>(&command.what)) {
        if (note->text.empty())
            return invalid("text");
    } else if (const auto* change = std::get_if<SetField>(&command.what)) {
        if (!change->field)
            return invalid("field");
        event.kind = EventKind::Changed;
        event.field = change->field;
        event.value = change->value;
    } else if (const auto* acknowledge = std::get_if<Acknowledge>(&command.what)) {
        event.kind = EventKind::Acknowledged;
        event.metric = acknowledge->metric;
    } else if (const auto* waive = std::get_if<Waive>(&command.what)) {
        event.kind = EventKind::Waived;
        event.metric = waive->metric;
    } else if (const auto* breach = std::get_if<GiveBreachReason>(&command.what)) {
        if (!breach->code && breach->comment.empty())
            return invalid("code");
        event.kind = EventKind::BreachReason;
        event.metric = breach->metric;
        event.value = breach->code;
    } else {
        event.kind = EventKind::NoReplyNeeded;
    }
    return std::vector { result };
}

std::vector<EventDraft> CommandDrafts::retractions(const Command& command, std::span<const Event> events) const
{
    std::vector<EventDraft> drafts;
    for (const Event& event : events) {
        EventDraft draft;
        draft.event.ticket = event.ticket;
        draft.event.kind = EventKind::Retracted;
        draft.event.at = m_now;
        draft.event.actor = command.actor;
        draft.event.actorKind = ActorKind::Agent;
        draft.event.reference = event.seq.value;
        drafts.push_back(draft);
    }
    return drafts;
}

} // namespace duebell
