#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/models/clockmodel.h"
#include "ui/models/ledgermodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace duebell;
using namespace duebell::test;

using ReportMode = QAbstractItemModelTester::FailureReportingMode;

class PaneModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clocksAreListedWithPromiseAndDeadline()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1001"));
        ClockModel model(sample.names);
        const QAbstractItemModelTester tester(&model, ReportMode::QtTest);
        model.show(&inspection);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ClockModel::PromiseColumn).data().toString(), QStringLiteral("First response"));
        QVERIFY(!model.index(0, ClockModel::DueColumn).data().toString().isEmpty());
        QVERIFY(!model.index(0, ClockModel::VerdictColumn).data(Qt::AccessibleTextRole).toString().isEmpty());
        model.show(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void theLedgerFoldsByDayAndItsDaysAddUp()
    {
        const SampleDesk sample;
        const Inspection inspection = sample.desk->inspect(sample.ticket("T-1005"));
        const auto resolution = std::find_if(inspection.result.clocks.begin(), inspection.result.clocks.end(),
                                             [](const Clock& clock) { return clock.metric == Metric::Resolution; });
        QVERIFY(resolution != inspection.result.clocks.end());
        const std::vector<LedgerRow>& rows
            = inspection.ledgers[static_cast<std::size_t>(resolution - inspection.result.clocks.begin())];
        LedgerModel model;
        const QAbstractItemModelTester tester(&model, ReportMode::QtTest);
        model.show(rows, inspection.now);
        QVERIFY(model.rowCount() >= 8);
        int pieces = 0;
        for (int day = 0; day < model.rowCount(); ++day)
            pieces += model.rowCount(model.index(day, 0));
        QVERIFY(pieces >= model.rowCount());
        model.show({}, {});
        QCOMPARE(model.rowCount(), 0);
    }
};

DUEBELL_TEST(pane_models, PaneModelsTest)
#include "pane_models.moc"
