// B16: one second of a queue of 100,000 open tickets, 40 rows in sight, painted off screen.
#include "bench/benchapplication.h"
#include "bench/benchmark.h"
#include "support/sampledesk.h"
#include "ui/pages/queueview.h"

#include <QApplication>
#include <QHeaderView>

using namespace duebell;
using namespace duebell::bench;
using duebell::test::kSampleNow;
using duebell::test::SampleDesk;

namespace {

constexpr int kVisibleRows = 40;

// Painting is compared with a plain table of the same size in the same run.
double plainTable(const Bench& bench)
{
    class Plain : public QAbstractTableModel {
    public:
        int rowCount(const QModelIndex&) const override { return kVisibleRows; }
        int columnCount(const QModelIndex&) const override { return 7; }
        QVariant data(const QModelIndex& index, int role) const override
        {
            return role == Qt::DisplayRole ? QVariant(index.row() * 7 + index.column()) : QVariant();
        }
    };
    Plain model;
    QTableView view;
    view.setModel(&model);
    view.resize(1200, kVisibleRows * 30 + 40);
    view.show();
    QApplication::processEvents();
    const std::size_t count = bench.count(100);
    return bench.medianCpu(count, [&] {
        for (std::size_t time = 0; time < count; ++time)
            view.viewport()->repaint();
    });
}

void measureTick(Bench& bench)
{
    const BenchApplication application;
    Theme theme;
    theme.apply(Theme::Mode::Light);
    bench.calibrate("painting", plainTable(bench));
    SampleDesk sample(static_cast<int>(bench.count(9091))); // eleven of twelve invented tickets are open
    const IconSet icons(theme);
    QueueModel model(sample.names);
    QueueView view(
        model, [&sample] { return sample.time.wallNow(); }, theme, icons);
    model.setTickets(&sample.desk->tickets());
    view.resize(1200, 40 * view.verticalHeader()->defaultSectionSize() + view.horizontalHeader()->sizeHint().height());
    view.show();
    QApplication::processEvents();
    const std::size_t count = bench.count(400);
    std::int64_t second = 0;
    const double nanoseconds = bench.medianCpu(count, [&] {
        for (std::size_t time = 0; time < count; ++time) {
            second = (second + 1) % 2; // to and fro: no deadline passes, every text changes
            sample.time.set(kSampleNow + Seconds(second));
            view.tick();
            QApplication::processEvents();
        }
    });
    bench.report({ "B16", "one tick with paint, 100,000 open tickets, 40 rows", nanoseconds / 1e6, Unit::Milliseconds,
                   1, 0.6, "painting" });
}

} // namespace

DUEBELL_BENCH(measureTick)
