// One ticket of the demo desk: its events, written the way its story goes.
#pragma once

#include "desk/eventstore.h"
#include "workspace/demostories.h"

#include <string>
#include <string_view>
#include <vector>

namespace duebell {

/// Who speaks in a story.
struct DemoCast {
    std::string_view requester;
    std::string_view agent;
    std::string_view team;
};

class DemoTicket {
public:
    /// `variety` picks texts; all strings must be in `symbols`, which must outlive the ticket.
    DemoTicket(TicketId id, const DemoStory& story, const DemoCast& cast, const SymbolTable& symbols,
               std::size_t variety);

    void open(Instant at);
    void assign(Instant at);
    void answer(Instant at);
    void note(Instant at);
    void clientWrites(Instant at);
    void status(Instant at, std::string_view status);

    [[nodiscard]] std::vector<EventDraft> take() { return std::move(m_drafts); }

private:
    Event& add(Instant at, EventKind kind, std::string_view actor, ActorKind actorKind, std::string_view body = {});
    void initial(Instant at, FieldId field, std::string_view value);

    TicketId m_id;
    const DemoStory& m_story;
    DemoCast m_cast;
    const SymbolTable& m_symbols;
    std::size_t m_variety;
    std::vector<EventDraft> m_drafts;
};

} // namespace duebell
