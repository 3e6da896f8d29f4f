#include "support/memorystore.h"

#include <algorithm>

namespace duebell::test {

Result<std::vector<Symbol>> MemoryStore::intern(std::span<const std::string_view> texts)
{
    std::vector<Symbol> symbols;
    for (const std::string_view text : texts)
        symbols.push_back(m_symbols.intern(text));
    return symbols;
}

Result<std::vector<TicketId>> MemoryStore::ensureTickets(std::span<const TicketDraft> drafts)
{
    std::vector<TicketId> ids;
    for (const TicketDraft& draft : drafts) {
        const auto [place, isNew] = m_keys.try_emplace({ draft.source, draft.externalKey });
        if (isNew) {
            place->second = TicketId { static_cast<std::int64_t>(m_tickets.size()) + 1 };
            m_tickets.push_back(
                { { place->second, draft.source, draft.externalKey, draft.displayKey }, draft.texts, {} });
        }
        ids.push_back(place->second);
    }
    return ids;
}

Result<EventStore::Identification> MemoryStore::identify(TicketId ticket)
{
    const Ticket& known = m_tickets[static_cast<std::size_t>(ticket.value - 1)];
    return Identification { known.record, known.texts };
}

Result<RunId> MemoryStore::beginRun(const RunInfo& info, Instant)
{
    m_runs.push_back(info);
    return RunId { static_cast<std::int64_t>(m_runs.size()) };
}

Result<std::vector<Event>> MemoryStore::commit(const Batch& batch, Instant recorded)
{
    if (failure)
        return *failure;
    for (const Expectation& expectation : batch.expectations) {
        const Ticket& ticket = m_tickets[static_cast<std::size_t>(expectation.ticket.value - 1)];
        if (!ticket.events.empty() && ticket.events.back().seq != expectation.last)
            return Error { ErrorCode::Conflict, ticket.record.displayKey, {}, {} };
    }
    if (batch.intake)
        m_intake.insert_or_assign(batch.intake->path, *batch.intake);
    std::vector<Event> committed;
    for (const EventDraft& draft : batch.events) {
        Event event = draft.event;
        event.seq = Sequence { static_cast<std::int64_t>(m_log.size()) + 1 };
        event.run = batch.run;
        event.recorded = recorded;
        m_log.push_back(event);
        m_tickets[static_cast<std::size_t>(event.ticket.value - 1)].events.push_back(event);
        committed.push_back(event);
        if (!draft.body.empty())
            m_bodies.emplace(event.seq.value, draft.body);
    }
    return committed;
}

Result<std::vector<Event>> MemoryStore::readAfter(Sequence after, std::size_t limit)
{
    std::vector<Event> events;
    for (auto at = static_cast<std::size_t>(after.value); at < m_log.size() && events.size() < limit; ++at)
        events.push_back(m_log[at]);
    return events;
}

Result<Sequence> MemoryStore::lastSequence()
{
    return Sequence { static_cast<std::int64_t>(m_log.size()) };
}

Result<Sequence> MemoryStore::load(const LoadScope&, const TicketVisitor& visit)
{
    for (const Ticket& ticket : m_tickets) {
        if (!ticket.events.empty() && !visit(ticket.record, ticket.texts, ticket.events))
            return Error { ErrorCode::Cancelled, "load", {}, {} };
    }
    return lastSequence();
}

Result<EventStore::Unkept> MemoryStore::loadUnkept(std::size_t)
{
    const Sequence last { static_cast<std::int64_t>(m_log.size()) };
    return Unkept { {}, last, last };
}

Result<std::vector<TicketId>> MemoryStore::findTickets(std::string_view key)
{
    std::vector<TicketId> found;
    for (const Ticket& ticket : m_tickets) {
        if (ticket.record.displayKey == key || ticket.record.externalKey == key)
            found.push_back(ticket.record.id);
    }
    return found;
}

Result<std::vector<Event>> MemoryStore::loadTicket(TicketId ticket)
{
    return m_tickets[static_cast<std::size_t>(ticket.value - 1)].events;
}

Result<std::vector<std::pair<Sequence, std::string>>> MemoryStore::loadBodies(TicketId ticket)
{
    std::vector<std::pair<Sequence, std::string>> bodies;
    for (const auto& [sequence, body] : m_bodies) {
        if (m_log[static_cast<std::size_t>(sequence - 1)].ticket == ticket)
            bodies.emplace_back(Sequence { sequence }, body);
    }
    return bodies;
}

Result<std::vector<StoredVersion>> MemoryStore::loadVersions()
{
    return std::vector<StoredVersion> {};
}

Result<int> MemoryStore::publish(const Publication&)
{
    return 1;
}

Result<std::vector<DirectoryEntry>> MemoryStore::loadDirectory()
{
    return std::vector<DirectoryEntry> {};
}

Result<std::vector<Directory::Fact>> MemoryStore::loadFacts(Instant)
{
    return std::vector<Directory::Fact> {};
}

Status MemoryStore::addToDirectory(std::span<const DirectoryEntry>, std::span<const Directory::Fact>, Instant)
{
    return Done {};
}

Result<std::optional<EventStore::LastImport>> MemoryStore::lastImport()
{
    return std::optional<LastImport> {};
}

Result<std::vector<EventStore::TicketEntry>> MemoryStore::enterTickets(std::span<const TicketDraft> drafts)
{
    std::vector<TicketEntry> entries;
    const Result<std::vector<TicketId>> ids = ensureTickets(drafts);
    for (const TicketId id : *ids)
        entries.push_back({ id, !m_tickets[static_cast<std::size_t>(id.value - 1)].events.empty() });
    return entries;
}

Result<std::vector<std::vector<Event>>> MemoryStore::loadTickets(std::span<const TicketId> tickets)
{
    std::vector<std::vector<Event>> lists;
    for (const TicketId ticket : tickets)
        lists.push_back(m_tickets[static_cast<std::size_t>(ticket.value - 1)].events);
    return lists;
}

Result<std::vector<EventStore::RunSummary>> MemoryStore::loadRuns()
{
    std::vector<RunSummary> runs;
    for (std::int64_t number = 1; number <= std::ssize(m_runs); ++number) {
        runs.push_back({ RunId { number }, m_runs[static_cast<std::size_t>(number - 1)], {}, 0, 0 });
        for (const Event& event : m_log)
            runs.back().events += event.run.value == number ? 1 : 0;
    }
    return runs;
}

Result<EventStore::Accounts> MemoryStore::accountsOf(TicketId ticket)
{
    Accounts accounts;
    for (const Event& event : m_tickets[static_cast<std::size_t>(ticket.value - 1)].events) {
        const auto number = static_cast<std::size_t>(event.run.value);
        if (number == 0 || number > m_runs.size())
            continue;
        const RunInfo& info = m_runs[number - 1];
        if (info.kind == RunInfo::Kind::Hand && !info.account.empty())
            accounts.emplace(event.run, info.account);
    }
    return accounts;
}

Result<std::vector<Event>> MemoryStore::readRun(RunId run, Sequence after, std::size_t limit)
{
    std::vector<Event> events;
    for (auto at = static_cast<std::size_t>(after.value); at < m_log.size() && events.size() < limit; ++at) {
        if (m_log[at].run == run)
            events.push_back(m_log[at]);
    }
    return events;
}

Result<std::optional<IntakePosition>> MemoryStore::intakePosition(std::string_view path)
{
    const auto found = m_intake.find(path);
    return found == m_intake.end() ? std::optional<IntakePosition>() : std::optional(found->second);
}

Result<std::int64_t> MemoryStore::eraseTexts(TicketId ticket)
{
    Ticket& erased = m_tickets[static_cast<std::size_t>(ticket.value - 1)];
    erased.texts = {};
    for (auto& [sequence, body] : m_bodies) {
        if (m_log[static_cast<std::size_t>(sequence - 1)].ticket == ticket)
            body.clear();
    }
    return std::int64_t { 1 };
}

Result<std::int64_t> MemoryStore::erasePerson(Symbol)
{
    return std::int64_t { 0 };
}

Result<TicketId> MemoryStore::openTicket(Symbol source, std::string_view prefix, const TicketTexts& texts)
{
    std::int64_t number = 1;
    for (const Ticket& ticket : m_tickets)
        number += ticket.record.source == source ? 1 : 0;
    const std::string key = std::string(prefix) + std::to_string(number);
    const TicketDraft draft { source, key, key, texts };
    const Result<std::vector<TicketId>> ids = ensureTickets({ &draft, 1 });
    return ids->front();
}

Result<std::vector<FiringKey>> MemoryStore::recordFirings(std::span<const FiringKey> firings, Instant now)
{
    if (failure)
        return *failure;
    std::vector<FiringKey> recorded;
    for (const FiringKey& key : firings) {
        if (m_firings.try_emplace(key, Firing { key, now, FiringOutcome::Pending }).second)
            recorded.push_back(key);
    }
    return recorded;
}

Result<std::vector<Firing>> MemoryStore::firingsOf(TicketId ticket, std::optional<Symbol> receiver)
{
    std::vector<Firing> firings;
    for (const auto& [key, firing] : m_firings) {
        if (key.ticket == ticket && (!receiver || key.receiver == *receiver))
            firings.push_back(firing);
    }
    return firings;
}

Result<EventStore::UnspokenFirings> MemoryStore::takeUnspokenFirings(Symbol receiver, Instant now)
{
    UnspokenFirings unspoken;
    for (auto& [key, firing] : m_firings) {
        const bool isPending = firing.outcome == FiringOutcome::Pending;
        if (key.receiver != receiver || (!isPending && firing.outcome != FiringOutcome::Snoozed))
            continue;
        const Instant ready = firing.at + (isPending ? kFiringAbandonedAfter : Seconds(0));
        const bool isAhead = isPending && firing.at > now;
        if (ready > now && !isAhead) {
            unspoken.next = std::min(unspoken.next, ready);
            continue;
        }
        unspoken.taken.push_back(firing);
        firing = { key, now, FiringOutcome::Pending };
    }
    return unspoken;
}

Status MemoryStore::settleFirings(std::span<const FiringKey> firings, FiringOutcome outcome, Instant until)
{
    const bool isDelivery = outcome == FiringOutcome::Delivered || outcome == FiringOutcome::Failed;
    for (const FiringKey& key : firings) {
        const auto known = m_firings.find(key);
        if (known == m_firings.end() || (isDelivery && known->second.outcome != FiringOutcome::Pending))
            continue;
        known->second.outcome = outcome;
        if (outcome == FiringOutcome::Snoozed)
            known->second.at = until;
    }
    return Done {};
}

} // namespace duebell::test
