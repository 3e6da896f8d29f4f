// SqliteStore's side that loads whole tickets: from the histories packed behind the log, with the log's tail merged in,
// so that what is packed may lag but never lie (DESIGN 5, ruling 5).
#include "desk/liveafterend.h"
#include "storage/eventrow.h"
#include "storage/failpoint.h"
#include "storage/packedevents.h"
#include "storage/sqlitestore.h"

#include <algorithm>

namespace duebell {

namespace {

    // A longer tail than this is not held in memory: what a ticket lacks is looked up in the log, ticket by ticket.
    constexpr std::int64_t kLongestTail = 200'000;

    constexpr const char* kEventsOfTicketAfter = "SELECT " DUEBELL_EVENT_COLUMNS " FROM event "
                                                 "WHERE ticket = ? AND seq > ? ORDER BY seq";

    // Columns of the statements below that yield tickets.
    enum TicketColumn {
        kNumber,
        kSource,
        kExternalKey,
        kDisplayKey,
        kSubject,
        kLink,
        kThrough,
        kFormat,
        kEvents
    };

#define DUEBELL_SELECT_TICKETS                                                                                         \
    "SELECT ticket.number, source, external_key, display_key, coalesce(subject, ''), coalesce(link, ''), "             \
    "coalesce(through, 0), format, events FROM ticket LEFT JOIN ticket_text ON ticket_text.ticket = ticket.number "    \
    "LEFT JOIN packed_history ON packed_history.ticket = ticket.number "

    constexpr const char* kTicketsBegunBy = DUEBELL_SELECT_TICKETS "WHERE first_at <= ? ORDER BY ticket.number";
    constexpr const char* kLiveTicketsBegunBy = DUEBELL_SELECT_TICKETS
        "WHERE first_at <= ? AND (last_closed_at IS NULL OR last_closed_at > ?) ORDER BY ticket.number";
    constexpr const char* kOneTicket = DUEBELL_SELECT_TICKETS "WHERE ticket.number = ?";

#undef DUEBELL_SELECT_TICKETS

