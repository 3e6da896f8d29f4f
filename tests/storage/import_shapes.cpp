// One row an event, one row a message in JSON Lines, one row a ticket: each from a small file, with everything that the
// mapping can ask for.
#include "importfixture.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using duebell::test::ImportFixture;
using Lines = std::vector<std::string>;

static const QString kAgreement = QStringLiteral("import/desk_agreement.json");

static std::unique_ptr<ImportFixture> fixtureFor(const char* mapping)
{
    return std::make_unique<ImportFixture>(kAgreement, QStringLiteral("import/") + QString::fromLatin1(mapping));
}

static std::vector<ImportProblem::Kind> kindsOf(const ImportReport& report)
{
    std::vector<ImportProblem::Kind> kinds;
    for (const ImportProblem& problem : report.problems)
        kinds.push_back(problem.kind);
    return kinds;
}

class ImportShapesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsBecomeWhatTheirActivitySays();
    void eventProblemsAreListed();
    void aTicketWithoutAnOpeningBeginsAtItsFirstEvent();
    void exactDuplicatesAreDroppedOrKept();
    void messagesBecomeRepliesAndNotes();
    void brokenLinesOfJsonAreListed();
    void ticketsBeginAndEndAtTheirInstants();
    void ticketProblemsAreListed();
    void aTicketThatMovedOnSinceTheLastListIsChanged();
    void everyShapeTwiceChangesNothing_data();
    void everyShapeTwiceChangesNothing();
    void anUnknownActivityValueIsRefusedBeforehand();
};

void ImportShapesTest::eventsBecomeWhatTheirActivitySays()
{
    const auto fixture = fixtureFor("event_mapping.json");
    QVERIFY(fixture->isReady());
    const ImportReport report = fixture->importFile(QStringLiteral("import/event_log.csv"));
    QCOMPARE(report.rows, 17);
    QCOMPARE(report.tickets, 3);
    QCOMPARE(report.rowsDuplicate, 1);
    QCOMPARE(report.rowsIgnored, 1);
    QVERIFY(report.unmappedColumns.empty());
    const std::string resa(fixture->workspace().store().symbols().text(fixture->eventsOf("E1")[3].value));
    QVERIFY(resa.starts_with("person-"));
    QCOMPARE(fixture->history("E1"),
             (Lines { "2026-03-02T07:00:00Z created (client)", "2026-03-02T07:00:00Z initial status new",
                      "2026-03-02T07:30:00Z changed priority high (system)",
                      "2026-03-02T08:00:00Z changed assignee " + resa + " (agent)",
                      "2026-03-02T08:00:00Z changed status open (agent)", "2026-03-02T09:00:00Z reply (agent)",
                      "2026-03-02T09:00:00Z changed status waiting (agent)", "2026-03-03T08:00:00Z reply (client)",
                      "2026-03-03T10:00:00Z reply (agent)", "2026-03-03T10:00:00Z changed status resolved (agent)",
                      "2026-03-09T10:00:00Z changed status closed (system)" }));
}

void ImportShapesTest::eventProblemsAreListed()
{
    const auto fixture = fixtureFor("event_mapping.json");
    const ImportReport report = fixture->importFile(QStringLiteral("import/event_log.csv"));
    using Kind = ImportProblem::Kind;
    QCOMPARE(kindsOf(report),
             (std::vector { Kind::UnknownValue, Kind::SkippedHour, Kind::RepeatedHour, Kind::UnreadableDate,
                            Kind::UnknownValue }));
    QCOMPARE(report.rowsLeftOut, 1);
    QCOMPARE(report.problems[0], (ImportProblem { Kind::UnknownValue, 12, "what", "Teleported", "activity" }));
    QCOMPARE(report.problems[3],
             (ImportProblem { Kind::UnreadableDate, 15, "when", "30.2.2026 08:00", "d.M.yyyy HH:mm" }));
    QCOMPARE(report.problems[4], (ImportProblem { Kind::UnknownValue, 16, "severity", "Extreme", "priority" }));
    QCOMPARE(report.unknownValues.at({ "priority", "Extreme" }).rows, 1);
    const Lines history = fixture->history("E2");
    QVERIFY(std::ranges::find(history, "2026-03-29T01:30:00Z changed status open (agent)") != history.end());
    QVERIFY(std::ranges::find(history, "2026-10-25T00:30:00Z changed status resolved (agent)") != history.end());
}

