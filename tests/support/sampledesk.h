// A small invented support desk in memory, around a fixed Tuesday morning: every lane and state has a ticket.
#pragma once

#include "desk/desk.h"
#include "support/manualtimesource.h"
#include "support/memorystore.h"
#include "ui/models/namebook.h"

#include <memory>

namespace duebell::test {

/// Tuesday 2026-03-17 10:00 in Berlin.
inline const Instant kSampleNow { std::chrono::sys_days { std::chrono::year { 2026 } / 3 / 17 }
                                  + std::chrono::hours { 9 } };

class SampleDesk {
public:
    /// `copies` repeats the invented tickets with shifted times, for large queues.
    explicit SampleDesk(int copies = 1);

    /// A ticket of the given key; it must exist.
    [[nodiscard]] const LiveTicket& ticket(const std::string& key) const;
    [[nodiscard]] Symbol symbol(std::string_view text) { return store.table().intern(text); }
    /// Appends an event from elsewhere; the desk learns of it at catchUp().
    void commit(const std::string& key, EventKind kind, ActorKind actorKind, FieldId field = {},
                std::string_view value = {});

    /// The agreement that the desk runs on, by itself.
    [[nodiscard]] static Agreement sampleAgreement();

    MemoryStore store;
    ManualTimeSource time { kSampleNow };
    Agreement agreement;
    std::shared_ptr<const Timeline> timeline;
    std::unique_ptr<Desk> desk;
    NameBook names;

private:
    void writeTickets(int copy);
    void open(const std::string& key, const std::string& subject, std::string_view client, std::string_view priority,
              Seconds age, std::string_view assignee);
    void happen(Seconds ago, EventKind kind, ActorKind actorKind, FieldId field = {}, std::string_view value = {});

    RunId m_run;
    TicketId m_ticket;
    Batch m_batch;
    Seconds m_shift { 0 };
};

} // namespace duebell::test