    EventStore::Identification identificationIn(const SqliteStatement& row)
    {
        return { { TicketId { row.integer(kNumber) }, Symbol { static_cast<std::int32_t>(row.integer(kSource)) },
                   row.text(kExternalKey), row.text(kDisplayKey) },
                 { row.text(kSubject), row.text(kLink) } };
    }

} // namespace

/// What was committed after the histories were packed last.
struct SqliteTail {
    Sequence last; ///< of the log
    bool isHeld = true; ///< false: too long, to be looked up
    std::unordered_map<TicketId, std::vector<Event>> events;
};

Result<SqliteTail> SqliteStore::readTail()
{
    const Result<SqliteStatement*> heads
        = statement("SELECT (SELECT last FROM log_head), (SELECT through FROM packed_head)");
    const Result<SqliteStatement*> rows = statement("SELECT " DUEBELL_EVENT_COLUMNS " FROM event "
                                                    "WHERE seq > ? ORDER BY seq");
    if (!heads || !rows)
        return !heads ? heads.error() : rows.error();
    const Result<bool> row = (*heads)->step();
    if (!row)
        return row.error();
    SqliteTail tail;
    tail.last = Sequence { (*heads)->integer(0) };
    const std::int64_t packed = (*heads)->integer(1);
    (*heads)->reset();
    tail.isHeld = tail.last.value - packed <= kLongestTail;
    if (!tail.isHeld)
        return tail;
    (*rows)->bind(0, packed);
    std::vector<Event> events;
    if (Status read = appendEvents(**rows, events); !read)
        return read.error();
    for (const Event& event : events)
        tail.events[event.ticket].push_back(event);
    return tail;
}

Status SqliteStore::readHistory(SqliteStatement& ticket, const SqliteTail& tail, std::vector<Event>& events)
{
    events.clear();
    const TicketId id { ticket.integer(kNumber) };
    bool unpacked = ticket.integer(kFormat) == kPackedFormat && unpackEvents(ticket.bytes(kEvents), id, events);
    const Sequence through { unpacked ? ticket.integer(kThrough) : 0 };
    unpacked = unpacked && !events.empty() && events.back().seq == through;
    if (!unpacked)
        events.clear();
    for (Event& event : events)
        event.recorded = recordedAt(event.seq);
    if (unpacked && tail.isHeld) {
        if (const auto newer = tail.events.find(id); newer != tail.events.end())
            std::ranges::copy_if(newer->second, std::back_inserter(events),
                                 [&](const Event& event) { return event.seq > through; });
        return Done {};
    }
    const Result<SqliteStatement*> rows = statement(kEventsOfTicketAfter);
    if (!rows)
        return rows.error();
    (*rows)->bind(0, id.value);
    (*rows)->bind(1, unpacked ? through.value : 0);
    return appendEvents(**rows, events);
}

Result<Sequence> SqliteStore::load(const LoadScope& scope, const TicketVisitor& ticket)
{
    SqliteSnapshot snapshot(*m_database);
    Status ready = snapshot.begin();
    if (ready)
        ready = readNew();
    if (!ready)
        return ready.error();
    const Result<SqliteTail> tail = readTail();
    if (!tail)
        return tail.error();
    const Result<SqliteStatement*> tickets = statement(scope.liveAt ? kLiveTicketsBegunBy : kTicketsBegunBy);
    if (!tickets)
        return tickets.error();
    (*tickets)->bind(0, scope.begunBy.value_or(kNever).time_since_epoch().count());
    if (scope.liveAt)
        (*tickets)->bind(1, (*scope.liveAt - kLiveAfterEnd).time_since_epoch().count());
    std::vector<Event> events;
    while (true) {
        const Result<bool> row = (*tickets)->step();
        if (!row)
            return row.error();
        if (!*row)
            return tail->last;
        const Status read = readHistory(**tickets, *tail, events);
        const Identification found = identificationIn(**tickets);
        if (read && (events.empty() || ticket(found.record, found.texts, events)))
            continue;
        (*tickets)->reset();
        return read ? Error { ErrorCode::Cancelled, "load", {}, {} } : read.error();
    }
}

Result<EventStore::Identification> SqliteStore::identify(TicketId ticket)
{
    const Result<SqliteStatement*> row = statement(kOneTicket);
    if (!row)
        return row.error();
    (*row)->bind(0, ticket.value);
    const Result<bool> found = (*row)->step();
    if (!found)
        return found.error();
    if (!*found)
        return Error { ErrorCode::NotFound, "ticket", std::to_string(ticket.value), {} };
    Identification identification = identificationIn(**row);
    (*row)->reset();
    if (Status symbols = m_symbols.readNew(); !symbols)
        return symbols.error();
    return identification;
}

Result<std::vector<TicketId>> SqliteStore::findTickets(std::string_view key)
{
    // An index stands behind neither key alone; this is asked by people, not in loops.
    const Result<SqliteStatement*> rows
        = statement("SELECT number FROM ticket WHERE display_key = ?1 OR external_key = ?1 ORDER BY number LIMIT 100");
    if (!rows)
        return rows.error();
    (*rows)->bindText(0, key);
    std::vector<TicketId> tickets;
    while (true) {
        const Result<bool> row = (*rows)->step();
        if (!row)
            return row.error();
        if (!*row)
            return tickets;
        tickets.push_back(TicketId { (*rows)->integer(0) });
    }
}

Result<EventStore::Unkept> SqliteStore::loadUnkept(std::size_t most)
{
    SqliteSnapshot snapshot(*m_database);
    Status ready = snapshot.begin();
    if (ready)
        ready = readNew();
    if (!ready)
        return ready.error();
    Unkept unkept;
    const Result<qint64> last = m_database->number(QStringLiteral("SELECT last FROM log_head"));
    const Result<qint64> packed = m_database->number(QStringLiteral("SELECT through FROM packed_head"));
    const Result<SqliteStatement*> touched
        = statement("SELECT DISTINCT ticket FROM event WHERE seq > ? AND seq <= ? ORDER BY ticket");
    const Result<SqliteStatement*> ticket = statement(kOneTicket);
    if (!last || !packed || !touched || !ticket)
        return !last ? last.error() : !packed ? packed.error() : !touched ? touched.error() : ticket.error();
    unkept.last = Sequence { *last };
    unkept.through = Sequence { std::min(*last, *packed + static_cast<qint64>(most)) };
    (*touched)->bind(0, *packed);
    (*touched)->bind(1, unkept.through.value);
    const SqliteTail lookUp { unkept.last, false, {} };
    while (true) {
        const Result<bool> row = (*touched)->step();
        if (!row)
            return row.error();
        if (!*row)
            return unkept;
        (*ticket)->bind(0, (*touched)->integer(0));
        const Result<bool> found = (*ticket)->step();
        std::vector<Event> events;
        const Status read = found ? readHistory(**ticket, lookUp, events) : Status(found.error());
        (*ticket)->reset();
        if (!read) {
            (*touched)->reset();
            return read.error();
        }
        if (!events.empty())
            unkept.histories.push_back(std::move(events));
    }
}

Status SqliteStore::keep(std::span<const KeptHistory> histories, Sequence through)
{
    SqliteTransaction transaction(*m_database);
    if (Status begun = transaction.begin(); !begun)
        return begun;
    const Result<SqliteStatement*> pack
        = statement("INSERT INTO packed_history (ticket, through, format, events, verdicts) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (ticket) DO UPDATE SET through = excluded.through, format = excluded.format, "
                    "events = excluded.events, verdicts = excluded.verdicts WHERE excluded.through >= through");
    const Result<SqliteStatement*> end
        = statement("UPDATE ticket SET last_closed_at = ?2 WHERE number = ?1 AND last_closed_at IS NOT ?2 AND "
                    "(SELECT max(seq) FROM event WHERE ticket = ?1) = ?3");
    const Result<SqliteStatement*> head = statement("UPDATE packed_head SET through = ?1 WHERE through < ?1");
    if (!pack || !end || !head)
        return !pack ? pack.error() : !end ? end.error() : head.error();
    for (const KeptHistory& history : histories) {
        DUEBELL_FAILPOINT("write.packed");
        const Event& newest = history.events.back();
        (*pack)->bind(0, newest.ticket.value);
        (*pack)->bind(1, newest.seq.value);
        (*pack)->bind(2, kPackedFormat);
        (*pack)->bindBlob(3, packEvents(history.events));
        (*pack)->bindBlob(4, history.evidence);
        if (Status done = (*pack)->run(); !done)
            return done;
        (*end)->bind(0, newest.ticket.value);
        if (history.ended)
            (*end)->bind(1, history.ended->time_since_epoch().count());
        else
            (*end)->bindNull(1);
        (*end)->bind(2, newest.seq.value);
        if (Status done = (*end)->run(); !done)
            return done;
    }
    (*head)->bind(0, through.value);
    if (Status done = (*head)->run(); !done)
        return done;
    return transaction.commit();
}

Result<std::vector<Event>> SqliteStore::eventsInLog(TicketId ticket)
{
    const Result<SqliteStatement*> rows = statement(kEventsOfTicketAfter);
    if (!rows)
        return rows.error();
    (*rows)->bind(0, ticket.value);
    (*rows)->bind(1, 0);
    std::vector<Event> events;
    if (Status read = appendEvents(**rows, events); !read)
        return read.error();
    return events;
}

Result<std::string> SqliteStore::keptEvidence(TicketId ticket, Sequence last)
{
    const Result<SqliteStatement*> kept
        = statement("SELECT verdicts FROM packed_history WHERE ticket = ? AND through = ?");
    if (!kept)
        return kept.error();
    (*kept)->bind(0, ticket.value);
    (*kept)->bind(1, last.value);
    const Result<bool> row = (*kept)->step();
    if (!row)
        return row.error();
    std::string evidence = *row ? (*kept)->text(0) : std::string();
    (*kept)->reset();
    return evidence;
}

} // namespace duebell
