// `verify` compares what clocks use of the directory with what the directory says.
#include "deskfixture.h"
#include "rawdatabase.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using duebell::test::DeskFixture;
using duebell::test::RawDatabase;

class DirectoryCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPublishedDirectoryIsWhole()
    {
        const DeskFixture fixture;
        const auto workspace = fixture.create(QStringLiteral("agreement/full.json"));
        QVERIFY(workspace);
        QVERIFY(!workspace->agreement().directory.clients.empty());
        QVERIFY(workspace->verify()->findings.empty());
    }

    void aFactThatNoEntrySaysIsFound()
    {
        const DeskFixture fixture;
        const std::string id
            = fixture.create(QStringLiteral("agreement/full.json"))->agreement().directory.clients.back().id;
        QVERIFY(
            RawDatabase(fixture.path())
                .run(QStringLiteral(
                         "INSERT INTO directory_fact (kind, subject, attribute, value, effective, recorded) SELECT 1, "
                         "s.number, a.number, s.number, 4102444800, 0 FROM symbol s, symbol a WHERE s.text = '%1' AND "
                         "a.text = 'tier'")
                         .arg(QString::fromStdString(id))));
        const auto workspace = fixture.open();
        QVERIFY(workspace);
        const Result<Verification> verification = workspace->verify();
        QVERIFY(verification.ok());
        QCOMPARE(verification->findings.size(), std::size_t { 1 });
        const VerificationFinding& finding = verification->findings.front();
        QCOMPARE(finding.kind, VerificationFinding::Kind::DirectoryDiffers);
        QCOMPARE(finding.where, "client " + id + ", tier");
        QCOMPARE(finding.found, id);
        QCOMPARE(finding.expected, workspace->agreement().directory.clients.back().tier);
    }
};

DUEBELL_TEST(directory_check, DirectoryCheckTest)
#include "directory_check.moc"
