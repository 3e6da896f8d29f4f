#include "bench/frames.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace duebell::bench {

namespace {

    using Clock = std::chrono::steady_clock;

    constexpr int kBeatMilliseconds = 2;
    constexpr int kQuietBeats = 100;

} // namespace

Frames watchFrames(int count, const std::function<void(int)>& wish, const std::function<bool()>& stands)
{
    Frames frames;
    int step = 0;
    int quiet = 0;
    double before = Bench::threadNow();
    Clock::time_point last = Clock::now();
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        const double now = Bench::threadNow();
        frames.longest = std::max(frames.longest, (now - before) / 1e6);
        before = now;
        if (step < count) {
            last = Clock::now();
            wish(step++);
            return;
        }
        if (!stands()) {
            quiet = 0;
            return;
        }
        if (quiet == 0)
            frames.stands = std::chrono::duration<double, std::milli>(Clock::now() - last).count();
        if (++quiet == kQuietBeats)
            QCoreApplication::quit();
    });
    beat.start(kBeatMilliseconds);
    QCoreApplication::exec();
    return frames;
}

} // namespace duebell::bench
