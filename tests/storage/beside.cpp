// A desk that is loaded beside, on another thread, while others write to its file and people work on it.
#include "deskfixture.h"
#include "storage/sqlitestore.h"
#include "storefixture.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace duebell;
using duebell::test::DeskFixture;
using duebell::test::StoreFixture;

class BesideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theDeskArrivesAndEqualsOneThatWasLoadedHere();
    void aFloodFromAnotherConnectionEndsEqualToAFreshStart();
    void aCommandGivenWhileTheDeskLoadsIsShownAndKept();
    void historiesAreKeptBehindWithoutBeingAsked();
    void anotherVersionOfTheAgreementArrives();

private:
    std::unique_ptr<Workspace> openBeside();
    static std::map<std::string, Sequence> tickets(const Desk& desk);
    void addTickets(SqliteStore& store, int first, int count);

    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<SqliteStore> m_other; // another connection, as another process has it
    std::vector<Error> m_failures;
    int m_reconfigured = 0;
};

void BesideTest::init()
{
    m_fixture = std::make_unique<DeskFixture>();
    QVERIFY(m_fixture->create(QStringLiteral("uci_agreement.json")));
    auto other = SqliteStore::open(m_fixture->path());
    QVERIFY(other.ok());
    m_other = std::move(*other);
    addTickets(*m_other, 0, 300);
    m_failures.clear();
    m_reconfigured = 0;
}

void BesideTest::cleanup()
{
    m_other.reset();
    m_fixture.reset();
}

std::unique_ptr<Workspace> BesideTest::openBeside()
{
    Workspace::Options options;
    options.beside = true;
    auto workspace = Workspace::open(m_fixture->path(), options);
    if (!workspace)
        return nullptr;
    (*workspace)->watch({ [this](const Error& error) { m_failures.push_back(error); }, [this] { ++m_reconfigured; } });
    return std::move(*workspace);
}

std::map<std::string, Sequence> BesideTest::tickets(const Desk& desk)
{
    std::map<std::string, Sequence> tickets;
    for (const LiveTicket& ticket : desk.tickets())
        tickets[ticket.record.externalKey] = ticket.lastSequence;
    return tickets;
}

void BesideTest::addTickets(SqliteStore& store, int first, int count)
{
    const SystemTimeSource time;
    const Symbol high = StoreFixture::symbol(store, "p1");
    std::vector<EventStore::TicketDraft> drafts;
    for (int i = 0; i < count; ++i) {
        const std::string key = "T" + std::to_string(first + i);
        drafts.push_back({ StoreFixture::symbol(store, "test"), key, key, {} });
    }
    const auto ids = store.ensureTickets(drafts);
    QVERIFY(ids.ok());
    Batch batch { StoreFixture::run(store), {}, {} };
    for (const TicketId id : *ids) {
        EventDraft draft;
        draft.event.ticket = id;
        draft.event.at = time.wallNow();
        batch.events.push_back(draft);
        draft.event.kind = EventKind::Initial;
        draft.event.field = field::kPriority;
        draft.event.value = high;
        batch.events.push_back(draft);
    }
    QVERIFY(store.commit(batch, time.wallNow()).ok());
}

void BesideTest::theDeskArrivesAndEqualsOneThatWasLoadedHere()
{
    const auto workspace = openBeside();
    QVERIFY(workspace);
    QVERIFY(workspace->desk().isLoading());
    QVERIFY(workspace->desk().tickets().empty());
    QTRY_VERIFY(!workspace->desk().isLoading());
    const auto here = m_fixture->open();
    QCOMPARE(tickets(workspace->desk()), tickets(here->desk()));
    QCOMPARE(workspace->desk().tickets().size(), std::size_t { 300 });
    QVERIFY(m_failures.empty());
}

void BesideTest::aFloodFromAnotherConnectionEndsEqualToAFreshStart()
{
    const auto workspace = openBeside();
    QVERIFY(workspace);
    QTRY_VERIFY(!workspace->desk().isLoading());
    for (int i = 0; i < 10; ++i)
        addTickets(*m_other, 300 + i * 700, 700);
    QTRY_COMPARE(workspace->desk().tickets().size(), std::size_t { 7300 });
    addTickets(*m_other, 7300, 3); // few: applied one by one
    QTRY_COMPARE(workspace->desk().tickets().size(), std::size_t { 7303 });
    QCOMPARE(tickets(workspace->desk()), tickets(m_fixture->open()->desk()));
    QVERIFY(m_failures.empty());
}

void BesideTest::aCommandGivenWhileTheDeskLoadsIsShownAndKept()
{
    const auto workspace = openBeside();
    QVERIFY(workspace);
    Desk& desk = workspace->desk();
    QTRY_VERIFY(!desk.isLoading());
    addTickets(*m_other, 300, 2000);
    QVERIFY(desk.catchUp().ok());
    QVERIFY(desk.isLoading());
    const TicketId id = desk.tickets().front().record.id;
    const Command answer { id, desk.tickets().front().lastSequence, {}, MarkAnswered {} };
    QSignalSpy changed(&desk, &Desk::changed);
    QVERIFY(desk.execute({ &answer, 1 }).ok());
    QCOMPARE(desk.tickets().front().events.back().kind, EventKind::Reply);
    QCOMPARE(changed.size(), 1);
    QTRY_COMPARE(desk.tickets().size(), std::size_t { 2300 });
    const LiveTicket& ticket = desk.tickets()[*desk.indexOf(id)];
    QTRY_COMPARE(desk.tickets()[*desk.indexOf(id)].events.back().kind, EventKind::Reply);
    QCOMPARE(ticket.events.size(), std::size_t { 3 });
}

void BesideTest::historiesAreKeptBehindWithoutBeingAsked()
{
    const auto workspace = openBeside();
    QVERIFY(workspace);
    const auto isKept = [&] {
        const auto unkept = m_other->loadUnkept(1'000'000);
        return unkept.ok() && unkept->histories.empty();
    };
    QVERIFY(!isKept());
    QTRY_VERIFY(isKept());
    QVERIFY(m_failures.empty());
}

void BesideTest::anotherVersionOfTheAgreementArrives()
{
    const auto workspace = openBeside();
    QVERIFY(workspace);
    QTRY_VERIFY(!workspace->desk().isLoading());
    Publication publication;
    publication.version = m_other->loadVersions().value().front();
    publication.version->effective = SystemTimeSource().wallNow();
    publication.basedOn = 1;
    QVERIFY(m_other->publish(publication).ok());
    QTRY_COMPARE(m_reconfigured, 1);
    QTRY_VERIFY(!workspace->desk().isLoading());
    QCOMPARE(workspace->desk().timeline().versions.size(), std::size_t { 2 });
    QCOMPARE(workspace->desk().tickets().size(), std::size_t { 300 });
    QVERIFY(m_failures.empty());
}

DUEBELL_TEST(beside, BesideTest)
#include "beside.moc"
