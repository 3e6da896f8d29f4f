// Makes the events of a command, and checks that it can be done: texts that are not too long, instants within the
// ticket's life, merges that lead somewhere. Pure.
#pragma once

#include "base/result.h"
#include "desk/command.h"
#include "desk/liveticket.h"
#include "sla/evaluator.h"

#include <span>
#include <vector>

namespace duebell {

class CommandDrafts {
public:
    /// Both must outlive the object. `now` is when the commands are given.
    CommandDrafts(const Timeline& timeline, const SymbolTable& symbols, Instant now);

    /// `survivor`: the other ticket of MergeInto. TooLarge, OutOfRange (instants), InvalidArgument, and NotFound when
    /// nothing has happened to the ticket yet; `where` names the part of the command.
    [[nodiscard]] Result<std::vector<EventDraft>> of(const Command& command, const LiveTicket& ticket,
                                                     const LiveTicket* survivor = nullptr);
    /// Takes events back, as of now: looking back to a moment between still shows them.
    [[nodiscard]] std::vector<EventDraft> retractions(const Command& command, std::span<const Event> events) const;

private:
    using Drafts = Result<std::vector<EventDraft>>;
    [[nodiscard]] EventDraft draft(const Command& command, const LiveTicket& ticket, EventKind kind, Instant at) const;
    [[nodiscard]] Status checkInstant(Instant at, const LiveTicket& ticket) const;
    [[nodiscard]] Drafts answered(const Command& command, const LiveTicket& ticket, const MarkAnswered& what) const;
    [[nodiscard]] Drafts waiting(const Command& command, const LiveTicket& ticket, const WaitingSince& what) const;
    [[nodiscard]] Drafts merged(const Command& command, const LiveTicket& ticket, const LiveTicket* survivor);
    [[nodiscard]] Drafts opened(const Command& command, const LiveTicket& ticket, const NewTicket& what) const;
    [[nodiscard]] Drafts simple(const Command& command, const LiveTicket& ticket) const;

    const Timeline& m_timeline;
    const SymbolTable& m_symbols;
    Instant m_now;
    Evaluator m_evaluator;
};

} // namespace duebell
