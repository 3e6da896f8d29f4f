// Two people at one ticket: what does not commute is refused when the ticket has moved on, and nothing is overwritten.
#include "deskfixture.h"
#include "storefixture.h"
#include "support/manualtimesource.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace duebell;
using duebell::test::DeskFixture;
using duebell::test::ManualTimeSource;
using duebell::test::StoreFixture;

static const std::pair<std::size_t, std::size_t> kWritten { 1, 0 };
static const std::pair<std::size_t, std::size_t> kMovedOn { 0, 1 };
static const Instant kMorning = *fromIso("2026-04-02T06:00:00Z");

class LostUpdateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theSecondIsToldAndAsksAgain();
    void anAnswerGoesThroughBesideAChange();
    void bothAnswersAreKept();

private:
    [[nodiscard]] std::unique_ptr<Workspace> open()
    {
        Workspace::Options options;
        options.time = &m_time;
        auto opened = Workspace::open(m_fixture->path(), options);
        return opened ? std::move(*opened) : nullptr;
    }
    // How many were written, and how many were not because somebody else was faster.
    static std::pair<std::size_t, std::size_t> execute(Workspace& at, Sequence basedOn, CommandWhat what)
    {
        const Command command { ticket(at).record.id, basedOn, {}, std::move(what) };
        const Result<Receipt> receipt = at.desk().execute({ &command, 1 });
        return receipt ? std::pair(receipt->done.size(), receipt->movedOn.size()) : std::pair(99ul, 99ul);
    }
    static CommandWhat status(Symbol value) { return SetField { field::kStatus, value }; }
    static const LiveTicket& ticket(const Workspace& at) { return at.desk().tickets().front(); }
    static Symbol symbol(Workspace& at, const char* text) { return StoreFixture::symbol(at.store(), text); }

    std::unique_ptr<DeskFixture> m_fixture;
    ManualTimeSource m_time { kMorning };
    std::unique_ptr<Workspace> m_hers;
    std::unique_ptr<Workspace> m_his;
};

void LostUpdateTest::init()
{
    m_fixture = std::make_unique<DeskFixture>();
    QVERIFY(m_fixture->create(QStringLiteral("uci_agreement.json")));
    m_hers = open();
    QVERIFY(m_hers);
    EventStore& store = m_hers->store();
    EventDraft created;
    created.event.ticket = StoreFixture::ticket(store, "T1");
    created.event.at = kMorning;
    created.event.actorKind = ActorKind::Client;
    QVERIFY(store.commit({ StoreFixture::run(store), { created }, {}, {} }, kMorning).ok());
    QVERIFY(m_hers->desk().catchUp().ok());
    m_his = open();
    QVERIFY(m_his);
}

void LostUpdateTest::cleanup()
{
    m_hers.reset();
    m_his.reset();
    m_fixture.reset();
}

void LostUpdateTest::theSecondIsToldAndAsksAgain()
{
    const Sequence seen = ticket(*m_his).lastSequence;
    const Symbol waiting = symbol(*m_hers, "awaiting_user");
    const Symbol active = symbol(*m_his, "active");
    QCOMPARE(execute(*m_hers, seen, status(waiting)), kWritten);
    QCOMPARE(execute(*m_his, seen, status(active)), kMovedOn);
    QCOMPARE(m_his->store().lastSequence()->value, seen.value + 1); // hers, and nothing else
    QCOMPARE(ticket(*m_his).summary.status, waiting); // he sees what she did
    QCOMPARE(execute(*m_his, ticket(*m_his).lastSequence, status(active)), kWritten);
    QVERIFY(m_hers->desk().catchUp().ok());
    QCOMPARE(ticket(*m_hers).summary.status, active);
    QCOMPARE(ticket(*m_hers).events, ticket(*m_his).events);
}

void LostUpdateTest::anAnswerGoesThroughBesideAChange()
{
    const Sequence seen = ticket(*m_his).lastSequence;
    QCOMPARE(execute(*m_hers, seen, status(symbol(*m_hers, "active"))), kWritten);
    QCOMPARE(execute(*m_his, seen, MarkAnswered {}), kWritten);
    QCOMPARE(ticket(*m_his).events.size(), std::size_t { 3 });
    QCOMPARE(ticket(*m_his).summary.status, symbol(*m_his, "active"));
}

void LostUpdateTest::bothAnswersAreKept()
{
    const Sequence seen = ticket(*m_his).lastSequence;
    QCOMPARE(execute(*m_hers, seen, MarkAnswered {}), kWritten);
    QCOMPARE(execute(*m_his, seen, MarkAnswered {}), kWritten);
    QVERIFY(m_hers->desk().catchUp().ok());
    QCOMPARE(std::ranges::count(ticket(*m_hers).events, EventKind::Reply, &Event::kind), 2);
}

DUEBELL_TEST(lost_update, LostUpdateTest)
#include "lost_update.moc"
