#include "exchange/importwriter.h"

#include <QElapsedTimer>

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::size_t kFirstSlice = 512; // rows
    constexpr std::size_t kLargestSlice = 65536;
    constexpr std::size_t kMostEvents = 32768; // of one ticket in one transaction
    constexpr int kMostAttempts = 5;

    std::size_t nextSliceRows(std::size_t rows, qint64 milliseconds)
    {
        if (milliseconds > ImportWriter::kSliceMilliseconds * 3 / 4)
            return std::max<std::size_t>(rows / 2, 64);
        if (milliseconds < ImportWriter::kSliceMilliseconds / 3)
            return std::min(rows * 2, kLargestSlice);
        return rows;
    }

} // namespace

ImportWriter::ImportWriter(EventStore& store, const TicketImportRows& rows, const TicketImportValues& values,
                           const Mapping& mapping, ImportReport& report)
    : m_store(store)
    , m_rows(rows)
    , m_values(values)
    , m_report(report)
    , m_mapping(mapping)
    , m_sliceRows(kFirstSlice)
{
}

Status ImportWriter::write(RunId run, Instant now, const std::optional<IntakePosition>& intake,
                           const ImportProgressFunction& progress)
{
    m_run = run;
    m_now = now;
    m_intake = intake;
    m_builder = HistoryBuilder::make(m_rows, m_values, m_mapping, now, m_report);
    const std::size_t total = m_rows.tickets().size();
    for (std::size_t done = 0; done < total || (total == 0 && m_intake);) {
        const Slice slice = nextSlice(done);
        QElapsedTimer timer;
        timer.start();
        Status written = writeSlice(slice, slice.to == total);
        // Somebody else wrote to one of these tickets meanwhile: they are read again.
        for (int attempt = 1; !written && written.error().code == ErrorCode::Conflict && attempt < kMostAttempts;
             ++attempt)
            written = writeSlice(slice, slice.to == total);
        if (!written)
            return written;
        m_sliceRows = nextSliceRows(m_sliceRows, timer.elapsed());
        done = slice.to;
        ++m_report.slices;
        if (total == 0)
            break;
        if (progress && !progress({ 0, 0, done, total, m_report.eventsAdded }) && done < total) {
            m_report.cancelled = true;
            break;
        }
    }
    return Done {};
}

ImportWriter::Slice ImportWriter::nextSlice(std::size_t from) const
{
    const std::vector<ImportedTicket>& tickets = m_rows.tickets();
    std::size_t rows = 0;
    std::size_t to = from;
    while (to < tickets.size() && (rows == 0 || rows + tickets[to].rows <= m_sliceRows))
        rows += tickets[to++].rows;
    return { from, to };
}

Status ImportWriter::writeSlice(Slice slice, bool isLast)
{
    Status ready = enterTickets(slice);
    if (ready)
        ready = loadKnown();
    if (!ready)
        return ready;
    m_batch.run = m_run;
    m_batch.events.clear();
    m_batch.expectations.clear();
    m_batch.intake = isLast ? m_intake : std::nullopt;
    std::int64_t known = 0;
    for (std::size_t i = 0; i < m_tickets.size(); ++i) {
        const std::vector<Event>& existing = m_existing[i];
        const std::size_t before = m_batch.events.size();
        known += m_builder->build(m_tickets[i], m_entries[i].id, existing, m_batch.events);
        if (m_batch.events.size() != before)
            m_batch.expectations.push_back({ m_entries[i].id, existing.empty() ? Sequence {} : existing.back().seq });
    }
    if (!m_batch.events.empty() || m_batch.intake) {
        if (Status committed = commit(); !committed)
            return committed;
    }
    m_report.eventsKnown += known;
    return Done {};
}

Status ImportWriter::enterTickets(Slice slice)
{
    m_tickets.clear();
    m_drafts.clear();
    for (std::size_t index = slice.from; index < slice.to; ++index) {
        const ImportedTicket& ticket = m_rows.tickets()[index];
        if (ticket.rows == 0)
            continue; // none of its rows could be read
        m_tickets.push_back(index);
        EventStore::TicketDraft& draft = m_drafts.emplace_back();
        draft.source = m_values.source();
        draft.externalKey = ticket.key;
        draft.displayKey = ticket.displayKey.empty() ? ticket.key : ticket.displayKey;
        draft.texts = { std::string(ticket.subject), std::string(ticket.link) };
    }
    Result<std::vector<EventStore::TicketEntry>> entries = m_store.enterTickets(m_drafts);
    if (!entries)
        return entries.error();
    m_entries = std::move(*entries);
    return Done {};
}

// Of tickets that have events already; what was made just now need not be asked for.
Status ImportWriter::loadKnown()
{
    std::vector<TicketId> known;
    for (const EventStore::TicketEntry& entry : m_entries) {
        if (entry.hasEvents)
            known.push_back(entry.id);
    }
    m_existing.assign(m_entries.size(), {});
    if (known.empty())
        return Done {};
    Result<std::vector<std::vector<Event>>> loaded = m_store.loadTickets(known);
    if (!loaded)
        return loaded.error();
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].hasEvents)
            m_existing[i] = std::move((*loaded)[next++]);
    }
    return Done {};
}

Status ImportWriter::commit()
{
    // Only a single ticket can have so much: slices are cut between tickets.
    while (m_batch.events.size() > kMostEvents && m_batch.expectations.size() == 1) {
        Batch part { m_run, {}, m_batch.expectations, {} };
        const auto end = m_batch.events.begin() + kMostEvents;
        std::move(m_batch.events.begin(), end, std::back_inserter(part.events));
        m_batch.events.erase(m_batch.events.begin(), end);
        const Result<std::vector<Event>> committed = m_store.commit(part, m_now);
        if (!committed)
            return committed.error();
        m_report.eventsAdded += static_cast<std::int64_t>(committed->size());
        m_batch.expectations.front().last = committed->back().seq;
    }
    const Result<std::vector<Event>> committed = m_store.commit(m_batch, m_now);
    if (!committed)
        return committed.error();
    m_report.eventsAdded += static_cast<std::int64_t>(committed->size());
    return Done {};
}

} // namespace duebell
