// 20,000 tickets that have something to say at once: how long the window does not answer while their alerts are judged,
// recorded, said as one digest, and marked as said.
#include "bench/benchapplication.h"
#include "bench/frames.h"
#include "bench/largedesk.h"
#include "scenarios/announcementboard.h"
#include "ui/mainwindow/alertvoice.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>

#include <cstdio>

using namespace duebell;
using namespace duebell::bench;

namespace {

/// A service that has everything on the screen at once.
class QuickNotifier : public Notifier {
public:
    void show(const Notification& notification) override
    {
        title = notification.title;
        Q_EMIT delivered(notification.id);
    }
    void withdraw(NotificationId) override { }

    QString title;
};

void measureDigest(Bench& bench, std::size_t count)
{
    std::vector<Alert> alerts(count);
    for (std::size_t i = 0; i < count; ++i)
        alerts[i].key.ticket = TicketId { static_cast<std::int64_t>(i) + 1 };
    AnnouncementBoard board;
    (void)board.add(alerts, Instant {}, true);
    const double taken = Bench::once([&] {
        for (const Alert& alert : alerts)
            (void)board.drop(alert.key.ticket, [](const Alert&) { return true; });
    });
    bench.report(
        { "-", "one of 20,000 leaves the digest", taken / 1e3 / static_cast<double>(count), Unit::Microseconds, 5, 1 });
}

void measureStorm(Bench& bench)
{
    const QTemporaryDir home; // the program's settings are not the user's
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    const BenchApplication application;
    const std::size_t count = bench.count(20'000);
    measureDigest(bench, count);
    LargeDesk large;
    large.setRecorded(large.now() - std::chrono::days(13)); // before anything was due
    if (!large.create() || !large.add(count, 0))
        return (void)std::fprintf(stderr, "the desk could not be written\n");
    const auto workspace = Workspace::open(large.path());
    if (!workspace)
        return (void)std::fprintf(stderr, "the desk could not be opened\n");
    Desk& desk = (*workspace)->desk();
    Theme theme;
    MainWindow window(theme);
    window.setRemembering(false);
    const NameBook names((*workspace)->agreement(), desk.symbols());
    window.showDesk(&desk, names, {});
    window.show();
    QuickNotifier notifier;
    AlertVoice voice(window, notifier);
    SystemTimeSource time;
    std::unique_ptr<Alerts> alerts;
    AlertListener listener;
    listener.enabledAt = large.now() - std::chrono::days(13);
    std::size_t said = 0;
    const auto begin = [&](int) {
        alerts = std::make_unique<Alerts>(desk, time, listener);
        QObject::connect(alerts.get(), &Alerts::announced, alerts.get(),
                         [&](const Announcement& announcement) { said = announcement.alerts.size(); });
        voice.setAlerts(alerts.get(), names);
    };
    const Frames frames = watchFrames(1, begin, [&] { return said > 0 && alerts->isSettled(); });
    std::fprintf(stderr, "%zu alerts: %s\n", said, qPrintable(notifier.title));
    bench.report({ "-", "longest frame of a storm of alerts", frames.longest, Unit::Milliseconds, 50, 20 });
    bench.report({ "-", "(wall) a storm is said and noted", frames.stands, Unit::Milliseconds, 3000, 1000 });
    voice.setAlerts(nullptr, {});
    window.showDesk(nullptr, {}, {});
}

} // namespace

DUEBELL_BENCH(measureStorm)
