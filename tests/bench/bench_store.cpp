// B7 and B14: opening a desk of 10,000,000 events, 100,000 open tickets among 1,100,000, and what it holds in memory;
// verifying it. The desk is invented, written through the store, and goes when the figures are there.
#include "bench/benchmark.h"
#include "exchange/agreementreader.h"
#include "storage/sqlitestore.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>

using namespace duebell;
using namespace duebell::bench;

namespace {

constexpr int kEventsOfTicket = 9;
constexpr std::size_t kSlice = 10'000; // tickets

constexpr const char* kAgreement = R"({"duebell": 1, "desk": {"name": "Large desk", "time_zone": "Europe/Berlin"},
 "calendars": [{"id": "office", "name": "Office", "time_zone": "Europe/Berlin", "week": {
   "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]],
   "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]]}}],
 "statuses": [{"id": "new", "name": "New", "category": "new"}, {"id": "open", "name": "Open", "category": "open"},
   {"id": "pending", "name": "Pending", "category": "waiting", "waits_for": "client"},
   {"id": "closed", "name": "Closed", "category": "closed"}],
 "priorities": [{"id": "high", "name": "High"}, {"id": "low", "name": "Low"}],
 "policies": [{"id": "all", "name": "Everybody", "calendar": "office", "targets": {
   "first_response": {"promised": {"high": "2h", "*": "8h"}},
   "resolution": {"promised": {"high": "8h", "*": "40h"}, "pauses_in": ["waiting"]}}}],
 "directory": {"clients": [{"id": "acme", "name": "Acme"}]}})";

double wallMilliseconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double residentKilobytes()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        if (word != "VmRSS:")
            continue;
        double kilobytes = 0;
        status >> kilobytes;
        return kilobytes;
    }
    return 0;
}

class LargeDesk {
public:
    LargeDesk(std::size_t open, std::size_t closed)
        : m_open(open)
        , m_closed(closed)
        , m_now(SystemTimeSource().wallNow())
    {
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("large.duebell")); }

    bool write()
    {
        const AgreementReader::Reading reading = AgreementReader::read(kAgreement);
        if (!reading.agreement || !Workspace::create(path(), *reading.agreement, {}))
            return false;
        Result<std::unique_ptr<SqliteStore>> opened = SqliteStore::open(path());
        if (!opened)
            return false;
        SqliteStore& store = **opened;
        constexpr std::array<std::string_view, 9> texts { "bench",   "high",   "low", "acme",  "open",
                                                          "pending", "closed", "ann", "client" };
        const auto symbols = store.intern(texts);
        const auto run = store.beginRun({}, m_now);
        if (!symbols || !run)
            return false;
        m_symbols = *symbols;
        m_run = *run;
        const std::size_t count = m_open + m_closed;
        for (std::size_t first = 0; first < count; first += kSlice) {
            if (!writeSlice(store, first, std::min(kSlice, count - first)))
                return false;
        }
        return true;
    }

