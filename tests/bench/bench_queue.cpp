// The main window over 100,000 open tickets, worked by keys: B17, B18, and the longest frame of scrolling, typing,
// sorting, filtering and selecting all. A frame is everything from the key to the painted window.
#include "bench/benchapplication.h"
#include "bench/benchmark.h"
#include "support/sampledesk.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QHeaderView>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

using namespace duebell;
using namespace duebell::bench;
using duebell::test::SampleDesk;

namespace {

constexpr double kLongestFrame = 50;

class QueueWindow {
public:
    explicit QueueWindow(const Bench& bench)
        : sample(static_cast<int>(bench.count(9091))) // eleven of twelve invented tickets are open
    {
        theme.apply(Theme::Mode::Light);
        window = std::make_unique<MainWindow>(theme);
        window->setRemembering(false);
        window->showDesk(sample.desk.get(), sample.names, {});
        window->resize(1600, 1000);
        window->show();
        window->queue().model().setLanesCollapsed({});
        window->queue().focusQueue();
        QApplication::processEvents();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window->focusWidget(), key, modifiers);
        QApplication::processEvents();
    }

    void type(char letter)
    {
        QTest::keyClick(window->focusWidget(), letter);
        QApplication::processEvents();
    }

    SampleDesk sample;
    Theme theme;
    std::unique_ptr<MainWindow> window;
};

