#include "workspace/verification.h"

#include "storage/sqlitestore.h"
#include "workspace/directoryverifier.h"
#include "workspace/ticketverifier.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace duebell {

namespace {

    using Kind = VerificationFinding::Kind;
    using Tickets = std::vector<StoredTicket>;

    constexpr std::size_t kBatch = 256; // tickets
    constexpr std::size_t kMostWaiting = 16; // batches: what is read ahead stays small

    /// Batches from the thread that reads to those that recompute.
    class BatchQueue {
    public:
        void put(Tickets batch)
        {
            std::unique_lock lock(m_mutex);
            m_room.wait(lock, [this] { return m_batches.size() < kMostWaiting; });
            m_batches.push_back(std::move(batch));
            m_filled.notify_one();
        }
        void close()
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
            m_filled.notify_all();
        }
        /// Empty when there are no more.
        Tickets take()
        {
            std::unique_lock lock(m_mutex);
            m_filled.wait(lock, [this] { return m_closed || !m_batches.empty(); });
            if (m_batches.empty())
                return {};
            Tickets batch = std::move(m_batches.front());
            m_batches.pop_front();
            m_room.notify_one();
            return batch;
        }

    private:
        std::mutex m_mutex;
        std::condition_variable m_filled;
        std::condition_variable m_room;
        std::deque<Tickets> m_batches;
        bool m_closed = false;
    };

    Status checkFile(SqliteStore& store, Verification& result)
    {
        const Result<std::vector<SqliteStore::Finding>> findings = store.check();
        if (!findings)
            return findings.error();
        for (const SqliteStore::Finding& finding : *findings)
            result.findings.push_back({ Kind::File, {}, finding.where, finding.found, finding.expected });
        return Done {};
    }

    void checkZones(const DeskConfiguration& configuration, Verification& result)
    {
        const auto add = [&](std::string where, std::string found, std::string expected) {
            result.findings.push_back(
                { Kind::ZoneDiffers, {}, std::move(where), std::move(found), std::move(expected) });
        };
        for (std::size_t i = 0; i < configuration.zones().size(); ++i) {
            const std::string version = "version " + std::to_string(configuration.versions()[i].number);
            for (const auto& stored : configuration.zones()[i]) {
                const Result<std::shared_ptr<const Zone>> current = Zone::load(stored->name());
                if (!current)
                    add(version + " " + stored->name(), {}, stored->name());
                else if (const std::optional<Instant> at = firstDifference(*stored, **current))
                    add(version + " " + stored->name(), *at == Instant::min() ? "" : toIso(*at), {});
            }
        }
    }

    // Reads every ticket twice, as a desk loads it and as the log has it.
    Status readTickets(SqliteStore& store, BatchQueue& queue, const std::function<bool(std::int64_t)>& progress)
    {
        Tickets batch;
        std::int64_t read = 0;
        Status problem = Done {};
        const auto take = [&](const TicketRecord& record, const TicketTexts&, std::span<const Event> events) {
            StoredTicket& ticket = batch.emplace_back();
            ticket.record = record;
            ticket.loaded.assign(events.begin(), events.end());
            Result<std::vector<Event>> logged = store.eventsInLog(record.id);
            Result<std::string> evidence = store.keptEvidence(record.id, events.back().seq);
            if (!logged || !evidence) {
                problem = !logged ? logged.error() : evidence.error();
                return false;
            }
            ticket.logged = std::move(*logged);
            ticket.evidence = std::move(*evidence);
            if (batch.size() < kBatch)
                return true;
            read += static_cast<std::int64_t>(batch.size());
            queue.put(std::exchange(batch, {}));
            return !progress || progress(read);
        };
        const Result<Sequence> all = store.load({}, take);
        if (!batch.empty())
            queue.put(std::move(batch));
        if (!problem)
            return problem;
        return all ? Status(Done {}) : Status(all.error());
    }

    void merge(Verification& into, const Verification& part)
    {
        into.events += part.events;
        into.tickets += part.tickets;
        into.clocks += part.clocks;
        into.ledgerRows += part.ledgerRows;
        into.verdicts += part.verdicts;
        into.findings.insert(into.findings.end(), part.findings.begin(), part.findings.end());
    }

} // namespace

Result<Verification> verifyDesk(SqliteStore& store, const DeskConfiguration& configuration, Instant now,
                                const std::function<bool(std::int64_t)>& progress)
{
    Verification result;
    if (Status file = checkFile(store, result); !file)
        return file.error();
    checkZones(configuration, result);
    for (VerificationFinding& finding :
         verifyDirectory(configuration.agreement().directory, *configuration.timeline()->directory, store.symbols()))
        result.findings.push_back(std::move(finding));
    if (Status symbols = store.readSymbols(); !symbols) // the table must not grow while others read it
        return symbols.error();
    BatchQueue queue;
    std::deque<TicketVerifier> verifiers; // they stay where they are
    const unsigned workers = std::max(1u, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < workers; ++i)
        verifiers.emplace_back(*configuration.timeline(), store.symbols(), now);
    Status read = Done {};
    {
        std::vector<std::jthread> threads;
        for (TicketVerifier& verifier : verifiers) {
            threads.emplace_back([&queue, &verifier] {
                for (Tickets batch = queue.take(); !batch.empty(); batch = queue.take())
                    std::ranges::for_each(batch, [&](const StoredTicket& ticket) { verifier.check(ticket); });
            });
        }
        read = readTickets(store, queue, progress);
        queue.close();
    }
    for (TicketVerifier& verifier : verifiers)
        merge(result, verifier.result());
    std::ranges::stable_sort(result.findings, {}, &VerificationFinding::ticket);
    result.cancelled = !read && read.error().code == ErrorCode::Cancelled;
    if (!read && !result.cancelled)
        return read.error();
    return result;
}

} // namespace duebell
