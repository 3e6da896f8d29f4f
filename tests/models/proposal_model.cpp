#include "support/testmain.h"
#include "ui/models/proposalmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace duebell;

class ProposalModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsToTheModelsContract()
    {
        ProposalModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QueryVocabulary vocabulary;
        model.show(completeQuery({}, 0, vocabulary));
        QVERIFY(model.rowCount() > 20);
        model.show(completeQuery(QStringLiteral("lane:"), 5, vocabulary));
        QCOMPARE(model.rowCount(), 7);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void everyWordAndFieldIsExplained()
    {
        ProposalModel model;
        model.show(completeQuery({}, 0, QueryVocabulary()));
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row);
            QVERIFY2(!index.data(ProposalModel::HintRole).toString().isEmpty(), qPrintable(index.data().toString()));
            QVERIFY(index.data(Qt::AccessibleTextRole).toString().startsWith(index.data().toString()));
        }
    }
};

DUEBELL_TEST(proposal_model, ProposalModelTest)
#include "proposal_model.moc"
