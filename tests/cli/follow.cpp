// follow, as a shell runs it: lines arrive while they are appended; Ctrl-C ends it; killed, it goes on where it stood.
#include "program.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using duebell::test::Program;
using duebell::test::syntheticFile;

static constexpr int kPatience = 20'000; // milliseconds, for a busy machine

class FollowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void appendedLinesArriveWhileItRuns();
    void killedItGoesOnWhereItStood();
    void onceTakesWhatIsThereAndEnds();
    void wrongUseIsTwo();

private:
    [[nodiscard]] QString desk() const { return m_folder->filePath(QStringLiteral("desk.duebell")); }
    [[nodiscard]] QString log() const { return m_folder->filePath(QStringLiteral("log.csv")); }
    [[nodiscard]] QStringList words() const
    {
        return { QStringLiteral("follow"), desk(), QStringLiteral("--mapping"),
                 syntheticFile(QStringLiteral("snapshot_mapping.json")), log() };
    }
    void append(const QByteArray& text) const
    {
        QFile file(log());
        QVERIFY(file.open(QIODevice::Append));
        file.write(text);
    }
    static QByteArray row(int ticket)
    {
        return QByteArray("X%1,New,2/4/2026 08:00,2/4/2026 08:00,2 - High,?,?,?,?,Subject,?,?\n")
            .replace("%1", QByteArray::number(ticket));
    }
    [[nodiscard]] qsizetype tickets() const
    {
        return Program({ QStringLiteral("list"), desk(), QStringLiteral("--format=json") }).lines().size();
    }
    static bool says(QProcess& process, const QString& pattern)
    {
        static const auto all = [](QProcess& running) {
            running.setProperty(
                "said", running.property("said").toString() + QString::fromUtf8(running.readAllStandardOutput()));
            return running.property("said").toString();
        };
        return QTest::qWaitFor([&] { return all(process).contains(QRegularExpression(pattern)); }, kPatience);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void FollowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QCOMPARE(Program({ QStringLiteral("init"), desk(), QStringLiteral("--agreement"),
                       syntheticFile(QStringLiteral("uci_agreement.json")) })
                 .code,
             0);
    append("ticket,state,updated,opened,priority,assignee,group,caller,changed_by,subject,resolved_at,old_sla\n");
}

void FollowTest::appendedLinesArriveWhileItRuns()
{
    append(row(1));
    QProcess follow;
    follow.start(QStringLiteral(DUEBELL_CTL), words());
    QVERIFY(says(follow, QStringLiteral("log.csv: rows: 1, ")));
    append(row(2) + row(3));
    QVERIFY(says(follow, QStringLiteral("log.csv: rows: 2, ")));
    QCOMPARE(tickets(), 3);
    QVERIFY(QFile::rename(log(), log() + QStringLiteral(".1")));
    append("ticket,state,updated,opened,priority,assignee,group,caller,changed_by,subject,resolved_at,old_sla\n"
           + row(4) + row(5) + row(6));
    QVERIFY(says(follow, QStringLiteral("log.csv: rows: 3, ")));
    QCOMPARE(::kill(static_cast<pid_t>(follow.processId()), SIGINT), 0);
    QVERIFY(follow.waitForFinished(kPatience));
    QCOMPARE(follow.exitStatus(), QProcess::NormalExit);
    QCOMPARE(follow.exitCode(), 0);
    QCOMPARE(tickets(), 6);
    QCOMPARE(Program({ QStringLiteral("verify"), desk() }).code, 0);
}

void FollowTest::killedItGoesOnWhereItStood()
{
    append(row(1));
    {
        QProcess follow;
        follow.start(QStringLiteral(DUEBELL_CTL), words());
        QVERIFY(says(follow, QStringLiteral("rows: 1, ")));
        append(row(2) + row(3).first(10));
        QVERIFY(says(follow, QStringLiteral("rows: 1, [^$]*rows: 1, ")));
        follow.kill();
        QVERIFY(follow.waitForFinished(kPatience));
    }
    append(row(3).mid(10));
    QProcess follow;
    follow.start(QStringLiteral(DUEBELL_CTL), words());
    QVERIFY(says(follow, QStringLiteral("rows: 1, left out: 0, ")));
    follow.terminate();
    QVERIFY(follow.waitForFinished(kPatience));
    QCOMPARE(follow.exitCode(), 0);
    QCOMPARE(tickets(), 3);
    QCOMPARE(Program({ QStringLiteral("verify"), desk() }).code, 0);
}

void FollowTest::onceTakesWhatIsThereAndEnds()
{
    append(row(1) + row(2));
    QStringList once = words();
    once.append(QStringLiteral("--once"));
    const Program first(once);
    QCOMPARE(first.code, 0);
    QVERIFY2(first.out.contains(QStringLiteral("rows: 2, ")), qPrintable(first.out));
    const Program second(once);
    QCOMPARE(second.code, 0);
    QVERIFY2(second.out.isEmpty(), qPrintable(second.out));
    append("X3,New,31/2/2026 08:00,,,,,,,,,\n");
    const Program third(once);
    QCOMPARE(third.code, 1);
    QVERIFY2(third.error.contains(QStringLiteral("line 4")), qPrintable(third.error));
}

void FollowTest::wrongUseIsTwo()
{
    QCOMPARE(Program({ QStringLiteral("follow"), desk(), log() }).code, 2);
    QCOMPARE(Program({ QStringLiteral("follow"), desk() }).code, 2);
    QStringList nowhere = words();
    nowhere.last() = QStringLiteral("/nowhere/at/all.csv");
    QCOMPARE(Program(nowhere).code, 3);
}

DUEBELL_TEST(follow, FollowTest)
#include "follow.moc"
