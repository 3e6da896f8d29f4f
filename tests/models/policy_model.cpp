#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/models/policymodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace duebell;
using namespace duebell::test;

class PolicyModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPolicyIsListedAndTheOneInForceIsChosen()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1001"));
        const TicketResult& result = inspection.result;
        const MatchSubject subject { &result.fields, sample.timeline.get(), &sample.store.symbols(), result.created,
                                     inspection.now };
        PolicyModel model(sample.names);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(explainMatch(*result.version->rules, subject), result.policy);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.chosen().row(), 1);
        const QModelIndex inHouse = model.index(0, 0);
        QVERIFY(!inHouse.data(PolicyModel::HoldsRole).toBool());
        QCOMPARE(model.rowCount(inHouse), 1);
        const QModelIndex condition = model.index(0, 0, inHouse);
        QCOMPARE(condition.data().toString(), QStringLiteral("Client is In-house"));
        QVERIFY(!condition.data(PolicyModel::HoldsRole).toBool());
        QVERIFY(condition.data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("no")));
        QCOMPARE(condition.siblingAtColumn(PolicyModel::FoundColumn).data().toString(),
                 sample.names.name(NameBook::Kind::Client, result.fields.get(field::kClient)));
        model.show({}, nullptr);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.chosen().isValid());
    }
};

DUEBELL_TEST(policy_model, PolicyModelTest)
#include "policy_model.moc"
