// The live desk's alerts while the program runs: who hears, of what, since when; remembered between starts. The desk
// shown may be a past one: alerts are of the live one behind it.
#pragma once

#include "base/systemtimesource.h"
#include "notify/desktopnotifier.h"
#include "ui/mainwindow/alertvoice.h"
#include "ui/mainwindow/mainwindow.h"
#include "workspace/alerts.h"
#include "workspace/workspace.h"

#include <QObject>

#include <memory>

namespace duebell {

class Alerting : public QObject {
    Q_OBJECT

public:
    /// The window must outlive it.
    explicit Alerting(MainWindow& window);
    ~Alerting() override;

    /// This live desk's alerts are told to `me` from now on; called again when its agreement or `me` changed.
    /// `isRemembered`: false for a desk that ends with the program.
    void watch(Workspace& workspace, Symbol me, bool isRemembered);
    /// The desk is about to go.
    void stop();

private:
    [[nodiscard]] AlertListener listenerOf(Workspace& workspace, Symbol me, bool isRemembered);
    void choose(AlertScope scope);

    MainWindow& m_window;
    SystemTimeSource m_time;
    DesktopNotifier m_notifier;
    AlertVoice m_voice;
    AlertScope m_scope = AlertScope::Mine;
    std::unique_ptr<Alerts> m_alerts;
    Workspace* m_workspace = nullptr;
    Symbol m_me;
    bool m_isRemembered = true;
};

} // namespace duebell
