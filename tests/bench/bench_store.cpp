// B7 and B14: opening a desk of 10,000,000 events, 100,000 open tickets among 1,100,000, and what it holds in memory;
// verifying it. The desk is invented, written through the store, and goes when the figures are there.
#include "bench/benchmark.h"
#include "bench/largedesk.h"
#include "workspace/workspace.h"

#include <QCoreApplication>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>

using namespace duebell;
using namespace duebell::bench;

namespace {

double wallMilliseconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double residentKilobytes()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        if (word != "VmRSS:")
            continue;
        double kilobytes = 0;
        status >> kilobytes;
        return kilobytes;
    }
    return 0;
}

double openMilliseconds(const QString& path, std::size_t& tickets)
{
    return wallMilliseconds([&] {
        const auto workspace = Workspace::open(path);
        tickets = workspace ? (*workspace)->desk().tickets().size() : 0;
    });
}

void measureStore(Bench& bench)
{
    int argumentCount = 1;
    std::array<char, 14> name { "duebell_bench" };
    std::array<char*, 2> arguments { name.data(), nullptr };
    const QCoreApplication application(argumentCount, arguments.data()); // timers of the desk want one
    const std::size_t open = bench.count(100'000);
    const std::size_t closed = bench.count(1'011'111);
    LargeDesk desk;
    const double written = wallMilliseconds([&] {
        if (!desk.create() || !desk.add(open, closed))
            std::fprintf(stderr, "the large desk could not be written\n");
    });
    const double events = double((open + closed) * LargeDesk::kEventsOfTicket);
    std::fprintf(stderr, "large desk: %.0f events written in %.1f s\n", events, written / 1000);
    std::size_t tickets = 0;
    bench.report({ "B7", "(wall) open 10 M events, nothing packed", openMilliseconds(desk.path(), tickets),
                   Unit::Milliseconds, 4000, 2000 });
    const double kept = wallMilliseconds([&] {
        const auto workspace = Workspace::open(desk.path());
        keep((*workspace)->keepHistories().ok());
    });
    std::fprintf(stderr, "histories kept in %.1f s\n", kept / 1000);
    (void)openMilliseconds(desk.path(), tickets);
    bench.report({ "B7", "(wall) open 10 M events, histories packed", openMilliseconds(desk.path(), tickets),
                   Unit::Milliseconds, 1000, 400 });
    if (tickets != open)
        std::fprintf(stderr, "%zu tickets are open, expected %zu\n", tickets, open);
    const double before = residentKilobytes();
    {
        const auto workspace = Workspace::open(desk.path());
        keep(workspace.ok());
        bench.report({ "B14", "memory of a desk of 100,000 open tickets", residentKilobytes() - before, Unit::Kilobytes,
                       200'000, 125'000 });
    }
    const double verified = wallMilliseconds([&] {
        const auto workspace = Workspace::open(desk.path());
        const Result<Verification> verification = (*workspace)->verify();
        if (!verification || !verification->findings.empty())
            std::fprintf(stderr, "verify found problems\n");
    });
    std::fprintf(stderr, "verified in %.1f s\n", verified / 1000);
}
DUEBELL_BENCH(measureStore)

} // namespace
