// Live intake: what is appended or dropped arrives once, whatever happens to the file and the program meanwhile.
#include "deskfixture.h"
#include "support/testmain.h"

#include "workspace/follow.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace duebell;
using duebell::test::DeskFixture;

static const Instant kNow = *fromIso("2026-04-02T09:00:00Z");
static const QByteArray kHeader
    = "ticket,state,updated,opened,priority,assignee,group,caller,changed_by,subject,resolved_at,old_sla\n";

/// A row of the snapshot log: the ticket's first.
static QByteArray row(int ticket, const char* minute = "00")
{
    return QByteArray("X%1,New,2/4/2026 08:%2,2/4/2026 08:00,2 - High,?,?,?,?,Subject %1,?,?\n")
        .replace("%1", QByteArray::number(ticket))
        .replace("%2", minute);
}

class FollowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void appendedLinesArriveOnce();
    void aHalfWrittenLineWaitsForItsEnd();
    void aHalfWrittenHeaderWaitsForItsEnd();
    void itGoesOnWhereItStoodAfterARestart();
    void theRestOfARenamedFileComesBeforeTheNewOne();
    void aRotationWhileNobodyLookedIsNoticed();
    void copyingAndCuttingIsARotationToo();
    void aFileWrittenAnewWithMoreBehindGoesOn();
    void aFileReplacedByAnotherIsReadFromItsBeginning();
    void aFileThatVanishesAndComesBack();
    void aFileThatIsNotThereYet();
    void theLastLineOfARotatedFileNeedsNoEnd();
    void rowsThatCannotBeReadAreReportedOnce();
    void aFileOfAnotherKindIsAProblemAndNothingIsLost();
    void droppedFilesAreTakenOnceTheyHaveSettled();
    void droppedFilesAreNotTakenAgainAfterARestart();
    void unfinishedNamesArePassedOver();
    void aDroppedFileThatWasReplacedIsTakenAgain();
    void onceTakesWhatIsThere();
    void aPathWithoutAFolderIsRefused();

private:
    [[nodiscard]] QString path(const char* name = "log.csv") const
    {
        return QDir(m_folder->path()).filePath(QString::fromUtf8(name));
    }
    void write(const QByteArray& text, const char* name = "log.csv") const;
    void append(const QByteArray& text, const char* name = "log.csv") const;
    void open(const QString& path, bool once = false);
    Follow::Look look();
    /// Tickets that the pieces brought, in order of arrival, as the desk has them afterwards.
    [[nodiscard]] QStringList tickets() const;
    [[nodiscard]] bool everyTicketIsThereOnce() const;

    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Follow> m_follow;
    Instant m_now = kNow;
};

void FollowTest::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_desk->create(QStringLiteral("uci_agreement.json")));
}

void FollowTest::cleanup()
{
    // Whatever a test did: nothing arrived twice.
    const bool once = everyTicketIsThereOnce();
    m_follow.reset();
    m_folder.reset();
    m_desk.reset();
    QVERIFY(once);
}

void FollowTest::write(const QByteArray& text, const char* name) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void FollowTest::append(const QByteArray& text, const char* name) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::Append));
    QCOMPARE(file.write(text), text.size());
}

void FollowTest::open(const QString& where, bool once)
{
    Follow::Target target;
    target.desk = m_desk->path();
    target.path = where;
    target.mapping = *duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
    target.once = once;
    m_follow.reset();
    auto follow = Follow::open(target);
    QVERIFY(follow.ok());
    m_follow = std::move(*follow);
}

// Looks until there is nothing more.
Follow::Look FollowTest::look()
{
    Follow::Look all;
    bool more = true;
    while (more) {
        m_now += Seconds(1);
        auto found = m_follow->look(m_now);
        if (!found)
            return {};
        more = found->hasMore;
        all.isThere = found->isThere;
        std::ranges::move(found->pieces, std::back_inserter(all.pieces));
        all.problems = found->problems;
    }
    return all;
}

QStringList FollowTest::tickets() const
{
    const auto workspace = m_desk->open(kNow + std::chrono::hours(1000));
    QStringList keys;
    for (const LiveTicket& ticket : workspace->desk().tickets())
        keys.append(QString::fromStdString(ticket.record.externalKey));
    return keys;
}

bool FollowTest::everyTicketIsThereOnce() const
{
    const auto workspace = m_desk->open(kNow + std::chrono::hours(1000));
    return workspace && std::ranges::all_of(workspace->desk().tickets(), [](const LiveTicket& ticket) {
               return std::ranges::count(ticket.events, EventKind::Created, &Event::kind) == 1;
           });
}

