// A desk file with one ticket at noon of a working day, and a second program that has it open.
#pragma once

#include "deskfixture.h"
#include "storefixture.h"
#include "support/manualtimesource.h"

#include <QTest>

namespace duebell::test {

// Thursday; office hours are 06:00Z to 16:00Z.
inline const Instant kMorning = *fromIso("2026-04-02T06:00:00Z");
inline const Instant kNoon = kMorning + std::chrono::hours(6);

class CommandFixture {
public:
    void open()
    {
        m_fixture = std::make_unique<DeskFixture>();
        QVERIFY(m_fixture->create(QStringLiteral("uci_agreement.json")));
        m_time = ManualTimeSource(kNoon);
        Workspace::Options options;
        options.time = &m_time;
        auto opened = Workspace::open(m_fixture->path(), options);
        QVERIFY(opened.ok());
        m_workspace = std::move(*opened);
        addTicket("T1", kMorning);
        QVERIFY(desk().catchUp().ok());
        auto other = Workspace::open(m_fixture->path(), options);
        QVERIFY(other.ok());
        m_other = std::move(*other);
    }

    void close()
    {
        m_other.reset();
        m_workspace.reset();
        m_fixture.reset();
    }

    [[nodiscard]] Desk& desk() { return m_workspace->desk(); }
    [[nodiscard]] const LiveTicket& ticket(TicketId id) { return desk().tickets()[*desk().indexOf(id)]; }
    [[nodiscard]] const LiveTicket& first() { return desk().tickets().front(); }
    Symbol symbol(const char* text) { return StoreFixture::symbol(m_workspace->store(), text); }
    Command command(TicketId id, CommandWhat what)
    {
        return { id, desk().appliedThrough(), symbol("mara"), std::move(what) };
    }
    Result<Receipt> execute(TicketId id, CommandWhat what)
    {
        const Command given = command(id, std::move(what));
        return desk().execute({ &given, 1 });
    }

    TicketId addTicket(const std::string& key, Instant at)
    {
        EventStore& store = m_workspace->store();
        EventDraft created;
        created.event.ticket = StoreFixture::ticket(store, key);
        created.event.at = at;
        created.event.actorKind = ActorKind::Client;
        EventDraft priority = created;
        priority.event.kind = EventKind::Initial;
        priority.event.field = field::kPriority;
        priority.event.value = symbol("p1");
        Batch batch { StoreFixture::run(store), { created, priority }, {}, {} };
        return store.commit(batch, kNoon).ok() ? created.event.ticket : TicketId {};
    }

    void changeElsewhere(TicketId id, const char* status)
    {
        QVERIFY(m_other->desk().catchUp().ok());
        const Command change { id, m_other->desk().appliedThrough(), symbol("tobias"),
                               SetField { field::kStatus, symbol(status) } };
        QCOMPARE(m_other->desk().execute({ &change, 1 })->done.size(), std::size_t { 1 });
    }

    /// Everything that clocks say, in words that can be compared.
    [[nodiscard]] std::string clocksOf(const LiveTicket& ticket)
    {
        const TicketResult& result = desk().evaluate(ticket);
        std::string told
            = std::to_string(result.fields.get(field::kStatus).value) + ' ' + (result.merged ? "merged" : "");
        const auto moment = [](const std::optional<Instant>& at) { return at ? toIso(*at) : std::string("-"); };
        for (const Clock& clock : result.clocks)
            told += '|' + std::string(metricName(clock.metric)) + ' ' + std::to_string(clock.cycle) + ' '
                + std::to_string(clock.run) + ' ' + std::to_string(static_cast<int>(clock.state)) + ' '
                + toIso(clock.started) + ' ' + moment(clock.due) + ' ' + std::to_string(clock.counted.count()) + ' '
                + std::to_string(clock.paused.count()) + ' ' + moment(clock.breached) + ' ' + moment(clock.satisfied);
        for (const BreachRecord& breach : result.breaches)
            told += "|breach " + toIso(breach.breached) + ' ' + moment(breach.superseded);
        return told;
    }

    std::unique_ptr<DeskFixture> m_fixture;
    ManualTimeSource m_time { kNoon };
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Workspace> m_other;
};

} // namespace duebell::test
