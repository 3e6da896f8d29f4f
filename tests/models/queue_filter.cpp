#include "support/testmain.h"
#include "ui/models/queuefilter.h"

#include <QTest>

using namespace duebell;

class QueueFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWordMustOccur()
    {
        const QString key = QueueFilter::folded(QStringLiteral("T-1001 Checkout hangs Acme"));
        QVERIFY(QueueFilter(QStringLiteral("acme check")).passes(key));
        QVERIFY(!QueueFilter(QStringLiteral("acme printer")).passes(key));
    }

    void caseAndAccentsDoNotMatter()
    {
        const QString key = QueueFilter::folded(QStringLiteral("Ida KRÜGER, Borg & Söhne"));
        QVERIFY(QueueFilter(QStringLiteral("kruger")).passes(key));
        QVERIFY(QueueFilter(QStringLiteral("SÖHNE")).passes(key));
    }

    void nothingTypedPassesEverything()
    {
        QVERIFY(QueueFilter(QStringLiteral("   ")).isEmpty());
        QVERIFY(QueueFilter().passes(QStringLiteral("anything")));
    }
};

DUEBELL_TEST(queue_filter, QueueFilterTest)
#include "queue_filter.moc"
