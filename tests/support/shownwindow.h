// The main window on the invented desk, shown; remembers nothing.
#pragma once

#include "support/sampledesk.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QTest>

namespace duebell::test {

class ShownWindow {
public:
    /// How far a desk as of an instant can be moved.
    static constexpr Seconds kReach = std::chrono::hours(24 * 40);

    explicit ShownWindow(std::optional<Instant> asOf = {}, Theme::Mode mode = Theme::Mode::Light)
    {
        theme.apply(mode);
        if (asOf) {
            past = std::make_unique<Desk>(sample.store, sample.timeline, sample.time,
                                          DeskView { asOf, {}, false, DeskReach { *asOf - kReach, *asOf + kReach } });
            if (!past->load().ok())
                qFatal("the desk did not load");
        }
        window = std::make_unique<MainWindow>(theme);
        window->setRemembering(false);
        info.path = QStringLiteral("lindqvist.duebell");
        info.name = QStringLiteral("Lindqvist support");
        info.zone = QStringLiteral("Europe/Berlin");
        info.lastImport = kSampleNow - Seconds(240);
        info.me = sample.symbol("ida");
        info.meName = QStringLiteral("Ida Krüger");
        window->showDesk(asOf ? past.get() : sample.desk.get(), sample.names, info);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        window->queue().focusQueue();
    }

    [[nodiscard]] QueueView& view() { return window->queue().view(); }
    [[nodiscard]] QueueModel& model() { return window->queue().model(); }
    bool select(const char* key) { return window->queue().selectKey(QString::fromLatin1(key)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &view(), key, modifiers);
    }
    [[nodiscard]] Lane laneOf(const char* key) { return sample.ticket(key).summary.lane; }

    SampleDesk sample;
    Theme theme;
    DeskInfo info;
    std::unique_ptr<Desk> past;
    std::unique_ptr<MainWindow> window;
};

} // namespace duebell::test