void FollowTest::appendedLinesArriveOnce()
{
    write(kHeader + row(1));
    open(path());
    QCOMPARE(look().pieces.size(), std::size_t { 1 });
    QCOMPARE(tickets(), QStringList({ QStringLiteral("X1") }));
    QVERIFY(look().pieces.empty());
    append(row(2) + row(3));
    const Follow::Look found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 1 });
    QCOMPARE(found.pieces.front().report.rows, 2);
    QCOMPARE(found.pieces.front().report.eventsKnown, 0);
    QCOMPARE(tickets().size(), 3);
    QVERIFY(look().pieces.empty());
}

void FollowTest::aHalfWrittenLineWaitsForItsEnd()
{
    write(kHeader + row(1));
    open(path());
    (void)look();
    const QByteArray second = row(2);
    append(second.first(20));
    QVERIFY(look().pieces.empty());
    append(second.mid(20) + row(3).first(5));
    const Follow::Look found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 1 });
    QCOMPARE(found.pieces.front().report.rows, 1);
    QCOMPARE(found.pieces.front().report.rowsLeftOut, 0);
    QCOMPARE(tickets().size(), 2);
}

void FollowTest::aHalfWrittenHeaderWaitsForItsEnd()
{
    write(kHeader.first(30));
    open(path());
    const Follow::Look waiting = look();
    QVERIFY(waiting.pieces.empty() && waiting.problems.empty());
    append(kHeader.mid(30) + row(1));
    QCOMPARE(look().pieces.size(), std::size_t { 1 });
    QCOMPARE(tickets().size(), 1);
}

void FollowTest::itGoesOnWhereItStoodAfterARestart()
{
    write(kHeader + row(1));
    open(path());
    (void)look();
    m_follow.reset();
    append(row(2));
    open(path());
    const Follow::Look found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 1 });
    QCOMPARE(found.pieces.front().report.rows, 1);
    QCOMPARE(found.pieces.front().report.eventsKnown, 0);
    // Problems name the line of the file, not of the piece.
    append("X9,New,31/2/2026 08:00,,,,,,,,,\n");
    const Follow::Look wrong = look();
    QCOMPARE(wrong.pieces.front().report.problems.front().line, 4);
}

void FollowTest::theRestOfARenamedFileComesBeforeTheNewOne()
{
    write(kHeader + row(1));
    open(path());
    (void)look();
    append(row(2));
    QVERIFY(QFile::rename(path(), path("log.csv.1")));
    append(row(3), "log.csv.1"); // the writer has not noticed yet
    Follow::Look found = look();
    QVERIFY(!found.isThere);
    QCOMPARE(tickets().size(), 3);
    append(row(4), "log.csv.1");
    write(kHeader + row(5));
    found = look();
    QVERIFY(found.isThere);
    QCOMPARE(found.pieces.size(), std::size_t { 2 });
    QCOMPARE(tickets(), QStringLiteral("X1 X2 X3 X4 X5").split(QLatin1Char(' ')));
    QVERIFY(look().pieces.empty());
}

void FollowTest::aRotationWhileNobodyLookedIsNoticed()
{
    write(kHeader + row(1));
    open(path());
    (void)look();
    m_follow.reset();
    append(row(2));
    QVERIFY(QFile::rename(path(), path("log.csv.1")));
    write(kHeader + row(3) + row(4) + row(5));
    open(path());
    const Follow::Look found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 2 });
    QVERIFY(found.pieces.front().path.endsWith(QStringLiteral("log.csv.1")));
    QCOMPARE(found.pieces.front().report.rows, 1);
    QCOMPARE(found.pieces.back().report.rows, 3);
    QCOMPARE(tickets().size(), 5);
}

void FollowTest::copyingAndCuttingIsARotationToo()
{
    write(kHeader + row(1) + row(2));
    open(path());
    (void)look();
    append(row(3));
    QVERIFY(QFile::copy(path(), path("log.csv.1")));
    write(kHeader + row(4));
    const Follow::Look found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 2 });
    QCOMPARE(tickets(), QStringLiteral("X1 X2 X3 X4").split(QLatin1Char(' ')));
    append(row(5));
    QCOMPARE(look().pieces.size(), std::size_t { 1 });
}

void FollowTest::aFileWrittenAnewWithMoreBehindGoesOn()
{
    write(kHeader + row(1));
    open(path());
    (void)look();
    write(kHeader + row(1) + row(2), "new.csv");
    QVERIFY(QFile::remove(path()));
    QVERIFY(QFile::rename(path("new.csv"), path()));
    const Follow::Look found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 1 });
    QCOMPARE(found.pieces.front().report.rows, 1);
}

void FollowTest::aFileReplacedByAnotherIsReadFromItsBeginning()
{
    write(kHeader + row(1) + row(2));
    open(path());
    (void)look();
    write(kHeader + row(3) + row(4) + row(5)); // in place, and longer
    QCOMPARE(look().pieces.back().report.rows, 3);
    QCOMPARE(tickets().size(), 5);
}

