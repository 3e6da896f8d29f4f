#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/models/queuemodel.h"
#include "words/names.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace duebell;
using namespace duebell::test;

/// The rows as a picture: "[lane count]" and ticket keys.
static QStringList rowsOf(const QueueModel& model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const LiveTicket* ticket = model.ticketAt(row);
        if (ticket) {
            rows.append(QString::fromStdString(ticket->record.displayKey));
            continue;
        }
        const Lane lane = model.row(row).lane;
        rows.append(
            QStringLiteral("[%1 %2]").arg(Names::lane(lane)).arg(model.laneCounts()[static_cast<std::size_t>(lane)]));
    }
    return rows;
}

class QueueModelTest : public QObject {
    Q_OBJECT

private:
    static TicketQuery queryOf(const SampleDesk& sample, const QString& query)
    {
        const QueryVocabulary vocabulary(sample.agreement, sample.desk->symbols(), *sample.timeline, {});
        return std::get<TicketQuery>(parseQuery(query, vocabulary));
    }
    static void ask(QueueModel& model, const SampleDesk& sample, const char* query)
    {
        model.setQuery(queryOf(sample, QString::fromUtf8(query)), sample.desk->now());
    }
    static void follow(QueueModel& model, SampleDesk& sample)
    {
        model.setTickets(&sample.desk->tickets());
        connect(sample.desk.get(), &Desk::changed, &model, [&model, &sample](const std::vector<std::size_t>& indices) {
            model.updateTickets(indices, sample.desk->now());
        });
        connect(sample.desk.get(), &Desk::added, &model, &QueueModel::addTickets);
    }

private Q_SLOTS:
    void holdsToTheModelsContract()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        follow(model, sample);
        for (int column = 0; column < kQueueColumnCount; ++column) {
            model.sort(column, Qt::AscendingOrder);
            model.sort(column, Qt::DescendingOrder);
        }
        model.sort(-1);
        ask(model, sample, "acme");
        ask(model, sample, "");
        model.setLaneCollapsed(Lane::OlderOverdue, false);
        sample.time.advance(Seconds(7200));
        QVERIFY(model.rowCount() > 0);
        model.setTickets(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void resolvedTicketsAreNotInTheQueueButInTheirView()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        follow(model, sample);
        QVERIFY(!rowsOf(model).contains(QStringLiteral("T-1011")));
        model.setView(queryOf(sample, QStringLiteral("done")), kSampleNow);
        QCOMPARE(rowsOf(model), (QStringList { QStringLiteral("[Done 1]"), QStringLiteral("T-1011") }));
    }

