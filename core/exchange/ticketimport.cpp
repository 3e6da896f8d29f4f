#include "exchange/ticketimport.h"

#include "exchange/ticketimporthistory.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QElapsedTimer>

#include <algorithm>
#include <span>

namespace duebell {

namespace {

    // A slice holds the database's only write lock: 200 ms is what another process may have to wait.
    constexpr qint64 kSliceMilliseconds = 200;
    constexpr std::size_t kFirstSlice = 256; // tickets
    constexpr std::size_t kLargestSlice = 8192;
    constexpr int kMostAttempts = 5;

    std::size_t nextSliceSize(std::size_t size, qint64 milliseconds)
    {
        if (milliseconds > kSliceMilliseconds * 3 / 4)
            return std::max<std::size_t>(size / 2, 1);
        if (milliseconds < kSliceMilliseconds / 3)
            return std::min(size * 2, kLargestSlice);
        return size;
    }

} // namespace

TicketImport::TicketImport(EventStore& store, const Agreement& agreement, const Mapping& mapping)
    : m_store(store)
    , m_agreement(agreement)
    , m_mapping(mapping)
{
}

Result<ImportReport> TicketImport::run(File file, Instant now, const ProgressFunction& progress)
{
    ImportReport report;
    const QByteArray bytes = QByteArray::fromRawData(file.bytes.data(), static_cast<qsizetype>(file.bytes.size()));
    RunInfo info;
    info.kind = RunInfo::Kind::Import;
    info.source = file.name;
    info.fileHash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
    info.mappingJson = m_mapping.json;
    info.account = file.account;
    const Result<TicketImportRows> rows = TicketImportRows::read(std::move(file.bytes), m_mapping, report);
    if (!rows)
        return rows.error();
    Result<TicketImportValues> values = TicketImportValues::resolve(*rows, m_mapping, m_agreement, report);
    if (!values)
        return values.error();
    if (Status stored = values->store(m_store, now); !stored)
        return stored.error();
    const Result<RunId> run = m_store.beginRun(info, now);
    if (!run)
        return run.error();
    report.run = *run;
    if (Status committed = commitSlices(*rows, *values, now, progress, report); !committed)
        return committed.error();
    return report;
}

Status TicketImport::commitSlices(const TicketImportRows& rows, const TicketImportValues& values, Instant now,
                                  const ProgressFunction& progress, ImportReport& report)
{
    const Slice all = rows.tickets();
    std::size_t size = kFirstSlice;
    for (std::size_t done = 0; done < all.size();) {
        const Slice slice = all.subspan(done, std::min(size, all.size() - done));
        QElapsedTimer timer;
        timer.start();
        Status committed = commitSlice(slice, values, now, report);
        for (int attempt = 1; !committed && committed.error().code == ErrorCode::Conflict && attempt < kMostAttempts;
             ++attempt)
            committed
                = commitSlice(slice, values, now, report); // somebody else wrote to one of these tickets meanwhile
        if (!committed)
            return committed;
        size = nextSliceSize(size, timer.elapsed());
        done += slice.size();
        ++report.slices;
        if (progress && !progress({ done, all.size(), report.eventsAdded }) && done < all.size()) {
            report.cancelled = true;
            break;
        }
    }
    return Done {};
}

Result<std::vector<TicketId>> TicketImport::ticketsOf(Slice slice, const TicketImportValues& values)
{
    std::vector<EventStore::TicketDraft> drafts;
    drafts.reserve(slice.size());
    for (const SnapshotTicket& ticket : slice)
        drafts.push_back({ values.source(),
                           std::string(ticket.key),
                           std::string(ticket.displayKey.empty() ? ticket.key : ticket.displayKey),
                           { std::string(ticket.subject), std::string(ticket.link) } });
    return m_store.ensureTickets(drafts);
}

Status TicketImport::commitSlice(Slice slice, const TicketImportValues& values, Instant now, ImportReport& report)
{
    const Result<std::vector<TicketId>> tickets = ticketsOf(slice, values);
    if (!tickets)
        return tickets.error();
    Batch batch;
    batch.run = report.run;
    std::int64_t known = 0;
    for (std::size_t i = 0; i < tickets->size(); ++i) {
        const TicketId ticket = (*tickets)[i];
        const Result<std::vector<Event>> existing = m_store.loadTicket(ticket);
        if (!existing)
            return existing.error();
        ImportedHistory history = importedHistory(slice[i], ticket, *existing, values, m_mapping);
        known += history.known;
        if (history.news.empty())
            continue;
        batch.expectations.push_back({ ticket, existing->empty() ? Sequence {} : existing->back().seq });
        std::ranges::move(history.news, std::back_inserter(batch.events));
    }
    if (!batch.events.empty()) {
        const Result<std::vector<Event>> committed = m_store.commit(batch, now);
        if (!committed)
            return committed.error();
        report.eventsAdded += static_cast<std::int64_t>(committed->size());
    }
    report.eventsKnown += known;
    return Done {};
}

} // namespace duebell
