// Several processes work on one desk, and some are killed at random moments; then the proof. The number of rounds comes
// from DUEBELL_TORTURE_ROUNDS (10 without it), the seed from DUEBELL_TORTURE_SEED.
#include "proof.h"
#include "support/testmain.h"
#include "torturedesk.h"
#include "victim.h"

#include <QTest>

#include <memory>
#include <random>

using namespace duebell;
using duebell::test::Proof;
using duebell::test::TortureDesk;
using duebell::test::Victim;

class RandomMomentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLost();

private:
    static constexpr int kRoundsADesk = 10;
    static constexpr int kTickets = 400;
    void round(const TortureDesk& desk, Proof& proof, int number);
    static bool finish(const TortureDesk& desk, const QStringList& logs);

    std::mt19937 m_random;
    QStringList m_logs;
    int m_kills = 0;
};

void RandomMomentsTest::nothingAcknowledgedIsLost()
{
    const int rounds = qEnvironmentVariable("DUEBELL_TORTURE_ROUNDS", QStringLiteral("10")).toInt();
    const unsigned seed = qEnvironmentVariable("DUEBELL_TORTURE_SEED", QStringLiteral("1")).toUInt();
    qInfo("seed %u, %d rounds", seed, rounds);
    m_random.seed(seed);
    for (int done = 0; done < rounds; done += kRoundsADesk) {
        const TortureDesk desk;
        QVERIFY(desk.create());
        Proof proof;
        m_logs.clear();
        for (int i = done; i < std::min(rounds, done + kRoundsADesk); ++i) {
            round(desk, proof, i);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(finish(desk, m_logs));
        QCOMPARE(proof.broken(desk.path()), QString());
        QCOMPARE(desk.verified(), QString());
        qInfo("%d rounds, %d processes killed, %zu events there", std::min(rounds, done + kRoundsADesk), m_kills,
              proof.events());
    }
}

void RandomMomentsTest::round(const TortureDesk& desk, Proof& proof, int number)
{
    const QString first = desk.log(QStringLiteral("A%1").arg(number), kTickets);
    const QString second = desk.log(QStringLiteral("B%1").arg(number), kTickets);
    m_logs += { first, second };
    std::vector<std::unique_ptr<Victim>> victims;
    const auto start = [&](const QStringList& words) { victims.push_back(std::make_unique<Victim>(words)); };
    start({ QStringLiteral("import"), desk.path(), first });
    start({ QStringLiteral("import"), desk.path(), second });
    start({ QStringLiteral("edit"), desk.path(), QString::number(number) });
    start({ QStringLiteral("follow"), desk.path() });
    start({ QStringLiteral("pack"), desk.path() });
    start({ QStringLiteral("backup"), desk.path(), QStringLiteral("100") });
    std::vector<Victim*> all;
    for (const auto& victim : victims)
        all.push_back(victim.get());
    std::ranges::shuffle(all, m_random);
    // The first dies at a random moment, the others soon after it, one by one.
    std::chrono::microseconds wait(m_random() % 400'000);
    for (Victim* victim : all) {
        test::listen(all, wait);
        victim->kill();
        ++m_kills;
        wait = std::chrono::microseconds(m_random() % 30'000);
    }
    for (const Victim* victim : all)
        proof.acknowledged(victim->acknowledged());
    const QString broken = proof.broken(desk.path());
    QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("round %1: %2").arg(number).arg(broken)));
}

// What was cut short is done again, undisturbed.
bool RandomMomentsTest::finish(const TortureDesk& desk, const QStringList& logs)
{
    return std::ranges::all_of(logs, [&](const QString& log) {
        return Victim({ QStringLiteral("import"), desk.path(), log }).end() == 0;
    });
}

DUEBELL_TEST(random_moments, RandomMomentsTest)
#include "random_moments.moc"
