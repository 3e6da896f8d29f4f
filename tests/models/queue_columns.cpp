#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/models/queuecolumnlayout.h"
#include "ui/models/queueranks.h"

#include <QSet>
#include <QTest>

using namespace duebell;
using namespace duebell::test;

class QueueColumnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyColumnHasAnIdOfItsOwn()
    {
        QSet<QString> ids;
        for (const QueueColumnTraits& traits : kQueueColumns) {
            ids.insert(QLatin1String(traits.id));
            QCOMPARE(queueColumnOf(QLatin1String(traits.id)), std::optional(traits.column));
        }
        QCOMPARE(ids.size(), kQueueColumnCount);
    }

    void aLayoutComesBackFromItsTexts()
    {
        const QueueColumnLayout layout {
            { { QueueColumn::Created, 0 }, { QueueColumn::Subject, 0 }, { QueueColumn::Client, 180 } }
        };
        QCOMPARE(layout.toTexts(),
                 (QStringList { QStringLiteral("created"), QStringLiteral("subject"), QStringLiteral("client:180") }));
        QCOMPARE(QueueColumnLayout::fromTexts(layout.toTexts()), layout);
    }

    void whatNobodyKnowsIsLeftOut()
    {
        const QueueColumnLayout layout
            = QueueColumnLayout::fromTexts({ QStringLiteral("colour"), QStringLiteral("client:999999999"),
                                             QStringLiteral("client:80"), QStringLiteral("status:-4") });
        QCOMPARE(layout.toTexts(), (QStringList { QStringLiteral("client"), QStringLiteral("status") }));
        QCOMPARE(QueueColumnLayout::fromTexts({ QStringLiteral("colour") }), QueueColumnLayout::standard());
    }

    void ranksStandInTheOrderOfTheTexts()
    {
        SampleDesk sample;
        const QueueCells cells(sample.names);
        QueueRanks ranks(sample.names, cells);
        ranks.reset(&sample.desk->tickets());
        const std::vector<RowKey> keys(sample.desk->tickets().size());
        for (const QueueColumn column : { QueueColumn::Key, QueueColumn::Subject, QueueColumn::Client,
                                          QueueColumn::TicketStatus, QueueColumn::Policy }) {
            const std::vector<std::int64_t> byColumn = ranks.by(column, keys);
            for (std::size_t a = 0; a < byColumn.size(); ++a) {
                for (std::size_t b = 0; b < byColumn.size(); ++b) {
                    const QString first = cells.text(sample.desk->tickets()[a], column);
                    const QString second = cells.text(sample.desk->tickets()[b], column);
                    if (byColumn[a] < byColumn[b])
                        QVERIFY(second.isEmpty() || first.toLower() <= second.toLower());
                }
            }
        }
    }

    void textsTakenInBySlicesStandLikeTextsTakenInAtOnce()
    {
        std::vector<QString> texts;
        for (int number = 0; number < 300; ++number)
            texts.push_back(QStringLiteral("Ticket %1").arg(number * 7919 % 300));
        const auto textOf = [&texts](std::size_t ticket) { return texts[ticket]; };
        TextRanks atOnce(textOf);
        atOnce.reset(300);
        TextRanks slices(textOf);
        slices.reset(200);
        while (slices.prepare(7)) { }
        slices.grow(300); // those that come later
        QCOMPARE(slices.ranks(), atOnce.ranks());
        for (std::size_t ticket = 0; ticket < texts.size(); ++ticket)
            QCOMPARE(atOnce.ranks()[ticket], static_cast<std::int32_t>(ticket * 7919 % 300)); // numbers, not digits
    }
};

DUEBELL_TEST(queue_columns, QueueColumnsTest)
#include "queue_columns.moc"
