// What differs between two agreements, by place and by kind.
#include "exchange/agreementdiff.h"
#include "exchange/agreementreader.h"
#include "support/testdata.h"
#include "support/testmain.h"
#include "words/differencetext.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace duebell;
using Kind = AgreementDifference::Kind;

static Agreement sample()
{
    QFile file(duebell::test::syntheticFile(QStringLiteral("agreement/full.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return AgreementReader::read(file.readAll().toStdString()).agreement.value_or(Agreement {});
}

class AgreementDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalAgreementsHaveNone();
    void aChangedTargetIsOnePlace();
    void addedAndRemovedThingsAreTheirIds();
    void whatStandsElsewhereIsMoved();
    void insertingMovesNothing();
    void theOrderOfTheDirectoryMeansNothing();
    void oneEntryIsComparedWithTheLast();
};

void AgreementDiffTest::equalAgreementsHaveNone()
{
    QVERIFY(!sample().policies.empty());
    QVERIFY(differences(sample(), sample()).empty());
    QVERIFY(differences({}, {}).empty());
}

void AgreementDiffTest::aChangedTargetIsOnePlace()
{
    Agreement next = sample();
    auto& promised = next.policies.front().targets.front().promised;
    const std::string before = targetSpanText(promised.begin()->second);
    promised.begin()->second = { std::chrono::hours(77), 0 };
    const auto found = differences(sample(), next);
    QCOMPARE(found.size(), std::size_t { 1 });
    QCOMPARE(found.front().kind, Kind::Changed);
    QVERIFY(found.front().pointer.starts_with("/policies/0/targets/"));
    QCOMPARE(found.front().after, std::string("\"77h\""));
    const QString sentence = DifferenceText::sentence(found.front());
    QVERIFY2(
        sentence.startsWith(QStringLiteral("Policy “%1”, ").arg(QString::fromStdString(next.policies.front().name))),
        qPrintable(sentence));
    QVERIFY2(sentence.endsWith(QStringLiteral("77h instead of ") + QString::fromStdString(before)),
             qPrintable(sentence));
}

void AgreementDiffTest::addedAndRemovedThingsAreTheirIds()
{
    Agreement next = sample();
    const StatusDefinition gone = next.statuses[1];
    next.statuses[1].id = "fresh";
    next.statuses[1].name = "Fresh";
    next.policies.clear();
    next.policies.push_back(sample().policies.back());
    const auto found = differences(sample(), next);
    const auto of = [&](Kind kind, const std::string& id) {
        return std::ranges::find_if(
            found, [&](const AgreementDifference& each) { return each.kind == kind && each.steps.back().id == id; });
    };
    QVERIFY(of(Kind::Added, "fresh") != found.end());
    QCOMPARE(of(Kind::Added, "fresh")->pointer, std::string("/statuses/1"));
    QCOMPARE(DifferenceText::sentence(*of(Kind::Added, "fresh")), QStringLiteral("Status “Fresh” is new"));
    QVERIFY(of(Kind::Removed, gone.id) != found.end());
    QCOMPARE(DifferenceText::sentence(*of(Kind::Removed, gone.id)),
             QStringLiteral("Status “%1” is gone").arg(QString::fromStdString(gone.name)));
    QVERIFY(of(Kind::Removed, sample().policies.front().id) != found.end());
}

void AgreementDiffTest::whatStandsElsewhereIsMoved()
{
    Agreement next = sample();
    QVERIFY(next.priorities.size() >= 3);
    std::ranges::rotate(next.priorities, next.priorities.begin() + 1); // the first is the last now
    const auto found = differences(sample(), next);
    QCOMPARE(found.size(), std::size_t { 1 });
    QCOMPARE(found.front().kind, Kind::Moved);
    QCOMPARE(found.front().steps.back().id, sample().priorities.front().id);
}

void AgreementDiffTest::insertingMovesNothing()
{
    Agreement next = sample();
    next.priorities.insert(next.priorities.begin(), Identity { "utmost", "Utmost", {}, false });
    const auto found = differences(sample(), next);
    QCOMPARE(found.size(), std::size_t { 1 });
    QCOMPARE(found.front().kind, Kind::Added);
}

void AgreementDiffTest::theOrderOfTheDirectoryMeansNothing()
{
    Agreement next = sample();
    std::ranges::reverse(next.directory.clients);
    std::ranges::reverse(next.directory.people);
    QVERIFY(differences(sample(), next).empty());
}

void AgreementDiffTest::oneEntryIsComparedWithTheLast()
{
    Agreement desk;
    ClientDefinition client;
    client.id = client.name = "acme";
    client.tier = "silver";
    desk.directory.clients = { client };
    Agreement file = desk;
    client.tier = "gold";
    client.since = *fromIso("2026-04-01T00:00:00Z");
    desk.directory.clients.push_back(client);
    QCOMPARE(differences(desk, file).size(), std::size_t { 1 }); // the desk has moved on
    file.directory.clients.front().tier = "gold";
    QVERIFY(differences(desk, file).empty());
    QVERIFY(differences(file, desk).empty());
}

DUEBELL_TEST(agreement_diff, AgreementDiffTest)
#include "agreement_diff.moc"