void ImportShapesTest::aTicketWithoutAnOpeningBeginsAtItsFirstEvent()
{
    const auto fixture = fixtureFor("event_mapping.json");
    const ImportReport report = fixture->importFile(QStringLiteral("import/event_log.csv"));
    QCOMPARE(report.rowsBackwards, 1);
    const Lines history = fixture->history("E3");
    QCOMPARE(history[0], std::string("2026-03-03T08:00:00Z created (client)"));
    QCOMPARE(history[2], std::string("2026-03-03T08:00:00Z initial priority normal"));
    QVERIFY(history[3].starts_with("2026-03-04T08:00:00Z changed assignee"));
}

void ImportShapesTest::exactDuplicatesAreDroppedOrKept()
{
    const std::string log = "when;ticket;what;who;severity\n"
                            "2.3.2026 08:00;D1;Ticket opened;A;\n2.3.2026 09:00;D1;Client wrote;A;\n"
                            "2.3.2026 09:00;D1;Client wrote;B;\n2.3.2026 09:00;D1;Client wrote;A;\n";
    auto fixture = fixtureFor("event_mapping.json");
    QCOMPARE(fixture->import(log).rowsDuplicate, 1);
    QCOMPARE(fixture->history("D1").size(), 4u);
    fixture = fixtureFor("event_mapping.json");
    fixture->mapping().duplicates = Mapping::Duplicates::Keep;
    QCOMPARE(fixture->import(log).rowsDuplicate, 0);
    QCOMPARE(fixture->history("D1").size(), 5u);
    QCOMPARE(fixture->import(log).eventsAdded, 0);
}

void ImportShapesTest::messagesBecomeRepliesAndNotes()
{
    const auto fixture = fixtureFor("message_mapping.json");
    QVERIFY(fixture->isReady());
    const ImportReport report = fixture->importFile(QStringLiteral("import/message_log.jsonl"));
    QCOMPARE(report.tickets, 2);
    QCOMPARE(report.unmappedColumns, (Lines { "mood.face" }));
    QCOMPARE(fixture->history("M1"),
             (Lines { "2026-03-02T08:00:00Z created (client)", "2026-03-02T08:00:00Z initial status new",
                      "2026-03-02T08:00:00Z initial labels noise,saw", "2026-03-02T08:30:00Z note (agent)",
                      "2026-03-02T09:00:00Z reply (agent)", "2026-03-02T09:00:00Z changed status waiting (agent)",
                      "2026-03-02T10:00:00Z reply (client)" }));
    QCOMPARE(fixture->bodies("M1"),
             (Lines { "It hums.\nLoudly.", "Check the blade first", "Dear client,\nwhich blade is in? 🙂",
                      "The fine one" }));
    const TicketId ticket = fixture->ticketOf("M1");
    QCOMPARE(fixture->workspace().store().identify(ticket).value().texts.subject, std::string("Saw “hums”"));
}

void ImportShapesTest::brokenLinesOfJsonAreListed()
{
    const auto fixture = fixtureFor("message_mapping.json");
    const ImportReport report = fixture->importFile(QStringLiteral("import/message_log.jsonl"));
    using Kind = ImportProblem::Kind;
    QCOMPARE(kindsOf(report),
             (std::vector { Kind::UnreadableDate, Kind::UnknownValue, Kind::BrokenJson, Kind::NoKey }));
    QCOMPARE(report.problems[0], (ImportProblem { Kind::UnreadableDate, 7, "sent", "yesterday", "unix" }));
    QCOMPARE(report.problems[1].value, std::string("visitor"));
    QCOMPARE(report.problems[2].line, 9);
    QCOMPARE(report.rowsLeftOut, 3);
}

void ImportShapesTest::ticketsBeginAndEndAtTheirInstants()
{
    const auto fixture = fixtureFor("ticket_mapping.json");
    QVERIFY(fixture->isReady());
    const ImportReport report = fixture->importFile(QStringLiteral("import/ticket_list.tsv"));
    QCOMPARE(report.rows, 6);
    QCOMPARE(report.tickets, 5);
    QCOMPARE(fixture->history("R1"),
             (Lines { "2026-03-02T07:00:00Z created (client)", "2026-03-02T07:00:00Z initial status new",
                      "2026-03-02T07:00:00Z initial priority high", "2026-03-02T07:00:00Z initial product Saw",
                      "2026-03-02T07:00:00Z initial seats 12", "2026-03-02T07:00:00Z initial vip true",
                      "2026-03-02T07:00:00Z initial wanted 2026-03-04", "2026-03-02T08:30:00Z reply (agent)",
                      "2026-03-02T15:00:00Z changed status resolved (unknown)",
                      "2026-03-05T11:00:00Z changed status closed (unknown)" }));
    QCOMPARE(fixture->bodies("R1"), (Lines { "It hums.\n\"Loudly\"." }));
    QCOMPARE(fixture->history("R2")[1], std::string("2026-03-02T09:00:00Z initial status open"));
    QCOMPARE(fixture->history("R5").back(), std::string("2026-03-04T08:00:00Z changed status withdrawn (unknown)"));
}

