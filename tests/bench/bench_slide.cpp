// Looking back over 100,000 tickets in the program's own window: into the past, along a day and a month by the slider,
// by itself, and back. A frame is what the window's thread does between two beats of a quick timer.
#include "bench/benchapplication.h"
#include "bench/benchmark.h"
#include "bench/frames.h"
#include "bench/largedesk.h"
#include "window/session.h"

#include <QApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <string>

using namespace duebell;
using namespace duebell::bench;

namespace {

constexpr double kLongestFrame = 50;
class SlidingWindow {
public:
    explicit SlidingWindow(const QString& desk)
    {
        theme.apply(Theme::Mode::Light);
        window.setRemembering(false);
        window.resize(1600, 1000);
        session.setLoadingBeside(true);
        if (!session.open(desk))
            qFatal("the desk did not open");
        window.show();
        window.queue().model().setLanesCollapsed({});
        (void)watchFrames(
            0, [](int) {}, [this] { return !session.isLoading(); });
    }

    Frames goTo(Instant at)
    {
        const auto wish = [&](int) {
            window.timeMachine().when().setDateTime(QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count()));
        };
        return watchFrames(1, wish, [&] { return window.queue().now() == at; });
    }

    /// Drags the slider from where it is to its end and to its beginning, and lets go there.
    Frames drag()
    {
        QSlider& slider = window.timeMachine().slider();
        const int from = slider.value();
        const int steps = slider.maximum();
        return watchFrames(
            steps - from + steps,
            [&](int step) { slider.setValue(step <= steps - from ? from + step : 2 * steps - from - step); },
            [&] { return !window.timeMachine().isOnItsWay(); });
    }

    Theme theme;
    MainWindow window { theme };
    Session session { window };
};

void reportFrames(Bench& bench, const std::string& what, const Frames& frames)
{
    bench.report({ "-", "longest frame " + what, frames.longest, Unit::Milliseconds, kLongestFrame, 0, "painting" });
    bench.report({ "-", "(wall) " + what + ", until the queue stands", frames.stands, Unit::Milliseconds, 1000, 0 });
}

void measureSliding(Bench& bench, const QString& desk, Instant moment, const std::string& size)
{
    SlidingWindow shown(desk);
    TimeMachine& machine = shown.window.timeMachine();
    reportFrames(bench, "into the past, " + size, shown.goTo(moment));
    reportFrames(bench, "sliding along a day, " + size, shown.drag());
    machine.setSize(TimeSpan::Size::Month);
    reportFrames(bench, "sliding along a month, " + size, shown.drag());
    (void)shown.goTo(moment);
    const auto play = [&](int) { Q_EMIT machine.ticker().beat(); };
    machine.setPlaying(true);
    reportFrames(bench, "playing, " + size, watchFrames(50, play, [&] { return !machine.isOnItsWay(); }));
    reportFrames(bench, "back to now, " + size,
                 watchFrames(
                     1, [&](int) { Q_EMIT machine.requested({}); }, [&] { return !shown.window.isPastShown(); }));
}

void measureSlide(Bench& bench)
{
    const QTemporaryDir home; // the program's settings are not the user's
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    const BenchApplication application;
    LargeDesk large;
    if (!large.create() || !large.add(bench.count(100'000), 0))
        return (void)std::fprintf(stderr, "the large desk could not be written\n");
    const Instant moment = SystemTimeSource().wallNow() - std::chrono::hours(60);
    measureSliding(bench, large.path(), moment, "100,000 tickets");
}

} // namespace

DUEBELL_BENCH(measureSlide)
