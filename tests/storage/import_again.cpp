// Importing again: the same file, a longer one, only its tail, in another order of tickets; cancelled in between.
#include "deskfixture.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using duebell::test::DeskFixture;

class ImportAgainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aLongerFileAddsOnlyWhatIsNew();
    void onlyTheTailContinuesTheHistory();
    void anEarlierRowThatCameLateFindsItsPlace();
    void equalChangesAtOneInstantAreCounted();
    void whatPeopleDidByHandStays();
    void cancellingKeepsCommittedSlices();
    void aColumnThatIsMissingIsNamed();
    void aFieldThatTheAgreementLacksIsNamed();

private:
    ImportReport import(const std::string& rows);
    [[nodiscard]] std::vector<std::string> statuses(const std::string& key) const;

    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Workspace> m_workspace;
};

static const std::string kHeader
    = "ticket,state,updated,opened,priority,assignee,group,caller,changed_by,subject,resolved_at,old_sla\n";

static std::string row(const char* key, const char* state, const char* at)
{
    return std::string(key) + "," + state + ",2/3/2026 " + at
        + ",2/3/2026 08:00,2 - High,?,First line,?,?,Subject,?,?\n";
}

static const std::string kNew = row("T1", "New", "08:00");
static const std::string kActive = row("T1", "Active", "09:00");
static const std::string kWaiting = row("T1", "Awaiting Vendor", "10:00");
static const std::string kResolved = row("T1", "Resolved", "11:00");
using Texts = std::vector<std::string>;

void ImportAgainTest::init()
{
    m_workspace.reset();
    m_fixture = std::make_unique<DeskFixture>();
    m_workspace = m_fixture->create(QStringLiteral("uci_agreement.json"));
    QVERIFY(m_workspace);
}

ImportReport ImportAgainTest::import(const std::string& rows)
{
    const std::optional<Mapping> mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    const Result<ImportReport> report = m_workspace->importTickets(*mapping, { "log.csv", kHeader + rows, {} });
    return report ? *report : ImportReport {};
}

// The statuses that a ticket went through, in fold order.
Texts ImportAgainTest::statuses(const std::string& key) const
{
    for (const LiveTicket& ticket : m_workspace->desk().tickets()) {
        if (ticket.record.externalKey != key)
            continue;
        std::vector<Event> events = ticket.events;
        std::ranges::sort(events, foldsBefore);
        Texts texts;
        for (const Event& event : events) {
            if (event.field == field::kStatus)
                texts.emplace_back(m_workspace->desk().symbols().text(event.value));
        }
        return texts;
    }
    return {};
}

void ImportAgainTest::aLongerFileAddsOnlyWhatIsNew()
{
    const ImportReport first = import(kNew + kActive);
    const ImportReport second = import(row("T2", "New", "08:30") + kNew + kActive + kWaiting + kResolved);
    QCOMPARE(second.eventsKnown, first.eventsAdded);
    QCOMPARE(statuses("T1"), (Texts { "new", "active", "awaiting_vendor", "resolved" }));
    QCOMPARE(statuses("T2"), (Texts { "new" }));
}

void ImportAgainTest::onlyTheTailContinuesTheHistory()
{
    (void)import(kNew + kActive);
    const ImportReport tail = import(kWaiting + kResolved);
    QCOMPARE(tail.eventsAdded, 2);
    QCOMPARE(statuses("T1"), (Texts { "new", "active", "awaiting_vendor", "resolved" }));
}

void ImportAgainTest::anEarlierRowThatCameLateFindsItsPlace()
{
    (void)import(kNew + kActive + kResolved);
    const ImportReport late = import(kWaiting);
    QCOMPARE(late.eventsAdded, 1);
    QCOMPARE(statuses("T1"), (Texts { "new", "active", "awaiting_vendor", "resolved" }));
}

void ImportAgainTest::equalChangesAtOneInstantAreCounted()
{
    const std::string there = row("T1", "Active", "09:00");
    const std::string back = row("T1", "Awaiting Vendor", "09:00");
    const ImportReport first = import(kNew + there + back + there + back);
    QCOMPARE(statuses("T1"), (Texts { "new", "active", "awaiting_vendor", "active", "awaiting_vendor" }));
    QCOMPARE(import(kNew + there + back + there + back).eventsAdded, 0);
    QCOMPARE(import(kNew + there + back).eventsAdded, 0);
    QVERIFY(first.eventsAdded > 0);
}

void ImportAgainTest::whatPeopleDidByHandStays()
{
    (void)import(kNew + kActive);
    const LiveTicket& ticket = m_workspace->desk().tickets().front();
    const Symbol resolved = m_workspace->desk().symbols().find("resolved");
    const Command resolve { ticket.record.id, ticket.lastSequence, {}, SetField { field::kStatus, resolved } };
    QVERIFY(m_workspace->desk().execute({ &resolve, 1 }).ok());
    const std::size_t events = ticket.events.size();
    QCOMPARE(import(kNew + kActive).eventsAdded, 0);
    QCOMPARE(m_workspace->desk().tickets().front().events.size(), events);
}

void ImportAgainTest::cancellingKeepsCommittedSlices()
{
    std::string rows = kHeader;
    for (int i = 0; i < 2000; ++i)
        rows += row(("C" + std::to_string(i)).c_str(), "New", "08:00");
    const std::optional<Mapping> mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    int calls = 0;
    const Result<ImportReport> report = m_workspace->importTickets(
        *mapping, { "log.csv", rows, {} }, [&](const TicketImport::Progress&) { return ++calls < 2; });
    QVERIFY(report.ok());
    QVERIFY(report->cancelled);
    QCOMPARE(report->slices, 2);
    QCOMPARE(m_workspace->store().lastSequence().value().value, report->eventsAdded);
    const std::size_t kept = m_workspace->desk().tickets().size();
    QVERIFY(kept > 0 && kept < 2000);
    QVERIFY(m_workspace->verify().value().findings.empty());
}

void ImportAgainTest::aColumnThatIsMissingIsNamed()
{
    const std::optional<Mapping> mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    const Result<ImportReport> report
        = m_workspace->importTickets(*mapping, { "log.csv", "ticket,state\nT1,New\n", {} });
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::UnknownKey);
    QCOMPARE(report.error().allowed, std::string("ticket|state"));
    QCOMPARE(m_workspace->store().lastSequence().value(), Sequence {});
}

void ImportAgainTest::aFieldThatTheAgreementLacksIsNamed()
{
    std::optional<Mapping> mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    mapping->fields.push_back({ "region", "group" });
    const Result<ImportReport> report = m_workspace->importTickets(*mapping, { "log.csv", kHeader + kNew, {} });
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::UnknownReference);
    QCOMPARE(report.error().where, std::string("/fields/region"));
    mapping->fields.pop_back();
    mapping->values["status"]["Odd"] = "no_such_status";
    const Result<ImportReport> again = m_workspace->importTickets(*mapping, { "log.csv", kHeader + kNew, {} });
    QVERIFY(!again.ok());
    QCOMPARE(again.error().where, std::string("/values/status/Odd"));
}

DUEBELL_TEST(import_again, ImportAgainTest)
#include "import_again.moc"
