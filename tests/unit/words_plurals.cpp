#include "words/englishplurals.h"

#include "support/testmain.h"

#include <QTest>

using namespace duebell;

class WordsPluralsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_plurals)); }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_plurals); }

    void countedThingsAgreeWithTheirNumber()
    {
        QCOMPARE(tr("%n ticket(s) copied.", nullptr, 0), QStringLiteral("0 tickets copied."));
        QCOMPARE(tr("%n ticket(s) copied.", nullptr, 1), QStringLiteral("1 ticket copied."));
        QCOMPARE(tr("%n ticket(s) copied.", nullptr, 2), QStringLiteral("2 tickets copied."));
    }

    void otherTextsAreLeftAlone()
    {
        QCOMPARE(tr("The column(s) of a table"), QStringLiteral("The column(s) of a table"));
        QCOMPARE(tr("and %n more", nullptr, 3), QStringLiteral("and 3 more"));
    }

private:
    EnglishPlurals m_plurals;
};

DUEBELL_TEST(words_plurals, WordsPluralsTest)
#include "words_plurals.moc"