/// Milliseconds of the window's thread.
double frame(const std::function<void()>& work)
{
    return Bench::once(work) / 1e6;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

// An empty table would be painted in no time.
void expectRows(const Bench& bench, QueueWindow& shown, int least, int most)
{
    const int rows = shown.window->queue().model().rowCount();
    if (!bench.quick() && (rows < least || rows > most))
        qFatal("the filter leaves %d rows", rows);
}

void measureScrolling(Bench& bench, QueueWindow& shown)
{
    std::vector<double> frames;
    shown.press(Qt::Key_Home, Qt::ControlModifier);
    for (int page = 0; page < 100; ++page)
        frames.push_back(frame([&] { shown.press(Qt::Key_PageDown); }));
    for (int step = 0; step < 100; ++step)
        frames.push_back(frame([&] { shown.press(Qt::Key_Up); }));
    frames.push_back(frame([&] { shown.press(Qt::Key_End, Qt::ControlModifier); }));
    frames.push_back(frame([&] { shown.press(Qt::Key_Home, Qt::ControlModifier); }));
    bench.report({ "-", "longest frame while scrolling, 100,000 tickets", std::ranges::max(frames), Unit::Milliseconds,
                   kLongestFrame, 0, "painting" });
}

void measureSelectingAll(Bench& bench, QueueWindow& shown)
{
    std::vector<double> frames;
    for (int time = 0; time < 7; ++time) {
        frames.push_back(frame([&] { shown.press(Qt::Key_A, Qt::ControlModifier); }));
        frames.push_back(frame([&] { shown.press(Qt::Key_Down, Qt::ShiftModifier); }));
        frames.push_back(frame([&] { shown.press(Qt::Key_Home, Qt::ControlModifier); }));
    }
    bench.report({ "-", "longest frame while selecting all, 100,000 tickets", std::ranges::max(frames),
                   Unit::Milliseconds, kLongestFrame, 0, "painting" });
}

void measureSorting(Bench& bench, QueueWindow& shown)
{
    QueueView& view = shown.window->queue().view();
    std::vector<double> slowest;
    for (int column = 0; column < shown.window->queue().model().columnCount(); ++column) {
        std::vector<double> frames;
        for (int time = 0; time < 7; ++time) {
            frames.push_back(frame([&] {
                view.sortByColumn(column, time % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                QApplication::processEvents();
            }));
        }
        slowest.push_back(median(frames));
    }
    bench.report({ "B18", "sort 100,000 rows by the slowest column, painted", std::ranges::max(slowest),
                   Unit::Milliseconds, 60, 26, "painting" });
    view.sortByColumn(-1, Qt::AscendingOrder);
    QApplication::processEvents();
}

// The window makes texts ready between two events; here all of them are before the first letter.
void measureFiltering(Bench& bench, QueueWindow& shown)
{
    std::vector<double> all;
    std::vector<double> narrow;
    std::vector<double> cleared;
    while (shown.window->queue().model().prepareSome(100'000)) { }
    for (int time = 0; time < 7; ++time) {
        shown.press(Qt::Key_F, Qt::ControlModifier);
        for (const char letter : { 'w', 'e', 'b', 'h', 'o', 'o', 'k', ' ', '9', '8' })
            all.push_back(frame([&] { shown.type(letter); }));
        expectRows(bench, shown, 100, 2000);
        narrow.push_back(all.back());
        cleared.push_back(frame([&] { shown.press(Qt::Key_Escape); }));
        all.push_back(cleared.back());
    }
    bench.report({ "B18", "filter 100,000 rows to few by typed text, painted", median(narrow), Unit::Milliseconds, 10,
                   7, "painting" });
    bench.report(
        { "B18", "clear the filter, 100,000 rows painted", median(cleared), Unit::Milliseconds, 30, 20, "painting" });
    bench.report({ "-", "longest frame while typing a filter, 100,000 tickets", std::ranges::max(all),
                   Unit::Milliseconds, kLongestFrame, 0, "painting" });
}

// A thousand tickets get another priority, so another deadline, at once: in a sorted and filtered view.
void measureBatch(Bench& bench, QueueWindow& shown)
{
    SampleDesk& sample = shown.sample;
    shown.press(Qt::Key_F, Qt::ControlModifier);
    for (const char letter : { 'r', 'o', 'b', 'o', 't' })
        shown.type(letter);
    expectRows(bench, shown, 10'000, 90'000);
    shown.window->queue().view().sortByColumn(static_cast<int>(QueueColumn::Clock), Qt::AscendingOrder);
    QApplication::processEvents();
    shown.window->queue().model().setHeld(false); // typing holds rows still for a moment
    std::vector<double> frames;
    const std::array priorities { sample.symbol("high"), sample.symbol("low") };
    for (std::size_t time = 0; time < 7; ++time) {
        Batch batch;
        batch.run = sample.store.beginRun({}, sample.desk->now()).value();
        for (std::size_t number = 0; number < bench.count(1000); ++number) {
            const std::vector<LiveTicket>& tickets = sample.desk->tickets();
            EventDraft draft;
            draft.event.ticket = tickets[(number * 97 + time) % tickets.size()].record.id;
            draft.event.kind = EventKind::Changed;
            draft.event.actorKind = ActorKind::Agent;
            draft.event.field = field::kPriority;
            draft.event.value = priorities[time % 2];
            draft.event.at = sample.desk->now();
            batch.events.push_back(draft);
        }
        if (!sample.store.commit(batch, sample.desk->now()))
            qFatal("the batch was not committed");
        frames.push_back(frame([&] {
            if (!sample.desk->catchUp())
                qFatal("the batch was not applied");
            QApplication::processEvents();
        }));
        if (shown.window->queue().model().isRelayoutPending())
            qFatal("rows were held still");
    }
    bench.report({ "B17", "1,000 changed deadlines in a sorted, filtered view of 100,000", median(frames),
                   Unit::Milliseconds, 60, 48, "painting" });
    shown.press(Qt::Key_Escape);
}

void measureQueue(Bench& bench)
{
    const BenchApplication application;
    QueueWindow shown(bench);
    measureScrolling(bench, shown);
    measureSelectingAll(bench, shown);
    measureSorting(bench, shown);
    measureFiltering(bench, shown);
    measureBatch(bench, shown);
}

} // namespace

DUEBELL_BENCH(measureQueue)
