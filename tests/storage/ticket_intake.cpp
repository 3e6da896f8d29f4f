// A growing file, taken in piece by piece: the same tickets as from the whole file, each piece once, the position in
// one transaction with its events.
#include "importfixture.h"
#include "support/testmain.h"

#include "exchange/ticketintake.h"

#include <QTest>

using namespace duebell;
using duebell::test::ImportFixture;

class TicketIntakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void piecesGiveWhatTheWholeFileGives_data();
    void piecesGiveWhatTheWholeFileGives();
    void thePositionIsWrittenWithTheEvents();
    void aPieceThatComesAgainAddsNothing();
    void rowsAreCutOutsideQuotes();
    void linesAreThoseOfTheFile();
    void headersAreChecked();

private:
    Result<TicketIntake> open(const std::string& head)
    {
        return TicketIntake::open(m_fixture->workspace().store(), m_fixture->workspace().agreement(),
                                  m_fixture->mapping(), head);
    }
    void use(const char* mapping)
    {
        m_fixture = std::make_unique<ImportFixture>(QStringLiteral("import/desk_agreement.json"),
                                                    QStringLiteral("import/") + QString::fromLatin1(mapping));
        QVERIFY(m_fixture->isReady());
        m_run = *m_fixture->workspace().store().beginRun({ RunInfo::Kind::Sync, "log", {}, {}, {} }, m_now);
    }

    std::unique_ptr<ImportFixture> m_fixture;
    RunId m_run;
    Instant m_now { Seconds { 1'780'000'000 } };
};

static const std::string kHeader = "when;ticket;what;who;severity\n";
static const std::string kOpened = "2.3.2026 08:00;T1;Ticket opened;K. Osei;High\n";
static const std::string kTaken = "2.3.2026 09:00;T1;Taken over;Resa Holm;\n";

void TicketIntakeTest::init()
{
    use("event_mapping.json");
}

void TicketIntakeTest::piecesGiveWhatTheWholeFileGives_data()
{
    QTest::addColumn<QByteArray>("mapping");
    QTest::addColumn<QString>("log");
    QTest::addColumn<QByteArray>("ticket");
    QTest::addRow("csv") << QByteArray("event_mapping.json") << QStringLiteral("import/event_log.csv")
                         << QByteArray("E1");
    QTest::addRow("json lines") << QByteArray("message_mapping.json") << QStringLiteral("import/message_log.jsonl")
                                << QByteArray("M1");
}

void TicketIntakeTest::piecesGiveWhatTheWholeFileGives()
{
    QFETCH(QByteArray, mapping);
    QFETCH(QString, log);
    QFETCH(QByteArray, ticket);
    use(mapping.constData());
    (void)m_fixture->importFile(log);
    const std::vector<std::string> whole = m_fixture->history(ticket.toStdString());
    use(mapping.constData());
    const std::string text = test::fileBytes(test::syntheticFile(log));
    Result<TicketIntake> intake = open(text);
    QVERIFY(intake.ok());
    std::int64_t line = intake->headerLines() + 1;
    std::string_view rest = std::string_view(text).substr(intake->headerSize());
    while (!rest.empty()) {
        const std::size_t size = intake->completeRows(rest.substr(0, rest.find('\n') + 1));
        const std::string piece(rest.substr(0, size));
        QVERIFY(intake->take({ piece, line, {} }, m_run, m_now).ok());
        line += std::ranges::count(piece, '\n');
        rest.remove_prefix(size);
    }
    // Two lines of one message come as two pieces: the second is known by then.
    QCOMPARE(m_fixture->history(ticket.toStdString()), whole);
}

void TicketIntakeTest::thePositionIsWrittenWithTheEvents()
{
    EventStore& store = m_fixture->workspace().store();
    Result<TicketIntake> intake = open(kHeader);
    const IntakePosition position { "/logs/a.csv", "abc", 16, 76, 2, m_now };
    QVERIFY(!*store.intakePosition(position.path));
    const Result<ImportReport> report = intake->take({ kOpened, 2, position }, m_run, m_now);
    QVERIFY(report.ok());
    QVERIFY(report->eventsAdded > 0);
    QCOMPARE(**store.intakePosition(position.path), position);
    IntakePosition later = position;
    later.position = 90;
    QCOMPARE(intake->take({ {}, 3, later }, m_run, m_now)->eventsAdded, 0);
    QCOMPARE((*store.intakePosition(position.path))->position, 90);
}

void TicketIntakeTest::aPieceThatComesAgainAddsNothing()
{
    Result<TicketIntake> intake = open(kHeader);
    QVERIFY(intake->take({ kOpened, 2, {} }, m_run, m_now).ok());
    QCOMPARE(intake->take({ kTaken, 3, {} }, m_run, m_now)->eventsAdded, 2);
    QCOMPARE(intake->take({ kTaken, 3, {} }, m_run, m_now)->eventsAdded, 0);
    QCOMPARE(intake->take({ kOpened + kTaken, 2, {} }, m_run, m_now)->eventsAdded, 0);
}

void TicketIntakeTest::rowsAreCutOutsideQuotes()
{
    const Result<TicketIntake> intake = open(kHeader);
    QCOMPARE(intake->completeRows("a;b\nc;d"), 4u);
    QCOMPARE(intake->completeRows("a;\"b\nc\"\nd"), 8u);
    QCOMPARE(intake->completeRows("a;\"b\nc"), 0u);
    QCOMPARE(intake->completeRows(""), 0u);
    QCOMPARE(intake->headerSize(), kHeader.size());
    QCOMPARE(intake->headerLines(), 1);
}

void TicketIntakeTest::linesAreThoseOfTheFile()
{
    Result<TicketIntake> intake = open(kHeader);
    const Result<ImportReport> report
        = intake->take({ kTaken + "soon;T1;Taken over;Resa Holm;\n", 120, {} }, m_run, m_now);
    QCOMPARE(report->rowsLeftOut, 1);
    QCOMPARE(report->problems.front().line, 121);
}

void TicketIntakeTest::headersAreChecked()
{
    QCOMPARE(open("when;ticket;what;who\n").error().code, ErrorCode::UnknownKey);
    QCOMPARE(open("").error().code, ErrorCode::Syntax);
    m_fixture->mapping().activities["Taken over"].set["status"] = "taken";
    QCOMPARE(open(kHeader).error().code, ErrorCode::UnknownReference);
}

DUEBELL_TEST(ticket_intake, TicketIntakeTest)
#include "ticket_intake.moc"
