// Choices filtered by letters: best match first, what was used last first among equals, what is off at the end.
#include "support/testmain.h"
#include "ui/models/choicemodel.h"
#include "ui/models/fuzzymatch.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace duebell;

static Choice named(const char* text, const char* whyNot = "")
{
    Choice choice;
    choice.text = QString::fromUtf8(text);
    choice.id = choice.text;
    choice.whyNot = QString::fromUtf8(whyNot);
    return choice;
}

class ChoiceModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lettersFitInTheirOrder_data();
    void lettersFitInTheirOrder();
    void beginningsOfWordsCountMost();
    void theBestMatchIsFirst();
    void whatWasUsedLastIsFirstAmongEquals();
    void whatIsOffComesLastAndSaysWhy();
    void aSourceIsAskedAtEveryLetter();
};

void ChoiceModelTest::lettersFitInTheirOrder_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("fits");
    const QString text = QStringLiteral("Assign to Ida Krüger");
    QTest::newRow("nothing") << text << QString() << true;
    QTest::newRow("a word") << text << QStringLiteral("ida") << true;
    QTest::newRow("beginnings") << text << QStringLiteral("atik") << true;
    QTest::newRow("no accent") << text << QStringLiteral("kruger") << true;
    QTest::newRow("words in another order") << text << QStringLiteral("ida assign") << true;
    QTest::newRow("wrong order") << text << QStringLiteral("adi assign x") << false;
    QTest::newRow("not there") << text << QStringLiteral("z") << false;
    QTest::newRow("longer than the text") << QStringLiteral("ab") << QStringLiteral("abc") << false;
    QTest::newRow("empty text") << QString() << QStringLiteral("a") << false;
}

void ChoiceModelTest::lettersFitInTheirOrder()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(bool, fits);
    QCOMPARE(fuzzyMatch(text, typed).has_value(), fits);
}

void ChoiceModelTest::beginningsOfWordsCountMost()
{
    const auto score
        = [](const char* text) { return fuzzyMatch(QString::fromLatin1(text), QStringLiteral("st"))->score; };
    QVERIFY(score("Status") > score("Last"));
    QVERIFY(score("Set type") > score("Assist"));
    QCOMPARE(fuzzyMatch(QStringLiteral("Last status"), QStringLiteral("st"))->places, (std::vector<int> { 5, 6 }));
}

void ChoiceModelTest::theBestMatchIsFirst()
{
    ChoiceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setChoices({ named("Assist"), named("Priority"), named("Status …"), named("Status: Waiting") });
    QCOMPARE(model.rowCount(), 4);
    model.setFilter(QStringLiteral("stat"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.choice(0).text, QStringLiteral("Status …"));
    model.setFilter(QStringLiteral("sw"));
    QCOMPARE(model.choice(0).text, QStringLiteral("Status: Waiting"));
    model.setFilter(QStringLiteral("xyz"));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.firstPossible(), -1);
}

void ChoiceModelTest::whatWasUsedLastIsFirstAmongEquals()
{
    ChoiceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setChoices({ named("One"), named("Two"), named("Three") });
    model.setRecent({ QStringLiteral("Three"), QStringLiteral("Two") });
    QCOMPARE(model.choice(0).text, QStringLiteral("Three"));
    QCOMPARE(model.choice(1).text, QStringLiteral("Two"));
    QCOMPARE(model.choice(2).text, QStringLiteral("One"));
}

void ChoiceModelTest::whatIsOffComesLastAndSaysWhy()
{
    ChoiceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setChoices({ named("Waive", "No clock runs here."), named("Wait") });
    model.setFilter(QStringLiteral("wai"));
    QCOMPARE(model.choice(0).text, QStringLiteral("Wait"));
    QVERIFY(!model.flags(model.index(1)).testFlag(Qt::ItemIsEnabled));
    QCOMPARE(model.index(1).data(ChoiceModel::WhyNotRole).toString(), QStringLiteral("No clock runs here."));
    QCOMPARE(model.firstPossible(), 0);
}

void ChoiceModelTest::aSourceIsAskedAtEveryLetter()
{
    ChoiceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource([](const QString& typed) {
        return typed.isEmpty() ? std::vector<Choice>()
                               : std::vector { named(("Ticket " + typed.toUtf8()).constData()) };
    });
    QCOMPARE(model.rowCount(), 0);
    model.setFilter(QStringLiteral("12"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Ticket 12"));
}

DUEBELL_TEST(choice_model, ChoiceModelTest)
#include "choice_model.moc"