    void theFilterKeepsMatchingTicketsUnderTheirLanes()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        follow(model, sample);
        ask(model, sample, "WEBHOOK acme");
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(rowsOf(model).last(), QStringLiteral("T-1010"));
        ask(model, sample, "no such thing");
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsAskedForIsNotFoldedAway()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        follow(model, sample);
        QVERIFY(model.isLaneCollapsed(Lane::OlderOverdue));
        ask(model, sample, "breached");
        QVERIFY(!model.isLaneCollapsed(Lane::OlderOverdue));
        model.setLaneCollapsed(Lane::OlderOverdue, true);
        ask(model, sample, "breached acme");
        QVERIFY(model.isLaneCollapsed(Lane::OlderOverdue)); // folded by hand while asking: it stays so
        ask(model, sample, "");
        model.setLaneCollapsed(Lane::Waiting, true);
        ask(model, sample, "acme");
        QVERIFY(!model.isLaneCollapsed(Lane::OlderOverdue));
        QVERIFY(!model.isLaneCollapsed(Lane::Waiting));
        ask(model, sample, "");
        QVERIFY(model.isLaneCollapsed(Lane::OlderOverdue)); // the whole queue kept its folds
        QVERIFY(model.isLaneCollapsed(Lane::Waiting));
        model.setView(queryOf(sample, QStringLiteral("breached")), kSampleNow);
        QVERIFY(!model.isLaneCollapsed(Lane::OlderOverdue));
    }

    void timeBringsTicketsThatAQueryFinds()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        follow(model, sample);
        ask(model, sample, "age>=10d");
        const int before = model.rowCount();
        sample.time.advance(Seconds(10 * 86400));
        model.setNow(sample.desk->now());
        QVERIFY(model.rowCount() > before);
        const int found = model.rowCount();
        model.setNow(kSampleNow); // the clock was set back
        QVERIFY(model.rowCount() < found);
    }

    void aViewOfNobodyHoldsNobodysTicketsOnly()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        follow(model, sample);
        model.setView(queryOf(sample, QStringLiteral("unassigned")), kSampleNow);
        const LaneCounts& counts = model.laneCounts();
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0u), 2u);
        QVERIFY(rowsOf(model).contains(QStringLiteral("T-1002")));
        QVERIFY(!rowsOf(model).contains(QStringLiteral("T-1001")));
    }

    void sortingByKeyStaysInsideLanes()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        follow(model, sample);
        model.sort(static_cast<int>(QueueColumn::Key), Qt::DescendingOrder);
        QString previous;
        int headers = 0;
        for (const QString& row : rowsOf(model)) {
            if (row.startsWith(QLatin1Char('['))) {
                previous.clear();
                ++headers;
                continue;
            }
            QVERIFY(previous.isEmpty() || previous > row);
            previous = row;
        }
        QVERIFY(headers > 2);
    }

    void heldRowsStayUntilTheyMayMove()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        follow(model, sample);
        const QStringList before = rowsOf(model);
        model.setHeld(true);
        sample.commit("T-1001", EventKind::Changed, ActorKind::Agent, field::kStatus, "resolved");
        QVERIFY(sample.desk->catchUp().ok());
        QVERIFY(model.isRelayoutPending());
        QCOMPARE(rowsOf(model).size(), before.size());
        const std::optional<int> row = model.rowOf(sample.ticket("T-1001").record.id);
        QVERIFY(row);
        QCOMPARE(model.index(*row, static_cast<int>(QueueColumn::TicketStatus)).data().toString(),
                 QStringLiteral("Resolved"));
        model.setHeld(false);
        QVERIFY(!rowsOf(model).contains(QStringLiteral("T-1001")));
    }

    void timeAloneMovesATicketToTheBreachedLane()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        follow(model, sample);
        const auto laneOf
            = [&](const char* key) { return model.row(model.rowOf(sample.ticket(key).record.id).value()).lane; };
        QCOMPARE(laneOf("T-1001"), Lane::DueSoon);
        sample.time.advance(Seconds(3600));
        QCOMPARE(laneOf("T-1001"), Lane::BreachedToday);
    }

    void persistentIndexesFollowTheirTicket()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        follow(model, sample);
        const TicketId id = sample.ticket("T-1001").record.id;
        const QPersistentModelIndex index = model.index(model.rowOf(id).value(), 0);
        model.sort(static_cast<int>(QueueColumn::Key), Qt::DescendingOrder);
        QVERIFY(index.isValid());
        QCOMPARE(index.data().toString(), QStringLiteral("T-1001"));
    }

    void aMissingSubjectIsStoodInForAndMuted()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        std::vector<LiveTicket> tickets { sample.ticket("T-1001") };
        tickets.front().texts.subject.clear();
        model.setTickets(&tickets);
        const QModelIndex index = model.index(1, static_cast<int>(QueueColumn::Subject));
        QCOMPARE(index.data().toString(), QStringLiteral("Incident"));
        QVERIFY(index.data(QueueModel::MutedRole).toBool());
    }

    void aLaneHeaderSaysItsCountToScreenReaders()
    {
        SampleDesk sample;
        QueueModel model(sample.names);
        follow(model, sample);
        QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("ticket")));
    }
};

DUEBELL_TEST(queue_model, QueueModelTest)
#include "queue_model.moc"