void ImportShapesTest::ticketProblemsAreListed()
{
    const auto fixture = fixtureFor("ticket_mapping.json");
    const ImportReport report = fixture->importFile(QStringLiteral("import/ticket_list.tsv"));
    using Kind = ImportProblem::Kind;
    QCOMPARE(kindsOf(report),
             (std::vector { Kind::UnknownValue, Kind::UnknownValue, Kind::UnreadableInstant, Kind::UnreadableDate,
                            Kind::EndedWithoutInstant, Kind::OpenWithInstant }));
    QCOMPARE(report.problems[0].allowed, std::string("seats"));
    QCOMPARE(report.problems[1].value, std::string("Lathe"));
    QCOMPARE(report.problems[4].value, std::string("R3"));
    QCOMPARE(fixture->history("R3").back(), std::string("2026-03-02T10:00:00Z initial product Drill"));
    QCOMPARE(fixture->history("R4")[1], std::string("2026-03-02T11:00:00Z initial status waiting"));
}

void ImportShapesTest::aTicketThatMovedOnSinceTheLastListIsChanged()
{
    const auto fixture = fixtureFor("ticket_mapping.json");
    std::string list = test::fileBytes(test::syntheticFile(QStringLiteral("import/ticket_list.tsv")));
    (void)fixture->import(list);
    const std::size_t before = fixture->history("R2").size();
    const std::string row = "R2\t03/02/2026 10:00 AM\t\t\t\tIn progress\tNormal";
    const std::size_t at = list.find(row);
    list.replace(at, row.size(), "R2\t03/02/2026 10:00 AM\t\t\t\tWaiting for client\tHigh");
    QCOMPARE(fixture->import(list).eventsAdded, 2);
    QCOMPARE(fixture->history("R2").size(), before + 2);
    QVERIFY(fixture->history("R2").back().ends_with("changed status waiting (unknown)"));
    QCOMPARE(fixture->import(list).eventsAdded, 0);
    // Solved in between: the instant that the list knows holds, not that of the reading.
    const std::string open = "R2\t03/02/2026 10:00 AM\t\t\t\tWaiting for client";
    list.replace(list.find(open), open.size(), "R2\t03/02/2026 10:00 AM\t\t03/02/2026 1:00 PM\t\tClosed");
    QCOMPARE(fixture->import(list).eventsAdded, 1);
    const Lines history = fixture->history("R2");
    QVERIFY(std::ranges::find(history, "2026-03-02T12:00:00Z changed status closed (unknown)") != history.end());
}

void ImportShapesTest::everyShapeTwiceChangesNothing_data()
{
    QTest::addColumn<QString>("mapping");
    QTest::addColumn<QString>("log");
    QTest::addRow("event") << QStringLiteral("event_mapping.json") << QStringLiteral("event_log.csv");
    QTest::addRow("message") << QStringLiteral("message_mapping.json") << QStringLiteral("message_log.jsonl");
    QTest::addRow("ticket") << QStringLiteral("ticket_mapping.json") << QStringLiteral("ticket_list.tsv");
}

void ImportShapesTest::everyShapeTwiceChangesNothing()
{
    QFETCH(QString, mapping);
    QFETCH(QString, log);
    const auto fixture = fixtureFor(mapping.toLatin1().constData());
    const ImportReport first = fixture->importFile(QStringLiteral("import/") + log);
    QVERIFY(first.eventsAdded > 0);
    const ImportReport second = fixture->importFile(QStringLiteral("import/") + log);
    QCOMPARE(second.eventsAdded, 0);
    QCOMPARE(second.eventsKnown, first.eventsAdded);
    QCOMPARE(second.problems, first.problems);
    QVERIFY(fixture->workspace().verify().value().findings.empty());
}

void ImportShapesTest::anUnknownActivityValueIsRefusedBeforehand()
{
    const auto fixture = fixtureFor("event_mapping.json");
    fixture->mapping().activities["Taken over"].set["status"] = "taken";
    const Result<ImportReport> report
        = fixture->workspace().importTickets(fixture->mapping(), { "log", "when;ticket\n", {} });
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::UnknownReference);
    QCOMPARE(report.error().where, std::string("/activities/Taken over/set/status"));
}

DUEBELL_TEST(import_shapes, ImportShapesTest)
#include "import_shapes.moc"
