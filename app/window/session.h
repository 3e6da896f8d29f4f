// The desk that the window shows, live or as of a moment: opens files, keeps the live desk beside a past one, and says
// what went wrong.
#pragma once

#include "base/systemtimesource.h"
#include "ui/mainwindow/mainwindow.h"
#include "window/alerting.h"
#include "window/following.h"
#include "window/rescue.h"
#include "workspace/workspace.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <thread>

namespace duebell {

class Session : public QObject {
    Q_OBJECT

public:
    /// The window must outlive the session.
    explicit Session(MainWindow& window);
    ~Session() override;

    /// Opens a desk in the place of the one before; on failure the one before stays, and the window says why.
    bool open(const QString& path, std::optional<Instant> asOf = {});
    /// Makes an invented desk around now in a file of its own, and opens it.
    bool openDemo(std::optional<Instant> asOf = {});
    /// Makes a desk file from an agreement file and opens it; on failure the window says why.
    void create(const QString& path, const QString& agreementPath);
    /// The live desk's tickets are read on another thread while the window is there already.
    void setLoadingBeside(bool beside) { m_loadingBeside = beside; }
    /// Shows the open desk as of a moment, or as it is now.
    bool showAsOf(std::optional<Instant> at);

    [[nodiscard]] QString path() const { return m_path; }
    /// The live desk's tickets are still being read.
    [[nodiscard]] bool isLoading() const { return m_live && m_live->desk().isLoading(); }

private:
    void show(Workspace& workspace);
    bool readPast(Instant at);
    void takePast();
    void dropNextPast();
    void callOff();
    void letGo(std::unique_ptr<Workspace> workspace);
    void refreshLastImport();
    void guard();
    void close();
    void watchAlerts();
    void tellFailure(const Error& error, const QString& otherwise);
    [[nodiscard]] std::unique_ptr<Workspace> openAt(const QString& path, std::optional<Instant> asOf);
    [[nodiscard]] DeskInfo infoOf(Workspace& workspace) const;

    MainWindow& m_window;
    SystemTimeSource m_time;
    Rescue m_rescue;
    Following m_following;
    Alerting m_alerting;
    bool m_loadingBeside = false;
    bool m_offered = false; // to restore the desk that is open
    QString m_path;
    std::unique_ptr<QTemporaryDir> m_demoFolder; // an invented desk goes when the program ends
    std::unique_ptr<Workspace> m_live; // none while only the past was asked for
    std::unique_ptr<Workspace> m_past;
    std::unique_ptr<Workspace> m_nextPast; // being read beside
    Instant m_wanted {}; // what somebody wants to see of it
    std::jthread m_freeing; // tickets that nobody looks at any more
};

} // namespace duebell
