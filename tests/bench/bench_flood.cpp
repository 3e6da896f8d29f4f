// How long a window over 100,000 open tickets does not answer while 1,000,000 events arrive in its file from elsewhere,
// and whether it shows what a fresh start shows afterwards.
#include "bench/benchapplication.h"
#include "bench/benchmark.h"
#include "bench/largedesk.h"
#include "ui/mainwindow/mainwindow.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <map>
#include <thread>

using namespace duebell;
using namespace duebell::bench;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kBeat { 2 };

std::map<TicketId, Sequence> rowsOf(const Desk& desk)
{
    std::map<TicketId, Sequence> rows; // lanes change by time alone
    for (const LiveTicket& ticket : desk.tickets()) {
        if (ticket.summary.isUnresolved())
            rows[ticket.record.id] = ticket.lastSequence;
    }
    return rows;
}

/// Runs the event loop until `isDone`; the longest time between two beats of a quick timer.
double longestSilence(const std::function<bool()>& isDone)
{
    double longest = 0;
    Clock::time_point before = Clock::now();
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        const Clock::time_point now = Clock::now();
        longest = std::max(longest, std::chrono::duration<double, std::milli>(now - before).count());
        if (isDone())
            QApplication::quit();
        before = Clock::now(); // asking is not the window's work
    });
    beat.start(kBeat);
    QApplication::exec();
    return longest;
}

void measureFlood(Bench& bench)
{
    const BenchApplication application;
    LargeDesk large;
    if (!large.create() || !large.add(bench.count(100'000), 0))
        return (void)std::fprintf(stderr, "the large desk could not be written\n");
    Workspace::Options options;
    options.beside = true;
    const auto workspace = Workspace::open(large.path(), options);
    if (!workspace)
        return;
    Desk& desk = (*workspace)->desk();
    Theme theme;
    theme.apply(Theme::Mode::Light);
    MainWindow window(theme);
    window.setRemembering(false);
    const Clock::time_point start = Clock::now();
    window.showDesk(&desk, NameBook((*workspace)->agreement(), desk.symbols()), {});
    window.show();
    (*workspace)->watch({});
    (void)longestSilence([&] { return !desk.isLoading(); });
    std::fprintf(stderr, "shown after %.0f ms\n",
                 std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    std::atomic<bool> written = false;
    std::jthread other([&] {
        if (!large.add(bench.count(1'000), bench.count(110'111), 2'000))
            std::fprintf(stderr, "the flood could not be written\n");
        written = true;
    });
    const double silence = longestSilence(
        [&] { return written && !desk.isLoading() && desk.appliedThrough() == desk.store().lastSequence().value(); });
    bench.report(
        { "-", "longest silence of the window, 1 M events from elsewhere", silence, Unit::Milliseconds, 200, 50 });
    const auto fresh = Workspace::open(large.path());
    if (!fresh || rowsOf((*fresh)->desk()) != rowsOf(desk))
        std::fprintf(stderr, "the window differs from a fresh start\n");
    window.showDesk(nullptr, {}, {});
}
DUEBELL_BENCH(measureFlood)

} // namespace