private:
    bool writeSlice(SqliteStore& store, std::size_t first, std::size_t count)
    {
        std::vector<EventStore::TicketDraft> drafts;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string key = "L" + std::to_string(first + i);
            drafts.push_back({ m_symbols[0], key, key, { "Something is the matter with " + key, {} } });
        }
        const auto ids = store.ensureTickets(drafts);
        if (!ids)
            return false;
        Batch batch;
        batch.run = m_run;
        for (std::size_t i = 0; i < count; ++i) {
            // Open ones are spread all over the file, as in life.
            const bool isOpen
                = (first + i) * m_open / (m_open + m_closed) != (first + i + 1) * m_open / (m_open + m_closed);
            addTicket(batch, (*ids)[i], isOpen);
        }
        return store.commit(batch, m_now).ok();
    }

    std::int64_t below(std::int64_t limit) { return static_cast<std::int64_t>(m_random() % std::uint64_t(limit)); }

    void addTicket(Batch& batch, TicketId id, bool isOpen)
    {
        Instant at = m_now - std::chrono::days(isOpen ? 12 : 700) + Seconds { below((isOpen ? 5 : 680) * 86400) };
        int order = 0;
        const auto add = [&](EventKind kind, ActorKind actor, FieldId id_, std::size_t value) {
            EventDraft draft;
            draft.event.ticket = id;
            draft.event.at = at;
            draft.event.order = order++;
            draft.event.kind = kind;
            draft.event.actorKind = actor;
            draft.event.actor = m_symbols[actor == ActorKind::Agent ? 7 : 8];
            draft.event.field = id_;
            draft.event.value = id_.isNull() ? Symbol {} : m_symbols[value];
            batch.events.push_back(draft);
            if (kind != EventKind::Created && kind != EventKind::Initial)
                at += Seconds { below(86400) };
        };
        add(EventKind::Created, ActorKind::Client, {}, 0);
        add(EventKind::Initial, ActorKind::Client, field::kPriority, 1 + static_cast<std::size_t>(below(2)));
        add(EventKind::Initial, ActorKind::Client, field::kClient, 3);
        add(EventKind::Changed, ActorKind::Agent, field::kStatus, 4);
        add(EventKind::Reply, ActorKind::Agent, {}, 0);
        add(EventKind::Changed, ActorKind::Agent, field::kStatus, 5);
        add(EventKind::Reply, ActorKind::Client, {}, 0);
        add(EventKind::Note, ActorKind::Agent, {}, 0);
        add(EventKind::Changed, ActorKind::Agent, field::kStatus, isOpen ? 4 : 6);
    }

    QTemporaryDir m_folder;
    std::size_t m_open;
    std::size_t m_closed;
    Instant m_now;
    std::mt19937_64 m_random { 11 };
    std::vector<Symbol> m_symbols;
    RunId m_run;
};

double openMilliseconds(const QString& path, std::size_t& tickets)
{
    return wallMilliseconds([&] {
        const auto workspace = Workspace::open(path);
        tickets = workspace ? (*workspace)->desk().tickets().size() : 0;
    });
}

void measureStore(Bench& bench)
{
    int argumentCount = 1;
    std::array<char, 14> name { "duebell_bench" };
    std::array<char*, 2> arguments { name.data(), nullptr };
    const QCoreApplication application(argumentCount, arguments.data()); // timers of the desk want one
    const std::size_t open = bench.count(100'000);
    const std::size_t closed = bench.count(1'011'111);
    LargeDesk desk(open, closed);
    const double written = wallMilliseconds([&] {
        if (!desk.write())
            std::fprintf(stderr, "the large desk could not be written\n");
    });
    const double events = double((open + closed) * kEventsOfTicket);
    std::fprintf(stderr, "large desk: %.0f events written in %.1f s\n", events, written / 1000);
    std::size_t tickets = 0;
    bench.report({ "B7", "(wall) open 10 M events, nothing packed", openMilliseconds(desk.path(), tickets),
                   Unit::Milliseconds, 4000, 2000 });
    const double kept = wallMilliseconds([&] {
        const auto workspace = Workspace::open(desk.path());
        keep((*workspace)->keepHistories().ok());
    });
    std::fprintf(stderr, "histories kept in %.1f s\n", kept / 1000);
    (void)openMilliseconds(desk.path(), tickets);
    bench.report({ "B7", "(wall) open 10 M events, histories packed", openMilliseconds(desk.path(), tickets),
                   Unit::Milliseconds, 1000, 400 });
    if (tickets != open)
        std::fprintf(stderr, "%zu tickets are open, expected %zu\n", tickets, open);
    const double before = residentKilobytes();
    {
        const auto workspace = Workspace::open(desk.path());
        keep(workspace.ok());
        bench.report({ "B14", "memory of a desk of 100,000 open tickets", residentKilobytes() - before, Unit::Kilobytes,
                       200'000, 125'000 });
    }
    const double verified = wallMilliseconds([&] {
        const auto workspace = Workspace::open(desk.path());
        const Result<Verification> verification = (*workspace)->verify();
        if (!verification || !verification->findings.empty())
            std::fprintf(stderr, "verify found problems\n");
    });
    std::fprintf(stderr, "verified in %.1f s\n", verified / 1000);
}
DUEBELL_BENCH(measureStore)

} // namespace
