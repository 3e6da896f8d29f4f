// Says on standard output how far a start has come: "settled" once the window is painted and the event loop has nothing
// more to do for it, "loaded" once the desk's tickets are in it, too. For measuring (./dev bench).
#pragma once

#include "window/session.h"

#include <QTimer>

namespace duebell {

class Announcer : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the announcer.
    Announcer(const MainWindow& window, const Session& session);

private:
    void look();

    const MainWindow& m_window;
    const Session& m_session;
    QTimer m_idle; // comes when everything else is done
    int m_quietRounds = 0;
    bool m_settled = false;
};

} // namespace duebell
