#include "support/testmain.h"
#include "ui/models/queueorder.h"

#include <QTest>

using namespace duebell;

static RowKey key(Lane lane, std::uint32_t importance, std::int64_t due, std::int64_t tie = 0)
{
    return { lane, importance, due, tie };
}

static std::vector<std::int32_t> ticketsOf(const QueueLayout& layout)
{
    std::vector<std::int32_t> tickets;
    for (const QueueRow& row : layout.rows)
        tickets.push_back(row.ticket);
    return tickets;
}

static constexpr std::int32_t H = QueueRow::kHeader;

class QueueOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lanesStandInTheirOrderAndEmptyOnesHaveNoHeader()
    {
        const std::vector<RowKey> keys { key(Lane::Waiting, 0, 5), key(Lane::DueSoon, 0, 9), key(Lane::Later, 0, 1) };
        const QueueLayout layout = layOut(keys, { 1, 1, 1 }, {}, {});
        QCOMPARE(ticketsOf(layout), (std::vector<std::int32_t> { H, 1, H, 2, H, 0 }));
        QCOMPARE(layout.rows[0].lane, Lane::DueSoon);
        QCOMPARE(layout.rows[4].lane, Lane::Waiting);
    }

    void insideALaneImportanceComesBeforeTheDeadline()
    {
        const std::vector<RowKey> keys { key(Lane::DueSoon, 2, 10), key(Lane::DueSoon, 1, 30),
                                         key(Lane::DueSoon, 1, 20) };
        QCOMPARE(ticketsOf(layOut(keys, { 1, 1, 1 }, {}, {})), (std::vector<std::int32_t> { H, 2, 1, 0 }));
    }

    void equalKeysStandByTicketNumber()
    {
        const std::vector<RowKey> keys { key(Lane::Later, 1, 10, 7), key(Lane::Later, 1, 10, 3) };
        QCOMPARE(ticketsOf(layOut(keys, { 1, 1 }, {}, {})), (std::vector<std::int32_t> { H, 1, 0 }));
    }

    void aFoldedLaneKeepsHeaderAndCount()
    {
        const std::vector<RowKey> keys { key(Lane::OlderOverdue, 0, 1), key(Lane::OlderOverdue, 0, 2),
                                         key(Lane::Later, 0, 3) };
        const QueueLayout layout = layOut(keys, { 1, 1, 1 }, kCollapsedAtFirst, {});
        QCOMPARE(ticketsOf(layout), (std::vector<std::int32_t> { H, 2, H }));
        QCOMPARE(layout.counts[static_cast<std::size_t>(Lane::OlderOverdue)], 2u);
    }

    void aFoldedLaneKnowsItsFirstTicket()
    {
        const std::vector<RowKey> keys { key(Lane::OlderOverdue, 2, 1), key(Lane::OlderOverdue, 1, 9),
                                         key(Lane::OlderOverdue, 1, 5), key(Lane::Later, 0, 3) };
        LaneFlags folded {};
        for (const bool isFolded : { true, false }) {
            folded.fill(isFolded);
            const QueueLayout layout = layOut(keys, { 1, 1, 1, 1 }, folded, {});
            QCOMPARE(layout.firsts[static_cast<std::size_t>(Lane::OlderOverdue)], 2);
            QCOMPARE(layout.firsts[static_cast<std::size_t>(Lane::Later)], 3);
        }
    }

    void ticketsThatDoNotPassAreNotCounted()
    {
        const std::vector<RowKey> keys { key(Lane::Later, 0, 1), key(Lane::Later, 0, 2) };
        const QueueLayout layout = layOut(keys, { 0, 1 }, {}, {});
        QCOMPARE(ticketsOf(layout), (std::vector<std::int32_t> { H, 1 }));
        QCOMPARE(layout.counts[static_cast<std::size_t>(Lane::Later)], 1u);
    }

    void aColumnSortsInsideLanesInBothDirections()
    {
        const std::vector<RowKey> keys { key(Lane::Later, 0, 1), key(Lane::Later, 9, 2), key(Lane::DueSoon, 5, 3) };
        const std::vector<std::int64_t> ranks { 8, 3, 5 };
        QCOMPARE(ticketsOf(layOut(keys, { 1, 1, 1 }, {}, { &ranks, false })),
                 (std::vector<std::int32_t> { H, 2, H, 1, 0 }));
        QCOMPARE(ticketsOf(layOut(keys, { 1, 1, 1 }, {}, { &ranks, true })),
                 (std::vector<std::int32_t> { H, 2, H, 0, 1 }));
    }

    void pausedTicketsFollowThoseWithADeadlineAndTicketsWithoutAClockComeLast()
    {
        TicketSummary due;
        due.clock = Clock {};
        due.clock->due = kLastInstant;
        TicketSummary paused;
        paused.clock = Clock {};
        paused.clock->target = Seconds(60);
        TicketSummary none;
        const RowKey a = rowKeyOf(due, 0, 0, 1);
        const RowKey b = rowKeyOf(paused, 0, 0, 2);
        const RowKey c = rowKeyOf(none, 0, 0, 3);
        QVERIFY(a.due < b.due);
        QVERIFY(b.due < c.due);
    }
};

DUEBELL_TEST(queue_order, QueueOrderTest)
#include "queue_order.moc"
