// Killed in the middle of an import: no acknowledged slice is lost, numbering stays gapless, and importing again makes
// the desk whole. The child is this program, told by its environment to import.
#include "deskfixture.h"
#include "storefixture.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

#include <csignal>

using namespace duebell;
using duebell::test::DeskFixture;

static constexpr const char* kChild = "DUEBELL_TEST_IMPORTING_CHILD"; // the desk's path
static constexpr int kTickets = 4000;

class StoreCrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedImportLosesNoAcknowledgedSlice();

private:
    static std::string log();
    static void importAsChild(const QString& path);
    static std::int64_t killedAfter(const QString& path, int acknowledgements);
};

std::string StoreCrashTest::log()
{
    std::string text
        = "ticket,state,updated,opened,priority,assignee,group,caller,changed_by,subject,resolved_at,old_sla\n";
    for (int i = 0; i < kTickets; ++i) {
        const std::string head = "K" + std::to_string(i) + ",";
        const std::string rest = ",2/3/2026 09:00,2 - High,?,First line,K. Osei,Desk,Subject,?,true\n";
        text += head + "New,2/3/2026 09:00" + rest + head + "Active,2/3/2026 10:00" + rest + head
            + "Resolved,2/3/2026 11:00" + rest;
    }
    return text;
}

void StoreCrashTest::importAsChild(const QString& path)
{
    const auto workspace = Workspace::open(path);
    const auto mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    if (!workspace || !mapping)
        return;
    QFile acknowledged(path + QStringLiteral(".acknowledged"));
    if (!acknowledged.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return;
    (void)(*workspace)->importTickets(*mapping, { "log.csv", log(), {} }, [&](const TicketImport::Progress& progress) {
        acknowledged.write(QByteArray::number(static_cast<qlonglong>(progress.eventsAdded)) + '\n');
        return acknowledged.flush();
    });
}

// How many events the child was told are committed when it was killed.
std::int64_t StoreCrashTest::killedAfter(const QString& path, int acknowledgements)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kChild), path);
    child.setProcessEnvironment(environment);
    child.setStandardOutputFile(QProcess::nullDevice());
    child.start(QCoreApplication::applicationFilePath(), { QStringLiteral("store_crash") });
    if (!child.waitForStarted())
        return -1;
    const auto lines = [&] {
        QFile file(path + QStringLiteral(".acknowledged"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
    };
    QElapsedTimer timer;
    timer.start();
    while (lines().size() <= acknowledgements && child.state() == QProcess::Running && timer.elapsed() < 30'000)
        (void)child.waitForFinished(2);
    ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
    (void)child.waitForFinished();
    const QList<QByteArray> read = lines();
    return read.size() < 2 ? 0 : read[read.size() - 2].toLongLong(); // the last is behind the last line feed
}

void StoreCrashTest::killedImportLosesNoAcknowledgedSlice()
{
    if (qEnvironmentVariableIsSet(kChild)) {
        importAsChild(qEnvironmentVariable(kChild));
        return;
    }
    DeskFixture fixture;
    QVERIFY(fixture.create(QStringLiteral("uci_agreement.json")));
    std::int64_t before = 0;
    for (const int acknowledgements : { 1, 2, 3 }) {
        const std::int64_t acknowledged = killedAfter(fixture.path(), acknowledgements);
        QVERIFY(acknowledged >= 0);
        auto store = SqliteStore::open(fixture.path());
        QVERIFY(store.ok());
        const std::int64_t last = (*store)->lastSequence().value().value;
        QVERIFY2(last >= before + acknowledged, "an acknowledged slice is gone");
        QVERIFY(duebell::test::StoreFixture::isGapless(**store));
        QVERIFY((*store)->check().value().empty());
        before = last;
    }
    const auto workspace = fixture.open();
    QVERIFY(workspace);
    const auto mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    const Result<ImportReport> report = workspace->importTickets(*mapping, { "log.csv", log(), {} });
    QVERIFY(report.ok());
    QCOMPARE(report->eventsKnown, before);
    const DeskFigures figures = figuresOf(workspace->desk()).value();
    QCOMPARE(figures.tickets, kTickets);
    QCOMPARE(figures.unresolved, 0);
    QCOMPARE(figures.changes.at(field::kStatus), 2 * kTickets);
}

DUEBELL_TEST(store_crash, StoreCrashTest)
#include "store_crash.moc"
