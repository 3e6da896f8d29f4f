// What the window follows: starts and stops it, remembers it between starts, and tells the window how it goes.
#pragma once

#include "base/systemtimesource.h"
#include "ui/mainwindow/mainwindow.h"
#include "workspace/follower.h"

#include <QObject>

#include <memory>

namespace duebell {

class Following : public QObject {
    Q_OBJECT

public:
    /// The window must outlive it.
    explicit Following(MainWindow& window);

    /// A live desk is shown: goes on with what was followed into it when the program ended.
    void deskOpened(const QString& desk);
    /// No live desk is shown any more: nothing is taken in until one is.
    void deskClosed();

private:
    void start(const QString& path, const QString& mapping);
    void stop();
    void forget();
    void take(const Follow::Look& look);

    MainWindow& m_window;
    QString m_desk; // empty: none
    SystemTimeSource m_time;
    std::unique_ptr<Follower> m_follower;
    FollowActions::State m_state;
};

} // namespace duebell
