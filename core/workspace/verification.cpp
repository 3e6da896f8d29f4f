#include "workspace/verification.h"

#include "sla/ledger.h"
#include "storage/sqlitestore.h"

#include <algorithm>

namespace duebell {

namespace {

    using Kind = VerificationFinding::Kind;

    bool equal(const Clock& a, const Clock& b)
    {
        return a.metric == b.metric && a.status == b.status && a.cycle == b.cycle && a.run == b.run
            && a.state == b.state && a.activity == b.activity && a.target == b.target && a.started == b.started
            && a.due == b.due && a.counted == b.counted && a.paused == b.paused && a.satisfied == b.satisfied
            && a.breached == b.breached && a.cancelled == b.cancelled;
    }

    Seconds sumOf(const std::vector<LedgerRow>& rows, int run, bool paused)
    {
        Seconds sum { 0 };
        for (const LedgerRow& row : rows) {
            const bool isPaused = row.kind == RowKind::PausedForClient || row.kind == RowKind::PausedForThirdParty
                || row.kind == RowKind::PausedByStatus;
            if (row.run == run && (paused ? isPaused : row.kind == RowKind::Counted))
                sum += row.length();
        }
        return sum;
    }

    class Verifier {
    public:
        Verifier(SqliteStore& store, const DeskConfiguration& configuration, const Desk& desk)
            : m_store(store)
            , m_configuration(configuration)
            , m_desk(desk)
            , m_evaluator(configuration.timeline(), store.symbols())
        {
        }

        Result<Verification> run()
        {
            if (Status file = checkFile(); !file)
                return file.error();
            checkZones();
            for (const LiveTicket& ticket : m_desk.tickets()) {
                if (Status checked = checkTicket(ticket); !checked)
                    return checked.error();
            }
            return std::move(m_result);
        }

    private:
        void add(Kind kind, std::string ticket, std::string where, std::string found, std::string expected)
        {
            m_result.findings.push_back(
                { kind, std::move(ticket), std::move(where), std::move(found), std::move(expected) });
        }

        Status checkFile()
        {
            const Result<std::vector<SqliteStore::Finding>> findings = m_store.check();
            if (!findings)
                return findings.error();
            for (const SqliteStore::Finding& finding : *findings)
                add(Kind::File, {}, finding.where, finding.found, finding.expected);
            return Done {};
        }

        void checkZones()
        {
            for (std::size_t i = 0; i < m_configuration.zones().size(); ++i) {
                const std::string version = "version " + std::to_string(m_configuration.versions()[i].number);
                for (const auto& stored : m_configuration.zones()[i]) {
                    const Result<std::shared_ptr<const Zone>> current = Zone::load(stored->name());
                    if (!current)
                        add(Kind::ZoneDiffers, {}, version + " " + stored->name(), {}, stored->name());
                    else if (const std::optional<Instant> at = firstDifference(*stored, **current))
                        add(Kind::ZoneDiffers, {}, version + " " + stored->name(),
                            *at == Instant::min() ? "" : toIso(*at), {});
                }
            }
        }

        Status checkTicket(const LiveTicket& ticket)
        {
            const Result<std::vector<Event>> stored = m_store.loadTicket(ticket.record.id);
            if (!stored)
                return stored.error();
            ++m_result.tickets;
            m_result.events += static_cast<std::int64_t>(stored->size());
            if (*stored != ticket.events)
                add(Kind::LoadedDiffers, ticket.record.displayKey, {}, std::to_string(ticket.events.size()),
                    std::to_string(stored->size()));
            const Inspection inspection = m_desk.inspect(ticket);
            checkLedgers(ticket, inspection);
            std::vector<Event> reversed(stored->rbegin(), stored->rend()); // arrival order must not matter
            const TicketResult& again = m_evaluator.evaluate(reversed, inspection.now);
            if (!std::ranges::equal(inspection.result.clocks, again.clocks, equal)
                || inspection.result.fields != again.fields)
                add(Kind::ResultDiffers, ticket.record.displayKey, {}, {}, {});
            return Done {};
        }

        void checkLedgers(const LiveTicket& ticket, const Inspection& inspection)
        {
            for (std::size_t i = 0; i < inspection.ledgers.size(); ++i) {
                const Clock& clock = inspection.result.clocks[i];
                const std::vector<LedgerRow>& rows = inspection.ledgers[i];
                ++m_result.clocks;
                m_result.ledgerRows += static_cast<std::int64_t>(rows.size());
                const Seconds counted = sumOf(rows, clock.run, false);
                const Seconds paused = sumOf(rows, clock.run, true);
                const std::string metric(metricName(clock.metric));
                if (counted != clock.counted)
                    add(Kind::LedgerDiffers, ticket.record.displayKey, metric, std::to_string(counted.count()),
                        std::to_string(clock.counted.count()));
                if (paused != clock.paused)
                    add(Kind::LedgerDiffers, ticket.record.displayKey, metric + " paused",
                        std::to_string(paused.count()), std::to_string(clock.paused.count()));
            }
        }

        SqliteStore& m_store;
        const DeskConfiguration& m_configuration;
        const Desk& m_desk;
        Evaluator m_evaluator;
        Verification m_result;
    };

} // namespace

Result<Verification> verifyDesk(SqliteStore& store, const DeskConfiguration& configuration, const Desk& desk)
{
    return Verifier(store, configuration, desk).run();
}

} // namespace duebell