void FollowTest::aFileThatVanishesAndComesBack()
{
    write(kHeader + row(1));
    open(path());
    (void)look();
    QVERIFY(QFile::remove(path()));
    QVERIFY(!look().isThere);
    QVERIFY(!look().isThere);
    write(kHeader + row(1) + row(2));
    const Follow::Look found = look();
    QVERIFY(found.isThere);
    QCOMPARE(tickets().size(), 2);
}

void FollowTest::aFileThatIsNotThereYet()
{
    open(path());
    QVERIFY(!look().isThere);
    write({});
    QVERIFY(look().isThere);
    append(kHeader + row(1));
    QCOMPARE(look().pieces.size(), std::size_t { 1 });
}

void FollowTest::theLastLineOfARotatedFileNeedsNoEnd()
{
    write(kHeader + row(1));
    open(path());
    (void)look();
    append(row(2).chopped(1)); // no line feed, and none will come
    QVERIFY(look().pieces.empty());
    QVERIFY(QFile::rename(path(), path("log.csv.1")));
    write(kHeader + row(3));
    (void)look();
    QCOMPARE(tickets(), QStringLiteral("X1 X2 X3").split(QLatin1Char(' ')));
}

void FollowTest::rowsThatCannotBeReadAreReportedOnce()
{
    write(kHeader + row(1));
    open(path());
    (void)look();
    append("X2,New,31/2/2026 08:00,,,,,,,,,\n" + row(3));
    const Follow::Look found = look();
    QCOMPARE(found.pieces.front().report.rowsLeftOut, 1);
    QCOMPARE(found.pieces.front().report.problems.front().line, 3);
    QVERIFY(look().pieces.empty());
    QCOMPARE(tickets().size(), 2);
}

void FollowTest::aFileOfAnotherKindIsAProblemAndNothingIsLost()
{
    write("something,else\n1,2\n");
    open(path());
    const Follow::Look found = look();
    QVERIFY(found.pieces.empty());
    QCOMPARE(found.problems.size(), std::size_t { 1 });
    QCOMPARE(found.problems.front().error.code, ErrorCode::UnknownKey);
    write(kHeader + row(1));
    QCOMPARE(look().pieces.size(), std::size_t { 1 });
}

void FollowTest::droppedFilesAreTakenOnceTheyHaveSettled()
{
    write(kHeader + row(2), "b.csv");
    write(kHeader + row(1), "a.csv");
    open(m_folder->path());
    QVERIFY(m_follow->isFolder());
    QVERIFY(look().pieces.empty()); // they may be growing
    append(row(3).chopped(1), "b.csv"); // and one is
    Follow::Look found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 1 });
    QVERIFY(found.pieces.front().path.endsWith(QStringLiteral("a.csv")));
    found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 1 });
    QCOMPARE(found.pieces.front().report.rows, 2); // a whole file needs no last line feed
    QVERIFY(look().pieces.empty());
    QCOMPARE(tickets().size(), 3);
}

void FollowTest::droppedFilesAreNotTakenAgainAfterARestart()
{
    write(kHeader + row(1), "a.csv");
    open(m_folder->path());
    (void)look();
    QCOMPARE(look().pieces.size(), std::size_t { 1 });
    open(m_folder->path());
    (void)look();
    write(kHeader + row(2), "b.csv");
    (void)look();
    const Follow::Look found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 1 });
    QVERIFY(found.pieces.front().path.endsWith(QStringLiteral("b.csv")));
}

void FollowTest::unfinishedNamesArePassedOver()
{
    write(kHeader + row(1), "a.csv.part");
    open(m_folder->path());
    (void)look();
    QVERIFY(look().pieces.empty());
    QVERIFY(QFile::rename(path("a.csv.part"), path("a.csv")));
    (void)look();
    QCOMPARE(look().pieces.size(), std::size_t { 1 });
}

void FollowTest::aDroppedFileThatWasReplacedIsTakenAgain()
{
    write(kHeader + row(1), "a.csv");
    open(m_folder->path());
    (void)look();
    (void)look();
    write(kHeader + row(2) + row(3), "a.csv");
    (void)look();
    QCOMPARE(look().pieces.size(), std::size_t { 1 });
    QCOMPARE(tickets().size(), 3);
}

void FollowTest::onceTakesWhatIsThere()
{
    write(kHeader + row(1), "a.csv");
    write(kHeader + row(2).chopped(1), "b.csv");
    open(m_folder->path(), true);
    const Follow::Look found = look();
    QCOMPARE(found.pieces.size(), std::size_t { 2 });
    QVERIFY(found.pieces.front().path.endsWith(QStringLiteral("a.csv")));
}

void FollowTest::aPathWithoutAFolderIsRefused()
{
    Follow::Target target;
    target.desk = m_desk->path();
    target.path = QStringLiteral("/nowhere/at/all/log.csv");
    const auto refused = Follow::open(target);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
}

DUEBELL_TEST(follow, FollowTest)
#include "follow.moc"
