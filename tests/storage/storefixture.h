// A desk file in a folder of its own, and events to put into it.
#pragma once

#include "storage/sqlitestore.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

namespace duebell::test {

class StoreFixture {
public:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("desk.duebell")); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    std::unique_ptr<SqliteStore> create() const
    {
        auto store = SqliteStore::create(path(), at(0));
        return store ? std::move(*store) : nullptr;
    }
    std::unique_ptr<SqliteStore> open(SqliteStore::Access access = SqliteStore::Access::ReadWrite) const
    {
        auto store = SqliteStore::open(path(), access);
        return store ? std::move(*store) : nullptr;
    }

    /// 2026-03-02T08:00:00Z plus minutes.
    static Instant at(int minutes)
    {
        return std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(8)
            + std::chrono::minutes(minutes);
    }
    static Symbol symbol(EventStore& store, std::string_view text)
    {
        const std::vector<std::string_view> texts { text };
        const auto numbers = store.intern(texts);
        return numbers ? numbers->front() : Symbol { -1 };
    }
    static TicketId ticket(EventStore& store, const std::string& key)
    {
        const std::vector<EventStore::TicketDraft> drafts {
            { symbol(store, "test"), key, key, { "Subject of " + key, {} } }
        };
        const auto tickets = store.ensureTickets(drafts);
        return tickets ? tickets->front() : TicketId { -1 };
    }
    static RunId run(EventStore& store) { return store.beginRun({}, at(0)).value(); }
    static EventDraft note(TicketId ticket, int minutes, std::string body = {})
    {
        EventDraft draft;
        draft.event.ticket = ticket;
        draft.event.at = at(minutes);
        draft.event.kind = EventKind::Note;
        draft.body = std::move(body);
        return draft;
    }
    static Batch notes(RunId run, TicketId ticket, int count)
    {
        Batch batch { run, {}, {} };
        for (int i = 0; i < count; ++i)
            batch.events.push_back(note(ticket, i));
        return batch;
    }
    /// Sequences are 1, 2, 3, ... and the head says so.
    static bool isGapless(SqliteStore& store)
    {
        const auto events = store.readAfter({}, 1'000'000);
        const auto last = store.lastSequence();
        if (!events || !last)
            return false;
        for (std::size_t i = 0; i < events->size(); ++i) {
            if ((*events)[i].seq.value != static_cast<std::int64_t>(i) + 1)
                return false;
        }
        return last->value == static_cast<std::int64_t>(events->size());
    }

private:
    QTemporaryDir m_folder;
};

} // namespace duebell::test
