// The program itself, started as a user starts it: B13, how long until its window has settled; B15, what a queue of
// 100,000 tickets on screen costs while nobody touches it; B14, the memory that both hold.
#include "bench/benchmark.h"
#include "bench/largedesk.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>
#include <utility>

using namespace duebell;
using namespace duebell::bench;

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int kPatienceMilliseconds = 60'000;

double millisecondsSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

/// One run of the program on a desk, with a home of its own; it ends with the object.
class Program {
public:
    explicit Program(const QString& desk)
        : m_started(SteadyClock::now())
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        for (const char* folder : { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME" })
            environment.insert(QString::fromLatin1(folder), m_home.path());
        if (!environment.contains(QStringLiteral("QT_QPA_PLATFORM")))
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_started = SteadyClock::now();
        m_process.start(QStringLiteral(DUEBELL_PROGRAM), { QStringLiteral("--announce"), desk });
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Milliseconds (wall) from the start until the program said so; negative when it did not.
    [[nodiscard]] double waitFor(const QByteArray& announcement)
    {
        while (!m_said.contains(announcement)) {
            if (!m_process.waitForReadyRead(kPatienceMilliseconds))
                return -1;
            m_said += m_process.readAllStandardOutput();
        }
        return millisecondsSince(m_started);
    }

    /// Seconds of processor time so far, all threads.
    [[nodiscard]] double processorSeconds() const
    {
        clockid_t clock {};
        timespec spent {};
        if (clock_getcpuclockid(static_cast<pid_t>(m_process.processId()), &clock) != 0
            || clock_gettime(clock, &spent) != 0)
            return 0;
        return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
    }

    [[nodiscard]] double residentKilobytes() const
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray text = status.readAll();
        const qsizetype line = text.indexOf("VmRSS:");
        return line < 0 ? 0 : text.mid(line + 6, text.indexOf("kB", line) - line - 6).trimmed().toDouble();
    }

private:
    QTemporaryDir m_home;
    QProcess m_process;
    SteadyClock::time_point m_started;
    QByteArray m_said;
};

void measureEmptyDesk(Bench& bench, const QString& desk)
{
    std::vector<double> times;
    double memory = 0;
    for (std::size_t time = 0; time <= bench.count(900) / 100 + 1; ++time) {
        Program program(desk);
        const double settled = program.waitFor("settled");
        if (settled < 0)
            return (void)std::fprintf(stderr, "the program did not start\n");
        memory = program.residentKilobytes();
        if (time > 0) // the first one warms the cache
            times.push_back(settled);
    }
    std::ranges::sort(times);
    bench.report({ "B13", "(wall) window settled, empty desk", times[times.size() / 2], Unit::Milliseconds, 160, 110 });
    bench.report({ "B14", "resident memory, empty desk", memory, Unit::Kilobytes, 100'000, 75'000 });
}

/// Milliseconds until the window can be used, and until all countdowns are in it; negative when the program did not
/// start.
std::pair<double, double> startOn(Program& program)
{
    const double usable = program.waitFor("settled");
    return { usable, program.waitFor("loaded") };
}

void measureLargeDesk(Bench& bench, const QString& desk)
{
    {
        Program first(desk);
        const auto [usable, loaded] = startOn(first);
        bench.report(
            { "B7", "(wall) window, 100,000 open tickets, nothing packed", loaded, Unit::Milliseconds, 4000, 2000 });
        // What follows a start (histories are packed, texts folded for the filter) is not idling.
        std::this_thread::sleep_for(std::chrono::seconds(bench.quick() ? 1 : 60));
        const auto watch = std::chrono::seconds(bench.quick() ? 1 : 20);
        const double before = first.processorSeconds();
        std::this_thread::sleep_for(watch);
        const double share = (first.processorSeconds() - before) / static_cast<double>(watch.count());
        bench.report(
            { "B15", "(of a core) idle, 100,000 open tickets, ticking", share * 100, Unit::Percent, 0.5, 0.2 });
        bench.report({ "B14", "resident memory, 100,000 open tickets", first.residentKilobytes(), Unit::Kilobytes,
                       300'000, 200'000 });
    }
    Program second(desk);
    const auto [usable, loaded] = startOn(second);
    bench.report({ "B7", "(wall) window usable, 100,000 open tickets", usable, Unit::Milliseconds, 350, 0 });
    bench.report({ "B7", "(wall) window, 100,000 open tickets, packed", loaded, Unit::Milliseconds, 1000, 400 });
}

void measureProgram(Bench& bench)
{
    int argumentCount = 1;
    std::array<char, 14> name { "duebell_bench" };
    std::array<char*, 2> arguments { name.data(), nullptr };
    const QCoreApplication application(argumentCount, arguments.data());
    LargeDesk empty;
    LargeDesk large;
    if (!empty.create() || !large.create() || !large.add(bench.count(100'000), 0))
        return (void)std::fprintf(stderr, "the desks could not be written\n");
    measureEmptyDesk(bench, empty.path());
    measureLargeDesk(bench, large.path());
}

} // namespace

DUEBELL_BENCH(measureProgram)
